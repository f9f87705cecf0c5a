"""What a message of MCP must say before it is looked at: a version that there is, and members of the right form.

The library refuses the same, and says neither which member it was nor which header.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeGuard

from mcp_types import INVALID_PARAMS
from mcp_types.jsonrpc import UNSUPPORTED_PROTOCOL_VERSION
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS, MODERN_PROTOCOL_VERSIONS

from anarq.ports.json import Json, JsonObject
from anarq.wire.jsonrpc import METHOD_NOT_FOUND, Fault, id_of
from anarq.wire.shown import shown

VERSION: Final = b"mcp-protocol-version"
_OF_BATCHES: Final = "2025-03-26"
"""The one version of MCP in which several messages may be sent at once. Who names no version is taken to speak it."""
_MOST_IN_A_BATCH: Final = 20
_VERSIONS: Final = (*HANDSHAKE_PROTOCOL_VERSIONS, *MODERN_PROTOCOL_VERSIONS)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of `params`: its form in JSON, as people call it, and whether it must be there."""

    form: type[object]
    called: str
    is_due: bool = False


_METHODS: Final = frozenset({"initialize", "ping", "server/discover", "tools/list", "tools/call"})
"""What a client may ask for. The library looks at the parameters of others before it says that it has none of them."""

_META: Final = {"_meta": _Member(dict, "an object")}
_OF_METHOD: Final[Mapping[str, Mapping[str, _Member]]] = {
    "initialize": {
        "protocolVersion": _Member(str, "a text", is_due=True),
        "capabilities": _Member(dict, "an object", is_due=True),
        "clientInfo": _Member(dict, "an object", is_due=True),
    },
    "tools/list": {"cursor": _Member(str, "a text")},
    "tools/call": {"name": _Member(str, "a text", is_due=True), "arguments": _Member(dict, "an object")},
}


def is_batch(message: Json, version: str | None) -> TypeGuard[list[Json]]:
    """Whether several messages were sent at once, as they may be in the version that a request names, if any."""
    is_allowed = version is None or version == _OF_BATCHES
    return is_allowed and isinstance(message, list) and 0 < len(message) <= _MOST_IN_A_BATCH


def is_handshake(message: JsonObject) -> bool:
    """Whether a message begins a conversation, which it does alone."""
    return message.get("method") == "initialize"


def fault(message: Json, version: str | None) -> Fault | None:
    """Why a message of JSON-RPC is not one of MCP that is taken here.

    Args:
        message: without a fault as a message of JSON-RPC.
        version: what its header says; None where there is none.
    """
    said = message if isinstance(message, dict) else {}
    if version is not None and version not in _VERSIONS:
        text = f"The header `MCP-Protocol-Version` is `{shown(version)}`; there are {', '.join(_VERSIONS)}"
        data = {"supported": [*_VERSIONS], "requested": shown(version)}
        return Fault(UNSUPPORTED_PROTOCOL_VERSION, text, id_of(said), data)
    if "method" not in said or "id" not in said:
        return None
    if said["method"] not in _METHODS:
        return Fault(METHOD_NOT_FOUND, f"Method not found: {shown(str(said['method']))}", id_of(said))
    params = said.get("params", {})
    for name, member in {**_OF_METHOD.get(str(said["method"]), {}), **_META}.items():
        value = params.get(name) if isinstance(params, dict) else None
        if not isinstance(value, member.form) and (member.is_due or value is not None):
            return Fault(INVALID_PARAMS, f"Invalid params: `params.{name}` is {member.called}", id_of(said))
    return None
