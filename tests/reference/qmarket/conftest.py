"""A market: sQuid, Qwallet and Qmarket as they run, with a time that tests set, and people who sell and buy."""

import asyncio
import inspect
import uuid
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qmarket.client import QmarketClient
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.connection import Connection
from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.crypto.keys import SigningKey
from anarq.crypto.request import sign_request
from anarq.reference.qmarket import app as qmarket_app
from anarq.reference.qmarket._gen import peers as qmarket_peers
from anarq.reference.qmarket.handlers import QmarketHandlers
from anarq.reference.qwallet import app as qwallet_app
from anarq.reference.qwallet._gen import peers as qwallet_peers
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.squid import app as squid_app
from anarq.reference.squid._gen import peers as squid_peers
from anarq.runtime import assembly, serve
from anarq.runtime.assembly import Common
from anarq.runtime.events import EventDoor
from anarq.runtime.jobs import JobDoor
from anarq.runtime.operation import Rate
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.settings import Settings
from anarq.testing import published
from anarq.testing.payments import approval
from anarq.testing.people import Person
from anarq.testing.running import running

CONTENT = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
SONGS = {"title": "Songs of the harbour", "content": CONTENT, "price": {"amount": "25.50", "currency": "EUR"}}
TREASURER = Person.named("Treasury")
CONSUMED = {entry.name: entry for entry in (*qmarket_app.MODULE.consumes, *qmarket_app.MODULE.answers)}
LOOKS = 1000
"""How often something is looked for that will come; 20 ms lie between two looks."""


async def eventually(holds):
    """Looks until something holds."""
    for _ in range(LOOKS):
        found = holds()
        if await found if inspect.isawaitable(found) else found:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it has not come")


@dataclass(frozen=True)
class Unable:
    """A key whose keeper signs requests, and no delegations."""

    key: SigningKey

    @property
    def public(self):
        return self.key.public

    async def signature(self, request, ts, nonce):
        return sign_request(request, self.key, ts, nonce)


class MovedClock(SystemClock):
    """The clock of the machine, which tests set forward."""

    def __init__(self):
        self.ahead = timedelta()

    def now(self):
        return super().now() + self.ahead


class Line:
    """The way to a service, which can be cut: then no answer comes, be it that the request has come or not."""

    def __init__(self):
        self.application = None
        self.cut, self.deaf = frozenset(), frozenset()

    async def __call__(self, scope, receive, send):
        def on(paths):
            return any(scope["path"].endswith(path) for path in paths)

        if on(self.deaf):
            raise httpx.ConnectError("the line is cut")
        if on(self.cut):
            await self.application(scope, receive, _nowhere)
            raise httpx.ReadTimeout("the answer is lost")
        await self.application(scope, receive, send)


async def _nowhere(_):
    """Where an answer is lost."""


@dataclass
class Market:
    """The three services."""

    clock: MovedClock
    line: Line
    ports: dict = field(default_factory=dict)
    clients: dict = field(default_factory=dict)
    heard: dict = field(default_factory=dict)
    door: EventDoor | None = None
    job: JobDoor | None = None
    eventually = staticmethod(eventually)

    def person(self, name):
        """Somebody at the market."""
        person = Person.named(name)
        qmarket, qwallet = self.clients["qmarket"], self.clients["qwallet"]
        return Dealer(
            self, person, qmarket.acting_as(person.caller("qmarket")), qwallet.acting_as(person.caller("qwallet"))
        )

    def bare(self, dealer):
        """The client of somebody who delegates nothing beside the grant."""
        caller = dealer.person.caller("qmarket")
        return self.clients["qmarket"].acting_as(replace(caller, signer=Unable(dealer.person.key)))

    async def opens(self, *names, funds="100.00"):
        """People whom sQuid knows; all but the first have money."""
        people = [self.person(name) for name in names]
        for each in (self.person("Treasury"), *people):
            await self.clients["squid"].acting_as(each.person.caller()).register_identity({})
        for each in people[1:]:
            await self.person("Treasury").pays(each, funds)
        return people

    async def later(self, seconds):
        """Time passes, and the reservations that are over end."""
        self.clock.ahead += timedelta(seconds=seconds)
        ending = next(job for job in qmarket_app.MODULE.jobs if job.name == "endReservations")
        await self.job.look(ending)

    async def rests(self, module="qmarket"):
        """Waits until a service has nothing more to tell or to command."""

        async def nothing_waits():
            return not (await self.ports[module].store.backlog()).depth

        await eventually(nothing_waits)

    async def kept(self, module, kind):
        """All that a service keeps of a kind."""
        async with self.ports[module].store.snapshot() as records:
            found, cursor = [], None
            while True:
                listing = await records.list(kind, limit=1000, cursor=cursor)
                found += [record.body | {"owner": record.owner} for record in listing.records]
                cursor = listing.cursor
                if cursor is None:
                    return found

    async def told(self, topic, number=1):
        """The data of the events of a topic that Qmarket tells, once there are so many."""
        await eventually(lambda: len(self.heard[topic]) >= number)
        return [event["data"] for event in self.heard[topic]]

    async def hear(self, topic, data):
        """Qmarket hears an event, or the answer to a command."""
        source = "qmarket" if topic.startswith("anarq.") else "qwallet"
        event = {"specversion": "1.0", "id": str(uuid.uuid4()), "type": topic, "data": data}
        assert await self.door.take(CONSUMED[topic], event | {"source": f"urn:anarq:{source}"})

    async def supply(self, listing):
        """What is left of the licences of a listing."""
        listing = await self.person("Anybody").qmarket.get_listing(listing_id=listing["listingId"])
        return tuple(listing["supply"][name] for name in ("licenses", "reserved", "sold"))


