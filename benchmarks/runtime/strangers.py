"""Requests of somebody who has proved nothing but a key of his own: signed, in every shape, at every door."""

import json
import secrets
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final
from urllib.parse import quote

import shapes

from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.request import RequestToSign, Sha256, sign_request
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.ports.json import dumps, loads
from anarq.runtime.operation import ModuleSpec, Operation, Tool

HEADERS_LEFT: Final = 28_000
"""Bytes of the headers that a request may use up, beside those that it needs."""

_OWN: Final = frozenset({"/health", "/metrics"})
_ACCEPT: Final = {"accept": "application/json, text/event-stream", "content-type": "application/json"}


@dataclass(frozen=True)
class Sent:
    """One request, ready to be sent."""

    what: str
    method: str
    target: str
    body: bytes
    headers: Mapping[str, str]
    framed: bool = False
    """Whether the body is in chunks already."""


class Stranger:
    """A key that nobody knows. With `granted` it has granted itself everything, which it may."""

    def __init__(self, granted: bool, policy: list[Ipld] | None = None, links: int = 1) -> None:
        self._key = SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))
        did = self._key.public.did
        self.plain = {"x-squid-id": did, "x-api-version": "v1.0", "idempotency-key": str(uuid.uuid4())}
        if granted:
            expires = int(time.time()) + 3600
            grants = [
                issue(
                    self._key,
                    audience=did,
                    subject=did,
                    command="/",
                    nonce=secrets.token_bytes(12),
                    expires=expires,
                    policy=policy,
                ).token
                for _ in range(links)
            ]
            self.plain["x-qonsent"] = container.encode(grants)

    def over_http(self, what: str, operation: Operation, prefix: str, body: bytes, query: str = "") -> Sent:
        """The operation as it stands in the OpenAPI document."""
        target = prefix + _filled(operation, self.plain["x-squid-id"]) + query
        kind = {"content-type": "application/json"} if body else {}
        headers = self.signed(operation.method, target, body)
        return Sent(what, operation.method, target, body, {**headers, **kind})

    def over_mcp(self, what: str, tool: Tool, prefix: str, text: str) -> Sent:
        """The tool with the text as its arguments."""
        try:
            canonical = dumps(loads(text), canonical=True).encode()
        except ValueError:
            canonical = b""
        headers = self.signed("tools/call", tool.name, canonical)
        return Sent(what, "POST", f"{prefix}/mcp", _message(tool.name, text).encode(), {**headers, **_ACCEPT})

    def signed(self, method: str, target: str, body: bytes | Sha256) -> dict[str, str]:
        """The headers of a request that is signed now."""
        now = datetime.now(UTC)
        stamp = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        headers = {**self.plain, "x-ts": stamp}
        signed = RequestToSign(method, target, body, headers, STANDARD.signed)
        return {**headers, "x-sig": sign_request(signed, self._key, now.timestamp(), secrets.token_bytes(16))}


Made = Callable[[], Sent]
"""Makes a request anew: a signature counts once."""

Group = tuple[str, Callable[[], Iterator[tuple[str, Made]]]]
"""An operation at a door, by its name, with all that can be sent to it, by what it is."""


def groups(spec: ModuleSpec, size: int, granted: bool) -> Iterator[Group]:
    """What can be sent to one module: by operation and door, then messages that call no tool, then headers."""
    prefix = f"/{spec.name}"
    for operation in spec.operations:
        if operation.path is not None and operation.path not in _OWN:
            yield f"{spec.name} http {operation.name}", partial(_of_operation, spec, operation, prefix, size, granted)
    for tool in spec.tools:
        yield f"{spec.name} mcp {tool.name}", partial(_of_tool, tool, prefix, size, spec.max_values, granted)
    yield f"{spec.name} mcp", partial(_messages, prefix, spec.tools[0], size, spec.max_values)
    for operation in _one_of_each(spec):
        yield f"{spec.name} headers {operation.name}", partial(_with_headers, operation, prefix)


