from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.model.views.tools import Tool
from anarq.rules import Hit, Rule, Scope, Severity, Side

_WRITING: Final = ("write", "admin")


def check(module: Module) -> Iterator[Hit]:
    for tool in module.tools:
        claim = _claim(tool)
        if claim is not None:
            yield from _contradicted(tool, claim)


def _claim(tool: Tool) -> Node | None:
    """Where a tool says that it only reads; None where it does not."""
    if tool.hinted_to_read.flag():
        return tool.hinted_to_read
    return tool.capabilities if {*tool.capabilities.texts()} == {"read"} else None


def _contradicted(tool: Tool, claim: Node) -> Iterator[Hit]:
    operation = tool.operation
    said = "declares only `read`" if claim.pointer == tool.capabilities.pointer else "says `readOnlyHint: true`"
    if operation is not None and _writes(operation):
        yield Hit(
            claim,
            found=f"tool `{tool.name}` {said} and calls `{operation.name}`, which changes state",
            mend="declare `write`, or call an operation that only reads",
            allowed=_WRITING,
            cause=tool.name,
            sides=(Side(operation.node, f"`{operation.method.upper()} {operation.path}`"),),
        )
    for other, says in _others(tool):
        yield Hit(
            claim,
            found=f"tool `{tool.name}` {said}, and {says}",
            mend="say the same in both",
            cause=tool.name,
            sides=(Side(other, says),),
        )


def _writes(operation: Operation) -> bool:
    """Whether it changes state. Outside of the house nothing says of a POST that it only computes: one that may be
    repeated with one effect is a write.
    """
    plain = operation.module.speaks_house or operation.method != "post"
    return operation.is_write and (plain or operation.takes_idempotency_key)


def _others(tool: Tool) -> Iterator[tuple[Node, str]]:
    """Where a tool that says that it only reads says otherwise itself."""
    if tool.hinted_to_read.flag() and not {*_WRITING}.isdisjoint(tool.capabilities.texts()):
        yield tool.capabilities, "its capabilities are to write"
    if tool.hinted_to_destroy.flag():
        yield tool.hinted_to_destroy, "`destructiveHint: true`"


RULE = Rule(
    summary="An MCP tool claims to read only, and writes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a tool",
    check=check,
    needs=(Role.TOOLS,),
)
