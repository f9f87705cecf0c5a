"""Calls of operations over HTTP: signed, held to the contract, tried again where that is safe."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Self

import httpx

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.answers import read_answer, read_tool_answer
from anarq.clients.caller import Caller, Context
from anarq.clients.connection import Connection
from anarq.clients.delegating import delegating
from anarq.clients.endpoint import Endpoint, Values
from anarq.clients.errors import UnexpectedAnswer, Unreachable
from anarq.clients.operations import Operations
from anarq.clients.retrying import with_retries
from anarq.clients.streams import Received, Source
from anarq.clients.targets import target
from anarq.crypto.request import RequestToSign, Sha256
from anarq.ports.json import dumps
from anarq.wire import trace
from anarq.wire.streams import DIGEST, StreamKind, digest_header, read_digest
from anarq.wire.times import rfc3339

MCP: Final = "/mcp"
"""Where a module answers tools, below its base URL."""

_JSON: Final = "application/json"
_OK: Final = 200
_STREAM: Final = "text/event-stream"
_CALL: Final = "tools/call"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One call, the same on every attempt: only time, nonce and signature are new each time.

    Attributes:
        caller: in whose name; None: anonymous.
        arguments: what is signed of a call of a tool, its arguments as canonical JSON; None for an operation.
        body: a stream that is sent instead of the content.
    """

    endpoint: Endpoint
    method: str
    target: str
    content: bytes
    headers: Mapping[str, str]
    caller: Caller | None
    arguments: bytes | None = None
    body: Source | None = None

    @property
    def key(self) -> str | None:
        """The key of idempotency, where one is sent."""
        return self.headers.get("idempotency-key")

    @property
    def question(self) -> tuple[str, str, bytes, str] | None:
        """What is asked, by whom; None when it changes something, so that no earlier answer is its answer."""
        if not self.endpoint.safe:
            return None
        who = {} if self.caller is None else self.caller.headers()
        return self.endpoint.name, self.target, self.content, repr(sorted(who.items()))


class HttpClient(Operations):
    """The base of the generated clients. One is cheap to make: it holds a connection and in whose name it calls."""

    api_version: ClassVar[str]
    """What `x-api-version` says: the version that the client was generated from."""

    def __init__(self, connection: Connection, context: Context | None = None) -> None:
        """Nothing is sent yet.

        Args:
            connection: the way to the module.
            context: what goes with every call; anonymous by default.
        """
        self._connection = connection
        self._context = context or Context()

    def acting_as(self, caller: Caller | None) -> Self:
        """The same client in the name of somebody else."""
        return type(self)(self._connection, replace(self._context, caller=caller))

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """The same client with further headers, e.g. the trace context of the call that it serves."""
        return type(self)(self._connection, replace(self._context, headers=dict(headers)))

    async def _call(
        self, endpoint: Endpoint, parameters: Values, body: object = None, idempotency_key: str | None = None
    ) -> object:
        context, guard = self._context, self._connection.guard
        said = context.caller
        caller = said if said is None or isinstance(said, Caller) else await said.caller(endpoint)
        if caller is not None and endpoint.delegates:
            connection = self._connection
            service = await connection.service.did(connection.http)
            caller = delegating(caller, endpoint.delegates, service, connection.clock.now().timestamp())
        wanted = self._wanted(endpoint, parameters, body, self._key(endpoint, idempotency_key), caller)
        if not context.awaited:
            return await self._once(wanted)
        if guard is None:
            return await self._sent(wanted)
        mock = context.mock
        return await guard.call(
            wanted.question,
            lambda: self._sent(wanted),
            None if mock is None else lambda: mock._call(endpoint, parameters, body, wanted.key),
        )

    def _key(self, endpoint: Endpoint, given: str | None) -> str | None:
        if given is not None or not endpoint.idempotent:
            return given
        make = self._context.key
        return self._connection.key() if make is None else make(endpoint)

    async def _sent(self, wanted: _Wanted) -> object:
        if not wanted.endpoint.repeatable:
            return await self._once(wanted)
        connection = self._connection
        return await with_retries(lambda: self._once(wanted), connection.retry, connection.clock, connection.random)

    def _wanted(
        self, endpoint: Endpoint, parameters: Values, body: object, key: str | None, caller: Caller | None
    ) -> _Wanted:
        accept = _JSON if endpoint.gives is None else ", ".join([*endpoint.gives.media_types, _JSON])
        headers = {**trace.outgoing(), **self._context.headers, "accept": accept, "x-api-version": self.api_version}
        if key is not None and endpoint.idempotent:
            headers["idempotency-key"] = key
        if caller is not None:
            headers |= caller.headers()
        if isinstance(body, Source) and endpoint.takes is not None:
            headers |= {"content-type": body.media_type, DIGEST: digest_header(body.digest)}
            headers["content-length"] = str(body.size)
            return _Wanted(endpoint, endpoint.method, target_of(endpoint, parameters), b"", headers, caller, body=body)
        if endpoint.path is None:
            return _tool_call(endpoint, body, headers, caller)
        target, content = target_of(endpoint, parameters), b""
        if endpoint.request is not None and (body is not None or endpoint.body_required):
            headers["content-type"] = _JSON
            content = dumps(body).encode("utf-8")
        return _Wanted(endpoint, endpoint.method, target, content, headers, caller)

    async def _once(self, wanted: _Wanted) -> object:
        request = await self._request(wanted)
        try:
            response = await self._connection.http.send(request, stream=True, follow_redirects=False)
            if wanted.endpoint.gives is not None and response.status_code == _OK:
                return await _received(wanted.endpoint.gives, response)
            try:
                content = await self._read(response)
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise Unreachable(f"`{wanted.endpoint.module}` gave no answer: {reason}") from error
        read = read_answer if wanted.arguments is None else read_tool_answer
        return read(wanted.endpoint, response, content, self._connection.contracts)

    async def _request(self, wanted: _Wanted) -> httpx.Request:
        http, now = self._connection.http, self._connection.clock.now()
        headers = {**wanted.headers, "x-ts": rfc3339(now)}
        content = wanted.content if wanted.body is None else wanted.body.parts()
        request = http.build_request(wanted.method, wanted.target, content=content, headers=headers)
        if wanted.caller is not None:
            signed = _signed(wanted, request, headers)
            nonce = self._connection.nonce()
            request.headers["x-sig"] = await wanted.caller.signature(signed, now.timestamp(), nonce)
        return request

    async def _read(self, response: httpx.Response) -> bytes:
        parts, size = [], 0
        async for part in response.aiter_bytes():
            size += len(part)
            if size > self._connection.max_answer:
                raise UnexpectedAnswer(response.status_code, f"more than {self._connection.max_answer} bytes")
            parts.append(part)
        return b"".join(parts)