def _of_tool(tool: Tool, prefix: str, size: int, most: int, granted: bool) -> Iterator[tuple[str, Made]]:
    for what, text in _texts(tool.input_schema, size, most):
        yield what, lambda what=what, text=text: Stranger(granted).over_mcp(what, tool, prefix, text())


def _of_operation(
    spec: ModuleSpec, operation: Operation, prefix: str, size: int, granted: bool
) -> Iterator[tuple[str, Made]]:
    lead = f"http {operation.name}"
    if operation.request is None:
        yield "-", lambda: Stranger(granted).over_http(lead, operation, prefix, b"")
    else:
        for what, text in _texts(operation.request, size, spec.max_values):

            def made(text: shapes.Text = text) -> Sent:
                return Stranger(granted).over_http(lead, operation, prefix, text().encode())

            yield what, made
        yield from _with_policies(operation, prefix, size, spec.max_values)
    for what, query in _queries(operation):
        yield what, lambda query=query: Stranger(granted).over_http(lead, operation, prefix, b"", query)


def _texts(schema: Mapping[str, Any], size: int, most: int) -> Iterator[tuple[str, shapes.Text]]:
    valid = shapes.right(schema)
    yield from shapes.bodies(schema, valid, size - 4096, most - 300)


def _with_policies(operation: Operation, prefix: str, size: int, most: int) -> Iterator[tuple[str, Made]]:
    """Large bodies under grants whose policies look at all of them."""
    for name, statement in _POLICIES.items():
        for shape in shapes.shapes(size - 4096, most - 300):
            if shape.name in ("names", "integers", "one text", "deep objects", "short texts"):

                def made(statement: list[Ipld] = statement, text: str = shape.text) -> Sent:
                    body = f'{{"unknown":{text}}}'.encode()
                    return Stranger(True, statement).over_http("", operation, prefix, body)

                yield f"{shape.name} under {name}", made


_POLICIES: Final[dict[str, list[Ipld]]] = {
    "many patterns": [["any", ".unknown", ["or", [["like", ".", "*aabaa*"]] * 150]]],
    "any of any": [["any", ".unknown", ["any", ".", ["any", ".", ["==", ".a", 1]]]]],
    "negations": [["not", ["not", ["not", ["not", ["like", ".unknown", "*x*y*"]]]]]],
}


