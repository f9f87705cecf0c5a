"""The tools of a folder that somebody else laid out."""

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.model.views.tools import Tool
from anarq.scaffold.adopting.guess import Guess, Said, Taken, plain
from anarq.scaffold.adopting.http import Interface
from anarq.scaffold.adopting.types import Types, kebab


def tools(module: Module, types: Types, interface: Interface, version: Said) -> dict[str, Said]:
    """`mcp.json`. What a tool is limited to is left out where nothing says it, and so is the scope of one that calls
    no operation. Of several that are called alike, the first is taken.
    """
    told: dict[str, Said] = {}
    for tool in (one for one in module.tools if one.name and one.name not in told):
        told[tool.name] = _tool(tool, types, interface, version)
    return {"tools": told}


def _tool(tool: Tool, types: Types, interface: Interface, version: Said) -> Said:
    operation = tool.operation or interface.called(tool.short)
    own, needed = tool.version, tool.dependencies
    limits = {key: node for key, node in (("rpm", tool.rpm), ("burst", tool.burst)) if node.exists}
    said: dict[str, Said] = {
        **(_own_types(tool, types) if operation is None else {"operation": _bound(tool, interface.name(operation))}),
        "version": own if own.text() else Guess(plain(version), "it is that of the module"),
        **({"description": tool.description} if tool.description.text() else {}),
        "capabilities": _capabilities(tool, operation),
        **({"rateLimit": limits} if limits else {}),
        "dependencies": _texts(needed) if needed.exists else Guess([], "nothing says what it needs"),
    }
    return Taken(said, (tool.named,))


def _own_types(tool: Tool, types: Types) -> dict[str, Said]:
    """What a tool takes and gives that calls no operation."""
    own = (("input", tool.input), ("output", tool.output))
    return {key: types.contract(node, kebab(f"{tool.short}-{key}")) for key, node in own if node.exists}


def _bound(tool: Tool, name: str) -> Said:
    """The operation that a tool calls, which says what the tool takes and gives."""
    called: Said = Taken(name, (tool.bound,)) if tool.bound.exists else Guess(name, "it is called as the tool is")
    return Taken(called, (tool.input, tool.output), f"the operation {name} says it")


def _capabilities(tool: Tool, operation: Operation | None) -> Said:
    """What a tool may do. One of which nobody says that it only reads is taken for one that writes."""
    if tool.capabilities.exists:
        return _texts(tool.capabilities)
    hint = tool.hinted_to_read
    if isinstance(hint.value, bool):
        return Guess(Taken(["read" if hint.value else "write"], (hint,)), "its readOnlyHint says so")
    if operation is not None and operation.method == "get":
        return Guess(["read"], "it calls a GET")
    return Guess(["write"], "nothing says that it only reads")


def _texts(node: Node) -> list[Said]:
    return [one for one in node.elements() if one.text()]
