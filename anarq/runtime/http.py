"""The HTTP door: requests to invocations, outcomes to responses."""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from anarq.crypto.request import Sha256
from anarq.ports.errors import CorruptError, PortError
from anarq.ports.json import dumps
from anarq.runtime import streams
from anarq.runtime.call import Refused
from anarq.runtime.errors import unavailable
from anarq.runtime.headers import NAMES
from anarq.runtime.invocation import Answer, Invocation, Signed, Success, envelope
from anarq.runtime.networks import network_of
from anarq.runtime.operation import Operation
from anarq.runtime.paths import Paths, target_of
from anarq.runtime.pipeline import Pipeline
from anarq.wire import trace
from anarq.wire.errors import (
    MALFORMED_REQUEST,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from anarq.wire.schemas import one_violation
from anarq.wire.streams import Stored

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]

TAKEN: Final = "anarq.taken"
"""Key of a scope: how many segments of the path have led to the module."""

_READ: Final = frozenset(name.encode() for name in NAMES)
_PARAMETERS: Final = frozenset({"", "charset=utf-8", 'charset="utf-8"'})
"""Of `application/json`, in small letters. One may be empty: RFC 9110, section 5.6.6."""

_FOUND: Final = "anarq.found"  # key of a scope: the target, and the values of the parameters in its path
_SWALLOWED: Final = 8
"""So many times the largest body is read of one that is too large."""
_NO_CONTENT: Final = 204
_LOG: Final = logging.getLogger("anarq.runtime")
_MAX_PARAMETERS: Final = 100


class HttpDoor:
    """The ASGI application of one module: finds what lies at the path of a request."""

    def __init__(self, pipeline: Pipeline, own: Mapping[str, ASGIApp]) -> None:
        """Nothing is served yet.

        Args:
            pipeline: carries out operations.
            own: what the runtime answers itself, by path.
        """
        self._pipeline = pipeline
        by_path: dict[str, dict[str, Operation]] = {}
        for operation in pipeline.spec.operations:
            if operation.path is not None and operation.path not in own:
                by_path.setdefault(operation.path, {})[operation.method] = operation
        resources = {path: Resource(pipeline, methods) for path, methods in by_path.items()}
        self._paths: Paths[ASGIApp] = Paths({**resources, **own})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        answering = without_body(send) if scope["method"] == "HEAD" else send
        try:
            target = target_of(scope)
            found = self._paths.find(target.segments[scope.get(TAKEN, 0) :])
            if found is None:
                raise Refused(NOT_FOUND, "There is no such path.")
        except Refused as refused:
            await respond(answering, self._pipeline.failure(refused, "http"))
        else:
            application, values = found
            await application({**scope, _FOUND: (target, values)}, receive, answering)


