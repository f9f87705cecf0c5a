"""Small plays before single parts of the runtime: the limits and numbers that one request does not reach.

Each is about some of the values of a spec, and is run when one of these has changed.
"""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, Final
from unittest.mock import patch

from keeping import copied, kept
from moving import moved
from plan import Plan
from scenario import ADA, START, Clock, Handlers, Play
from sockets import held
from streaming import streamed

from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.clients.errors import OperationFailed, Unreachable
from anarq.clients.guarded import Guard
from anarq.clients.retrying import with_retries
from anarq.ports.deposits import Deposit, DepositsFullError
from anarq.ports.limits import Bucket
from anarq.reference.squid import app
from anarq.runtime import auditing, errors, idempotency, offloading
from anarq.runtime.budget import Spent
from anarq.runtime.call import Change, Command, Decision, Event, Identity, Refused
from anarq.runtime.cloudevents import Emission
from anarq.runtime.commands import Commands
from anarq.runtime.events import EventDoor
from anarq.runtime.invocation import Invocation, Signed
from anarq.runtime.limiting import Limiter
from anarq.runtime.objectives import Objectives
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.validation import Input
from anarq.wire import trace

_MOST: Final = 2500


@dataclass(frozen=True)
class Probe:
    """A play, and the values that it is about, by parts of their names."""

    about: tuple[str, ...]
    play: Callable[[ModuleSpec, Plan], Awaitable[list[object]]]


async def limits(spec: ModuleSpec, plan: Plan) -> list[object]:
    """How many calls of each class, of each tool, and of strangers, come through at once, and after a while."""
    seen: list[object] = []
    shared = SharedState.sqlite(":memory:")
    for operation in {operation.limits: operation for operation in spec.operations}.values():
        for tool in (None, *spec.tools):
            for signer in (ADA.did, None) if tool is None else (ADA.did,):
                clock = Clock()
                limiter = Limiter(spec.name, spec.limits, MemoryLimits(clock), shared, None, spec.protection)
                call = _invocation(operation, tool)
                seen.append([operation.name, await _through(limiter, call, signer)])
                clock.time += 7
                seen.append(await _through(limiter, call, signer))
                if signer:
                    seen.append(await _shares(spec, call, signer))
                if signer and tool is None:
                    seen.append([await _through(limiter, call, f"did:key:{number}") for number in range(6)])
    for entry in spec.consumes:
        clock = Clock()
        limiter = Limiter(spec.name, spec.limits, MemoryLimits(clock), shared, None, spec.protection)
        for wait in (0, 0.5):
            clock.time += wait
            seen.append(await _count(lambda entry=entry, limiter=limiter: limiter.arrive(entry)))  # type: ignore[misc]
    await shared.close()
    return seen


def _invocation(operation: Any, tool: Any = None, size: int = 0) -> Invocation:
    signed = Signed(operation.method, "/", b"")
    return Invocation(
        operation=operation,
        door="http",
        headers={},
        signed=signed,
        parameters={},
        body=b"",
        textual=True,
        size=size,
        tool=tool,
        address="192.0.2.1",
    )


async def _shares(spec: ModuleSpec, call: Invocation, service: str) -> list[Bucket]:
    """What is taken from when a service of the deployment acts for somebody whom nobody knows."""

    class Noted:
        taken: Sequence[Bucket] = ()

        async def take(self, buckets: Sequence[Bucket]) -> float:
            self.taken = buckets
            return 0.0

    noted, shared = Noted(), SharedState.sqlite(":memory:")
    await Limiter(spec.name, spec.limits, noted, shared, None, spec.protection).charge(
        call, Identity(service), service, "did:key:somebody"
    )
    await shared.close()
    return list(noted.taken)


async def _through(limiter: Limiter, call: Invocation, signer: str | None) -> int:
    return await _count(lambda: limiter.admit(call, signer, Identity(signer)))


async def _count(ask: Callable[[], Awaitable[None]]) -> int:
    for number in range(_MOST):
        try:
            await ask()
        except Refused:
            return number
    return _MOST


