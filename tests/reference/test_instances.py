"""Whatever the contract of an operation lets in, the service bears: it answers or refuses, and never fails."""

import asyncio
import itertools
import secrets
import uuid
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import given, seed
from hypothesis import settings as tried
from hypothesis import strategies as st

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.delegating import delegating
from anarq.crypto.request import RequestToSign
from anarq.ports.errors import UnavailableError
from anarq.ports.json import dumps
from anarq.reference.qerberos import app as qerberos_app
from anarq.reference.qerberos.services import anomaly_detector
from anarq.reference.qindex import app as qindex_app
from anarq.reference.qmarket import app as qmarket_app
from anarq.reference.qwallet import app as qwallet_app
from anarq.reference.qwallet.services import pages
from anarq.reference.squid import app as squid_app
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.texts import control_characters
from anarq.testing.instances import instances
from anarq.testing.people import Person
from anarq.testing.running import running
from anarq.wire.times import rfc3339

EXAMPLES = 25
EACH = 5  # requests that one caller makes, so that no limit is met
APPS = {
    "squid": squid_app,
    "qindex": qindex_app,
    "qwallet": qwallet_app,
    "qerberos": qerberos_app,
    "qmarket": qmarket_app,
}
REFERENCE = Path(squid_app.__file__).parents[1]
OPERATIONS = [
    pytest.param(app, operation, id=f"{name}.{operation.name}")
    for name, app in APPS.items()
    for operation in app.MODULE.operations
    if operation.available
]
TOOLS = [
    pytest.param(app, tool, operation, id=tool.name)
    for app in APPS.values()
    for tool in app.MODULE.tools
    for operation in app.MODULE.operations
    if operation.name == tool.operation and operation.available
]
CONSUMED = [
    pytest.param(app, consumed, id=f"{name} {consumed.name}")
    for name, app in APPS.items()
    for consumed in app.MODULE.consumes
]


UNLIKELY = {
    "getAlert",
    "contestAlert",
    "reviewAlert",
    "registerIdentity",
    "updateIdentity",
    "contestReputationEvent",
    "changeListing",
    "createSubidentity",
    "depositGrant",
    "createIntent",
    "estimatePayment",
    "quotePayment",
    "getLimits",
    "configureWallet",
    "signIntent",
    "payIntent",
    "getTransaction",
    "purchaseListing",
    "getLicense",
    "getErasure",
    "rotateKey",
    "setRecoveryKey",
    "recoverIdentity",
    "requestLogin",
    "openSession",
    "closeSession",
    "reviewReputationEvent",
}
"""Operations that want more than a contract can say: a new identity, a version, a signature, a grant, an alert, a
payment, a listing of somebody else, an operator, an erasure that nobody has asked for yet."""

ERASURE = "era_01JJY3ZK9B2M4N6P"

SONG = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
RECORD = {"type": "qdrive.share", "ref": "urn:x", "layer": "consent", "verdict": "ALLOW", "details": {}}
KEPT = {"type": "note", "key": "notes/1", "cid": SONG, "expectedVersion": 0}
INTENT = {"amount": 25, "currency": "EUR", "recipient": "shop", "purpose": "Invoice"}
SONGS = {
    "title": "Songs of the harbour",
    "content": SONG,
    "price": {"amount": "25.50", "currency": "EUR"},
}


