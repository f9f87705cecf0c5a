"""One fixed play before a service: what it answers, notes and tells.

Whatever is drawn at random is taken out of what is seen, so that equal specs give equal words.
"""

import asyncio
import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx
from plan import Plan, Request
from sqlalchemy import text

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.crypto.request import RequestToSign
from anarq.ports.identities import KeyFact
from anarq.ports.json import dumps
from anarq.ports.limits import Bucket
from anarq.runtime import http
from anarq.runtime.call import Call, Change, Decision, Event, Refused
from anarq.runtime.commands import DELEGATED
from anarq.runtime.events import EventDoor
from anarq.runtime.health import Health
from anarq.runtime.jobs import JobDoor
from anarq.runtime.mcp import McpDoor
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.serve import _own
from anarq.runtime.wiring import Ports
from anarq.testing.people import Person
from anarq.testing.published import Exchange, exchange_of
from anarq.wire.streams import DIGEST, Stored, digest_header
from anarq.wire.times import rfc3339

START: Final = datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp()
ADA, PHONE, EVE = Person.named("Ada"), Person.named("Ada's phone"), Person.named("Eve")
_TRACE: Final = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
_KEY: Final = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"
_RANDOM: Final = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<id>"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "<trace>"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "<span>"),
)
_KNOWN: Final = {person.did: f"<{person.name}>" for person in (ADA, PHONE, EVE)}
_DID: Final = re.compile(r"did:key:z[1-9A-HJ-NP-Za-km-z]+")


def _key(name: str) -> str:
    """A key of its own for each operation and tool: with another's, it would only be told that it was used."""
    return str(uuid.uuid5(uuid.UUID(_KEY), name))


class Clock:
    """Time that moves when it is told to."""

    def __init__(self) -> None:
        self.time = START
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.fromtimestamp(self.time, UTC)

    def monotonic(self) -> float:
        """The time in seconds."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


class Limits(MemoryLimits):
    """Limits that can be used up at once."""

    full = False

    async def take(self, buckets: Sequence[Bucket]) -> float:
        """One second to wait, when they are used up."""
        return 1.0 if self.full else await super().take(buckets)


class Shared(SharedState):
    """Ada is a member of every DAO."""

    async def member(self, identity: str, _: str) -> bool:
        """Whether it is Ada."""
        return identity == ADA.did


class Handlers:
    """Decides as the plan has it, whatever the handler is called."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.fails = ""
        self.waits: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        async def handler(call: Call, *body: object, **arguments: object) -> Decision[object]:
            if self.fails:
                raise Refused(self.fails, "!", headers=self.waits)  # the shortest that may be said
            return self._decided(call, name, arguments)

        return handler

    def _decided(self, call: Call, name: str, arguments: Mapping[str, object]) -> Decision[object]:
        request = self._plan.requests.get(call.operation)
        topics = request.emits if request else [(topic, self._plan.emitted[topic]) for topic in self._inward(call)]
        events = tuple(Event(topic, data, "it") for topic, data in topics if data is not None)
        kept = {"handler": name, "given": {key: str(value) for key, value in sorted(arguments.items())}}
        reads = request is not None and request.reads
        changes = () if reads else (Change("kept", call.request_id, kept, 0, call.owner),)
        data = request.data if request else None
        return Decision(_nothing(request.gives) if request and request.gives else data, changes, events)

    def _inward(self, call: Call) -> Iterator[str]:
        spec = self._plan.spec
        for entry in (*spec.consumes, *spec.answers, *spec.jobs):
            if entry.name == call.operation:
                yield from (topic for topic in entry.emits if topic in self._plan.emitted)


def _nothing(media_type: str) -> Stored:
    """A stream without a byte."""
    return Stored(digest=hashlib.sha256().digest(), size=0, media_type=media_type, blocks=())