async def sizes(spec: ModuleSpec, plan: Plan) -> list[object]:
    """Which bodies are too large, by their bytes and by their values."""
    seen: list[object] = []
    async with _piped(spec, plan) as (pipeline, _):
        operation = next(one for one in pipeline.spec.operations if one.request is not None)
        base = plan.spec
        bytes_ = (base.max_body - 1, base.max_body, base.max_body + 1, base.max_body * 2)
        seen += [(await pipeline.run(_invocation(operation, size=size))).outcome.code for size in bytes_]
        contract = pipeline._contracts[operation.name]
        for values in (base.max_values - 2, base.max_values - 1, base.max_values, base.max_values + 1):
            body = b"[" + b",".join([b"1"] * values) + b"]"
            try:
                contract.read(replace(_invocation(operation), body=body))
            except Refused as refused:
                seen.append(refused.code)
    return seen


class _piped:  # noqa: N801 - reads as a verb
    """A pipeline of a spec, while the block runs."""

    def __init__(self, spec: ModuleSpec, plan: Plan) -> None:
        self._play, self._plan = Play(spec, plan), plan

    async def __aenter__(self) -> tuple[Pipeline, Handlers]:
        self._store, self._shared = SqlStore.sqlite(":memory:"), SharedState.sqlite(":memory:")
        handlers = Handlers(self._plan)
        ports = self._play.ports("/nowhere", self._store, self._shared)
        return Pipeline(self._play.spec, handlers, ports), handlers

    async def __aexit__(self, *_: object) -> None:
        await self._store.close()
        await self._shared.close()


async def retries(spec: ModuleSpec, plan: Plan) -> list[object]:
    """When a call to a peer that fails is made again, and after how long."""
    seen: list[object] = []
    for code in (*spec.errors, ""):
        clock, tried = Clock(), []
        kind = spec.errors.get(code)

        async def attempt(code: str = code, tried: list[int] = tried, kind: Any = kind) -> None:
            tried.append(1)
            if kind is None:
                raise Unreachable("nobody answers")
            body = {"status": "error", "code": code, "retryable": kind.retryable, "message": "", "requestId": "r"}
            raise OperationFailed(kind.status, body)

        for drawn in (0.5, 1.0):
            try:
                await with_retries(attempt, spec.retry, clock, lambda drawn=drawn: drawn)  # type: ignore[misc]
            except (OperationFailed, Unreachable):
                seen.append([code, len(tried), [*clock.slept]])
    longest = replace(spec.retry, max_attempts=12)
    clock = Clock()

    async def fails() -> None:
        raise Unreachable("nobody answers")

    try:
        await with_retries(fails, longest, clock, lambda: 1.0)
    except Unreachable:
        seen.append([*clock.slept])
    return seen


async def breaking(spec: ModuleSpec, plan: Plan) -> list[object]:
    """When calls to a peer that fails are not made any more, and when they are again."""
    clock = Clock()
    try:
        guarded = Guard("peer", spec.breaker, clock)
    except ValueError as error:
        return [str(error)]
    seen: list[object] = []

    async def ask(*, fails: bool) -> None:
        async def call() -> str:
            if fails:
                raise Unreachable("ill")
            return "well"

        try:
            answer = str(await guarded.call("question", call))
        except Refused as refused:
            answer = f"{refused.message} {refused.headers}"
        seen.append([answer, guarded.breaker.state.value])

    await ask(fails=False)
    for pause in (0.0, 13.0, 16.0):
        for _ in range(8):
            await ask(fails=True)
            clock.time += pause
        clock.time += 29.0
        await ask(fails=False)
        clock.time += 2.0
        for _ in range(7):
            await ask(fails=False)
    return seen


async def deliveries(spec: ModuleSpec, plan: Plan) -> list[object]:
    """How often an event is taken again that cannot be processed, for each reason."""
    seen: list[object] = []
    if not spec.consumes:
        return seen
    async with _piped(spec, plan) as (pipeline, handlers):
        door, entry = EventDoor(pipeline), spec.consumes[0]
        for code in ("SERVICE_UNAVAILABLE", "CONFLICT"):
            handlers.fails = code
            event = Play(spec, plan).event(entry.name, entry.source, plan.events.get(entry.name)) | {"id": code}

            async def take(event: Any = event) -> None:
                pipeline.ports.clock.time += 60  # type: ignore[attr-defined]
                try:
                    await door.take(entry, event)
                except Refused:
                    return
                raise Refused("CONFLICT", "given up")

            seen.append([code, await _count(take)])
    return seen


