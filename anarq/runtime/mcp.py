"""The MCP door: `tools/call` becomes an invocation of the operation that the tool binds to (DECISIONS 12)."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from anarq.ports.json import Json, JsonObject, TooManyValuesError, dumps, loads
from anarq.runtime import http, mcp_messages
from anarq.runtime.call import Refused
from anarq.runtime.errors import too_many_values
from anarq.runtime.exact_answers import ExactAnswer
from anarq.runtime.headers import NAMES
from anarq.runtime.hosts import Hosts
from anarq.runtime.invocation import MOCK, Answer, Invocation, Signed, Success
from anarq.runtime.operation import Operation, Rate, Tool
from anarq.runtime.pipeline import Pipeline
from anarq.wire import jsonrpc, trace
from anarq.wire.errors import MALFORMED_REQUEST, METHOD_NOT_ALLOWED
from anarq.wire.shown import shown

PATH: Final = "/mcp"
"""Where a module takes calls of tools."""

_META: Final = "anarq/"
_CALL: Final = "tools/call"
_INSTRUCTIONS: Final = (
    "Listing tools is open to all. A call says who makes it, and proves it, as a request over HTTP does: with the"
    f" standard headers, or with the same values in `_meta`, each under `{_META}` and the name of the header:"
    f" `{_META}x-squid-id`, `{_META}x-sig` and so on. A refusal is an `ErrorResponse` as JSON text."
)
_TRACE: Final = (trace.PARENT, trace.STATE)
_QUOTED: Final = frozenset({*_TRACE, "baggage"})  # the library would write them into the log as they come
_STATE: Final = "anarq.mcp"
_ANSWERED: Final = frozenset({jsonrpc.METHOD_NOT_FOUND, types.INVALID_PARAMS})
"""Faults of a call that was read, which is answered, as always."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One request as it was really sent: the library's own parser rounds numbers."""

    message: JsonObject
    headers: Mapping[str, str]
    size: int
    address: str
    answer: ExactAnswer


@dataclass(frozen=True, slots=True)
class _Request:
    """One message, as it was read and as it was sent, and the standard headers that came with it."""

    message: Json
    body: bytes
    headers: Mapping[str, str]


class _Collected:
    """The body of an answer, for one that is sent together with others."""

    def __init__(self) -> None:
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        """Takes a part of the answer."""
        self.body += message.get("body", b"")


