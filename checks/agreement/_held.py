"""The shapes of a module held against one another, member by member and as deep as both describe."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final

from anarq.checks.agreement._patterns import Relation
from anarq.model.concepts.aligned import Concept
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.values import Values, values_of
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema
from anarq.rules import Lack

ONCE: Final = "say it once, and refer to it; or name otherwise what is not the same"
"""The mend of what is said twice."""

_DEEPEST: Final = 5
_MOST: Final = 20_000
"""So many members of one module are compared: a stranger may write any number."""


@dataclass(frozen=True, slots=True)
class Held:
    """A part that two shapes of one concept describe.

    Attributes:
        concept: of which it is a part.
        path: the names that lead to it, with `[]` for each element of a list; empty for the whole.
        first: what the other is held to.
        second: the other.
        place: where the module itself says the second.
    """

    concept: Concept
    path: str
    first: Shape
    second: Shape
    place: Node

    @property
    def values(self) -> tuple[Values, Values]:
        """What both say of its values."""
        return values_of(self.first.node, self.first.follow), values_of(self.second.node, self.second.follow)

    @property
    def title(self) -> str:
        """What it is, for people."""
        return f"`{self.path}` of {self.second.called}" if self.path else self.second.called

    def told_at(self, node: Node) -> Node:
        """A node of the second, or where the module says it where the node is in a document of others."""
        return node if node.document is self.place.document else self.place

    @property
    def may_add(self) -> bool:
        """Whether the second may demand more: a tool whose operation nobody knows takes what stands in a path too."""
        return not self.path and self.second.source is Source.TOOL and self.concept.use is Use.REQUEST

    def below(self, name: str) -> str:
        """The path of a member."""
        return f"{self.path}.{name}" if self.path else name

    def admits(self, relation: Relation) -> bool:
        """Whether the second may say it so: a tool may take less than its operation, and answer with more."""
        source = self.second.source
        if not source.may_leave_out:
            return False
        may_narrow = self.concept.use.comes_in or source is Source.VIEW
        return relation is (Relation.NARROWER if may_narrow else Relation.WIDER)


def held(module: Module) -> tuple[Held, ...]:
    """Every part that is described twice, each before its own parts. What is one schema is not compared.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    return _held(module)[:_MOST]


def not_held(module: Module) -> Iterator[Lack]:
    """Says that some parts are not compared, where there are too many."""
    if len(_held(module)) > _MOST:
        yield Lack(module.name, f"room: of its members that are described twice {_MOST:,} are compared")


@lru_cache(maxsize=32)
def _held(module: Module) -> tuple[Held, ...]:
    """The parts, and one more than are compared where there are as many."""
    own = frozenset(module.documents.values())
    every = (
        Held(one, "", first, second, second.node) for one in module.alignment.concepts for first, second in one.pairs()
    )
    return tuple(islice((part for whole in every for part in _parts(whole, own, set(), _DEEPEST)), _MOST + 1))


def _parts(whole: Held, own: frozenset[Document], seen: set[tuple[object, ...]], deep: int) -> Iterator[Held]:
    spots = *_spot(whole.first), *_spot(whole.second)
    if spots in seen or not deep or _is_one(whole.first, whole.second):
        return
    seen.add(spots)
    yield whole
    if whole.first.members and whole.second.members:
        for name, member in whole.second.members.items():
            other = whole.first.members.get(name)
            if other is not None:
                yield from _parts(_below(whole, own, whole.below(name), other.node, member.node), own, seen, deep - 1)
    elements = _element(whole.first), _element(whole.second)
    if elements[0].exists and elements[1].exists:
        yield from _parts(_below(whole, own, f"{whole.path}[]", *elements), own, seen, deep - 1)


def _below(whole: Held, own: frozenset[Document], path: str, first: Node, second: Node) -> Held:
    one, other = (
        replace(shape, node=node, parameters=(), may_be_left_out=False)
        for shape, node in ((whole.first, first), (whole.second, second))
    )
    return Held(whole.concept, path, one, other, second if second.document in own else whole.place)


def _element(shape: Shape) -> Node:
    return Schema(shape.target).items


def _is_one(first: Shape, second: Shape) -> bool:
    """Whether both are one schema, or two that read the same and refer to nothing else."""
    if _spot(first) == _spot(second):
        return True
    alike = not (first.parameters or second.parameters) and first.target.value == second.target.value
    return alike and first.node.value == second.node.value and first.target.document is second.target.document


def _spot(shape: Shape) -> tuple[Document, str]:
    return shape.target.document, f"{shape.target.pointer} {len(shape.parameters)}"