async def keys(spec: ModuleSpec, plan: Plan) -> list[object]:
    """When a call, and a turn of a job, that has not ended is taken over; which requests with one key are another."""
    seen: list[object] = [_same(spec, name) for name in plan.spec.standard.identity]
    store, now, base = SqlStore.sqlite(":memory:"), Clock().now(), plan.spec.standard.lease
    for later in (0.0, base - 1, base + 1, base * 3):
        try:
            claim, _ = await idempotency.claim(
                store, Identity(ADA.did), None, "key", "hash", now + timedelta(seconds=later), spec.standard
            )
            seen.append([later, claim.lease_until, claim.expires_at])
        except Refused as refused:
            seen.append([later, refused.code, dict(refused.headers)])
    await store.close()
    return seen


def _same(spec: ModuleSpec, header: str) -> bool:
    """Whether two requests are the same that differ in a header."""
    given = Input(parameters={}, arguments={}, body=None, has_body=False)
    one, other = (
        idempotency.fingerprint(spec.operations[0], given, {header: value}, None, spec.standard.identity)
        for value in ("one", "other")
    )
    return one == other


async def ages(spec: ModuleSpec, plan: Plan) -> list[object]:
    """How old a key that signs becomes in each environment."""
    return [spec.standard.due(environment) for environment in plan.spec.standard.key_ages]


