"""What two places say otherwise of one value: computed once, for several rules ask."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from anarq.checks.agreement._compared import Difference, differences
from anarq.checks.agreement._held import ONCE, Held, held
from anarq.checks.agreement._patterns import Patterns, Relation
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, Side

Spot: TypeAlias = tuple[Document, str]


@lru_cache(maxsize=32)
def differing(module: Module) -> tuple[tuple[Held, tuple[Difference, ...]], ...]:
    """Every part that is described twice, with what is said otherwise of its values.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    patterns = Patterns()
    return tuple((part, differences(*part.values, patterns)) for part in held(module))


@lru_cache(maxsize=32)
def contradicted(module: Module) -> frozenset[Spot]:
    """The places that say something of a value that contradicts another place of the same concept and use."""
    apart = (one for _, found in differing(module) for one in found if one.relation is Relation.APART)
    return frozenset(spot(node) for one in apart for node, _ in (one.first, one.second))


@lru_cache(maxsize=32)
def unequal(module: Module) -> frozenset[Spot]:
    """The places that say of a value what another place of the same concept and use says otherwise, and may not."""
    every = ((part, one) for part, found in differing(module) for one in found if not part.admits(one.relation))
    return frozenset(spot(node) for _, one in every for node, _ in (one.first, one.second))


def spot(node: Node) -> Spot:
    """What tells a node from others."""
    return node.document, node.pointer


def of_values(part: Held, one: Difference, so: str = "") -> tuple[Hit, Node, Node]:
    """The hit of a difference, with the two places where it is said."""
    (first, allowed), (second, said) = one.first, one.second
    hit = Hit(
        part.told_at(second),
        found=f"{part.title} has the {one.fact} {said}, and {part.first.called} {allowed}{so}",
        mend=ONCE,
        allowed=(allowed.strip("`"),),
        rests_on=(part.place, first, second),
        sides=(Side(first, f"the {one.fact} {allowed}"),),
    )
    return hit, first, second


def one_by_one(found: Iterable[tuple[Hit, Node, Node]]) -> Iterator[Hit]:
    """The hits, with one cause for all that contradict one another: each is given with the two places where it is said.

    Where three places differ, or many refer to one that does, that is one thing to mend.
    """
    hits = [*found]
    above: dict[Spot, Spot] = {}
    for _, *both in hits:
        one, other = (_top(above, spot(node)) for node in both)
        above.setdefault(one, one)
        above[other] = one
    for hit, first, _ in hits:
        document, pointer = _top(above, spot(first))
        yield replace(hit, cause=f"{document.shown} {pointer}")


def _top(above: dict[Spot, Spot], at: Spot) -> Spot:
    """The one place that stands for all that it is joined with. The way there is shortened on the way."""
    while above.setdefault(at, at) != at:
        above[at] = above[above[at]]
        at = above[at]
    return at