class Service:
    """A service that runs, and a caller of whom it keeps something."""

    def __init__(self, app, client):
        self.app, self.client = app, client
        self.requests = itertools.count()

    async def caller(self):
        """A caller, and what is theirs by the names of parameters."""
        number = next(self.requests)
        if number % EACH == 0:
            self.person = Person.named(f"{self.app.MODULE.name} {number}")
            self.own = await OWN[self.app.MODULE.name](self)
        return self.person, self.own

    async def identity(self):
        """Registers the caller, with a key for a phone."""
        did, phone = self.person.did, Person.named(f"phone of {self.person.name}")
        await self.made("/identities", {}, None)
        proof = phone.proof({"squidId": did, "subId": phone.did}).to_json()
        body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
        await self.made(f"/identities/{did}/subidentities", body, "squid.subidentity.create")
        own = {"squidId": did, "subId": phone.did, "sessionKey": await self.session(), "eventId": "rep_01JJY3ZK9B2M"}
        return {**own, "erasureId": ERASURE}

    async def session(self):
        """Logs a browser in, for the caller."""
        owner, tab = self.person, Person.named(f"tab of {self.person.name}")
        self.person = tab
        challenge = await self.made("/login-challenges", {"squidId": owner.did}, None)
        value = {name: challenge[name] for name in ("challenge", "sessionKey", "squidId")}
        await self.made("/sessions", {"proof": owner.proof(value).to_json()}, None)
        self.person = owner
        return tab.did

    async def intent(self):
        """Creates an intent and a quote of the caller's. Of transactions nobody has any: they come from signatures."""
        intent = await self.made("/intents", INTENT, "qwallet.intent.create")
        quote = await self.made("/quotes", {"amount": 25, "currency": "EUR"}, "qwallet.quote.create")
        ids = {"intentId": intent["intentId"], "quoteId": quote["quoteId"]}
        return {**ids, "transactionId": "tx_01JJY3ZK9B2M4N6P", "erasureId": ERASURE}

    async def record(self):
        """Records something of the caller. Of alerts nobody has any: they come from events."""
        await self.made("/audit-records", RECORD, "qerberos.audit.write")
        return {"alertId": "alr_01JJY3ZK9B2M4N6P", "erasureId": ERASURE}

    async def key(self):
        """Points a key of the caller's at content."""
        await self.made("/records", KEPT, "qindex.record.write")
        return {"type": KEPT["type"], "key": KEPT["key"], "erasureId": ERASURE}

    async def purchase(self):
        """Offers something, and buys what another offers. Of licences nobody has any: they come from payments."""
        own, buyer = await self.listing(), self.person
        self.person = Person.named(f"seller to {buyer.name}")
        theirs = await self.listing()
        self.person = buyer
        body = {"listingId": theirs, "price": SONGS["price"]}
        purchase = await self.made("/purchases", body, "qmarket.purchase.create", "purchaseListing")
        ids = {"listingId": own, "purchaseId": purchase["purchaseId"], "licenseId": "lic_01JJY3ZK9B2M4N6P"}
        return {**ids, "erasureId": ERASURE}

    async def listing(self):
        return (await self.made("/listings", SONGS, "qmarket.listing.publish", "publishListing"))["listingId"]

    async def made(self, path, body, scope, operation=""):
        answer = await self.send("POST", path, body, scope, self.delegates(operation))
        assert answer.is_success, answer.text
        return answer.json()["data"]

    def delegates(self, name):
        """What the caller of an operation delegates to the service."""
        found = [operation.delegates for operation in self.app.MODULE.operations if operation.name == name]
        return found[0] if found else ()

    async def send(self, method, target, body, scope, delegates=()):
        content = b"" if body is None else dumps(body).encode()
        headers = await self.signed(scope, method, target, content, delegates)
        if content:
            headers["content-type"] = "application/json"
        return await self.client.request(method, target, content=content, headers=headers)

    async def call(self, tool, arguments, scope, delegates=()):
        headers = await self.signed(scope, "tools/call", tool, dumps(arguments, canonical=True).encode(), delegates)
        params = {"name": tool, "arguments": arguments}
        content = dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).encode()
        wanted = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
        return await self.client.post("/mcp", content=content, headers={**headers, **wanted})

    async def signed(self, scope, method, target, content, delegates):
        now, caller = datetime.now(UTC), self.person.caller(scope)
        if delegates:
            service = (await self.client.get("/health")).json()["identity"]
            caller = delegating(caller, delegates, service, now.timestamp())
        headers = {
            **caller.headers(),
            "x-ts": rfc3339(now),
            "x-api-version": "v1.0",
            "idempotency-key": str(uuid.uuid4()),
        }
        request = RequestToSign(method, target, content, headers, STANDARD.signed)
        return {**headers, "x-sig": await caller.signature(request, now.timestamp(), secrets.token_bytes(16))}


OWN = {
    "squid": Service.identity,
    "qindex": Service.key,
    "qwallet": Service.intent,
    "qerberos": Service.record,
    "qmarket": Service.purchase,
}
"""What a caller has, by the module."""


@pytest.fixture
def runner():
    """Runs what is asynchronous inside of tests that are not: Hypothesis calls plain functions."""
    with asyncio.Runner() as made:
        yield made


@pytest.fixture
def serve(runner):
    started = []

    def start(app, common=None):
        application = app.build(Settings(mcp_hosts=("module.local",)), common=common)
        started.append(running(application))
        runner.run(started[-1].__aenter__())
        transport = httpx.ASGITransport(application, raise_app_exceptions=False)
        return Service(app, httpx.AsyncClient(transport=transport, base_url="http://module.local"))

    yield start
    for context in started:
        runner.run(context.__aexit__(None, None, None))


@pytest.fixture
def hears(runner, serve, settings):
    """Starts an application that hears of a topic, as from the module that emits it."""
    common = Common(settings)
    joined = common.joined()
    bus = runner.run(joined.__aenter__()).bus

    def start(app, consumed):
        service = serve(app, common)
        source = consumed.source if consumed.source != "*" else app.MODULE.name
        event = {"specversion": "1.0", "source": f"urn:anarq:{source}", "type": consumed.name}

        def hear(data):
            runner.run(bus.publish(consumed.name, {**event, "id": str(uuid.uuid4()), "data": data}))

        def given_up():
            counted = runner.run(service.client.get("/metrics")).text
            lines = [line for line in counted.splitlines() if line.startswith("anarq_dead_letters_total{")]
            return sum(float(line.rpartition(" ")[2]) for line in lines if f'topic="{consumed.name}"' in line)

        return hear, given_up

    yield start
    runner.run(joined.__aexit__(None, None, None))


