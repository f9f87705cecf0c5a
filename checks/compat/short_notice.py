from collections.abc import Iterator
from datetime import date

from anarq.model.duration import Duration
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.deprecations import deprecations_of
from anarq.rules import Hit, Rule, Scope, Severity

_DAY = 86_400


def check(module: Module) -> Iterator[Hit]:
    asked = module.standards.deprecation_notice
    least = Duration.parse(asked)
    for going in deprecations_of(module):
        since, sunset = _day(going.since), _day(going.sunset)
        if least is None or since is None or sunset is None:
            continue  # what is not a day its schema judges
        days = (sunset - since).days
        if days * _DAY < least.shortest:
            when = "after" if days >= 0 else "before"
            yield Hit(
                going.sunset,
                found=f"`{going.feature.text()}` is gone {abs(days)} days {when} it was deprecated, "
                f"and the standard asks for `{asked}` at least",
                mend="give those who use it more time: a later `sunsetDate`",
            )


def _day(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        return None


RULE = Rule(
    summary="Something is gone sooner after its deprecation than the standard allows.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Lifecycle",
    scope=Scope.MODULE,
    cause="an entry",
    check=check,
    for_people=True,
    needs=(Role.DEPRECATIONS,),
    vocabulary=True,
)