class Play:
    """A service of a spec, and what was seen of it."""

    def __init__(self, spec: ModuleSpec, plan: Plan) -> None:
        # what the service does not provide yet is played as well: it is read as soon as it is provided
        provided = [replace(operation, available=True) for operation in spec.operations]
        provided[:1] = [replace(operation, mocked=True) for operation in provided[:1]]  # as /health tells
        self.spec, self.plan, self.clock = replace(spec, operations=tuple(provided)), plan, Clock()
        self.seen: list[str] = []
        self.exchanges: list[Exchange] = []
        self._nonces = iter(range(1, 1 << 30))
        self._limits = Limits(self.clock)

    async def run(self) -> tuple[str, ...]:
        """Plays, and gives what was seen."""
        store, shared = SqlStore.sqlite(":memory:"), Shared.sqlite(":memory:")
        try:
            with TemporaryDirectory() as folder:
                await self._played(self.ports(folder, store, shared), store)
        finally:
            await store.close()
            await shared.close()
        return tuple(self.seen)

    def ports(self, folder: str, store: SqlStore, shared: SharedState) -> Ports:
        """What the service runs on; nothing outside of this process."""
        return Ports(
            store=store,
            bus=MemoryBus(),
            content=LocalContent(Path(folder)),
            policy=EmbeddedPolicy.load(packaged("lib", "authz"), self.spec.policy),
            revocations=shared,
            identities=shared,
            keys=LocalKeys(None, "test"),
            limits=self._limits,
            nonces=shared,
            deposits=shared,
            clock=self.clock,
            telemetry=MemoryTelemetry(),
        )

    async def _played(self, ports: Ports, store: SqlStore) -> None:
        await ports.identities.note(KeyFact(ADA.did, ADA.did, active=True))
        await ports.identities.note(KeyFact(PHONE.did, ADA.did, active=True))
        handlers = Handlers(self.plan)
        pipeline = Pipeline(self.spec, handlers, ports)
        async with AsyncExitStack() as life:
            mcp = McpDoor(pipeline, ("test",))
            await life.enter_async_context(mcp.running())
            door = http.HttpDoor(pipeline, _own(pipeline, Health(self.spec, ports), mcp))
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app=door), base_url="http://test", event_hooks={"response": [self._note]}
            )
            self._client = await life.enter_async_context(client)
            if self.plan.whole:
                await self._client.get("/health")  # before there is anything to be counted
            reached = [request for request in self.plan.requests.values() if request.target]
            for request in reached:
                await self._asked(request)
            await self._tools()
            if self.plan.whole:
                await self._once(reached, handlers)
        await self._inward(pipeline, handlers)
        self._see("audit", _rows(store, "audit"))
        self._see("outbox", _rows(store, "outbox"))
        self._see("kept", _rows(store, "records"))

    async def _once(self, reached: Sequence[Request], handlers: Handlers) -> None:
        """What is asked once, of whichever operation."""
        for name in ("x-squid-id", "x-subid", "x-daoid", "x-sig", "x-ts"):
            self._see(f"odd {name}", await self._sent(reached[0], ADA.caller("it"), {}, {name: "!"}))
        await self._kept(next(iter(request for request in reached if request.keyed), None))
        self._see("other DAO", await self._sent(reached[0], replace(ADA.caller("it"), dao_id="dao:1"), {}))
        self._see("health", (await self._client.get("/health")).json())
        await self._client.get("/metrics")
        await self._client.put("/health")
        await self._refused(reached, handlers)

    async def _asked(self, request: Request) -> None:
        right = ADA.caller(request.scope or "nothing")
        cases = {
            "anonymous": (None, {}),
            "right": (right, {}),
            "again": (right, {}),
            "phone": (PHONE.caller(request.scope or "nothing", acting_for=ADA), {}),
            "other scope": (ADA.caller("other.scope"), {}),
            "no grant": (ADA.caller(None), {}),
            "other's": (EVE.caller(request.scope or "nothing"), {}),
            "future": (right, {"x-api-version": "v1.7"}),
            "old": (right, {"x-api-version": "v0.9"}),
            "late": (right, {"x-ts": "-300"}),
            "stale": (right, {"x-ts": "-301"}),
        }
        for name, (caller, more) in cases.items():
            moments = {key: self._moment(float(value)) for key, value in more.items() if key == "x-ts"}
            self._see(f"{request.name} {name}", await self._sent(request, caller, more | moments))
            self.clock.time += 1
        if request.keyed:
            self._see(f"{request.name} no key", await self._sent(request, right, {"idempotency-key": ""}))
        if request.takes:
            self._see(f"{request.name} no digest", await self._sent(request, right, {DIGEST: ""}))
        self.clock.time += 60

    async def _note(self, answer: httpx.Response) -> None:
        await answer.aread()
        self.exchanges.append(exchange_of(answer))

    async def _refused(self, reached: Sequence[Request], handlers: Handlers) -> None:
        """What is not seen of one request: without a header that is due, traced, by another method, too often."""
        for request in reached[:2]:
            right = ADA.caller(request.scope or "nothing")
            await self._sent(request, right, {"x-api-version": ""})
            await self._sent(request, right, {"traceparent": _TRACE, "tracestate": "a=b"})
            await self._client.request("TRACE", request.target)
        handlers.fails, handlers.waits = "SERVICE_UNAVAILABLE", {"retry-after": "2"}
        for request in reached[:2]:
            await self._sent(request, ADA.caller(request.scope or "nothing"), {"idempotency-key": _key("unavailable")})
        handlers.fails = ""
        await self._client.get("/health")
        self._limits.full = True
        for request in reached:
            await self._sent(request, ADA.caller(request.scope or "nothing"), {})
        self._limits.full = False

    async def _kept(self, request: Request | None) -> None:
        """How long an answer is given again, and what is another request with the same key."""
        if request is None:
            return
        right, first = ADA.caller(request.scope), {"idempotency-key": _KEY.replace("4b3f", "5c4f")}
        for later in (0.0, self.plan.spec.standard.kept - 1, 2.0):
            self.clock.time += later
            self._see(f"kept {later}", await self._sent(request, right, first))
        self._see("kept DAO", await self._sent(request, replace(right, dao_id="dao:2"), first))

    def _moment(self, later: float) -> str:
        return rfc3339(datetime.fromtimestamp(self.clock.time + later, UTC))

    async def _sent(
        self, request: Request, caller: Any, more: Mapping[str, str], after: Mapping[str, str] | None = None
    ) -> object:
        plain = {"accept": "application/json", "x-api-version": "v1.0", "x-ts": rfc3339(self.clock.now()), **more}
        if request.body:
            plain["content-type"] = request.takes or "application/json"
        if request.takes:
            plain.setdefault(DIGEST, digest_header(hashlib.sha256(request.body).digest()))
        if request.gives:
            plain["accept"] = request.gives
        if request.keyed:
            plain.setdefault("idempotency-key", _key(request.name))
        plain = {name: value for name, value in plain.items() if value}
        if caller is not None:
            plain |= caller.headers()
            signed = RequestToSign(request.method, request.target, request.body, plain, self.plan.spec.standard.signed)
            plain["x-sig"] = await caller.signature(signed, self.clock.time, next(self._nonces).to_bytes(16, "big"))
        plain |= after or {}
        answer = await self._client.request(request.method, request.target, content=request.body, headers=plain)
        kept = {name: answer.headers.get(name) for name in ("retry-after", "idempotent-replayed", "cache-control")}
        return [answer.status_code, answer.text, kept]

    async def _tools(self) -> None:
        self._see("tools", await self._rpc("tools/list", {}, {}))
        for name, (operation, arguments) in self.plan.tools.items():
            caller = ADA.caller(self.plan.requests[operation].scope or "nothing")
            plain = {"x-api-version": "v1.0", "x-ts": rfc3339(self.clock.now()), **caller.headers()}
            if self.plan.requests[operation].keyed:
                plain["idempotency-key"] = _key(name)
            request = RequestToSign(
                "tools/call", name, dumps(arguments, canonical=True).encode(), plain, self.plan.spec.standard.signed
            )
            plain["x-sig"] = await caller.signature(request, self.clock.time, next(self._nonces).to_bytes(16, "big"))
            called = await self._rpc("tools/call", {"name": name, "arguments": arguments}, plain)
            self._see(f"tool {name}", called)
            self.clock.time += 1

    async def _rpc(self, method: str, params: dict[str, Any], headers: Mapping[str, str]) -> object:
        message = dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        wanted = {"accept": "application/json, text/event-stream", "content-type": "application/json", **headers}
        return (await self._client.post("/mcp", content=message, headers=wanted)).text

    async def _inward(self, pipeline: Pipeline, handlers: Handlers) -> None:
        door, jobs = EventDoor(pipeline), JobDoor(pipeline)
        for entry in self._played_of(self.spec.consumes):
            for source in dict.fromkeys((*(each.source for each in self.plan.spec.consumes), "other")):
                event = self.event(entry.name, source, self.plan.events.get(entry.name))
                self._see(f"event {entry.name} {source}", await _outcome(door.take(entry, event)))
        for entry in self._played_of(self.spec.answers):
            answer = {**self.event(entry.name, self.spec.name, {"code": "SUCCESS"}), DELEGATED: []}
            self._see(f"answer {entry.name}", await _outcome(door.take(entry, answer)))
        for job in self._played_of(self.spec.jobs):
            for step in (0, 1, 9, 1, 49, 3600, 43_200, 86_400):
                self.clock.time += step
                self._see(f"job {job.name} {step}", await _outcome(jobs.look(job)))

    def _played_of(self, entries: Sequence[Any]) -> Iterator[Any]:
        """Those that the plan has played."""
        known = self.plan.entries
        return (entry for entry in entries if known is None or entry.name in known)

    def event(self, topic: str, source: str, data: object) -> dict[str, object]:
        """An event as it comes over the bus."""
        return {
            "specversion": "1.0",
            "id": f"{topic} {source}",
            "source": f"urn:anarq:{'squid' if source == '*' else source}",
            "type": topic,
            "time": rfc3339(self.clock.now()),
            "squid": ADA.did,
            "data": data,
        }

    def _see(self, what: str, seen: object) -> None:
        words = f"{what}: {seen if isinstance(seen, str) else json.dumps(seen, sort_keys=True, default=str)}"
        for pattern, name in _RANDOM:
            words = pattern.sub(name, words)
        self.seen.append(_DID.sub(lambda found: _KNOWN.get(found[0], "<somebody>"), words))


async def _outcome(doing: Any) -> str:
    try:
        return repr(await doing)
    except Refused as refused:
        return f"{refused.code} {refused.details}"


def _rows(store: SqlStore, table: str) -> list[str]:
    with store._engines.engines[0].connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - a constant of the play
        return [str(sorted((key, str(value)) for key, value in row._mapping.items())) for row in rows]


def played(spec: ModuleSpec, plan: Plan) -> tuple[str, ...]:
    """What is seen of a service of a spec."""
    return asyncio.run(Play(spec, plan).run())


def exchanged(spec: ModuleSpec, plan: Plan) -> tuple[Exchange, ...]:
    """What a service of a spec takes and sends."""
    play = Play(spec, plan)
    asyncio.run(play.run())
    return tuple(play.exchanges)
