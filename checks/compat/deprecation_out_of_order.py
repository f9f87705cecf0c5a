from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from anarq.model.duration import Duration
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.deprecations import Deprecation, deprecations_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_A_DAY = 86_400


def check(module: Module) -> Iterator[Hit]:
    wanted = module.standards.deprecation_notice
    notice = Duration.parse(wanted)
    for one in deprecations_of(module):
        crossed = next(_crossed(one), None)
        first, last = _day(one.since), _day(one.sunset)
        if crossed is not None:
            yield crossed
        elif first and last and notice and (last - first).days * _A_DAY < notice.shortest:
            yield Hit(
                one.sunset,
                found=f"`{one.feature.text()}` is gone {(last - first).days} days after it is deprecated, and the "
                f"standard gives notice of `{wanted}`",
                mend=f"let it go `{wanted}` after `{first}` or later",
                allowed=(wanted,),
                rests_on=(one.since, one.sunset),
            )


def _crossed(one: Deprecation) -> Iterator[Hit]:
    """Days that come in the wrong order: what is deprecated, moved from, and gone."""
    days = (one.since, "deprecated"), (one.deadline, "to be moved from"), (one.sunset, "gone")
    for (earlier, what), (later, then) in pairwise(days):
        first, second = _day(earlier), _day(later)
        if first and second and first > second:
            yield Hit(
                later,
                found=f"`{one.feature.text()}` is {then} on `{second}`, before it is {what} on `{first}`",
                mend="put the days in order: `deprecationDate`, `migrationDeadline`, `sunsetDate`",
                rests_on=(earlier, later),
            )


def _day(node: Node) -> date | None:
    """The day that a text writes; None where it writes none, which another rule reports."""
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        return None


RULE = Rule(
    summary="The days of a deprecation come in the wrong order, or too soon after one another.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Lifecycle",
    scope=Scope.MODULE,
    cause="a deprecation",
    check=check,
    for_people=True,
    stage=Stage.AGREEMENT,
    needs=(Role.DEPRECATIONS,),
    vocabulary=True,
)
