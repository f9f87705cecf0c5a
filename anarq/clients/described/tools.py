"""What the tools of a module need of a grant, by the module's list of tools and its published document."""

from collections.abc import Mapping
from dataclasses import dataclass

from anarq.clients.described.document import Document, DocumentError
from anarq.ports.json import loads


@dataclass(frozen=True, slots=True)
class ToolNeeds:
    """What a call of a tool needs.

    Attributes:
        scope: what the grant must cover; empty: none is needed.
        delegates: scopes of other modules that the caller lets the module use.
    """

    scope: str = ""
    delegates: tuple[str, ...] = ()


def needs_of(document: Document, data: bytes) -> Mapping[str, ToolNeeds]:
    """The needs of each tool, by its name.

    Args:
        document: the module's.
        data: its `mcp.json`.

    Raises:
        DocumentError: that is no list of tools.
    """
    try:
        root = loads(data)
    except ValueError as error:
        raise DocumentError(f"it is not JSON: {error}") from error
    tools = root.get("tools") if isinstance(root, dict) else None
    if not isinstance(tools, dict):
        raise DocumentError("it is no list of tools")
    return {name: _needs(document, tool) for name, tool in tools.items() if isinstance(tool, dict)}


def _needs(document: Document, tool: Mapping[str, object]) -> ToolNeeds:
    operation = document.operations.get(str(tool.get("operation")))
    if operation is None:
        scope = tool.get("scope")
        return ToolNeeds(scope if isinstance(scope, str) else "")
    return ToolNeeds(operation.scope if operation.granted else "", operation.delegates)
