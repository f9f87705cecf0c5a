from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.retention import retention_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for policy in retention_of(module):
        if policy.business_critical.flag() and policy.archival.text() == "ARCHIVE":
            yield Hit(
                policy.business_critical,
                found=f"`{policy.resource.text()}` are archived in any case, so that nothing is kept by "
                "`businessCritical`",
                mend="say `false`, or say with `archivalPolicy` what becomes of what the business does not need",
                allowed=("false",),
                rests_on=(policy.archival,),
            )


RULE = Rule(
    summary="What is archived in any case is said to be archived because the business needs it.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Data Retention Policies",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    needs=(Role.RETENTION,),
    vocabulary=True,
)
