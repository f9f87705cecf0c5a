"""A small module to run, identities that sign, and grants between them."""

import asyncio
import json
import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.request import RequestToSign, sign_request
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation, issue
from anarq.ports.identities import KeyFact
from anarq.ports.json import dumps
from anarq.ports.peers import Answered, NoPeers
from anarq.runtime.call import Call, Change, Decision, Event, Refused
from anarq.runtime.keeping import Period
from anarq.runtime.operation import (
    CommandKind,
    Consumption,
    Deliveries,
    Job,
    LimitClass,
    ModuleSpec,
    Operation,
    Parameter,
    Rate,
    Tool,
    Topic,
)
from anarq.runtime.serve import build
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.errors import ErrorKind

CREATE = {
    "type": "object",
    "properties": {
        "amount": {"type": "number", "exclusiveMinimum": 0},
        "currency": {"type": "string", "minLength": 3, "maxLength": 3},
        "recipient": {"type": "string", "minLength": 1},
    },
    "required": ["amount", "currency", "recipient"],
    "additionalProperties": False,
}
INTENT = {
    "type": "object",
    "properties": {
        "intentId": {"type": "string"},
        "owner": {"type": "string"},
        "amount": {"type": "number"},
        "currency": {"type": "string"},
        "recipient": {"type": "string"},
        "status": {"enum": ["PENDING", "SETTLED"]},
    },
    "required": ["intentId", "owner", "amount", "currency", "recipient", "status"],
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": INTENT}, "cursor": {"type": "string"}},
    "required": ["items"],
}
CREATED = {
    "type": "object",
    "properties": {"intentId": {"type": "string"}, "amount": {"type": "number"}},
    "required": ["intentId", "amount"],
}
TOPIC = "q.qwallet.intent.created.v1"
ID = Parameter("intentId", "path", "intent_id", True, {"type": "string", "minLength": 1})
LIMIT = Parameter("limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 100})
CURSOR = Parameter("cursor", "query", "cursor", False, {"type": "string"})
STATUS = Parameter("status", "query", "status", False, {"enum": ["PENDING", "SETTLED"], "type": "string"})

STATUSES = {
    "QLOCK_AUTH_FAIL": (401, False),
    "QONSENT_DENIED": (403, False),
    "SQUID_IDENTITY_INVALID": (401, False),
    "SIGNATURE_INVALID": (401, False),
    "SERVICE_UNAVAILABLE": (503, True),
    "RATE_LIMIT_EXCEEDED": (429, True),
    "TIMEOUT_ERROR": (504, True),
    "INSUFFICIENT_FUNDS": (402, False),
    "VERSION_CONFLICT": (409, True),
    "NOT_FOUND": (404, False),
    "METHOD_NOT_ALLOWED": (405, False),
    "MISDIRECTED_REQUEST": (421, False),
    "ORIGIN_NOT_ALLOWED": (403, False),
    "REQUEST_TIMEOUT": (408, True),
    "HEADERS_TOO_LARGE": (431, False),
    "NOT_ACCEPTABLE": (406, False),
    "PAYLOAD_TOO_LARGE": (413, False),
    "UNSUPPORTED_MEDIA_TYPE": (415, False),
    "MALFORMED_REQUEST": (400, False),
    "VALIDATION_FAILED": (422, False),
    "IDEMPOTENCY_KEY_REUSED": (422, False),
    "IDEMPOTENCY_IN_PROGRESS": (409, True),
    "OPERATION_NOT_AVAILABLE": (501, False),
    "INTERNAL_ERROR": (500, False),
}


class Reached(NoPeers):
    """Peers that only take commands, each with a method `send`."""

    def __init__(self, peers: Mapping[str, Any]) -> None:
        self.peers = peers

    def reaches(self, module: str) -> bool:
        return module in self.peers

    async def send(  # type: ignore[override]  # by its own names
        self, module: str, operation: str, parameters: Any, body: Any, key: str, behalf: Any
    ) -> Answered:
        answered: Answered = await self.peers[module].send(operation, parameters, body, key)
        return answered


def reached_by(peers: Mapping[str, Any]) -> Callable[[Ports, ModuleSpec], Reached]:
    """The ways to the peers, as a service is given them."""
    return lambda _, __: Reached(peers)


def operation(name: str, handler: str, method: str, path: str, **more: Any) -> Operation:
    defaults: dict[str, Any] = {"scope": f"qwallet.{handler.replace('_', '.')}", "purpose": "payment"}
    return Operation(module="qwallet", name=name, handler=handler, method=method, path=path, **(defaults | more))


OPERATIONS = (
    operation(
        "createIntent",
        "create_intent",
        "POST",
        "/intents",
        request=CREATE,
        response=INTENT,
        success=201,
        scope="qwallet.intent.create",
        emits=(TOPIC,),
        audit="COMPREHENSIVE",
        idempotency="required",
    ),
    operation(
        "getIntent",
        "get_intent",
        "GET",
        "/intents/{intentId}",
        parameters=(ID,),
        response=INTENT,
        scope="qwallet.intent.read",
    ),
    operation(
        "listIntents",
        "list_intents",
        "GET",
        "/intents",
        parameters=(LIMIT, CURSOR, STATUS),
        response=PAGE,
        scope="qwallet.intent.read",
        audit="DETAILED",
    ),
    operation(
        "settleIntent",
        "settle_intent",
        "POST",
        "/intents/{intentId}/settle",
        parameters=(ID,),
        response=INTENT,
        scope="qwallet.intent.settle",
        idempotency="required",
    ),
    operation(
        "deleteIntent",
        "delete_intent",
        "DELETE",
        "/intents/{intentId}",
        parameters=(ID,),
        success=204,
        scope="qwallet.intent.delete",
    ),
    operation("exportIntents", "export_intents", "GET", "/export", scope="qwallet.intent.export", available=False),
    operation("quote", "quote", "GET", "/quote", response={"type": "object"}, scope=None, access="public"),
)


def flat(*names: str) -> dict[str, object]:
    properties = {name: {"type": "string"} for name in names}
    return {"type": "object", "properties": properties, "required": list(names), "additionalProperties": False}


TOOLS = (
    Tool(
        name="wallet.pay",
        operation="createIntent",
        description="Creates a payment intent.",
        input_schema=CREATE,
        output_schema=INTENT,
        capabilities=("write",),
        rate_limit=Rate(600, 100),
    ),
    Tool(
        name="wallet.intent",
        operation="getIntent",
        description="Shows an intent.",
        input_schema=flat("intentId"),
        output_schema=INTENT,
        capabilities=("read",),
        deprecated=True,
        sunset="2027-01-01",
        replacement="wallet.pay",
    ),
    Tool(name="wallet.export", operation="exportIntents", description="Exports.", input_schema=flat()),
    Tool(name="wallet.delete", operation="deleteIntent", description="Deletes.", input_schema=flat("intentId")),
)


def policy_data(operations: tuple[Operation, ...] = OPERATIONS) -> dict[str, Any]:
    table = {
        item.name: {"scope": item.scope, "access": item.access, "purpose": item.purpose, "audit": item.audit}
        for item in operations
    }
    return {"anarq": {"modules": {"qwallet": {"operations": table}}}}


BREAKER = Breaker(
    failure_threshold=5,
    recovery_timeout=30.0,
    monitoring_window=60.0,
    half_open_max_calls=3,
    fallback=Fallback.REJECT,
)
SPEC = ModuleSpec(
    name="qwallet",
    display="Qwallet",
    version="1.2.3",
    api_version="v1.1",
    operations=OPERATIONS,
    errors={code: ErrorKind(status, retryable, "") for code, (status, retryable) in STATUSES.items()},
    headers=HEADERS,
    protection=PROTECTION,
    standard=STANDARD,
    retry=STANDARD.retry,
    breaker=BREAKER,
    max_values=65_536,
    deliveries=Deliveries(retryable=100, faulty=5),
    policy=policy_data(),
    tools=TOOLS,
    topics=(Topic(name=TOPIC, version="1.0.0", schema=CREATED, kept=Period(months=12)),),
    limits=(LimitClass(name="default", identity=Rate(6000, 1000)),),
    max_body=10_000,
)


def consuming(*topics: str, spec: ModuleSpec = SPEC, source: str = "*", **more: Any) -> ModuleSpec:
    """The sample module, or another, that consumes topics by its handler `on_event`."""
    entry: dict[str, Any] = {"module": spec.name, "handler": "on_event", "schema": {}} | more
    consumes = tuple(Consumption(name=topic, source=source, **entry) for topic in topics)
    return within_spec(spec, consumes=consumes)


def doing(*jobs: Job, spec: ModuleSpec = SPEC) -> ModuleSpec:
    """The sample module, or another, with jobs."""
    return within_spec(spec, jobs=jobs)


def within_spec(spec: ModuleSpec, **entries: Any) -> ModuleSpec:
    """A module with consumed topics or jobs, and with the policy data and limits that belong to them."""
    tables = {
        kind: {
            each.name: {"scope": None, "access": "service", "purpose": each.purpose}
            | ({"source": each.source} if kind == "consumes" else {})
            for each in declared
        }
        for kind, declared in entries.items()
    }
    known = spec.policy["anarq"]["modules"].get(spec.name, {}) if spec.policy else {}
    policy = {"anarq": {"modules": {spec.name: {**known, **tables}}}}
    limits = (*spec.limits, LimitClass(name="event", identity=Rate(60_000, 1000)))
    return replace(spec, policy=policy, limits=limits, **entries)


def sending(peer: str, operation: str, *, within: float = 60.0, spec: ModuleSpec = SPEC) -> ModuleSpec:
    """The sample module, or another, that sends a command and takes its answers by its handler `after_command`."""
    topic = f"anarq.answers.{peer}.{operation}"
    answer = Consumption(module=spec.name, name=topic, handler="after_command", source=spec.name, schema={})
    kind = CommandKind(peer=peer, operation=operation, within=within, answers=topic)
    made = replace(within_spec(spec, consumes=(answer,)), consumes=())
    return replace(made, commands=(kind,), answers=(answer,))


class Listener:
    """Handlers of a module that only listens: `on_event` is what it is made with."""

    def __init__(self, on_event: Any) -> None:
        self.on_event = on_event


class Wallet:
    """Handlers of the sample module."""

    def __init__(self, ports: Ports | None = None, **handlers: Any) -> None:
        self.calls: list[Call] = []
        vars(self).update(handlers)

    async def create_intent(self, call: Call, body: dict[str, Any]) -> Decision[object]:
        self.calls.append(call)
        if body["currency"] == "XXX":
            raise Refused("INSUFFICIENT_FUNDS", "The wallet is empty.", {"available": 0})
        intent = {**body, "intentId": call.request_id, "owner": call.owner, "status": "PENDING"}
        change = Change("intent", call.request_id, intent, 0, call.owner, {"status": "PENDING"}, call.now.isoformat())
        event = Event(TOPIC, {"intentId": call.request_id, "amount": body["amount"]}, call.request_id)
        return Decision(intent, (change,), (event,))

    async def get_intent(self, call: Call, *, intent_id: str) -> Decision[object]:
        self.calls.append(call)
        return Decision((await call.owned("intent", intent_id)).body)

    async def list_intents(
        self, call: Call, *, limit: int = 2, cursor: str | None = None, status: str | None = None
    ) -> Decision[object]:
        where = {"status": status} if status else {}
        page = await call.records.list("intent", owner=call.owner, where=where, limit=limit, cursor=cursor)
        data: dict[str, object] = {"items": [record.body for record in page.records]}
        return Decision(data | ({"cursor": page.cursor} if page.cursor else {}))

    async def settle_intent(self, call: Call, *, intent_id: str) -> Decision[object]:
        record = await call.owned("intent", intent_id)
        settled = {**record.body, "status": "SETTLED"}
        return Decision(settled, (Change("intent", intent_id, settled, record.version, record.owner),))

    async def delete_intent(self, call: Call, *, intent_id: str) -> Decision[None]:
        record = await call.owned("intent", intent_id)
        return Decision(None, (Change("intent", intent_id, None, record.version),))

    async def quote(self, call: Call) -> Decision[object]:
        return Decision({"fee": Decimal("0.10"), "for": call.identity.squid_id})


class TestClock:
    """A clock that moves when it is told to; sleeping takes no time."""

    __test__ = False

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time, UTC)

    def monotonic(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


@dataclass
class Root:
    """A person who signs with the root key, without subidentity."""

    person: "Person"

    def headers(self, **more: Any) -> dict[str, str]:
        return self.person.headers(**{"x-subid": None} | more)

    def signed(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> dict[str, str]:
        return self.person.signed(method, target, body, headers, key=self.person.root)


@dataclass
class Person:
    """An identity with one subidentity, and what they sign."""

    clock: TestClock
    root: SigningKey = field(default_factory=lambda: new_key())
    sub: SigningKey = field(default_factory=lambda: new_key())

    @property
    def did(self) -> str:
        return self.root.public.did

    @property
    def sub_did(self) -> str:
        return self.sub.public.did

    @property
    def alone(self) -> Root:
        """The same person, without the subidentity."""
        return Root(self)

    def delegation(self, command: str = "/qwallet", **more: Any) -> Delegation:
        expires = int(self.clock.time) + 3600
        fields: dict[str, Any] = {"audience": self.sub_did, "subject": self.did, "command": command, "expires": expires}
        return issue(self.root, nonce=secrets.token_bytes(12), **(fields | more))

    def grant(self, command: str = "/qwallet", **more: Any) -> str:
        return container.encode([self.delegation(command, **more).token])

    def headers(self, **more: str | None) -> dict[str, str]:
        plain: dict[str, str | None] = {
            "x-squid-id": self.did,
            "x-subid": self.sub_did,
            "x-ts": self.clock.now().isoformat().replace("+00:00", "Z"),
            "x-api-version": "v1.0",
            "x-qonsent": self.grant() if "x-qonsent" not in more else None,
        }
        return {name: value for name, value in (plain | more).items() if value is not None}

    def signed(
        self, method: str, target: str, body: bytes, headers: Mapping[str, str], key: SigningKey | None = None
    ) -> dict[str, str]:
        request = RequestToSign(method, target, body, headers, STANDARD.signed)
        sig = sign_request(request, key or self.sub, self.clock.time, secrets.token_bytes(16))
        return {**headers, "x-sig": sig}


async def introduced(person: Person, shared: SharedState) -> Person:
    """The person, whom sQuid knows from now on, with the subidentity."""
    await shared.note(KeyFact(person.did, person.did, active=True))
    await shared.note(KeyFact(person.sub_did, person.did, active=True))
    return person


def new_key() -> SigningKey:
    return SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))


