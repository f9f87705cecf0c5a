"""The tools of a folder that somebody else laid out."""

from anarq.model.module import Module
from anarq.model.views.openapi import Operation
from anarq.model.views.tools import Tool
from anarq.scaffold.adopting.guess import Guess, Said
from anarq.scaffold.adopting.http import Interface
from anarq.scaffold.adopting.types import Types, kebab


def tools(module: Module, types: Types, interface: Interface, version: Said) -> dict[str, Said]:
    """`mcp.json`. What a tool is limited to is left out where nothing says it, and so is the scope of one that calls
    no operation.
    """
    return {"tools": {tool.name: _tool(tool, types, interface, version) for tool in module.tools if tool.name}}


def _tool(tool: Tool, types: Types, interface: Interface, version: Said) -> dict[str, Said]:
    operation = tool.operation or interface.called(tool.short)
    said: dict[str, Said] = {}
    if operation is not None:
        name = interface.name(operation)
        said["operation"] = name if tool.bound.exists else Guess(name, "it is called as the tool is")
    else:
        for key, node in (("input", tool.input), ("output", tool.output)):
            if node.exists:
                said[key] = types.contract(node, kebab(f"{tool.short}-{key}"))
    own = tool.version.text()
    said["version"] = own or Guess(version.said if isinstance(version, Guess) else version, "it is that of the module")
    if tool.description.text():
        said["description"] = tool.description.text()
    said["capabilities"] = _capabilities(tool, operation)
    if tool.rate_limit:
        said["rateLimit"] = tool.rate_limit
    named = tool.dependencies.texts()
    said["dependencies"] = list(named) if tool.dependencies.exists else Guess([], "nothing says what it needs")
    return said


def _capabilities(tool: Tool, operation: Operation | None) -> Said:
    """What a tool may do. One of which nobody says that it only reads is taken for one that writes."""
    if tool.capabilities.exists:
        return list(tool.capabilities.texts())
    if tool.hinted_to_read.flag():
        return Guess(["read"], "its readOnlyHint says so")
    if operation is not None and operation.method == "get":
        return Guess(["read"], "it calls a GET")
    return Guess(["write"], "nothing says that it only reads")
