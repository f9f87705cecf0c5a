"""Qwallet and its clients in one process that is killed: run by `test_kill.py`, not a test itself.

    killed_payments.py FOLDER OFFSET COUNT [FAIL_POINT HIT]

The treasury gives Ada money, in small sums that soon run out; she intends to pay Eve, signs, and pays or cancels, by
keys of idempotency that follow from the number of the payment. What was acknowledged is noted in FOLDER/acknowledged.
"""

# ruff: noqa: ASYNC110, ASYNC240 - the process has nothing else to do while it waits or reads

import asyncio
import sys
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import httpx
from killed_service import Killer, LaterClock

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients.connection import Connection
from anarq.clients.errors import OperationFailed
from anarq.clients.peering import peering
from anarq.reference.qwallet import app
from anarq.reference.qwallet._gen.peers import USES
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.runtime.operation import Rate
from anarq.runtime.serve import build
from anarq.runtime.wiring import Ports
from anarq.testing.payments import approval
from anarq.testing.people import Person

TREASURY, ADA, EVE = (Person.named(name) for name in ("Treasury", "Ada", "Eve"))
FREELY = Rate(10**6, 10**6)
STEPS = 4
"""Keys of idempotency that one payment has."""


class Payment:
    """One payment, by keys that follow from its number: done again, it gives the first answers."""

    def __init__(self, client: QwalletClient, number: int) -> None:
        self._client, self._number = client, number

    def key(self, step: int) -> str:
        return str(uuid.UUID(int=self._number * STEPS + step))

    async def carry_out(self, payer: Person, to: Person, amount: str, *, cancelled: bool = False) -> str:
        """What came of it: `SETTLED`, `CANCELLED`, or `REFUSED` when the payer has not enough."""
        wallet = self._client.acting_as(payer.caller("qwallet"))
        terms = {"amount": Decimal(amount), "currency": "EUR", "recipient": to.did, "purpose": f"no. {self._number}"}
        intent: Any = await wallet.create_intent(terms, idempotency_key=self.key(0))
        try:
            body = await approval(wallet, payer, intent)
            await wallet.sign_intent(body, intent_id=intent["intentId"], idempotency_key=self.key(1))
        except OperationFailed as error:
            if error.code != "INSUFFICIENT_FUNDS":
                raise
            return f"{intent['intentId']} REFUSED"
        act = wallet.cancel_intent if cancelled else wallet.pay_intent
        await act(intent_id=intent["intentId"], idempotency_key=self.key(2))
        return f"{intent['intentId']} {'CANCELLED' if cancelled else 'SETTLED'}"


async def main(folder: Path, offset: float, number: int, killer: Killer) -> None:
    clock = LaterClock(offset)
    shared = SharedState.sqlite(folder / "shared.sqlite")
    store = SqlStore.sqlite(folder / "qwallet.sqlite", "NORMAL", killer.at(""))
    module = replace(
        app.MODULE, limits=tuple(replace(each, identity=FREELY, subidentity=None) for each in app.MODULE.limits)
    )
    ports = Ports(
        store=store,
        bus=MemoryBus(),
        content=LocalContent(folder),
        policy=EmbeddedPolicy.load(packaged("lib", "authz"), module.policy),
        revocations=shared,
        identities=shared,
        keys=LocalKeys(None, "test"),
        limits=MemoryLimits(clock),
        nonces=shared,
        clock=clock,
        telemetry=MemoryTelemetry(),
    )
    handlers = QwalletHandlers(Ledger(TREASURY.did))
    service = build(module, lambda _: handlers, ports=ports, peers=peering(USES, None))
    transport = httpx.ASGITransport(app=service)
    async with (
        service.router.lifespan_context(service),
        httpx.AsyncClient(transport=transport, base_url="http://test") as http,
    ):
        client = QwalletClient(Connection(http=http, clock=clock, retry=replace(STANDARD.retry, max_attempts=1)))
        await pay(folder / "acknowledged", lambda index: Payment(client, index), number)
        while (await store.backlog()).depth:
            await asyncio.sleep(0.01)
    await store.close()
    await shared.close()


async def pay(acknowledged: Path, payment: Callable[[int], Payment], number: int) -> None:
    done = len(acknowledged.read_text().splitlines()) if acknowledged.exists() else 0
    with acknowledged.open("a") as notes:
        for index in range(done, done + number):
            made: Awaitable[str]
            if index % 5 == 0:
                made = payment(index).carry_out(TREASURY, ADA, "20.00")
            else:
                made = payment(index).carry_out(ADA, EVE, f"{4 + index % 7}.50", cancelled=index % 3 == 0)
            notes.write(f"{await made}\n")
            notes.flush()


if __name__ == "__main__":
    where, offset, number, *fail = sys.argv[1:]
    asyncio.run(main(Path(where), float(offset), int(number), Killer(fail[0], int(fail[1])) if fail else Killer("", 0)))
