from collections.abc import Iterator

from anarq.model.duration import Duration
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.retention import retention_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    standard = module.standards.retention
    for policy in retention_of(module):
        resource = policy.resource.text()
        wanted = standard.get(resource, "")
        least = Duration.parse(wanted)
        period = policy.period
        found = Duration.parse(period.text())
        if least and found and found.is_shorter_than(least):
            yield Hit(
                period,
                found=f"`{resource}` are kept for `{period.text()}`, and the standard asks for `{wanted}` at least",
                mend=f"keep them for `{wanted}` or longer",
                allowed=(wanted,),
            )


RULE = Rule(
    summary="A resource type is kept for a shorter time than the standard asks for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Retention by Resource Type",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    needs=(Role.RETENTION,),
)