def _signed(wanted: _Wanted, request: httpx.Request, headers: Mapping[str, str]) -> RequestToSign:
    """What the signature vouches for: the request line as it is sent, whatever the base URL is, or the tool's name."""
    if wanted.arguments is not None:
        return RequestToSign(_CALL, wanted.endpoint.tool, wanted.arguments, headers, STANDARD.signed)
    body = wanted.content if wanted.body is None else Sha256(wanted.body.digest)
    return RequestToSign(wanted.method, request.url.raw_path.decode("ascii"), body, headers, STANDARD.signed)


async def _received(kind: StreamKind, response: httpx.Response) -> Received:
    """The bytes that a module answers with, of which nothing is read yet.

    Raises:
        UnexpectedAnswer: they are of another media type, more than the operation gives, or without length or digest.
    """
    headers = response.headers
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    length, digest = headers.get("content-length", ""), headers.get("repr-digest", "")
    if not (kind.takes(media_type) and length.isdigit() and int(length) <= kind.max_bytes and read_digest(digest)):
        await response.aclose()
        raise UnexpectedAnswer(response.status_code, f"no stream as it is promised: `{media_type}`, {length} bytes")
    return Received(media_type, int(length), digest, response.aiter_bytes(), response.aclose)


def _tool_call(endpoint: Endpoint, body: object, headers: dict[str, str], caller: Caller | None) -> _Wanted:
    """A call over MCP. No session is needed: modules serve MCP without state."""
    arguments = body if isinstance(body, Mapping) else {}
    params = {"name": endpoint.tool, "arguments": arguments}
    message = {"jsonrpc": "2.0", "id": 1, "method": _CALL, "params": params}
    every = {**headers, "accept": f"{_JSON}, {_STREAM}", "content-type": _JSON}
    canonical = dumps(arguments, canonical=True).encode("utf-8")
    return _Wanted(endpoint, "POST", MCP, dumps(message).encode("utf-8"), every, caller, canonical)


def target_of(endpoint: Endpoint, parameters: Values) -> str:
    """Path and query, relative to the module's base URL."""
    return target(endpoint.path or MCP, parameters)
