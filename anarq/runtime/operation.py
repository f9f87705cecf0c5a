"""What a module is, as plain frozen values that a generator prints from its spec.

Nothing here is written by hand for a module: `MODULE: Final = ModuleSpec(...)` is generated.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Period, Retention
from anarq.wire.breaker import Breaker
from anarq.wire.errors import ErrorKind
from anarq.wire.protection import Protection
from anarq.wire.retry import Retry
from anarq.wire.standard import Standard
from anarq.wire.streams import StreamKind

Location: TypeAlias = Literal["path", "query"]
Access: TypeAlias = Literal["public", "granted"]
AuditLevel: TypeAlias = Literal["BASIC", "DETAILED", "COMPREHENSIVE"]
Idempotency: TypeAlias = Literal["required", "none"]

_DAY: Final = 86_400


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
class Entry:
    """Something that enters a module and is carried out: an operation, an event of a topic, a job.

    Attributes:
        module: folder name of the module, `qwallet`.
        name: operationId, camelCase; of an event its topic; of a job its name, camelCase.
        handler: method of the handlers object, snake_case.
        emits: topics that it may emit; any other event is refused as a fault of ours.
        audit: how much an audit event says.
        purpose: purpose of the processing, from the module's policies.
        scope: what a grant must cover, `qwallet.intent.create`; None where no grant is asked for.
    """

    module: str
    name: str
    handler: str
    emits: tuple[str, ...] = ()
    audit: AuditLevel = "BASIC"
    purpose: str | None = None
    scope: str | None = None

    @property
    def reads(self) -> bool:
        """Whether it promises to change nothing."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Entry):
    """One operation: its contract, and what the pipeline enforces for it.

    Attributes:
        method: HTTP method in capitals; for a tool without a path it tells reads (`GET`) from writes (`POST`).
        path: path template, `/intents/{intentId}`; None when only a tool reaches the operation.
        parameters: path and query parameters.
        request: self-contained JSON Schema 2020-12 of the body; None: takes no body.
        body_required: whether a request without the body is refused; else its handler is given None.
        response: self-contained JSON Schema of the envelope's `data`, or of the body when `envelope` is false;
            None: answers without data.
        success: status of a success: 200, 201, 202 or 204.
        access: `granted` needs a grant; `public` is decided by policy without one.
        signed: whether a public operation is refused to whoever proves no identity; a granted one always is.
        idempotency: `required`: a request without `Idempotency-Key` is refused.
        limits: name of the limits class in `ModuleSpec.limits`.
        safe: a POST that only computes (`x-anarq-safe`).
        envelope: whether the response is wrapped in the standard envelope.
        available: False: specified and not provided; answered with OPERATION_NOT_AVAILABLE.
        mocked: whether the mock of its contract answers it, and no service. Nothing that is generated says so.
        takes: what its body is, when it is a stream; `request` is None then.
        gives: what it answers with, when that is a stream; only a read does.
        delegates: scopes of peers that its caller lets this service use in his name: each is delegated to the service,
            beside the grant of the operation.
    """

    method: str
    path: str | None
    parameters: tuple[Parameter, ...] = ()
    request: JsonObject | None = None
    body_required: bool = True
    response: JsonObject | None = None
    success: int = 200
    access: Access = "granted"
    signed: bool = False
    idempotency: Idempotency = "none"
    limits: str = "default"
    safe: bool = False
    envelope: bool = True
    available: bool = True
    mocked: bool = False
    takes: StreamKind | None = None
    gives: StreamKind | None = None
    delegates: tuple[str, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether every call must be proven."""
        return self.signed or self.access == "granted"

    @property
    def reads(self) -> bool:
        """Whether the operation promises to change nothing (RFC 9110, section 9.2.1)."""
        return self.safe or self.method in ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consumption(Entry):
    """A topic that the module takes in; its name is the topic.

    Attributes:
        source: folder name of the module that emits it: an event of the topic from anybody else is not one.
        schema: self-contained JSON Schema of the event's `data`.
    """

    source: str
    schema: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandKind:
    """A command that the module may send.

    Attributes:
        peer: folder name of the module that it is sent to.
        operation: operationId of the peer.
        within: seconds for which it is tried.
        answers: the topic of its answers, one of `ModuleSpec.answers`.
    """

    peer: str
    operation: str
    within: float
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Entry):
    """What the module does at set times, once however many processes share its store.

    Attributes:
        every: seconds from one time to the next; None when it has a time of day.
        at: seconds after midnight, UTC; None when it has a period.
    """

    every: float | None = None
    at: float | None = None

    def following(self, due: float, now: float) -> float:
        """The first time after now: of its period counted from an earlier time, or of the day. Epoch seconds.

        Raises:
            ValueError: it has no period and no time of day.
        """
        if self.every is not None:
            return due + (max(0, math.floor((now - due) / self.every)) + 1) * self.every
        if self.at is None:
            raise ValueError(f"the job {self.name} has no time")
        today = math.floor(now / _DAY) * _DAY + self.at
        return today if today > now else today + _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    """How often an event is delivered to a consumer that cannot process it, by whether that may help."""

    retryable: int
    faulty: int


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
    """A topic that the module emits.

    Attributes:
        name: `q.qwallet.intent.created.v1`.
        version: semantic version of its data.
        schema: of `data`.
        kept: how long one of its events may be kept.
    """

    name: str
    version: str
    schema: JsonObject
    kept: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The design's `InvocationLimits`: the most calls that may be carried out in each time.

    Attributes:
        per_minute: in a minute.
        per_hour: in an hour.
        per_day: in a day, UTC.
        per_month: in thirty days.
        warning: from so many percent of one of them on, the log and the metrics say so.
        critical: the same, as an error.
        cutoff: from so many percent on, nothing is carried out for the rest of the time.
    """

    per_minute: int
    per_hour: int
    per_day: int
    per_month: int
    warning: int
    critical: int
    cutoff: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A service level objective that calls keep or miss.

    Attributes:
        name: `read-latency`.
        target: percent of the calls that are to keep it.
        within: seconds that a call may take; None: it is kept by whatever does not fail.
        limits: the class of the operations that it speaks of; None: of all.
        judged: whether only a handler can tell (`Decision.kept`).
    """

    name: str
    target: float
    within: float | None = None
    limits: str | None = None
    judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the business counts.

    Attributes:
        name: after the module's.
        topics: the events of these are counted as they are told.
        records: of this kind are counted as they come to be, or as they come into a state.
        into: the states; none: they are counted as they come to be.
    """

    name: str
    topics: frozenset[str] = frozenset()
    records: str = ""
    into: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """The states of the records of one kind.

    Attributes:
        kind: of the records.
        member: of a record that says its state.
        moves: by the name of what leads there (operation, topic, job): state before, None where a record begins, and
            state after.
    """

    kind: str
    member: str
    moves: Mapping[str, frozenset[tuple[str | None, str]]]


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
        consumes: topics that the module takes in.
        commands: that it sends to peers.
        answers: to its commands, which it takes in as it does events.
        jobs: what it does at set times.
        retention: how long it keeps what it holds; None: for ever.
        states: of the kinds of records that have some.
        offer: what its entry in the registry of tools says besides descriptions and schemas; empty: it has none.
        limits: limits classes by name; every class that an operation names must be there.
        budget: of calls that are carried out; None: there is no end to it.
        objectives: what is promised of its calls.
        counters: what the business counts.
        retry: of calls to other modules.
        breaker: of calls to other modules.
        protection: what strangers may cost.
        standard: what holds for every module.
        policy: content of `policies/rego/_gen/<module>.json`, the static data of the policy engine.
        max_body: largest request body in bytes.
        max_values: most values and names of members in one body.
        deliveries: how often an event is delivered to a consumer that cannot process it, before it is given up.
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
    standard: Standard
    deliveries: Deliveries
    retry: Retry
    breaker: Breaker
    budget: Budget | None = None
    objectives: tuple[Objective, ...] = ()
    counters: tuple[Counter, ...] = ()
    max_body: int
    max_values: int
    policy: JsonObject
    tools: tuple[Tool, ...] = ()
    topics: tuple[Topic, ...] = ()
    consumes: tuple[Consumption, ...] = ()
    commands: tuple[CommandKind, ...] = ()
    answers: tuple[Consumption, ...] = ()
    jobs: tuple[Job, ...] = ()
    retention: Retention | None = None
    states: tuple[States, ...] = ()
    offer: JsonObject = field(default_factory=dict)
    limits: tuple[LimitClass, ...] = ()
    description: str = ""
