"""From hits to findings: one root cause is one finding, with its instances folded in."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from anarq.model.errors import Place
from anarq.rules.catalogue import Entry
from anarq.rules.finding import Finding, Instance
from anarq.rules.rule import Hit


@dataclass(frozen=True, slots=True, eq=False)
class Raised:
    """A hit with its rule and its place.

    Attributes:
        entry: the rule.
        hit: what its check yielded.
        at: where.
        group: the module that the check was given; empty when it was given all of them. Causes are told apart by it.
        sides: the places that it contradicts.
    """

    entry: Entry
    hit: Hit
    at: Instance
    group: str
    sides: tuple[Instance, ...] = ()


def order(finding: Finding) -> tuple[Place, str, str]:
    """Findings stand in the order of their places."""
    return finding.place, finding.rule, finding.found


def fold(raised: Iterable[Raised]) -> Iterator[Finding]:
    """One finding per root cause."""
    groups: dict[Hashable, list[Raised]] = defaultdict(list)
    for one in raised:
        cause = one.hit.cause or (one.at.place, one.at.found)  # an alias leads to one place by several ways
        groups[one.entry.id, one.group, cause].append(one)
    for members in groups.values():
        members.sort(key=lambda one: (one.at.place, one.at.pointer))
        yield _finding(members)


def _finding(members: list[Raised]) -> Finding:
    told: dict[tuple[Place, str], Raised] = {}
    for one in members:
        told.setdefault((one.at.place, one.at.found), one)
    first, *others = told.values()
    return Finding(
        rule=first.entry.id,
        severity=first.entry.rule.severity,
        at=first.at,
        mend=first.hit.mend,
        allowed=first.hit.allowed,
        also=tuple(one.at for one in others),
        fix=first.hit.fix,
        sides=tuple(dict.fromkeys(side for one in members for side in one.sides)),
    )
