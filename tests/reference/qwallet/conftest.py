"""A Qwallet with a treasury, and what people do there."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import httpx
import pytest

from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.sql.schema import METADATA
from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients.connection import Connection
from anarq.clients.peering import peering
from anarq.reference.qwallet import app
from anarq.reference.qwallet._gen.peers import USES
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.fee_calculator import Tariff
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.runtime import assembly
from anarq.runtime.assembly import Common
from anarq.runtime.events import EventDoor
from anarq.runtime.http import HttpDoor
from anarq.runtime.jobs import JobDoor
from anarq.runtime.operation import Rate
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports
from anarq.testing.awaiting import awaited
from anarq.testing.clock import SetClock
from anarq.testing.payments import approval
from anarq.testing.people import Person

EXPIRING = next(job for job in app.MODULE.jobs if job.name == "expireIntents")


@dataclass
class Wallet:
    """What one person does at a Qwallet: the calls of the client, with the wallet's own signature where one is due."""

    person: Person
    client: QwalletClient

    async def intends(self, to: str, amount: str = "25.50", currency: str = "EUR", **more: Any) -> str:
        """Creates an intent; its id."""
        terms = {"amount": Decimal(amount), "currency": currency, "recipient": to, "purpose": "Invoice 2026-014"}
        return (await self.client.create_intent({**terms, **more}))["intentId"]

    async def signs(self, intent_id: str, *, by: Person | None = None, **other: str) -> dict[str, Any]:
        """Signs an intent; the transaction.

        Args:
            intent_id: the intent.
            by: whose key approves; None: one's own.
            other: members of the value that is signed which are to differ from the intent.
        """
        return await self.client.sign_intent(await self.approval(intent_id, by=by, **other), intent_id=intent_id)

    async def approval(self, intent_id: str, *, by: Person | None = None, **other: str) -> dict[str, Any]:
        """The body of `signIntent`."""
        intent = await self.client.get_intent(intent_id=intent_id)
        return await approval(self.client, by or self.person, intent, **other)

    async def pays(self, to: str, amount: str = "25.50", currency: str = "EUR") -> dict[str, Any]:
        """Creates, signs and pays an intent; the receipt."""
        intent_id = await self.intends(to, amount, currency)
        await self.signs(intent_id)
        return await self.client.pay_intent(intent_id=intent_id)

    async def holds(self, currency: str = "EUR") -> tuple[str, str]:
        """What is available, and what is reserved."""
        items = (await self.client.list_balances())["items"]
        found = {item["currency"]: (item["available"], item["reserved"]) for item in items}
        return found.get(currency, ("0.00", "0.00"))


@pytest.fixture
def treasurer():
    """The treasury: whom the settings name."""
    return Person.named("Treasury")


@pytest.fixture
def settings(treasurer):
    return Settings(treasury=treasurer.did)


@pytest.fixture
def wallet_at():
    """The wallet of a person at a Qwallet."""
    return lambda client, person: Wallet(person, client.acting_as(person.caller("qwallet")))


@pytest.fixture
def wallet(qwallet, wallet_at):
    """The wallet of a person."""
    return lambda person: wallet_at(qwallet, person)


@pytest.fixture
async def funded(wallet, treasurer):
    """The wallet of a person who was paid by the treasury."""

    async def fund(person, amount="100.00", currency="EUR"):
        await wallet(treasurer).pays(person.did, amount, currency)
        return wallet(person)

    return fund


@dataclass
class Bank:
    """A Qwallet with a clock that tests set, and whose job has its turn when they say so."""

    clock: SetClock
    ports: Ports
    jobs: JobDoor
    events: EventDoor
    handlers: QwalletHandlers
    client: QwalletClient

    def charge(self, tariffs: tuple[Tariff, ...]) -> None:
        """From now on networks take other fees."""
        object.__setattr__(self.handlers, "tariffs", tariffs)

    async def hears(self, person: Person, level: str, at: str = "2026-01-01T00:00:00Z") -> None:
        """sQuid tells of the standing of a person."""
        topic = "q.squid.reputation.updated.v1"
        data = {"squidId": person.did, "score": 200, "level": level, "eventId": "rep_01JJY3ZK9B2M4N6P", "updatedAt": at}
        event = {"specversion": "1.0", "id": str(uuid4()), "source": "urn:anarq:squid", "type": topic, "data": data}
        consumption = self.events.consumption(topic)
        assert consumption is not None
        await self.events.take(consumption, event)

    def wallet(self, person: Person) -> Wallet:
        """The wallet of a person."""
        return Wallet(person, self.client.acting_as(person.caller("qwallet")))

    async def later(self, seconds: float) -> None:
        """Time passes, and the job has its turn."""
        self.clock.time += seconds
        await self.jobs.look(EXPIRING)

    async def told(self, topic: str) -> list[Any]:
        """The data of every event of the topic in the outbox."""
        lines = await self.ports.store.outbox(self.clock.time + 1, failed=False, lines=1000, events=1000)
        return [event.event["data"] for line in lines for event in line.events if event.topic == topic]

    async def kept(self, kind: str) -> list[Any]:
        """All that is kept of a kind."""
        async with self.ports.store.snapshot() as records:
            found, cursor = [], None
            while True:
                listing = await records.list(kind, limit=1000, cursor=cursor)
                found += [record.body | {"owner": record.owner} for record in listing.records]
                cursor = listing.cursor
                if cursor is None:
                    return found


@asynccontextmanager
async def opened(treasurer: Person, house: str = "") -> AsyncIterator[Bank]:
    """A Qwallet over a store that awaits at each statement, with the door of a client and no limits.

    Args:
        treasurer: the treasury.
        house: what the ledger takes for it; empty: the same.
    """
    clock, settings = SetClock(), Settings(treasury=treasurer.did)
    freely = Rate(10**6, 10**6)
    limits = tuple(replace(limit, identity=freely) for limit in app.MODULE.limits)
    module = replace(app.MODULE, limits=limits, protection=replace(app.MODULE.protection, strangers_factor=1000))
    async with assembly.ports(module, settings, Common(settings)) as made, AsyncExitStack() as stack:
        store = SqlStore(await awaited(METADATA))
        stack.push_async_callback(store.close)
        ports = replace(made, clock=clock, store=store, limits=MemoryLimits(clock))
        handlers, peers = QwalletHandlers(Ledger(house or treasurer.did)), peering(USES, None)(ports, module)
        pipeline = Pipeline(module, handlers, ports, peers=peers)
        jobs = JobDoor(pipeline)
        await jobs.look(EXPIRING)  # the job is known from now on
        door = HttpDoor(pipeline, {})
        http = httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url="http://bank.local")
        await stack.enter_async_context(http)
        yield Bank(
            clock,
            ports,
            jobs,
            EventDoor(pipeline),
            handlers,
            QwalletClient(Connection(http=http, clock=clock, retry=replace(STANDARD.retry, max_attempts=1))),
        )


@pytest.fixture
async def bank(treasurer):
    """A Qwallet whose time tests set."""
    async with opened(treasurer) as found:
        yield found


@pytest.fixture
def opening():
    """Opens a Qwallet whose time tests set; for tests that open many."""
    return opened