async def codes(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What is answered for each code."""
    now = Clock().now()
    names = [*plan.spec.errors]
    return [errors.failure(Refused(name, "as the play has it"), spec.errors, now, "r") for name in names]


async def refusals(spec: ModuleSpec, plan: Plan) -> list[object]:
    """Refusals that a minute notes, of one network."""
    async with _piped(spec, plan) as (pipeline, _):
        for _ in range(plan.spec.protection.refusals_per_minute * 2 + 2):
            await pipeline.run(_invocation(spec.operations[0]))
        lines = pipeline.ports.telemetry.exposition().splitlines()  # type: ignore[attr-defined]
        return [line for line in lines if "left_out" in line]


async def large(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What is worked on beside the loop, and how much of it at once."""
    work = offloading.Offloading(spec.protection.large_bytes, spec.protection.large_at_once)
    base = plan.spec.protection.large_bytes
    here = threading.get_ident()
    sizes = (base // 2, base - 1, base, base * 2)
    seen: list[object] = [await work.run(size, threading.get_ident) == here for size in sizes]
    running, most, gate = [0], [0], threading.Event()

    def count() -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        gate.wait(0.2)
        running[0] -= 1

    size = max(base, spec.protection.large_bytes)
    await asyncio.gather(*(work.run(size, count) for _ in range(plan.spec.protection.large_at_once * 2 + 2)))
    return [*seen, most[0]]


async def connections(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What connections may cost: the limits as the server is given them, held against transports that are none."""
    return await held(spec, plan)


async def deposits(spec: ModuleSpec, plan: Plan) -> list[object]:
    """How many grants are kept for one identity, and for one network."""
    with patch.object(app, "MODULE", spec):
        handlers: Any = app._handlers(
            Play(spec, plan).ports("/nowhere", SqlStore.sqlite(":memory:"), SharedState.sqlite(":memory:"))
        )
    share, most = handlers._depository.share, plan.spec.protection
    shared = SharedState.sqlite(":memory:")
    seen: list[object] = []
    for name, number in (("one", most.deposits_per_identity), ("many", most.deposits_per_network)):
        kept = 0
        for index in range(number * 2 + 2):
            owner = "did:one" if name == "one" else f"did:{index}"
            deposit = Deposit(cid=f"{name}{index}", owner=owner, network=name, block=b"1", until=Clock().time + 60)
            try:
                await shared.keep(deposit, share, Clock().time)
                kept += 1
            except DepositsFullError:
                pass
        left = [await shared.find(f"{name}{index}", Clock().time) is not None for index in range(number * 2 + 2)]
        seen.append([name, kept, sum(left)])
    await shared.close()
    return seen


async def budgets(spec: ModuleSpec, plan: Plan) -> list[object]:
    """Whether a call is carried out, and what is told of it, when so much of the budget of each time is spent."""
    seen: list[object] = []
    if spec.budget is None or plan.spec.budget is None:
        return seen
    before = Spent(spec.name, plan.spec.budget, MemoryTelemetry())
    for period, most in before._most.items():
        for share in (plan.spec.budget.warning, plan.spec.budget.critical, plan.spec.budget.cutoff):
            for count in (most * share // 100 - 1, most * share // 100):
                telemetry = MemoryTelemetry()
                spent = Spent(spec.name, spec.budget, telemetry)
                spent.spend(START)
                spent._counts[period] = count
                try:
                    spent.spend(START)
                except Refused as refused:
                    seen.append(refused.details)
                seen.append([line for line in telemetry.exposition().splitlines() if "budget" in line])
    return seen


async def commands(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What waits in the outbox for each command: how long it is tried, and where its answer goes."""
    call: Any = SimpleNamespace(
        module=spec.name, request_id="it", owner=ADA.did, now=Clock().now(), trace=trace.read({}), delegated=()
    )
    sent = tuple(Command(kind.peer, kind.operation, {}, None, "it") for kind in spec.commands)
    waiting = [outgoing.event for outgoing in Commands(spec).outgoing(call, sent)]
    return [[each["operation"], each["until"], each["answers"]] for each in waiting]


async def noted(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What the audit trail says of an operation that succeeds, also of one for which its caller has to delegate."""
    grant = SimpleNamespace(cid="cid", subject=ADA.did, length=1)
    call: Any = SimpleNamespace(
        door="http",
        owner=ADA.did,
        now=Clock().now(),
        request_id="it",
        trace_id="t",
        grant=grant,
        identity=Identity(ADA.did),
    )
    decision: Decision[object] = Decision(None, (Change("kind", "it", {}, 0),), (Event("topic", {}, "it"),))
    return [auditing.allowed(entry, call, decision, 200) for entry in spec.operations]


async def told(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What is told with an event of each topic."""
    call: Any = SimpleNamespace(door="job", owner=ADA.did, now=Clock().now(), trace=trace.read({}), request_id="it")
    entry: Any = SimpleNamespace(name="it", emits=frozenset(plan.emitted))
    events = tuple(Event(topic, data, "it") for topic, data in plan.emitted.items())
    return [outgoing.event for outgoing in Emission(spec).outgoing(entry, call, events)]


async def objectives(spec: ModuleSpec, plan: Plan) -> list[object]:
    """Which calls of each class, quick and slow, keep which objective."""
    telemetry = MemoryTelemetry()
    measured = Objectives(spec.name, spec.objectives, telemetry)
    for times, limits in enumerate(("read", "write", "complex"), 1):  # of each another number: who is counted is seen
        for base in {each.within for each in plan.spec.objectives if each.within is not None}:
            for duration in (base * 0.9, base, base * 1.1):
                for _ in range(times):
                    measured.measure(limits, 200, duration)
        measured.measure(limits, 500, 0.0)
    return [line for line in telemetry.exposition().splitlines() if "objective" in line]


PROBES: Final = (
    Probe((".limits", ".rate_limit", "strangers_factor", "service_factor"), limits),
    Probe(("max_body", "max_values"), sizes),
    Probe((".budget",), budgets),
    Probe((".commands",), commands),
    Probe((".objectives",), objectives),
    Probe((".topics",), told),
    Probe((".audit",), noted),
    Probe((".retention",), kept),
    Probe((".retention",), copied),
    Probe((".retry", "ERRORS", ".errors"), retries),
    Probe((".breaker",), breaking),
    Probe((".deliveries",), deliveries),
    Probe((".lease", ".kept", ".standard.identity"), keys),
    Probe((".key_ages", "signing_key_age"), ages),
    Probe(("ERRORS", ".errors"), codes),
    Probe(("refusals_per_minute",), refusals),
    Probe(("large_",), large),
    Probe((".connections",), connections),
    Probe(("deposits_",), deposits),
    Probe((".takes", ".gives"), streamed),
    Probe((".states",), moved),
)


def concerned(changed: frozenset[str]) -> tuple[Probe, ...]:
    """The plays that are about some of the values that have changed."""
    return tuple(probe for probe in PROBES if any(part in name for part in probe.about for name in changed))


def probed(spec: ModuleSpec, plan: Plan, plays: Sequence[Probe]) -> str:
    """What is seen in some plays."""
    seen = {probe.play.__name__: asyncio.run(_awaited(probe.play(spec, plan))) for probe in plays}
    return json.dumps(seen, default=str)


async def _awaited(playing: Awaitable[list[object]]) -> list[object]:
    return await playing
