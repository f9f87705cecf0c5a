from collections.abc import Iterator

from anarq.checks.compat._deprecated import marked
from anarq.model.module import Ecosystem
from anarq.model.views.deprecations import going_of, schedule_of
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        scheduled = going_of(module)
        for mark, kind, feature in marked(module):
            if mark.flag() and feature not in scheduled:
                yield Hit(
                    mark,
                    found=f"{kind} `{feature}` is deprecated and `compat/deprecations.yaml` says no end",
                    mend=f"add an entry with `feature: {feature}`",
                    rests_on=(schedule_of(module), Schema(mark.document.root).id),
                )


RULE = Rule(
    summary="Something is deprecated, and no schedule says when it goes and what takes its place.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Lifecycle",
    scope=Scope.ECOSYSTEM,
    cause="a feature",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    vocabulary=True,
)
