"""An MCP server that passes each message on to the MCP door of a module, and signs the calls of tools on the way.

It keeps nothing between messages but the version of the protocol, and changes no answer: what the module lists is
listed, and why it refuses is told in its words.
"""

import base64
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpx

from anarq.clients.caller import Caller
from anarq.clients.connection import MAX_ANSWER, fresh_key, fresh_nonce
from anarq.clients.errors import ClientError
from anarq.crypto.errors import CryptoError
from anarq.crypto.request import TOOL_CALL, RequestToSign
from anarq.ports.json import Json, JsonObject, dumps, loads
from anarq.wire import jsonrpc
from anarq.wire.times import rfc3339

MAX_MESSAGE: Final = 4 * 1024 * 1024
"""Largest message that is read, in bytes."""

UNANSWERED: Final = -32000
"""The code of JSON-RPC for a module that gives no answer of MCP."""

_INVALID_PARAMS: Final = -32602
_META: Final = "anarq/"
_VERSION_IN_META: Final = "io.modelcontextprotocol/protocolVersion"
_SAFE: Final = re.compile("[!-~](?:[ -~]*[!-~])?", re.ASCII)
_KEPT: Final = frozenset({"idempotency-key", "x-daoid"})
"""What the client of MCP may say itself of a call: nobody but the proxy says who makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How calls of tools are signed.

    Attributes:
        caller: in whose name a tool is called, with the grant that it needs.
        api_version: what `x-api-version` says.
        covered: the headers that a signature covers.
        now: tells the time.
    """

    caller: Callable[[str], Awaitable[Caller]]
    api_version: str
    covered: tuple[str, ...]
    now: Callable[[], datetime]