def without_body(send: Send) -> Send:
    """Sends what a GET would be answered with, without its content (RFC 9110, section 9.3.2)."""

    async def bodiless(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return bodiless


class Resource:
    """The ASGI application of one path."""

    def __init__(self, pipeline: Pipeline, operations: Mapping[str, Operation]) -> None:
        self._pipeline = pipeline
        self._operations = {"HEAD": operations["GET"], **operations} if "GET" in operations else dict(operations)
        self._allow = ", ".join(sorted(self._operations))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        try:
            invocation = await self._invocation(scope, receive)
        except Refused as refused:
            await respond(send, self._pipeline.failure(refused, "http"))
        except ClientDisconnect:
            return  # nobody is there to be answered, and nothing has been done
        else:
            answer = await self._pipeline.run(invocation)
            envelop = invocation.operation.envelope
            data = answer.outcome.data if isinstance(answer.outcome, Success) else None
            if isinstance(data, Stored):
                scope.setdefault("state", {})[streams.SENT] = True
                await self._send_stored(send, answer, data)
                return
            body = await self._pipeline.offloading.run_on(data, body_of, answer, envelop=envelop)
            await respond(send, answer, body)

    async def _send_stored(self, send: Send, answer: Answer, stored: Stored) -> None:
        content = self._pipeline.ports.content
        try:
            first = await streams.first_block(stored, content)
        except (PortError, CorruptError):
            _LOG.exception("request %s: the content %s cannot be read", answer.request_id, stored.cid)
            await respond(send, self._pipeline.failure(unavailable("The content cannot be read now."), "http"))
        else:
            more = {**answer.outcome.headers, "x-request-id": answer.request_id, "cache-control": "no-store"}
            await streams.send_stored(send, stored, first, content, answer.outcome.status, more)

    async def _invocation(self, scope: Scope, receive: Receive) -> Invocation:
        operation = self._operations.get(scope["method"])
        if operation is None:
            headers = {"allow": self._allow}
            raise Refused(METHOD_NOT_ALLOWED, f"The path takes {self._allow}.", headers=headers)
        raw: RawHeaders = scope["headers"]
        if operation.gives is None:
            check_accept(raw)
        else:
            streams.check_accept(accept_of(raw), operation.gives)
        target, _ = scope[_FOUND]
        if operation.takes is not None:
            stream = streams.arriving(scope, receive, operation.takes)
            signed = Signed(scope["method"], target.text, Sha256(stream.digest))
            return self._of(scope, operation, signed, stream, 0)  # what has not come in takes no memory
        body = await read_body(receive, raw, self._pipeline.spec.max_body)
        if body:
            check_media_type(raw)
        return self._of(scope, operation, Signed(scope["method"], target.text, body), body, len(body))

    def _of(self, scope: Scope, operation: Operation, signed: Signed, body: object, size: int) -> Invocation:
        target, values = scope[_FOUND]
        return Invocation(
            operation=operation,
            door="http",
            headers=standard_headers(scope["headers"]),
            signed=signed,
            parameters=_parameters(target.query, values),
            body=body,
            textual=True,
            size=size,
            address=address_of(scope),
        )


def _parameters(query: str, values: Mapping[str, str]) -> dict[str, object]:
    """What stands in the query, and in the path: neither hides the other.

    Raises:
        Refused: MALFORMED_REQUEST, VALIDATION_FAILED.
    """
    parameters: dict[str, object] = _query(query) if query else {}
    for name, value in values.items():
        if name in parameters:
            details = one_violation(f"/query/{name}", "additionalProperties", "unknown")
            raise Refused(VALIDATION_FAILED, f"`{name}` stands in the path, not in the query.", details)
        parameters[name] = value
    return parameters


def _query(query: str) -> dict[str, object]:
    found: dict[str, object] = {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS)
    except ValueError as error:
        raise Refused(MALFORMED_REQUEST, "The query cannot be read.") from error
    for name, text in pairs:
        earlier = found.get(name)
        if earlier is None:
            found[name] = text
        else:
            found[name] = (*earlier, text) if isinstance(earlier, tuple) else (earlier, text)
    return found


def address_of(scope: Scope) -> str:
    """Where a connection comes from: its network; empty when the server does not say."""
    client = scope.get("client")
    return network_of(str(client[0])) if client else ""


def standard_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers that the pipeline reads.

    Raises:
        Refused: MALFORMED_REQUEST when one stands twice: two readers could take different ones.
    """
    found: dict[str, str] = {}
    for name, value in raw:
        if name in _READ:
            text = name.decode("ascii")
            if text == trace.STATE and text in found:
                found[text] += "," + value.decode("latin-1")  # a list header: parts are joined (Trace Context 3.3)
            elif text == trace.PARENT and text in found:
                found[text] = ""  # which one is meant cannot be told: a new trace is started
            elif text in found:
                raise Refused(MALFORMED_REQUEST, f"The header `{text}` stands twice.", {"header": text})
            else:
                found[text] = value.decode("latin-1")
    return found


def accept_of(raw: RawHeaders) -> str:
    """What a client takes, in small letters; empty: anything."""
    return b",".join(value for name, value in raw if name == b"accept").decode("latin-1").lower()


def check_accept(raw: RawHeaders) -> None:
    """Checks that the client takes JSON.

    Raises:
        Refused: NOT_ACCEPTABLE.
    """
    accepted = accept_of(raw)
    if accepted and not any(_takes_json(part) for part in accepted.split(",")):
        raise Refused(NOT_ACCEPTABLE, "Answers are `application/json`.", {"available": ["application/json"]})


def _takes_json(part: str) -> bool:
    media_type, *parameters = (piece.strip() for piece in part.split(";"))
    refused = any(re.fullmatch(r"q=0(\.0*)?", parameter) for parameter in parameters)
    return media_type in {"*/*", "application/*", "application/json"} and not refused


def check_media_type(raw: RawHeaders) -> None:
    """Checks that a body is JSON that is not compressed.

    Raises:
        Refused: UNSUPPORTED_MEDIA_TYPE.
    """
    declared = [value.decode("latin-1") for name, value in raw if name == b"content-type"]
    media_type, *parameters = [part.strip().lower() for part in declared[0].split(";")] if declared else [""]
    if len(declared) != 1 or media_type != "application/json" or not _PARAMETERS.issuperset(parameters):
        raise Refused(UNSUPPORTED_MEDIA_TYPE, "Bodies are `application/json`.", {"supported": ["application/json"]})
    if any(name == b"content-encoding" and value.lower() != b"identity" for name, value in raw):
        message, details = "Bodies are not compressed.", {"header": "content-encoding"}
        raise Refused(UNSUPPORTED_MEDIA_TYPE, message, details, headers={"accept-encoding": "identity"})


async def read_body(receive: Receive, raw: RawHeaders, limit: int) -> bytes:
    """The body; nothing is kept as soon as it is longer than `limit` bytes.

    What is too long is read on for a while and thrown away: a connection that is closed with bytes unread is reset, and
    with it goes the answer that says why.

    Raises:
        Refused: PAYLOAD_TOO_LARGE.
        ClientDisconnect: the client went away before the end.
    """
    declared = next((value for name, value in raw if name == b"content-length"), b"0")
    too_large = Refused(
        PAYLOAD_TOO_LARGE,
        f"The body is larger than {limit} bytes.",
        {"maxBytes": limit},
        headers={"connection": "close"},
    )
    if len(declared) > len(str(limit)) + 1 or (declared.isdigit() and int(declared) > limit):
        if not any(name == b"expect" for name, _ in raw):  # who waits to be let send has nothing on the way
            await _swallow(receive, _SWALLOWED * limit)
        raise too_large
    chunks: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            if message.get("more_body", False):
                await _swallow(receive, _SWALLOWED * limit)
            raise too_large
        chunks.append(chunk)
        more = message.get("more_body", False)
    return b"".join(chunks)


async def _swallow(receive: Receive, most: int) -> None:
    """Reads a body to its end, or so many bytes of it."""
    size, more = 0, True
    while more and size <= most:
        message = await receive()
        size += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


async def respond(send: Send, answer: Answer, made: bytes | None = None) -> None:
    """Sends an outcome; its body has been made already when it may be large."""
    outcome = answer.outcome
    headers = [(name.encode(), value.encode("latin-1")) for name, value in outcome.headers.items()]
    headers.append((b"x-request-id", answer.request_id.encode()))
    headers.append((b"cache-control", b"no-store"))
    if isinstance(outcome, Success) and outcome.replayed:
        headers.append((b"idempotent-replayed", b"true"))
    body = body_of(answer) if made is None else made
    if outcome.status != _NO_CONTENT:
        headers.append((b"content-type", b"application/json"))
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": outcome.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def body_of(answer: Answer, *, envelop: bool = True) -> bytes:
    """The body of a response; `envelop`: whether a success wears the envelope."""
    outcome = answer.outcome
    if not isinstance(outcome, Success):
        return dumps(outcome.body).encode()
    if outcome.status == _NO_CONTENT:
        return b""
    return dumps(envelope(outcome) if envelop else outcome.data).encode()


class ProbePage:
    """The ASGI application of a page that the runtime answers itself, outside the pipeline: read-only, for probes."""

    def __init__(self, pipeline: Pipeline, render: Callable[[], Awaitable[Response]]) -> None:
        self._pipeline = pipeline
        self._render = render

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["method"] in {"GET", "HEAD"}:
            response = await self._render()
            await response(scope, receive, send)
        else:
            refused = Refused(METHOD_NOT_ALLOWED, "The path takes GET, HEAD.", headers={"allow": "GET, HEAD"})
            await respond(send, self._pipeline.failure(refused, "http"))
