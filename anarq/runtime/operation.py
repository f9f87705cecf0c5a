"""What a module is, as plain frozen values that a generator prints from its spec.

Nothing here is written by hand for a module: `MODULE: Final = ModuleSpec(...)` is generated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from anarq.ports.json import JsonObject

Location: TypeAlias = Literal["path", "query"]
Access: TypeAlias = Literal["public", "granted"]
AuditLevel: TypeAlias = Literal["BASIC", "DETAILED", "COMPREHENSIVE"]
Idempotency: TypeAlias = Literal["required", "none"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One path or query parameter of an operation.

    Attributes:
        name: as it is written in the path template or the query.
        location: where it stands.
        argument: keyword of the handler, snake_case.
        required: whether a request without it is refused.
        schema: self-contained JSON Schema of the value; the text of the request is read by its type.
    """

    name: str
    location: Location
    argument: str
    required: bool
    schema: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: its contract, and what the pipeline enforces for it.

    Attributes:
        module: folder name of the module, `qwallet`.
        name: operationId, camelCase.
        handler: method of the handlers object, snake_case.
        method: HTTP method in capitals; for a tool without a path it tells reads (`GET`) from writes (`POST`).
        path: path template, `/intents/{intentId}`; None when only a tool reaches the operation.
        parameters: path and query parameters.
        request: self-contained JSON Schema 2020-12 of the body; None: takes no body.
        body_required: whether a request without the body is refused; else its handler is given None.
        response: self-contained JSON Schema of the envelope's `data`, or of the body when `envelope` is false;
            None: answers without data.
        success: status of a success: 200, 201, 202 or 204.
        scope: what a grant must cover, `qwallet.intent.create`; None only when `access` is public.
        access: `granted` needs a grant; `public` is decided by policy without one.
        emits: topics that the operation may emit; any other event is refused as a fault of ours.
        audit: how much an audit event says.
        purpose: purpose of the processing, from the module's policies.
        idempotency: `required`: a request without `Idempotency-Key` is refused.
        limits: name of the limits class in `ModuleSpec.limits`.
        safe: a POST that only computes (`x-anarq-safe`).
        envelope: whether the response is wrapped in the standard envelope.
        available: False: specified and not provided; answered with OPERATION_NOT_AVAILABLE.
    """

    module: str
    name: str
    handler: str
    method: str
    path: str | None
    parameters: tuple[Parameter, ...] = ()
    request: JsonObject | None = None
    body_required: bool = True
    response: JsonObject | None = None
    success: int = 200
    scope: str | None = None
    access: Access = "granted"
    emits: tuple[str, ...] = ()
    audit: AuditLevel = "BASIC"
    purpose: str | None = None
    idempotency: Idempotency = "none"
    limits: str = "default"
    safe: bool = False
    envelope: bool = True
    available: bool = True

    @property
    def reads(self) -> bool:
        """Whether the operation promises to change nothing (RFC 9110, section 9.2.1)."""
        return self.safe or self.method in ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Rate:
    """A token bucket: `rpm` tokens a minute flow in, at most `burst` are kept."""

    rpm: int
    burst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitClass:
    """Limits of a class of operations. A call takes one token from every bucket that applies to it.

    Attributes:
        name: referred to by `Operation.limits`.
        identity: bucket of an identity; its subidentities draw from it as well.
        subidentity: further bucket of each subidentity, inside its identity's; None: only the identity's holds.
        dao: bucket that all members share when they act for a DAO; None: no collective limit.
    """

    name: str
    identity: Rate
    subidentity: Rate | None = None
    dao: Rate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One MCP tool.

    Attributes:
        name: `wallet.pay`.
        operation: name of the operation that it calls.
        description: what `tools/list` says.
        input_schema: one flat object: path and query parameters by their names, and the members of the body.
        output_schema: schema of the operation's `data`; None when it has none.
        capabilities: `read`, `write`, `admin`.
        rate_limit: bucket of this tool for each identity, besides the operation's class; None: none.
        version: semantic version of the tool.
        deprecated: whether it is going away; told in `tools/list`.
        replacement: tool to use instead, when deprecated.
        sunset: date (RFC 3339 full-date) on which it goes, when deprecated.
    """

    name: str
    operation: str
    description: str
    input_schema: JsonObject
    output_schema: JsonObject | None = None
    capabilities: tuple[str, ...] = ()
    rate_limit: Rate | None = None
    version: str = "1.0.0"
    deprecated: bool = False
    replacement: str | None = None
    sunset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic that the module emits: name `q.qwallet.intent.created.v1`, semantic version, schema of `data`."""

    name: str
    version: str
    schema: JsonObject


class Fallback(StrEnum):
    """What a client does while its breaker is open (`CircuitBreakerConfig.fallbackStrategy`)."""

    CACHE = "CACHE"
    MOCK = "MOCK"
    QUEUE = "QUEUE"
    REJECT = "REJECT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """The design's `RetryPolicy`; delays in seconds. The defaults are the design's."""

    max_attempts: int = 3
    base_delay: float = 0.1
    max_delay: float = 30.0
    multiplier: float = 2.0
    jitter: bool = True
    retryable: tuple[str, ...] = ("SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "RATE_LIMIT_EXCEEDED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """The design's `CircuitBreakerConfig`; times in seconds. The defaults are the design's."""

    failure_threshold: int = 5
    recovery_timeout: float = 30.0
    monitoring_window: float = 60.0
    half_open_max_calls: int = 3
    fallback: Fallback = Fallback.REJECT


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionLimits:
    """`protection.connections` of `spec/standards.yaml`, which says what each means; bytes, and seconds."""

    max_connections: int
    max_connections_per_address: int
    max_header_bytes: int
    header_seconds: float
    body_seconds: float
    body_rate: float
    idle_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """`protection` of `spec/standards.yaml`: what anybody may cost who has proved nothing. It says what each means."""

    strangers_factor: float
    refusals_per_minute: int
    deposits_per_identity: int
    deposits_per_network: int
    large_bytes: int
    large_at_once: int
    connections: ConnectionLimits


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One row of `errors` in `spec/standards.yaml`.

    Attributes:
        status: HTTP status.
        retryable: whether the same request may succeed later without a change.
        meaning: one sentence.
        extension: True: a code of ours; False: one of the design's fifteen.
        actions: what the caller may do, for `suggestedActions`.
    """

    status: int
    retryable: bool
    meaning: str
    extension: bool = False
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSpec:
    """Everything about one module that the runtime needs.

    Attributes:
        name: folder name, `qwallet`.
        display: name for people, `Qwallet`.
        version: semantic version of the module.
        api_version: what `x-api-version` must say: same major, minor not above ours; `v1.0`.
        operations: all operations.
        errors: every error code of `spec/standards.yaml`, so that a service reads no YAML at start.
        headers: self-contained schema of every standard header of `spec/common/http.yaml`, by lower-case name.
        tools: MCP tools, each bound to one of the operations.
        topics: topics that the module emits.
        consumes: topics that the module's event handlers take, as patterns with `*` for one segment.
        limits: limits classes by name; every class that an operation names must be there.
        retry: of calls to other modules.
        breaker: of calls to other modules.
        protection: what strangers may cost.
        policy: content of `policies/rego/_gen/<module>.json`, the static data of the policy engine.
        max_body: largest request body in bytes.
        max_values: most values and names of members in one body.
        description: one sentence.
    """

    name: str
    display: str
    version: str
    api_version: str
    operations: tuple[Operation, ...]
    errors: Mapping[str, ErrorKind]
    headers: Mapping[str, JsonObject]
    protection: Protection
    policy: JsonObject
    tools: tuple[Tool, ...] = ()
    topics: tuple[Topic, ...] = ()
    consumes: tuple[str, ...] = ()
    limits: tuple[LimitClass, ...] = ()
    retry: Retry = field(default_factory=Retry)
    breaker: Breaker = field(default_factory=Breaker)
    max_body: int = 1_048_576
    max_values: int = 65_536
    description: str = ""