def _queries(operation: Operation) -> Iterator[tuple[str, str]]:
    """Queries that fill the headers: of an operation that has parameters there, and of one that has none."""
    names = [parameter.name for parameter in operation.parameters if parameter.location == "query"] or ["unknown"]
    for name in names:
        yield f"query {name}: one text", f"?{name}={'x' * HEADERS_LEFT}"
        yield f"query {name}: escapes", f"?{name}={quote('é' * (HEADERS_LEFT // 6))}"
        yield f"query {name}: digits", f"?{name}={'9' * HEADERS_LEFT}"
        yield f"query {name}: again and again", "?" + "&".join([f"{name}=1"] * (HEADERS_LEFT // (len(name) + 3)))
        yield f"query {name}: a hundred times", "?" + "&".join([f"{name}={'x' * 250}"] * 100)
    yield "query: many names", "?" + "&".join(f"n{number}=1" for number in range(HEADERS_LEFT // 9))
    yield "query: nothing", "?" + "&" * HEADERS_LEFT


def _filled(operation: Operation, did: str) -> str:
    path = operation.path or ""
    for parameter in operation.parameters:
        if parameter.location == "path":
            path = path.replace(f"{{{parameter.name}}}", did)
    return path


def _one_of_each(spec: ModuleSpec) -> list[Operation]:
    """A read and a write: what happens before the contract is the same for all."""
    reads = [one for one in spec.operations if one.path not in _OWN and one.reads]
    writes = [one for one in spec.operations if one.request is not None]
    return [*reads[:1], *writes[:1]]


def _with_headers(operation: Operation, prefix: str) -> Iterator[tuple[str, Made]]:
    """Headers at their limits, on top of those of a request that is in order."""
    for what, more in _headers().items():

        def made(more: Mapping[str, str] = more) -> Sent:
            sent = Stranger(True).over_http("", operation, prefix, b"{}" if operation.request else b"")
            return replace(sent, headers={**sent.headers, **more})

        yield what, made
    for links in (2, 12):
        yield (
            f"a grant of {links} links",
            lambda links=links: Stranger(True, links=links).over_http("", operation, prefix, b"{}"),
        )
    for what, path in (
        ("a path of one name", f"/{'a' * HEADERS_LEFT}"),
        ("a path of slashes", "/" * HEADERS_LEFT),
        ("a path of escapes", f"/{'%C3%A9' * (HEADERS_LEFT // 6)}"),
    ):
        yield (
            what,
            lambda path=path: Stranger(False).over_http("", replace(operation, path=path), prefix, b""),
        )


def _headers() -> dict[str, dict[str, str]]:
    long = {
        name: {name: lead + "A" * HEADERS_LEFT}
        for name, lead in {
            "x-qonsent": "C",
            "x-sig": "",
            "x-squid-id": "did:key:z",
            "x-subid": "did:key:z",
            "x-daoid": "did:key:z",
            "idempotency-key": "",
            "traceparent": "00-",
            "x-ts": "2026-11-26T00:00:00.",
            "x-api-version": "v",
            "authorization": "Bearer ",
        }.items()
    }
    return {
        **{f"a long {name}" if name != "x-sig" else "a long signature": header for name, header in long.items()},
        "a long tracestate": {"tracestate": ",".join(f"k{number}=v" for number in range(HEADERS_LEFT // 8))},
        "a tracestate of commas": {"tracestate": "," * HEADERS_LEFT},
        "many headers": {f"a{number}": "" for number in range(HEADERS_LEFT // 6)},
        "an accept of many parts": {"accept": "text/html," * (HEADERS_LEFT // 10) + "application/json"},
        "an accept of parameters": {"accept": "application/json" + ";q=1" * (HEADERS_LEFT // 4)},
        "a type of spaces": {"content-type": "application/json" + " " * HEADERS_LEFT + "x"},
    }


def _messages(prefix: str, tool: Tool, size: int, most: int) -> Iterator[tuple[str, Made]]:
    """Messages at the MCP door that are none, or hold what is dear beside the arguments."""
    room, left = size - 4096, most - 300
    call = _message(tool.name, "{}")
    every = shapes.shapes(room, left)
    for shape in every:
        for member, around in _MEMBERS.items():
            yield (
                f"in {member}: {shape.name}",
                lambda text=shape.text, around=around: _posted(prefix, around.replace("%s", text)),
            )
    batch = min(room // (len(call) + 1), left // 16)
    texts = {
        "a batch": "[" + ",".join([call] * batch) + "]",
        "a batch of nothing": "[" + ",".join(["{}"] * (left // 2)) + "]",
        "a batch of notifications": "[" + ",".join(['{"jsonrpc":"2.0","method":"ping"}'] * (left // 6)) + "]",
        **dict(shapes.broken(room, left)),
    }
    for what, text in texts.items():
        yield what, lambda text=text: _posted(prefix, text)


def _posted(prefix: str, text: str) -> Sent:
    return Sent("", "POST", f"{prefix}/mcp", text.encode(), _ACCEPT)


_MEMBERS: Final = {
    "id": '{"jsonrpc":"2.0","id":%s,"method":"ping"}',
    "method": '{"jsonrpc":"2.0","id":1,"method":%s}',
    "params": '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":%s}',
    "_meta": '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":%s}}',
    "result": '{"jsonrpc":"2.0","id":1,"result":%s}',
    "clientInfo": '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",'
    '"capabilities":{},"clientInfo":%s}}',
}


def _message(tool: str, arguments: str) -> str:
    return json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": 0}}
    ).replace('"arguments": 0', f'"arguments": {arguments}')
