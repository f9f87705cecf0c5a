"""A request as the doors hand it to the pipeline, and what comes back: neutral to the transport."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from anarq.crypto.request import Sha256
from anarq.ports.json import JsonObject
from anarq.runtime.call import Door
from anarq.runtime.operation import Operation, Tool

MOCK: Final = "x-anarq-mock"
"""Header of every answer to an operation that is mocked: `true`. What is answered so is no word of a service."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What the signature of the request covers, besides headers.

    Attributes:
        method: HTTP method, or `tools/call`.
        target: path and query as they came, or the tool's name.
        body: bytes of the body as they came, the digest that a stream declares, or what makes the canonical JSON of
            the arguments: that is dear, and only a signature asks for it.
    """

    method: str
    target: str
    body: bytes | Sha256 | Callable[[], bytes]

    @property
    def content(self) -> bytes | Sha256:
        """The bytes that are covered, or the digest of a stream."""
        return self.body if isinstance(self.body, bytes | Sha256) else self.body()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One request for one operation.

    Attributes:
        operation: what is asked for.
        door: where it came in.
        headers: by lower-case name; a header that stood twice has been refused.
        signed: what `x-sig` covers.
        parameters: path and query parameters by name: texts when `textual`, else JSON values.
        body: the body: its bytes when `textual`, else the parsed value; a stream that arrives; None: there is none.
        textual: whether parameters and body are still text.
        size: bytes that came in; of a stream nothing has, yet.
        tool: the tool that was called, at the MCP door.
        arguments: the tool's arguments as they came.
        address: where the connection comes from, an address or the /64 of an IPv6 one; empty: it is not known.
    """

    operation: Operation
    door: Door
    headers: Mapping[str, str]
    signed: Signed
    parameters: Mapping[str, object]
    body: object
    textual: bool
    size: int
    tool: Tool | None = None
    arguments: JsonObject = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True)
class Success:
    """An operation was carried out, now or earlier."""

    status: int
    data: object
    message: str
    cid: str | None = None
    replayed: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    code: str = "SUCCESS"


@dataclass(frozen=True, slots=True)
class Failure:
    """An operation was not carried out; `body` is the `ErrorResponse`."""

    status: int
    code: str
    body: JsonObject
    headers: Mapping[str, str] = field(default_factory=dict)


Outcome: TypeAlias = Success | Failure


class Answer(NamedTuple):
    """An outcome, with the id under which the call is known."""

    outcome: Outcome
    request_id: str


def envelope(success: Success) -> dict[str, object]:
    """The design's standard response format."""
    members: dict[str, object] = {"status": "ok", "code": success.code, "message": success.message}
    members["data"] = success.data
    if success.cid is not None:
        members["cid"] = success.cid
    return members
