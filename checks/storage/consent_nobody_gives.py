from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.policies import policies_of
from anarq.model.views.retention import retention_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    purposes = policies_of(module).purposes.values()
    agreed = {name for purpose in purposes if purpose.basis.text() == "consent" for name in purpose.retention.texts()}
    for policy in retention_of(module):
        name = policy.resource.text()
        if policy.user_consent.flag() and name not in agreed:
            yield Hit(
                policy.user_consent,
                found=f"consent keeps `{name}` longer, and no purpose with the basis `consent` needs it",
                mend="say `false`, or say in `security/policies.yaml` for which purpose consent is asked",
                allowed=("false",),
                rests_on=tuple(purpose.basis for purpose in purposes if name in purpose.retention.texts()),
            )


RULE = Rule(
    summary="Data is kept longer by consent, for which nothing asks.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="GDPR Compliance",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.RETENTION,),
    vocabulary=True,
)