@dataclass
class Dealer:
    """What somebody does at the market and at Qwallet."""

    market: Market
    person: Person
    qmarket: QmarketClient
    qwallet: QwalletClient

    @property
    def did(self):
        return self.person.did

    async def sells(self, **more):
        return await self.qmarket.publish_listing({**SONGS, **more})

    async def buys(self, listing, **more):
        return await self.qmarket.purchase_listing(
            {"listingId": listing["listingId"], "price": listing["price"], **more}
        )

    async def sees(self, purchase, *statuses):
        """The purchase, once it is in one of the states."""
        found = {}

        async def has_come():
            found.update(await self.qmarket.get_purchase(purchase_id=purchase["purchaseId"]))
            return found["status"] in statuses

        await eventually(has_come)
        return await self.qmarket.get_purchase(purchase_id=purchase["purchaseId"])

    async def signs(self, purchase):
        """Signs the intent of a purchase, once it has one."""
        found = await self.sees(purchase, "AWAITING_SIGNATURE")
        await self.signs_intent(found["intentId"])
        return found

    async def signs_intent(self, intent_id):
        intent = await self.qwallet.get_intent(intent_id=intent_id)
        await self.qwallet.sign_intent(await approval(self.qwallet, self.person, intent), intent_id=intent_id)

    async def pays(self, to, amount):
        """Pays somebody, past the market."""
        terms = {"amount": amount, "currency": "EUR", "recipient": to.did, "purpose": "A present"}
        intent = await self.qwallet.create_intent({**terms, "amount": int(float(amount))})
        await self.signs_intent(intent["intentId"])
        await self.qwallet.pay_intent(intent_id=intent["intentId"])

    async def holds(self):
        """What is available, and what is reserved."""
        items = (await self.qwallet.list_balances())["items"]
        return (items[0]["available"], items[0]["reserved"]) if items else ("0.00", "0.00")


def _freely(module):
    rate = Rate(10**6, 10**6)
    limits = tuple(replace(limit, identity=rate, subidentity=None) for limit in module.limits)
    return replace(module, limits=limits, protection=replace(module.protection, strangers_factor=1000))


def _with_few(module, rate):
    """A module in which an identity may change little."""
    limits = tuple(each if each.name == "read" else replace(each, identity=rate) for each in module.limits)
    return replace(module, limits=limits)


@asynccontextmanager
async def opened(settings, changes=None):
    """The three services in one process.

    Args:
        settings: of all three.
        changes: how often an identity may change something at Qwallet; None: as often as it likes.
    """
    common, clock, line = Common(settings), MovedClock(), Line()
    market, applications = Market(clock, line), {}
    made = {
        "squid": (squid_app.MODULE, squid_peers.USES, _squid_handlers, SquidClient),
        "qwallet": (
            qwallet_app.MODULE,
            qwallet_peers.USES,
            lambda _: QwalletHandlers(Ledger(TREASURER.did)),
            QwalletClient,
        ),
        "qmarket": (qmarket_app.MODULE, qmarket_peers.USES, lambda _: QmarketHandlers(), QmarketClient),
    }
    async with AsyncExitStack() as stack:
        for name, (spec, uses, handlers, client) in made.items():
            module = _freely(spec)
            if name == "qwallet" and changes is not None:
                module = _with_few(module, changes)
            ports = await stack.enter_async_context(assembly.ports(module, settings, common))
            ports = market.ports[name] = replace(ports, clock=clock, limits=MemoryLimits(clock))
            ways = peering(uses, Peers(applications=dict(applications)))
            application = serve.build(module, handlers, ports=ports, peers=ways)
            await stack.enter_async_context(running(application))
            http = published.client(name, httpx.ASGITransport(application))
            await stack.enter_async_context(http)
            market.clients[name] = client(
                Connection(http=http, clock=clock, retry=replace(STANDARD.retry, max_attempts=1))
            )
            applications[name] = application
            if name == "qwallet":
                line.application = application
                applications[name] = line
        pipeline = Pipeline(module, QmarketHandlers(), ports, peers=ways(replace(ports, life=stack), module))
        market.job, market.door = JobDoor(pipeline), EventDoor(pipeline)
        for topic in (f"q.qmarket.{name}.v1" for name in ("listed", "changed", "withdrawn", "sold", "purchase.failed")):
            await ports.bus.subscribe(topic, "test", _noting(market.heard.setdefault(topic, [])))
        yield market


def _noting(heard):
    async def note(event):
        if event["id"] not in {each["id"] for each in heard}:
            heard.append(event)

    return note


def _squid_handlers(ports):
    return squid_app.handlers(ports, Settings())


@pytest.fixture
async def frugal_market():
    """The three services; nobody may change more than five things at Qwallet at once, nor more than one a minute."""
    async with opened(Settings(treasury=TREASURER.did), changes=Rate(1, 5)) as found:
        yield found


@pytest.fixture
async def market():
    """The three services, and a clock that tests set forward."""
    async with opened(Settings(treasury=TREASURER.did)) as found:
        yield found
