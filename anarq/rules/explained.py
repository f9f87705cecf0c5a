"""Hits that follow from another one are not told: one root cause is one finding."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

from anarq.model import pointer as pointers
from anarq.model.severity import Severity
from anarq.model.tree import Document, Node
from anarq.rules.fold import Raised

Spot: TypeAlias = tuple[Document, str]


def unexplained(raised: Sequence[Raised]) -> list[Raised]:
    """The hits that no other explains, in their order.

    A hit is explained by an error of a rule of an earlier stage that stands, or whose mend would stand, at or below a
    place that it rests on, whether that one is explained itself or not. So no circle of hits can explain itself away,
    and whatever is left out has a finding of an earlier stage in its stead. It costs the size of the hits.
    """
    wrong: set[Spot] = set()
    told: set[Raised] = set()
    for _, stage in groupby(sorted(raised, key=_stage), key=_stage):
        known: dict[int, bool] = {}
        found = [*stage]
        fresh = [one for one in found if not any(_is_wrong(rest, wrong, known) for rest in one.hit.rests_on)]
        told.update(fresh)
        errors = (one for one in found if one.entry.rule.severity is Severity.ERROR)
        wrong.update(spot for one in errors for spot in _around((one.hit.node, *one.hit.stands_for)))
    return [one for one in raised if one in told]


def _stage(raised: Raised) -> int:
    return raised.entry.rule.stage


def _is_wrong(rest: Node | tuple[Node, ...], wrong: set[Spot], known: dict[int, bool]) -> bool:
    """Whether an error stands at a place or below; of several that many hits rest on, that is found out once."""
    if isinstance(rest, Node):
        return _spot(rest) in wrong
    if id(rest) not in known:
        known[id(rest)] = not wrong.isdisjoint(map(_spot, rest))
    return known[id(rest)]


def _spot(node: Node) -> Spot:
    return node.document, node.pointer


def _around(nodes: Iterable[Node]) -> Iterable[Spot]:
    """The places, and all that they stand in."""
    return ((node.document, pointer) for node in nodes for pointer in pointers.parents(node.pointer))
