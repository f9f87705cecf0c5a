"""What a message must be to be one of JSON-RPC 2.0, as MCP narrows it. What is not one gets an error, never silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.ports.json import Json, JsonObject
from anarq.wire.shown import SHORT, shown

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601

Id: TypeAlias = str | int | None
"""Of a request; None: it has none that can be told."""

_LONGEST_ID: Final = 128  # characters: it comes back with the answer
_BITS_OF_ID: Final = 64


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a message is not taken: the code of JSON-RPC, the sentence, the request that it answers, and what else a
    program may want to know.
    """

    code: int
    message: str
    id: Id = None
    data: JsonObject | None = None

    def as_json(self) -> JsonObject:
        """The error as a message."""
        error = {"code": self.code, "message": self.message}
        return {"jsonrpc": "2.0", "id": self.id, "error": error if self.data is None else {**error, "data": self.data}}


def fault(message: Json) -> Fault | None:
    """Why a message is not taken; None: it is a request, a notification or a response.

    A batch is not one: it holds some.
    """
    if not isinstance(message, dict):
        return Fault(INVALID_REQUEST, "Invalid Request: a message is one object")
    if "id" in message and not is_id(message["id"]):
        allowed = f"an integer of {_BITS_OF_ID} bits, or a text of at most {_LONGEST_ID} characters"
        return Fault(INVALID_REQUEST, f"Invalid Request: an `id` is {allowed}")
    answering = id_of(message)
    if message.get("jsonrpc") != "2.0":
        return Fault(INVALID_REQUEST, 'Invalid Request: `jsonrpc` is "2.0"', answering)
    if "method" not in message:
        if answering is None or message.keys().isdisjoint(("result", "error")):
            return Fault(INVALID_REQUEST, "Invalid Request: there is no `method`", answering)
        return _fault_of_response(message, answering)
    return _fault_of_call(message, message["method"], answering)


def _fault_of_call(message: Mapping[str, Json], method: Json, answering: Id) -> Fault | None:
    if not isinstance(method, str):
        return Fault(INVALID_REQUEST, "Invalid Request: `method` is a text", answering)
    if not isinstance(message.get("params", {}), dict):
        return Fault(INVALID_REQUEST, "Invalid Request: `params` is an object", answering)
    if len(method) > SHORT and answering is not None:
        return Fault(METHOD_NOT_FOUND, f"Method not found: {shown(method)}", answering)
    return None


def _fault_of_response(message: Mapping[str, Json], answering: Id) -> Fault | None:
    if "result" in message and "error" in message:
        return Fault(INVALID_REQUEST, "Invalid Request: a response has a `result` or an `error`, not both", answering)
    if "result" in message:
        is_right = isinstance(message["result"], dict)
        return None if is_right else Fault(INVALID_REQUEST, "Invalid Request: `result` is an object", answering)
    error = message["error"]
    code, text = (error.get("code"), error.get("message")) if isinstance(error, dict) else (None, None)
    if isinstance(code, int) and not isinstance(code, bool) and isinstance(text, str):
        return None
    return Fault(INVALID_REQUEST, "Invalid Request: `error` is an object with a `code` and a `message`", answering)


def is_id(value: Json) -> bool:
    """Whether a value is an identifier of a request: MCP takes neither null nor fractions."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_ID
    most = 1 << (_BITS_OF_ID - 1)
    return isinstance(value, int) and not isinstance(value, bool) and -most <= value < most


def id_of(message: Mapping[str, Json]) -> Id:
    """The identifier of a request; None where it has none that can be told."""
    value = message.get("id")
    return value if isinstance(value, str | int) else None
