from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    scheduled = {
        entry.get("feature").text() for entry in module.node("compat/deprecations.yaml", "deprecations").elements()
    }
    for node, kind, feature in _deprecated(module):
        if feature not in scheduled:
            yield Hit(
                node,
                found=f"{kind} `{feature}` is deprecated and `compat/deprecations.yaml` says no end",
                mend=f"add an entry with `feature: {feature}`",
            )


def _deprecated(module: Module) -> Iterator[tuple[Node, str, str]]:
    """Whatever says of itself that it is going away: node, kind, name in the schedule."""
    for operation in module.operations:
        if operation.node.get("deprecated").flag():
            yield operation.node.get("deprecated"), "operation", operation.name
    for topic in module.topics:
        if topic.node.get("deprecated").flag():
            yield topic.node.get("deprecated"), "topic", topic.name
    for tool in module.tools:
        if tool.node.get("deprecation", "deprecated").flag():
            yield tool.node.get("deprecation"), "tool", tool.name
    for contract in module.contracts:
        for _, node in contract.properties():
            if node.get("deprecated").flag():
                yield node.get("deprecated"), "property", f"{contract.id}#{node.pointer}"


RULE = Rule(
    summary="Something is deprecated, and no schedule says when it goes and what takes its place.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Lifecycle",
    scope=Scope.MODULE,
    cause="a feature",
    check=check,
    for_people=True,
)
