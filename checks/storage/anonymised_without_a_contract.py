from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.kept import kept_of
from anarq.model.views.retention import retention_of
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    described = {each.collection for each in kept_of(module) if not each.is_draft}
    stored = stored_of(module)
    for policy in retention_of(module):
        name = policy.resource.text()
        if policy.archival.text() != "ANONYMIZE" or name not in stored:
            continue
        for collection in stored[name].collections:
            if collection not in described:
                yield Hit(
                    policy.archival,
                    found=f"`{name}` end with `ANONYMIZE`, and no contract says what is personal in the records of "
                    f"`{collection}`",
                    mend=f'give the contract of these records `"x-anarq-resource": {{"type": "{name}", "collection": '
                    f'"{collection}", …}}`, or keep them under another resource type',
                    allowed=("DELETE", "ARCHIVE"),
                    rests_on=tuple(contract.node for contract in module.contracts),
                )


RULE = Rule(
    summary="Records are to be anonymised, and no contract says what is personal in them.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Data Retention Policies",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.RETENTION,),
    vocabulary=True,
)
