from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.retention import retention_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    standard = module.standards.archival
    for policy in retention_of(module):
        resource, found = policy.resource.text(), policy.archival
        wanted = standard.get(resource, "")
        if wanted and found.text() and found.text() != wanted:
            yield Hit(
                found,
                found=f"`{resource}` end with `{found.text()}`, and the standard asks for `{wanted}`",
                mend=f"say `{wanted}`, or give what ends otherwise a resource type of its own",
                allowed=(wanted,),
                rests_on=(found,),
            )


RULE = Rule(
    summary="At the end of its time a resource type becomes something else than the standard asks for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Retention by Resource Type",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    stage=Stage.MEANING,
    for_people=True,
    needs=(Role.RETENTION,),
)
