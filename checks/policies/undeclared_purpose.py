from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    declared = list(module.policies.get("purposes").mapping())
    for operation in module.operations:
        purpose = operation.node.get("x-anarq-purpose")
        if operation.platform or operation.purpose in declared:
            continue
        if not purpose.exists:
            yield Hit(
                operation.node,
                found=f"operation `{operation.name}` says no `x-anarq-purpose`",
                mend="say what the data is processed for",
                allowed=tuple(declared),
                cause="no purpose",
            )
        else:
            yield Hit(
                purpose,
                found=f"operation `{operation.name}` has the purpose `{operation.purpose}`, which is not declared",
                mend=did_you_mean(operation.purpose, declared, "declare it in `security/policies.yaml`"),
                allowed=closest_first(operation.purpose, declared),
                cause=operation.purpose,
            )


RULE = Rule(
    summary="An operation processes data for a purpose that the policies do not declare.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.MODULE,
    cause="a purpose that is not declared, or an operation without one",
    check=check,
    for_people=True,
)
