"""What an HTTP answer means: data, or the error that it tells."""

from collections.abc import Mapping
from typing import Final

import httpx

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.contracts import Contracts
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed, UnexpectedAnswer
from anarq.ports.json import Json, loads

_SHOWN: Final = 3


def read_answer(endpoint: Endpoint, response: httpx.Response, content: bytes, contracts: Contracts) -> object:
    """The data of a success.

    Raises:
        OperationFailed: the module says that it did not carry out the operation.
        UnexpectedAnswer: the answer is not what the contract says.
    """
    status = response.status_code
    if not 200 <= status < 300:
        raise _failure(response, content)
    if endpoint.response is None:
        return None
    body = _json(status, content)
    data = _unwrapped(status, body) if endpoint.enveloped else body
    return _held(endpoint, status, data, contracts)


def read_tool_answer(endpoint: Endpoint, response: httpx.Response, content: bytes, contracts: Contracts) -> object:
    """The data of a success that came over MCP: a JSON-RPC response with the result of `tools/call`.

    Raises:
        OperationFailed: the module says that it did not carry out the tool.
        UnexpectedAnswer: the answer is not what the contract says.
    """
    status = response.status_code
    if not 200 <= status < 300:
        raise _failure(response, content)
    body = _json(status, content)
    result = body.get("result") if isinstance(body, dict) else None
    if not isinstance(result, dict):
        raise UnexpectedAnswer(status, "the answer is not a result of a tool")
    if result.get("isError") is True:
        meta = result.get("_meta")
        wait = meta.get("anarq/retry-after") if isinstance(meta, dict) else None
        raise _told(status, _error_of(result), str(wait) if wait is not None else None)
    if endpoint.response is None:
        return None
    return _held(endpoint, status, result.get("structuredContent"), contracts)


def _error_of(result: Mapping[str, Json]) -> Json:
    """The `ErrorResponse` of a tool that failed: the first text; `structuredContent` is for successes only."""
    content = result.get("content")
    for part in content if isinstance(content, list) else []:
        if isinstance(part, dict) and isinstance(text := part.get("text"), str):
            try:
                return loads(text, most=STANDARD.max_values)
            except ValueError:
                return None
    return None


def _held(endpoint: Endpoint, status: int, data: Json, contracts: Contracts) -> Json:
    """The data, when it satisfies its contract."""
    broken = contracts.of_response(endpoint, data)
    if broken:
        told = "; ".join(f"{violation.pointer or '/'}: {violation.message}" for violation in broken[:_SHOWN])
        raise UnexpectedAnswer(status, f"the answer of `{endpoint.name}` breaks its contract: {told}")
    return data


def _unwrapped(status: int, body: Json) -> Json:
    if not isinstance(body, dict) or body.get("status") != "ok" or "data" not in body:
        raise UnexpectedAnswer(status, "the answer has no envelope with `data`")
    return body["data"]


def _failure(response: httpx.Response, content: bytes) -> OperationFailed | UnexpectedAnswer:
    status = response.status_code
    try:
        body = _json(status, content)
    except UnexpectedAnswer as error:
        return error
    return _told(status, body, response.headers.get("retry-after"))


def _told(status: int, body: Json, wait: str | None) -> OperationFailed | UnexpectedAnswer:
    if isinstance(body, dict) and isinstance(body.get("code"), str) and isinstance(body.get("message"), str):
        return OperationFailed(status, body, _seconds(wait))
    return UnexpectedAnswer(status, "the error is not an ErrorResponse")


def _json(status: int, content: bytes) -> Json:
    try:
        return loads(content, most=STANDARD.max_values)
    except ValueError as error:
        raise UnexpectedAnswer(status, f"the answer is not JSON: {error}") from error


def _seconds(text: str | None) -> float | None:
    """`Retry-After` in seconds; a date is not understood here, and modules send none (RFC 9110, section 10.2.3)."""
    return float(text) if text is not None and text.isascii() and text.isdigit() else None