class McpDoor:
    """The ASGI application at `/mcp`. It serves inside `running()` only."""

    def __init__(self, pipeline: Pipeline, hosts: Sequence[str]) -> None:
        self._pipeline = pipeline
        self._operations = {operation.name: operation for operation in pipeline.spec.operations}
        self._tools = {tool.name: tool for tool in pipeline.spec.tools}
        self._listing = types.ListToolsResult(tools=[self._described(tool) for tool in pipeline.spec.tools])
        self._hosts = Hosts(hosts)
        self._app: ASGIApp | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serves until the end of the context: the library's sessions run only while somebody has entered them."""
        spec = self._pipeline.spec
        server = Server[Any](
            spec.name,
            version=spec.version,
            title=spec.display,
            instructions=_INSTRUCTIONS,
            on_list_tools=self._list,
            on_call_tool=self._call,
        )
        app = server.streamable_http_app(
            json_response=True,
            stateless_http=True,
            max_request_body_size=spec.max_body,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),  # `Hosts` protects
            streamable_http_path=PATH,
        )
        async with server.session_manager.run():
            self._app = app
            try:
                yield
            finally:
                self._app = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if self._app is None:
            raise RuntimeError("the MCP door serves inside `running()` only")
        try:
            self._check(scope)
            body = await http.read_body(receive, scope["headers"], self._pipeline.spec.max_body)
            headers = http.standard_headers(scope["headers"])
            message = await self._message(body)
        except Refused as refused:
            await http.respond(send, self._pipeline.failure(refused, "mcp"))
        except ClientDisconnect:
            return
        except ValueError as error:
            await _told(send, jsonrpc.Fault(jsonrpc.PARSE_ERROR, f"Parse error: {error}"))
        else:
            if mcp_messages.is_batch(message, _version(scope["headers"])):
                await self._batch(scope, receive, send, headers, message)
            else:
                await self._one(scope, receive, send, _Request(message, body, headers))

    async def _batch(
        self, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str], messages: Sequence[Json]
    ) -> None:
        """Answers the messages of a batch, one after another, and sends what was answered at once."""
        answers: list[bytes] = []
        for message in messages:
            collected = _Collected()
            body = dumps(message).encode()
            if isinstance(message, dict) and mcp_messages.is_handshake(message):
                text = "Invalid Request: `initialize` stands in no batch"
                fault = jsonrpc.Fault(jsonrpc.INVALID_REQUEST, text, jsonrpc.id_of(message))
                await _told(collected, fault)
            else:
                await self._one(scope, receive, collected, _Request(message, body, headers))
            if collected.body:
                answers.append(bytes(collected.body))
        if answers:
            await _sent(send, 200, b"[" + b",".join(answers) + b"]")
        else:
            await _sent(send, 202, b"")

    async def _one(self, scope: Scope, receive: Receive, send: Send, request: _Request) -> None:
        """Answers one message."""
        message = request.message
        fault = jsonrpc.fault(message) or mcp_messages.fault(message, _version(scope["headers"]))
        if fault is not None or self._app is None:
            await _told(send, fault or jsonrpc.Fault(types.INTERNAL_ERROR, "The service is about to end."))
            return
        answer = ExactAnswer(send)
        exchange = _Exchange(
            message if isinstance(message, dict) else {},
            request.headers,
            len(request.body),
            http.address_of(scope),
            answer,
        )
        passed = _for_library(message, request.body)
        inner = {**scope, "path": PATH, "root_path": "", "headers": _headers_for_library(scope["headers"], passed)}
        await self._app({**inner, _STATE: exchange}, _replayed(passed, receive), answer.send)

    def _check(self, scope: Scope) -> None:
        """Checks that the request may be read.

        Raises:
            Refused: METHOD_NOT_ALLOWED, MISDIRECTED_REQUEST, ORIGIN_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE or
                NOT_ACCEPTABLE.
        """
        if scope["method"] != "POST":  # without state there is no stream to open and no session to end
            raise Refused(METHOD_NOT_ALLOWED, "The path takes POST.", headers={"allow": "POST"})
        self._hosts.check(scope["headers"])
        http.check_media_type(scope["headers"])
        http.check_accept(scope["headers"])

    async def _message(self, body: bytes) -> Json:
        most = self._pipeline.spec.max_values
        try:
            return await self._pipeline.offloading.run(len(body), loads, body, most=most)
        except TooManyValuesError as error:
            raise too_many_values(error.most) from error

    async def _list(
        self, _: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        if params is not None and params.cursor is not None:
            raise MCPError(
                types.INVALID_PARAMS,
                f"There is no page `{shown(params.cursor)}`: all tools are listed without a `cursor`.",
            )
        return self._listing

    async def _call(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, f"There is no tool `{shown(params.name)}`.")
        exchange = _exchange(context)
        try:
            invocation = self._invocation(tool, exchange)
        except Refused as refused:
            return _result(self._pipeline.failure(refused, "mcp"), exchange.answer)
        answer = await self._pipeline.run(invocation)
        data = answer.outcome.data if isinstance(answer.outcome, Success) else None
        return await self._pipeline.offloading.run_on(data, _result, answer, exchange.answer)

    def _invocation(self, tool: Tool, exchange: _Exchange) -> Invocation:
        params = _object(exchange.message.get("params"))
        arguments = _object(params.get("arguments"))
        operation = self._operations[tool.operation]
        parameters, body = _split(operation, arguments)
        return Invocation(
            operation=operation,
            door="mcp",
            headers=_headers(exchange.headers, _object(params.get("_meta"))),
            signed=Signed(_CALL, tool.name, lambda: dumps(arguments, canonical=True).encode()),
            parameters=parameters,
            body=body,
            textual=False,
            size=exchange.size,
            tool=tool,
            arguments=arguments,
            address=exchange.address,
        )

    def _described(self, tool: Tool) -> types.Tool:
        operation = self._operations[tool.operation]
        meta: dict[str, Any] = {_META + "version": tool.version, _META + "capabilities": list(tool.capabilities)}
        if tool.rate_limit is not None:
            meta[_META + "rateLimit"] = _rate(tool.rate_limit)
        if operation.mocked:
            meta[_META + "mock"] = True
        if tool.deprecated:
            going = {"deprecated": True, "sunsetDate": tool.sunset, "replacement": tool.replacement}
            meta[_META + "deprecation"] = {name: value for name, value in going.items() if value is not None}
        return types.Tool(
            name=tool.name,
            description=tool.description,
            input_schema=dict(tool.input_schema),
            output_schema=None if tool.output_schema is None else dict(tool.output_schema),
            annotations=types.ToolAnnotations(
                read_only_hint=operation.reads, idempotent_hint=operation.reads or operation.idempotency == "required"
            ),
            _meta=meta,
        )


def _exchange(context: ServerRequestContext[Any]) -> _Exchange:
    found = None if context.request is None else context.request.scope.get(_STATE)
    if not isinstance(found, _Exchange):
        raise MCPError(types.INTERNAL_ERROR, "The call did not come through this door.")
    return found


def _rate(rate: Rate) -> dict[str, int]:
    return {"rpm": rate.rpm, "burst": rate.burst}


def _split(operation: Operation, arguments: Mapping[str, Json]) -> tuple[dict[str, object], object]:
    """The arguments as parameters and body; what belongs to neither is left for validation to refuse."""
    names = {parameter.name for parameter in operation.parameters}
    if operation.request is None:
        return dict(arguments), None
    members = _object(operation.request.get("properties"))
    parameters: dict[str, object] = {name: value for name, value in arguments.items() if name in names}
    body = {name: value for name, value in arguments.items() if name not in names or name in members}
    return parameters, body if body or operation.body_required else None


def _headers(http_headers: Mapping[str, str], meta: Mapping[str, object]) -> dict[str, str]:
    """The standard headers, from the HTTP request or from `_meta`; both may say the same.

    The trace of the request goes before: whoever carried it may have taken part.

    Raises:
        Refused: MALFORMED_REQUEST when they differ, or a member is not text.
    """
    found = dict(http_headers)
    for name in NAMES:
        value = meta.get(_META + name)
        if value is None or name in _TRACE:
            continue
        if not isinstance(value, str) or found.get(name, value) != value:
            message = f"`{_META}{name}` is not text, or differs from the header."
            raise Refused(MALFORMED_REQUEST, message, {"header": name})
        found[name] = value
    return found if trace.PARENT in http_headers else found | _trace(meta)


def _trace(meta: Mapping[str, object]) -> dict[str, str]:
    """The trace that the caller names: as MCP libraries do, or as a standard header."""
    named = {name: meta.get(name, meta.get(_META + name)) for name in _TRACE}
    return {name: value for name, value in named.items() if isinstance(value, str)}


def _result(answer: Answer, exact: ExactAnswer) -> types.CallToolResult:
    """A result of `tools/call`.

    A refusal has no `structuredContent`: that is the tool's `outputSchema`, to which clients hold it whatever `isError`
    says, and would then hide the reason. The `ErrorResponse` is the text.
    """
    outcome = answer.outcome
    meta: dict[str, Any] = {_META + "request-id": answer.request_id}
    structured: Any = None
    if isinstance(outcome, Success):
        if outcome.replayed:
            meta[_META + "idempotent-replayed"] = True
        if outcome.cid is not None:
            meta[_META + "cid"] = outcome.cid
        text = outcome.message if outcome.data is None else dumps(outcome.data)
        structured = None if outcome.data is None else exact.stand_in(text)
    else:
        text = dumps(outcome.body)
        meta |= {_META + name: header for name, header in outcome.headers.items() if name != MOCK}
    if MOCK in outcome.headers:
        meta[_META + "mock"] = True
    content: list[Any] = [types.TextContent(type="text", text=text)]
    failed = not isinstance(outcome, Success)
    return types.CallToolResult(content=content, structured_content=structured, is_error=failed, _meta=meta)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _for_library(message: Json, body: bytes) -> bytes:
    """The message for the library. Arguments and trace are ours to read: it is spared both."""
    params = message.get("params") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(params, dict):
        return body
    kept = {**params}
    if isinstance(params.get("arguments"), dict):
        kept["arguments"] = {}
    meta = params.get("_meta")
    if isinstance(meta, dict):
        kept["_meta"] = {name: value for name, value in meta.items() if name not in _QUOTED}
    return dumps({**message, "params": kept}).encode()


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body, once, and then whatever else comes."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return pending.pop() if pending else await receive()

    return again


def _headers_for_library(headers: http.RawHeaders, body: bytes) -> http.RawHeaders:
    """What the library checks once more, as it has been found to be."""
    known = {
        b"content-length": str(len(body)).encode(),
        b"content-type": b"application/json",
        b"accept": b"application/json, text/event-stream",
    }
    return [*(header for header in headers if header[0] not in known), *known.items()]


def _version(headers: http.RawHeaders) -> str | None:
    """The version of MCP that a request names; None where it names none."""
    return next((value.decode("latin-1") for name, value in headers if name == mcp_messages.VERSION), None)


async def _told(send: Send, fault: jsonrpc.Fault) -> None:
    await _sent(send, 200 if fault.code in _ANSWERED else 400, dumps(fault.as_json()).encode())


async def _sent(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
