from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for tool in module.tools:
        capabilities = tool.capabilities
        operation = tool.operation
        if operation is not None and operation.is_write and set(capabilities.texts()) == {"read"}:
            yield Hit(
                capabilities,
                found=f"tool `{tool.name}` declares only `read` and calls `{operation.name}`, which changes state",
                mend="declare `write`, or call an operation that only reads",
                allowed=("write", "admin"),
            )


RULE = Rule(
    summary="An MCP tool claims to read only, and calls an operation that writes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a tool",
    check=check,
    needs=(Role.TOOLS,),
    vocabulary=True,
)
