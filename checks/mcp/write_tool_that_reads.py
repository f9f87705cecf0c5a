from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.tools import Tool
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage

_READING: Final = ("get", "head")
_WRITING: Final = ("write", "admin")


def check(module: Module) -> Iterator[Hit]:
    for tool in module.tools:
        operation = tool.operation
        if operation is None or not (operation.method in _READING or operation.safe.flag()):
            continue
        for claim, said in _claims(tool):
            yield Hit(
                claim,
                found=f"tool `{tool.name}` {said} and calls `{operation.name}`, which only reads",
                mend="declare `read` alone, or call the operation that was meant",
                allowed=("read",),
                cause=tool.name,
                rests_on=(operation.safe, operation.limited, operation.scoped),
                sides=(Side(operation.node, f"`{operation.method.upper()} {operation.path}`"),),
            )


def _claims(tool: Tool) -> Iterator[tuple[Node, str]]:
    """Where a tool says that it changes something. Of one that says besides that it only reads another rule tells."""
    for capability in tool.capabilities.elements():
        if capability.text() in _WRITING:
            yield capability, f"declares `{capability.text()}`"
    if tool.hinted_to_destroy.flag() and tool.capabilities.texts() != ("read",):
        yield tool.hinted_to_destroy, "says `destructiveHint: true`"


RULE = Rule(
    summary="An MCP tool claims to change something, and only reads.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a tool",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.TOOLS, Role.HTTP),
)
