from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    policies = module.node("storage/retention.policy.json", "policies")
    kept = [policy.get("resourceType").text() for policy in policies.elements()]
    for contract in module.contracts:
        resource = contract.resource_type
        if resource and resource not in kept:
            yield Hit(
                contract.node.get("x-anarq-resource", "type"),
                found=f"`{resource}` is kept and `storage/retention.policy.json` does not say for how long",
                mend=f"add a policy for the resource type `{resource}`",
                allowed=tuple(sorted(kept)),
                cause=resource,
            )


RULE = Rule(
    summary="A type is kept, and no retention policy says for how long.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Retention by Resource Type",
    scope=Scope.MODULE,
    cause="a resource type",
    check=check,
    for_people=True,
)
