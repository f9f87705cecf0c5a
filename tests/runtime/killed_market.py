"""sQuid, Qwallet and Qmarket with their clients in one process that is killed: run by `test_kill.py`, no test itself.

    killed_market.py FOLDER OFFSET COUNT [FAIL_POINT HIT]

Eve offers few licences at a time, Ada buys more than there are. The treasury gives her money, in sums that run out.
Some purchases she signs for, some she cancels at Qwallet, some she forgets. All by keys of idempotency that follow from
the number of the purchase. Which purchases were acknowledged is noted in FOLDER/acknowledged. A run that is not killed
sets the clock forward at its end, and waits until every purchase has ended.
"""

# ruff: noqa: ASYNC110, ASYNC240 - the process has nothing else to do while it waits or reads

import asyncio
import sys
import uuid
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

import httpx
from killed_service import Killer, LaterClock

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qmarket.client import QmarketClient
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.connection import Connection
from anarq.clients.errors import OperationFailed
from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.reference.qmarket import app as qmarket_app
from anarq.reference.qmarket._gen import peers as qmarket_peers
from anarq.reference.qmarket.handlers import QmarketHandlers
from anarq.reference.qwallet import app as qwallet_app
from anarq.reference.qwallet._gen import peers as qwallet_peers
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.squid import app as squid_app
from anarq.reference.squid._gen import peers as squid_peers
from anarq.runtime.operation import ModuleSpec, Rate
from anarq.runtime.serve import build
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports
from anarq.testing.payments import approval
from anarq.testing.people import Person

TREASURY, ADA, EVE = (Person.named(name) for name in ("Treasury", "Ada", "Eve"))
STEPS: Final = 10
"""Keys of idempotency that one purchase has."""

TOGETHER, LICENSES = 8, 5
"""Purchases that are made of one listing, and how many licences it has."""

FORGOTTEN: Final = 2000
"""Seconds after which everything that nobody does anything about has ended."""

PRICE: Final[Any] = {"amount": "7.50", "currency": "EUR"}
CONTENT: Final = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"


class MovedClock(LaterClock):
    """Can be set forward."""

    def forward(self, seconds: float) -> None:
        self._offset += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Place:
    """Where the services run: what is closed at the end, the clock, and who kills them."""

    folder: Path
    clock: MovedClock
    killer: Killer
    bus: MemoryBus
    shared: SharedState
    life: AsyncExitStack

    async def ports(self, module: ModuleSpec) -> Ports:
        """The ports of one service; its fail points have its name before them."""
        name = module.name
        store = SqlStore.sqlite(self.folder / f"{name}.sqlite", "NORMAL", self.killer.at(f"{name}-"))
        self.life.push_async_callback(store.close)
        return Ports(
            store=store,
            bus=self.bus,
            content=LocalContent(self.folder),
            policy=EmbeddedPolicy.load(packaged("lib", "authz"), module.policy),
            revocations=self.shared,
            identities=self.shared,
            keys=LocalKeys(KeyFile(self.folder / f"{name}.keys", "for this test"), "test"),
            limits=MemoryLimits(self.clock),
            nonces=self.shared,
            deposits=self.shared,
            clock=self.clock,
            telemetry=MemoryTelemetry(),
        )


@dataclass(frozen=True)
class Fair:
    """Clients of the services, and the stores of those that have something to send."""

    squid: SquidClient
    qwallet: QwalletClient
    qmarket: QmarketClient
    stores: tuple[Any, ...]


def freely(module: ModuleSpec) -> ModuleSpec:
    rate = Rate(10**6, 10**6)
    return replace(module, limits=tuple(replace(each, identity=rate, subidentity=None) for each in module.limits))


async def opened(place: Place) -> Fair:
    """Starts the three services."""
    made: Any = (
        (
            squid_app,
            squid_peers,
            lambda p: squid_app.handlers(p, Settings()),
            SquidClient,
        ),
        (qwallet_app, qwallet_peers, lambda _: QwalletHandlers(Ledger(TREASURY.did)), QwalletClient),
        (qmarket_app, qmarket_peers, lambda _: QmarketHandlers(), QmarketClient),
    )
    applications: dict[str, Any] = {}
    clients: list[Any] = []
    stores: list[Any] = []
    for app, peers, handlers, client in made:
        module = freely(app.MODULE)
        ports = await place.ports(module)
        ways = peering(peers.USES, Peers(applications=dict(applications)))
        service = applications[module.name] = build(module, handlers, ports=ports, peers=ways)
        await place.life.enter_async_context(service.router.lifespan_context(service))
        http = httpx.AsyncClient(transport=httpx.ASGITransport(app=service), base_url="http://test")
        await place.life.enter_async_context(http)
        clients.append(client(Connection(http=http, clock=place.clock, retry=replace(STANDARD.retry, max_attempts=1))))
        stores.append(ports.store)
    return Fair(clients[0], clients[1], clients[2], tuple(stores))


