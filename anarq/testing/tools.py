"""Calls of tools over MCP, as `anarq mcp-proxy` makes them: signed, with the grant of whoever calls."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Caller
from anarq.clients.mcp_proxy import McpProxy, Signing
from anarq.runtime.operation import ModuleSpec


async def called(
    http: httpx.AsyncClient, module: ModuleSpec, tool: str, arguments: Mapping[str, Any], caller: Caller
) -> Mapping[str, Any]:
    """The result of a tool: `isError` says whether it is a failure, `structuredContent` is what came of it.

    Args:
        http: the way to the module.
        module: what it is.
        tool: its name.
        arguments: what it is given.
        caller: in whose name it is called, with the grant that it needs.

    Raises:
        AssertionError: there is no result, for the call itself was wrong.
    """

    async def who(_: str) -> Caller:
        return caller

    signing = Signing(
        caller=who, api_version=module.api_version, covered=STANDARD.signed, now=lambda: datetime.now(UTC)
    )
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": dict(arguments)}}
    answer = json.loads(await McpProxy(http, signing).answer(json.dumps(asked).encode()) or b"{}")
    if "result" not in answer:
        raise AssertionError(f"`{tool}` gives no result: {answer}")
    found: Mapping[str, Any] = answer["result"]
    return found
