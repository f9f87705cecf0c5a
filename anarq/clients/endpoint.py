"""One operation as its callers know it. Generated from the spec; nothing here is written by hand for a module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from anarq.ports.json import JsonObject
from anarq.wire.streams import StreamKind

Values: TypeAlias = Mapping[str, object]
"""Parameters by the names of the interface; those that are None are not sent."""


@dataclass(frozen=True, slots=True)
class Resource:
    """What an operation answers with, when it is something that is kept.

    Attributes:
        kind: the name of its contract.
        identifier: the member that names it.
        many: whether the answer is a page of them, in `items`.
    """

    kind: str
    identifier: str
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One operation.

    Attributes:
        module: folder name of the module.
        name: operationId.
        method: in capitals.
        path: template, `/intents/{intentId}`; None for a tool that binds to no operation, which is called over MCP.
        tool: the name of such a tool; empty for an operation with a path.
        parameters: self-contained schema of each path and query parameter.
        required: the parameters that a request must carry.
        request: self-contained schema of the body; None: takes none.
        body_required: whether a request must carry the body; else None is not a body.
        response: self-contained schema of what it answers with; None: answers without.
        enveloped: whether the answer comes in the standard envelope.
        takes: its body, when it is a stream; `request` is None then.
        gives: what it answers with, when that is a stream.
        idempotent: whether it takes an `Idempotency-Key`.
        scope: what a grant must cover; empty: none is needed.
        delegates: scopes of other modules that its caller lets the module use in his name.
        safe: whether it changes nothing, so that it may always be tried again.
        resource: what it answers with, when that is kept.
        example: an answer, from the contract's examples; None: there is none.
    """

    module: str
    name: str
    method: str
    path: str | None
    tool: str = ""
    parameters: Mapping[str, JsonObject] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    request: JsonObject | None = None
    body_required: bool = True
    response: JsonObject | None = None
    enveloped: bool = True
    takes: StreamKind | None = None
    gives: StreamKind | None = None
    idempotent: bool = False
    scope: str = ""
    delegates: tuple[str, ...] = ()
    safe: bool = False
    resource: Resource | None = None
    example: object = None

    @property
    def repeatable(self) -> bool:
        """Whether the same request may be sent again without being carried out twice."""
        return self.safe or self.idempotent