class Purchase:
    """One purchase, by keys that follow from its number: done again, it gives the first answers."""

    def __init__(self, fair: Fair, number: int) -> None:
        self._number = number
        self._eve = fair.qmarket.acting_as(EVE.caller("qmarket"))
        self._ada = fair.qmarket.acting_as(ADA.caller("qmarket"))
        self._wallet = fair.qwallet.acting_as(ADA.caller("qwallet"))
        self._treasury = fair.qwallet.acting_as(TREASURY.caller("qwallet"))

    def key(self, step: int, number: int | None = None) -> str:
        return str(uuid.UUID(int=(self._number if number is None else number) * STEPS + step))

    async def carry_out(self) -> str:
        """The name of the purchase, or that nothing could be reserved."""
        if self._number % 3 == 0:
            await self.give("10.00")
        first = self._number - self._number % TOGETHER
        offer: Any = {"title": f"no. {first}", "content": CONTENT, "price": PRICE, "licenses": LICENSES}
        listing = await self._eve.publish_listing(offer, idempotency_key=self.key(0, first))
        try:
            made: Any = await repeated(
                lambda: self._ada.purchase_listing(
                    {"listingId": listing["listingId"], "price": PRICE}, idempotency_key=self.key(1)
                )
            )
        except OperationFailed as error:
            if error.code != "CONFLICT":
                raise
            return f"{self._number} NONE"
        await self.go_on(made["purchaseId"])
        return f"{self._number} {made['purchaseId']}"

    async def go_on(self, name: str) -> None:
        """Signs, cancels or forgets, once there is an intent."""
        found: Any = {"status": "RESERVED"}
        while found["status"] == "RESERVED":
            await asyncio.sleep(0.005)
            found = await self._ada.get_purchase(purchase_id=name)
        if found["status"] != "AWAITING_SIGNATURE" or self._number % 5 == 0:
            return
        intent_id = found["intentId"]
        try:
            if self._number % 5 == 1:
                await repeated(lambda: self._wallet.cancel_intent(intent_id=intent_id, idempotency_key=self.key(2)))
            else:
                await self.sign(self._wallet, ADA, intent_id, 3)
        except OperationFailed as error:
            if error.code not in {"INSUFFICIENT_FUNDS", "CONFLICT"}:  # it may have ended meanwhile
                raise

    async def give(self, amount: str) -> None:
        """The treasury pays Ada."""
        terms: Any = {"amount": Decimal(amount), "currency": "EUR", "recipient": ADA.did, "purpose": "A present"}
        intent = await self._treasury.create_intent(terms, idempotency_key=self.key(4))
        try:
            await self.sign(self._treasury, TREASURY, intent["intentId"], 5)
            await repeated(lambda: self._treasury.pay_intent(intent_id=intent["intentId"], idempotency_key=self.key(6)))
        except OperationFailed as error:
            if error.code != "CONFLICT":  # it had its time, while nobody was there
                raise

    async def sign(self, wallet: QwalletClient, payer: Person, intent_id: str, step: int) -> None:
        intent: Any = await wallet.get_intent(intent_id=intent_id)
        body = await approval(wallet, payer, intent)
        await repeated(lambda: wallet.sign_intent(body, intent_id=intent_id, idempotency_key=self.key(step)))


async def repeated(call: Any) -> Any:
    """The answer, when somebody else has changed the same meanwhile as well."""
    while True:
        try:
            return await call()
        except OperationFailed as error:
            if error.code != "VERSION_CONFLICT":
                raise
            await asyncio.sleep(0.01)


async def main(folder: Path, offset: float, number: int, killer: Killer) -> None:
    async with AsyncExitStack() as life:
        clock, shared = MovedClock(offset), SharedState.sqlite(folder / "shared.sqlite")
        life.push_async_callback(shared.close)
        fair = await opened(Place(folder, clock, killer, MemoryBus(), shared, life))
        for index, person in enumerate((TREASURY, ADA, EVE)):
            key = str(uuid.UUID(int=2**64 + index))
            await fair.squid.acting_as(person.caller()).register_identity({}, idempotency_key=key)
        await buy(folder / "acknowledged", fair, number)
        clock.forward(FORGOTTEN)
        while await open_purchases(fair) or any([(await store.backlog()).depth for store in fair.stores]):
            await asyncio.sleep(0.02)


async def buy(acknowledged: Path, fair: Fair, number: int) -> None:
    done = len(acknowledged.read_text().splitlines()) if acknowledged.exists() else 0
    with acknowledged.open("a") as notes:
        for index in range(done, done + number):
            notes.write(f"{await Purchase(fair, index).carry_out()}\n")
            notes.flush()


async def open_purchases(fair: Fair) -> bool:
    """Whether a purchase has not ended, or an intent."""
    async with fair.stores[2].snapshot() as market, fair.stores[1].snapshot() as wallet:
        mandates = await market.list("mandate", limit=1)
        return bool(mandates.records or (await wallet.list("deadline", limit=1)).records)


if __name__ == "__main__":
    where, offset, number, *fail = sys.argv[1:]
    asyncio.run(main(Path(where), float(offset), int(number), Killer(fail[0], int(fail[1])) if fail else Killer("", 0)))