@dataclass
class World:
    """The sample module, running, with everything that it runs on in reach."""

    ports: Ports
    clock: TestClock
    store: SqlStore
    shared: SharedState
    bus: MemoryBus
    telemetry: MemoryTelemetry
    wallet: Wallet
    person: Person
    client: httpx.AsyncClient
    app: Any = None
    spec: ModuleSpec = SPEC

    async def eventually(self, condition: Callable[[], object], *, later: float = 0.0) -> None:
        """Waits for what other tasks of the service do; `later` seconds pass on its clock with each look."""
        async with asyncio.timeout(20):
            while not condition():
                self.clock.time += later
                await asyncio.sleep(0.02 if later else 0.005)

    async def person_of(self) -> Person:
        """Somebody else whom sQuid knows, with a subidentity."""
        return await self.introduce(Person(self.clock))

    async def introduce(self, person: Person) -> Person:
        return await introduced(person, self.shared)

    async def send(
        self,
        method: str,
        target: str,
        body: object = None,
        *,
        headers: Mapping[str, str | None] | None = None,
        after: Mapping[str, str] | None = None,
        person: Person | None = None,
        raw: bytes | None = None,
    ) -> httpx.Response:
        """Signs and sends; `headers` are signed, `after` are put on top of the signed request."""
        who = person or self.person
        data = raw if raw is not None else b"" if body is None else dumps(body).encode()
        plain = who.headers(**(headers or {}))
        sent = who.signed(method, target, data, plain) | dict(after or {})
        if data:
            sent.setdefault("content-type", "application/json")
        return await self.client.request(method, target, content=data, headers=sent)

    async def create(self, amount: object = 5, key: str | None = None, **more: Any) -> httpx.Response:
        headers = {"idempotency-key": key or str(uuid.uuid4())} | more.pop("headers", {})
        body = {"amount": amount, "currency": "EUR", "recipient": "bob"} | more.pop("body", {})
        return await self.send("POST", "/intents", body, headers=headers, **more)

    async def tool(
        self, name: str, arguments: dict[str, Any], *, headers: Mapping[str, str | None] | None = None, **more: Any
    ) -> dict[str, Any]:
        """Calls a tool; the answer's `result`, or its `error`."""
        who = more.get("person") or self.person
        plain = who.headers(**(headers or {}))
        sent = who.signed("tools/call", name, dumps(arguments, canonical=True).encode(), plain)
        sent |= more.get("after") or {}
        params: dict[str, Any] = {"name": name, "arguments": arguments}
        if more.get("in_meta"):
            params["_meta"] = {f"anarq/{name}": value for name, value in sent.items()}
            sent = {}
        return await self.rpc("tools/call", params, sent)

    def refusal(self, result: dict[str, Any]) -> dict[str, Any]:
        """The `ErrorResponse` of a tool that was refused: its text, and nothing that clients hold to a schema."""
        assert result["isError"]
        assert "structuredContent" not in result
        (text,) = result["content"]
        error: dict[str, Any] = json.loads(text["text"])
        return error

    def app_status(self, code: str) -> int:
        return STATUSES[code][0]

    async def rpc(
        self, method: str, params: dict[str, Any], headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        answer: dict[str, Any] = (await self.post_rpc(method, params, headers)).json()
        return answer.get("result") or answer

    async def post_rpc(
        self, method: str, params: dict[str, Any], headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        message = dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        wanted = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
        return await self.client.post("/mcp", content=message, headers={**wanted, **(headers or {})})

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table of the store."""
        from sqlalchemy import text

        with self.store._engines.engines[0].connect() as connection:
            query = text(f"SELECT * FROM {name}")  # noqa: S608 - a constant of the tests
            return [dict(row._mapping) for row in connection.execute(query)]


@asynccontextmanager
async def alive(app: Any) -> AsyncIterator[None]:
    """Runs the lifespan in one task, as a server does: a fixture's set-up and tear-down are two."""
    started, ending = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.router.lifespan_context(app):
            started.set()
            await ending.wait()

    task = asyncio.create_task(live())
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        if task.done():
            await task
        yield
    finally:
        ending.set()
        await task


WorldMaker = Callable[..., Any]


@pytest.fixture
def make_world(tmp_path: Any) -> WorldMaker:
    """Makes a world; keyword arguments replace parts of the spec, ports or handlers."""

    @asynccontextmanager
    async def make(
        spec: ModuleSpec = SPEC, wallet: Wallet | None = None, build_with: dict[str, Any] | None = None, **ports: Any
    ) -> AsyncIterator[World]:
        clock = TestClock()
        store, shared = SqlStore.sqlite(":memory:"), SharedState.sqlite(":memory:")
        bus, telemetry = MemoryBus(), MemoryTelemetry()
        policy = EmbeddedPolicy.load(packaged("lib", "authz"), spec.policy)
        used = Ports(
            store=store,
            bus=bus,
            content=LocalContent(tmp_path / "blocks"),
            policy=policy,
            revocations=shared,
            identities=shared,
            keys=LocalKeys(None, "test"),
            limits=MemoryLimits(clock),
            nonces=shared,
            clock=clock,
            telemetry=telemetry,
        )
        used = replace(used, **ports)
        handlers = wallet or Wallet()
        try:
            app = build(spec, lambda _: handlers, Settings(mcp_hosts=("test",)), ports=used, **(build_with or {}))
            transport = httpx.ASGITransport(app=app)
            async with (
                alive(app),
                httpx.AsyncClient(transport=transport, base_url="http://test") as client,
            ):
                world = World(used, clock, store, shared, bus, telemetry, handlers, Person(clock), client, app, spec)
                await world.introduce(world.person)
                yield world
        finally:
            await store.close()
            await shared.close()

    return make


@pytest.fixture
async def world(make_world: WorldMaker) -> AsyncIterator[World]:
    """The sample module over embedded ports."""
    async with make_world() as running:
        yield running


@pytest.fixture
def sample() -> Any:
    """This module: the parts of the sample, for tests that vary them."""
    import sys

    return sys.modules[__name__]


@pytest.fixture
def spec_with(sample: Any) -> Any:
    """The sample module under other numbers of protection."""

    def change(spec: Any = sample.SPEC, **numbers: Any) -> Any:
        return replace(spec, protection=replace(spec.protection, **numbers))

    return change
