"""Alignment: the shapes of one concept in one use. In doubt there is none."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from anarq.model.concepts.gather import carried, shapes_of
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.wording import Words, thing_of
from anarq.model.folder import Follow
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema

if TYPE_CHECKING:  # a module holds its alignment
    from anarq.model.module import Module

Spot: TypeAlias = tuple[Document, str]

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


class Alignment:
    """The shapes of a module, and which of them are of one concept. Each is found once, for several rules ask."""

    def __init__(self, module: "Module") -> None:
        self._module = module

    @cached_property
    def shapes(self) -> dict[tuple[Words, Use], tuple[Shape, ...]]:
        """Every shape that has members, by concept and use.

        Raises:
            NotRead: a file of them is there and could not be read.
        """
        found: dict[tuple[Words, Use], list[Shape]] = defaultdict(list)
        for shape in shapes_of(self._module):
            if shape.concept and shape.members:
                found[shape.concept, shape.use].append(shape)
        return {key: tuple(shapes) for key, shapes in found.items()}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """What is said at several places.

        Raises:
            NotRead: a file of them is there and could not be read.
        """
        return tuple(self._concepts())

    def things(self) -> Iterator[tuple[Shape, tuple[Shape, ...]]]:
        """The things that the module keeps, each with the shapes of other uses that are about it, as their names say.

        Raises:
            NotRead: a file of them is there and could not be read.
        """
        stored = {words: shapes[0] for (words, use), shapes in self.shapes.items() if use is Use.STORED}
        kept = {words: shape for words, shape in stored.items() if shape.has_a_name}
        about: dict[Words, list[Shape]] = defaultdict(list)
        for (words, use), shapes in self.shapes.items():
            thing = thing_of(words, use, kept.keys())
            if thing:
                about[thing].extend(shapes)
        return ((kept[thing], tuple(shapes)) for thing, shapes in about.items())

    def _concepts(self) -> Iterator[Concept]:
        for (words, use), every in self.shapes.items():
            for shapes in _by_version(every):
                if len({shape.spot for shape in shapes}) > 1:
                    kept = _once(self._kept(use, [one for one in shapes if self._is_so_named(one)]))
                    if len(kept) > 1 and not _is_ambiguous(kept):
                        yield Concept(words, use, kept)

    @cached_property
    def _names(self) -> dict[Spot, Words]:
        """How the schemas that have a name of their own are called."""
        every = (shape for shapes in self.shapes.values() for shape in shapes)
        return {_spot(one.target): one.concept for one in every if one.has_a_name}

    def _is_so_named(self, shape: Shape) -> bool:
        """Whether a view is of what its operation is called after: a schema with another name is of something else."""
        return shape.source is not Source.VIEW or self._names.get(_spot(shape.target), shape.concept) == shape.concept

    def _kept(self, use: Use, shapes: list[Shape]) -> list[Shape]:
        """The shapes without those that are named as the thing itself and are only ever sent to ask for it."""
        if use is not Use.STORED or self._asked.isdisjoint(_spot(shape.target) for shape in shapes):
            return shapes
        return [one for one in shapes if _spot(one.target) not in self._asked or _spot(one.target) in self._shown]

    @cached_property
    def _asked(self) -> frozenset[Spot]:
        """The schemas of bodies."""
        follow, operations = self._module.follow, self._module.operations
        return frozenset(_spot(follow(one.request)) for one in operations if one.request.exists)

    @cached_property
    def _shown(self) -> set[Spot]:
        """The schemas of what is answered with, and of its parts."""
        found = set[Spot]()
        for operation in self._module.operations:
            _reach(self._module.follow, carried(self._module, operation.answer), found, _DEEPEST)
        return found


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


def _reach(follow: Follow, schema: Node, found: set[Spot], deep: int) -> None:
    target = follow(schema)
    if not deep or not target.exists or _spot(target) in found:
        return
    found.add(_spot(target))
    below = [*Schema(target).all_of, Schema(target).items, *Schema(target).properties.values()]
    for node in below:
        _reach(follow, node, found, deep - 1)


def _spot(node: Node) -> Spot:
    return node.document, node.pointer
