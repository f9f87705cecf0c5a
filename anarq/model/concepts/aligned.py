"""Alignment: the shapes of one concept in one use. In doubt there is none."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anarq.model.concepts.gather import carried, shapes_of
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.wording import Words, thing_of
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema

_DEEPEST: Final = 4
_SINGLE: Final = frozenset({Source.CONTRACT, Source.COMPONENT, Source.OPERATION, Source.TOPIC})
"""Where a concept stands once at most: with two, nobody knows which of them is meant."""


@dataclass(frozen=True, eq=False)
class Concept:
    """What several places say of one thing in one use.

    Attributes:
        words: its name.
        use: what all of the shapes are there for.
        shapes: the first is what the others are held to. No two of them are one schema.
    """

    words: Words
    use: Use
    shapes: tuple[Shape, ...]

    @property
    def name(self) -> str:
        """Its name, for people."""
        return " ".join(self.words)

    def pairs(self) -> Iterator[tuple[Shape, Shape]]:
        """What each other shape is held to, and itself."""
        first, *others = self.shapes
        return ((first, other) for other in others)


@lru_cache(maxsize=32)  # several rules ask for the same module
def shapes_by_concept(module: Module) -> dict[tuple[Words, Use], tuple[Shape, ...]]:
    """Every shape that has members, by concept and use.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    found: dict[tuple[Words, Use], list[Shape]] = defaultdict(list)
    for shape in shapes_of(module):
        if shape.concept and shape.members:
            found[shape.concept, shape.use].append(shape)
    return {key: tuple(shapes) for key, shapes in found.items()}


@lru_cache(maxsize=32)
def concepts_of(module: Module) -> tuple[Concept, ...]:
    """What is said at several places of a module.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    return tuple(_concepts(module))


def things_of(module: Module) -> Iterator[tuple[Shape, tuple[Shape, ...]]]:
    """The things that a module keeps, each with the shapes of other uses that are about it, as their names say.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    known = shapes_by_concept(module)
    kept = {words: shapes[0] for (words, use), shapes in known.items() if use is Use.STORED and _has_a_name(shapes[0])}
    about: dict[Words, list[Shape]] = defaultdict(list)
    for (words, use), shapes in known.items():
        thing = thing_of(words, use, kept.keys())
        if thing:
            about[thing].extend(shapes)
    return ((kept[thing], tuple(shapes)) for thing, shapes in about.items())


def _has_a_name(shape: Shape) -> bool:
    return shape.source in (Source.CONTRACT, Source.COMPONENT)


def _concepts(module: Module) -> Iterator[Concept]:
    kept_as = _names(module)
    for (words, use), every in shapes_by_concept(module).items():
        for shapes in _by_version(every):
            if len({shape.spot for shape in shapes}) > 1:
                kept = _once(_kept(module, use, [one for one in shapes if _is_so_named(one, kept_as)]))
                if len(kept) > 1 and not _is_ambiguous(kept):
                    yield Concept(words, use, kept)


def _names(module: Module) -> dict[tuple[Document, str], Words]:
    """How the schemas that have a name of their own are called."""
    every = (shape for shapes in shapes_by_concept(module).values() for shape in shapes)
    return {_spot(one.target): one.concept for one in every if _has_a_name(one)}


def _is_so_named(shape: Shape, names: dict[tuple[Document, str], Words]) -> bool:
    """Whether a view is of what its operation is called after: a schema with another name is of something else."""
    return shape.source is not Source.VIEW or names.get(_spot(shape.target), shape.concept) == shape.concept


def _by_version(shapes: tuple[Shape, ...]) -> Iterator[tuple[Shape, ...]]:
    """The shapes of each version; all of them where there is one version, or none is said."""
    versions = {shape.version for shape in shapes} - {0}
    if len(versions) < 2:
        yield shapes
    else:
        yield from (tuple(one for one in shapes if one.version == version) for version in sorted(versions))


def _once(shapes: list[Shape]) -> tuple[Shape, ...]:
    """Each schema once, in the order of their sources."""
    found: dict[tuple[Document, str, int], Shape] = {}
    for shape in sorted(shapes, key=lambda one: one.source):
        found.setdefault(shape.spot, shape)
    return tuple(found.values())


def _is_ambiguous(shapes: tuple[Shape, ...]) -> bool:
    sources = [shape.source for shape in shapes if shape.source in _SINGLE]
    return len(sources) != len(set(sources))


def _kept(module: Module, use: Use, shapes: list[Shape]) -> list[Shape]:
    """The shapes without those that are named as the thing itself and are only ever sent to ask for it."""
    if use is not Use.STORED:
        return shapes
    asked = {_spot(module.follow(one.request)) for one in module.operations if one.request.exists}
    if asked.isdisjoint(_spot(shape.target) for shape in shapes):
        return shapes
    shown = set[tuple[Document, str]]()
    for operation in module.operations:
        _reach(module, carried(module, operation.answer), shown, _DEEPEST)
    return [one for one in shapes if _spot(one.target) not in asked or _spot(one.target) in shown]


def _reach(module: Module, schema: Node, found: set[tuple[Document, str]], deep: int) -> None:
    target = module.follow(schema)
    if not deep or not target.exists or _spot(target) in found:
        return
    found.add(_spot(target))
    below = [*Schema(target).all_of, Schema(target).items, *Schema(target).properties.values()]
    for node in below:
        _reach(module, node, found, deep - 1)


def _spot(node: Node) -> tuple[Document, str]:
    return node.document, node.pointer