def hears_all(hear, consumed):
    """Lets it hear what the contract of its topic lets in; how much held control characters, which no text may."""
    broken = 0

    @seed(1)
    @tried(max_examples=EXAMPLES, deadline=None, database=None)
    @given(instances(consumed.schema))
    def hears(data):
        nonlocal broken
        broken += any(control_characters(data, ""))
        hear(data)  # raises where it is to be heard again

    hears()
    return broken


def requests_of(operation):
    """Parameters of the path, pairs of the query, and the body; None in a path: the caller's own identity."""
    drawn = {parameter.name: instances(parameter.schema) for parameter in operation.parameters}
    own = {p.name: st.one_of(st.none(), drawn[p.name]) for p in operation.parameters if p.location == "path"}
    asked = {p.name: drawn[p.name] for p in operation.parameters if p.location == "query"}
    required = {p.name: asked.pop(p.name) for p in operation.parameters if p.location == "query" and p.required}
    body = st.none() if operation.request is None else instances(operation.request)
    alone = [st.fixed_dictionaries({**required, name: values}) for name, values in asked.items()]
    query = st.one_of(*alone, st.fixed_dictionaries(required, optional=asked))
    return st.tuples(st.fixed_dictionaries(own), query, body)


def bears(service, runner, operation):
    """Sends what the contract lets in; the codes of the answers."""
    codes = set()

    async def send(request):
        values, query, body = request
        _, own = await service.caller()
        path = operation.path
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", quote(value or own[name], safe=""))
        target = f"{path}?{urlencode(query)}" if query else path
        return await service.send(operation.method, target, body, operation.scope, operation.delegates)

    @seed(1)
    @tried(max_examples=EXAMPLES, deadline=None, database=None)
    @given(requests_of(operation))
    def sends(request):
        answer = runner.run(send(request))
        assert answer.status_code < 500, answer.text
        codes.add(answer.json()["code"] if answer.content else "SUCCESS")

    sends()
    return codes


@pytest.mark.parametrize(("app", "operation"), OPERATIONS)
def test_an_operation_bears_whatever_its_contract_lets_in(runner, serve, app, operation):
    codes = bears(serve(app), runner, operation)
    assert not codes & {"MALFORMED_REQUEST", "RATE_LIMIT_EXCEEDED", "QLOCK_AUTH_FAIL"}
    assert operation.name in UNLIKELY or "SUCCESS" in codes


@pytest.mark.parametrize(("app", "tool", "operation"), TOOLS)
def test_a_tool_bears_whatever_its_contract_lets_in(runner, serve, app, tool, operation):
    service = serve(app)

    async def call(arguments):
        await service.caller()
        return await service.call(tool.name, arguments, operation.scope, operation.delegates)

    @seed(1)
    @tried(max_examples=EXAMPLES, deadline=None, database=None)
    @given(instances(tool.input_schema))
    def calls(arguments):
        answer = runner.run(call(arguments))
        assert answer.status_code == 200, answer.text
        result = answer.json()["result"]
        assert not result["isError"] or "INTERNAL_ERROR" not in result["content"][0]["text"], result

    calls()


def test_a_handler_that_does_not_bear_what_its_contract_lets_in_is_seen(runner, serve, monkeypatch):
    monkeypatch.setattr(pages, "moment_of", datetime.fromisoformat)
    operation = next(item for item in qwallet_app.MODULE.operations if item.name == "listIntents")
    with pytest.raises(AssertionError, match="INTERNAL_ERROR"):
        bears(serve(qwallet_app), runner, operation)


@pytest.mark.parametrize(("app", "consumed"), CONSUMED)
def test_a_consumer_bears_whatever_the_contract_of_its_topic_lets_in(hears, app, consumed):
    hear, given_up = hears(app, consumed)
    assert given_up() == 0
    broken = hears_all(hear, consumed)
    assert given_up() == broken < EXAMPLES


def test_a_consumer_that_does_not_bear_what_its_contract_lets_in_is_seen(hears, monkeypatch):
    async def narrow(call, counted, subject):
        raise OverflowError(subject)

    monkeypatch.setattr(anomaly_detector, "count", narrow)
    consumed = next(item for item in qerberos_app.MODULE.consumes if item.name == "q.squid.sub.created.v1")
    hear, _ = hears(qerberos_app, consumed)
    with pytest.raises(UnavailableError, match="was not taken"):
        hears_all(hear, consumed)


def test_everything_that_enters_a_module_is_asked():
    """So that a new operation, tool or topic is in the lists above without anybody thinking of it."""
    entered = {entry.values[1].name for entry in (*OPERATIONS, *TOOLS, *CONSUMED)}
    for app in APPS.values():
        module = app.MODULE
        offered = {operation.name: operation.available for operation in module.operations}
        assert {name for name, available in offered.items() if available} <= entered
        assert {tool.name for tool in module.tools if offered[tool.operation]} <= entered
        assert {consumed.name for consumed in module.consumes} <= entered
    assert {path.parent.name for path in REFERENCE.glob("*/app.py")} == set(APPS)
