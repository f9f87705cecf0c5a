from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    names = [operation.name for operation in module.operations if operation.node.get("operationId").exists]
    for tool in module.tools:
        if tool.binding and tool.operation is None:
            yield Hit(
                tool.node.get("operation"),
                found=f"tool `{tool.name}` calls the operation `{tool.binding}`, which `openapi.yaml` does not have",
                mend=did_you_mean(tool.binding, names, "name an operation, or give the tool schemas of its own"),
                allowed=closest_first(tool.binding, names),
                cause=tool.binding,
            )


RULE = Rule(
    summary="An MCP tool is bound to an operation that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a name that no operation has",
    check=check,
)