class McpProxy:
    """Answers messages of one client."""

    def __init__(self, http: httpx.AsyncClient, signing: Signing) -> None:
        """Nothing is sent yet.

        Args:
            http: the way to the module; its `base_url` is the module's.
            signing: how calls are signed.
        """
        self._http = http
        self._signing = signing
        self._version = ""

    async def answer(self, line: bytes) -> bytes | None:
        """The answer to a message, as one line without its end; None: it wants none."""
        try:
            message = _message(line)
        except _Refused as refused:
            return _line(refused.fault.as_json())
        if "method" not in message:
            return None  # an answer: the module asks nothing
        wants_answer = "id" in message
        try:
            told = await self._passed_on(message)
        except _Refused as refused:
            told = _line(refused.fault.as_json())
        return told if wants_answer else None

    async def _passed_on(self, message: JsonObject) -> bytes:
        if message["method"] == TOOL_CALL:
            message = await self._signed(message)
        headers = {"content-type": "application/json", "accept": "application/json", **self._headers(message)}
        try:
            status, content = await self._posted(dumps(message).encode(), headers)
        except (httpx.HTTPError, OSError, ClientError) as error:
            told = f"{self._http.base_url} gives no answer: {str(error) or type(error).__name__}"
            raise _Refused(UNANSWERED, told, message) from error
        return self._read(message, status, content)

    async def _signed(self, message: JsonObject) -> JsonObject:
        """The message with the standard headers in its `_meta`."""
        params = _object(message.get("params"))
        name, arguments = params.get("name"), params.get("arguments")
        arguments = {} if arguments is None else arguments
        if not isinstance(name, str):
            raise _Refused(_INVALID_PARAMS, "`name` is the name of a tool", message)
        for key, value in (("arguments", arguments), ("_meta", params.get("_meta", {}))):
            if not isinstance(value, Mapping):
                raise _Refused(_INVALID_PARAMS, f"`{key}` is an object", message)
        meta = _object(params.get("_meta"))
        own = {key: meta[_META + key] for key in _KEPT if isinstance(meta.get(_META + key), str)}
        now = self._signing.now()
        try:
            caller = await self._signing.caller(name)
            headers = {"idempotency-key": fresh_key(), "x-api-version": self._signing.api_version, "x-ts": rfc3339(now)}
            headers |= {key: str(value) for key, value in own.items()} | caller.headers()
            signed = RequestToSign(
                TOOL_CALL, name, dumps(arguments, canonical=True).encode(), headers, self._signing.covered
            )
            headers["x-sig"] = await caller.signature(signed, now.timestamp(), fresh_nonce())
        except CryptoError as error:
            raise _Refused(_INVALID_PARAMS, f"this cannot be signed: {error}", message) from error
        except ClientError as error:
            raise _Refused(UNANSWERED, str(error), message) from error
        others = {key: value for key, value in meta.items() if not key.startswith(_META)}
        meta = others | {_META + key: value for key, value in headers.items()}
        return {**message, "params": {**params, "arguments": arguments, "_meta": meta}}

    def _headers(self, message: JsonObject) -> Mapping[str, str]:
        """What MCP says in headers: the version, and from the version of 2026 on what is asked."""
        params = _object(message.get("params"))
        version = _object(params.get("_meta")).get(_VERSION_IN_META)
        if not isinstance(version, str):
            return (
                {"mcp-protocol-version": self._version} if self._version and message["method"] != "initialize" else {}
            )
        headers = {"mcp-protocol-version": version, "mcp-method": str(message["method"])}
        if message["method"] == TOOL_CALL:
            headers["mcp-name"] = str(params.get("name"))
        return {name: _header_text(text) for name, text in headers.items()}

    async def _posted(self, content: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        parts, size = [], 0
        async with self._http.stream("POST", "/mcp", content=content, headers=headers) as response:
            async for part in response.aiter_bytes():
                size += len(part)
                if size > MAX_ANSWER:
                    raise httpx.ReadError(f"the answer has more than {MAX_ANSWER} bytes")
                parts.append(part)
        return response.status_code, b"".join(parts)

    def _read(self, message: JsonObject, status: int, content: bytes) -> bytes:
        """The answer of the module, as it came; what is none of MCP is told as an error of the same call."""
        if not content and "id" not in message:
            return b""
        try:
            body = loads(content)
        except ValueError as error:
            raise _Refused(UNANSWERED, f"HTTP {status}: the answer is not JSON", message) from error
        if not isinstance(body, dict) or body.get("jsonrpc") != "2.0":
            return _line(_as_told(message, status, body))
        if message["method"] == "initialize":
            version = _object(body.get("result")).get("protocolVersion")
            self._version = version if isinstance(version, str) and _SAFE.fullmatch(version) else ""
        if body.get("id") is None:
            return _line({**body, "id": message.get("id")})
        return content.replace(b"\r", b" ").replace(b"\n", b" ")  # between the parts of JSON, never within one


class _Refused(Exception):  # noqa: N818 - an answer, not an error of the program
    def __init__(self, code: int, told: str, message: JsonObject | None = None) -> None:
        super().__init__(told)
        identifier = None if message is None else message.get("id")
        self.fault = jsonrpc.Fault(code, told, identifier if isinstance(identifier, str | int) else None)


def _message(line: bytes) -> JsonObject:
    """The message in a line.

    Raises:
        _Refused: it is none.
    """
    if len(line) > MAX_MESSAGE:
        raise _Refused(jsonrpc.INVALID_REQUEST, f"Invalid Request: a message has at most {MAX_MESSAGE} bytes")
    try:
        found = loads(line)
    except ValueError as error:
        raise _Refused(jsonrpc.PARSE_ERROR, f"Parse error: {error}") from error
    fault = jsonrpc.fault(found)
    if fault is not None:
        told = _Refused(fault.code, fault.message)
        told.fault = fault
        raise told
    return _object(found)


def _as_told(message: JsonObject, status: int, body: Json) -> JsonObject:
    """A refusal that is no message of MCP, e.g. of a door: for a tool as its result, which a model can read."""
    envelope: JsonObject = {"jsonrpc": "2.0", "id": message.get("id")}
    if message["method"] == TOOL_CALL:
        result = {"content": [{"type": "text", "text": dumps(body)}], "isError": True}
        return {**envelope, "result": result}
    told = body.get("message") if isinstance(body, dict) else None
    reason = told if isinstance(told, str) else "the answer is none of MCP"
    return {**envelope, "error": {"code": UNANSWERED, "message": f"HTTP {status}: {reason}", "data": body}}


def _line(message: JsonObject) -> bytes:
    return dumps(message).encode()


def _header_text(text: str) -> str:
    """A value that a header can bear, as MCP spells it where it is no plain text."""
    if _SAFE.fullmatch(text) and not text.startswith("=?base64?"):
        return text
    return f"=?base64?{base64.b64encode(text.encode()).decode('ascii')}?="


def _object(value: object) -> JsonObject:
    return value if isinstance(value, Mapping) else {}
