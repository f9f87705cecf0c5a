from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    declared = module.policies.get("scopes").mapping()
    for operation in module.operations:
        scope = operation.scope
        if scope and scope not in declared:
            yield Hit(
                operation.node.get("x-anarq-scope"),
                found=f"operation `{operation.name}` needs the scope `{scope}`, which the policies do not declare",
                mend=did_you_mean(scope, declared, "declare it in `security/policies.yaml`, and give it to a role"),
                allowed=closest_first(scope, declared),
                cause=scope,
            )


RULE = Rule(
    summary="An operation needs a scope that the policies do not declare.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Permission Module (Qonsent)",
    scope=Scope.MODULE,
    cause="a scope that is not declared",
    check=check,
)
