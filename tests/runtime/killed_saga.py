"""A shop, its bank and its stock in one process that is killed: run by `test_kill.py`, not a test itself.

    killed_saga.py FOLDER OFFSET COUNT [FAIL_POINT HIT]

An order reserves goods and commands the bank to be paid. When the bank refuses, the order is cancelled and the stock
commanded to take the goods back. A job counts its turns, a consumer hears of what was paid. The peers do not answer now
and then, and the bank refuses one order in four. What was acknowledged is noted in FOLDER/acknowledged.
"""

# ruff: noqa: ASYNC110, ASYNC240 - the process has nothing else to do while it waits or reads

import asyncio
import sqlite3
import sys
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import conftest  # the fixtures beside this file
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
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.ports.peers import Answered
from anarq.runtime.call import Call, Change, Command, Decision, Event
from anarq.runtime.operation import CommandKind, Consumption, Job, ModuleSpec
from anarq.runtime.serve import build
from anarq.runtime.wiring import Ports

PAY, RELEASE = "anarq.answers.bank.pay", "anarq.answers.stock.release"


class Book:
    """A peer with a book of its own: it does a command once for each key, and sometimes does not answer."""

    def __init__(self, path: Path, killer: Killer, prefix: str) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, about TEXT, code TEXT)")
        self._connection.execute("CREATE TABLE IF NOT EXISTS asked (key TEXT)")
        self._visit = killer.at(prefix)

    async def send(self, operation: str, parameters: Mapping[str, object], body: Any, key: str) -> Answered:
        with self._connection:
            self._connection.execute("INSERT INTO asked VALUES (?)", (key,))
            (times,) = self._connection.execute("SELECT count(*) FROM asked WHERE key = ?", (key,)).fetchone()
        if int(key[:2], 16) % 8 == 0 and times < 2:
            return Answered("SERVICE_UNAVAILABLE", final=False)  # it has done nothing
        self._visit("before-doing")
        code = "INSUFFICIENT_FUNDS" if operation == "pay" and int(key[2:4], 16) % 4 == 0 else "SUCCESS"
        with self._connection:
            self._connection.execute("INSERT OR IGNORE INTO done VALUES (?, ?, ?)", (key, body["order"], code))
        self._visit("after-doing")
        if int(key[4:6], 16) % 8 == 0 and times < 3:
            return Answered("SERVICE_UNAVAILABLE", final=False)  # it has done it, and nobody hears of it
        return Answered(code, data={"order": body["order"]})


class Shop(conftest.Wallet):
    """Handlers: an order, the answers to its commands, a job, a consumer."""

    async def create_intent(self, call: Call, body: dict[str, Any]) -> Decision[object]:
        intent = {**body, "intentId": call.request_id, "owner": call.owner, "status": "PENDING"}
        change = Change("intent", call.request_id, intent, 0, owner=call.owner, keys={"status": "PENDING"})
        command = Command("bank", "pay", {}, {"order": call.request_id}, call.request_id)
        return Decision(intent, (change,), commands=(command,))

    async def after_pay(self, call: Call, data: Any) -> Decision[None]:
        record = await call.records.get("intent", data["about"])
        if record is None or record.body["status"] != "PENDING":
            raise RuntimeError("an answer came twice, or to no order")
        if data["code"] != "SUCCESS":
            cancelled = Change("intent", record.id, {**record.body, "status": "CANCELLED"}, record.version)
            give_back = Command("stock", "release", {}, {"order": record.id}, record.id)
            return Decision(None, (cancelled,), commands=(give_back,))
        paid = Change("intent", record.id, {**record.body, "status": "PAID"}, record.version)
        event = Event(conftest.TOPIC, {"intentId": record.id, "amount": record.body["amount"]}, record.id)
        return Decision(None, (paid,), (event,))

    async def after_release(self, call: Call, data: Any) -> Decision[None]:
        return Decision(None, (Change("released", data["about"], {"code": data["code"]}, 0),))

    async def on_paid(self, call: Call, data: Any) -> Decision[None]:
        return Decision(None, (Change("heard", data["intentId"], {}, 0),))

    async def run_count(self, call: Call) -> Decision[None]:
        record = await call.records.get("counts", "all")
        times: Any = record.body["times"] if record else 0
        return Decision(None, (Change("counts", "all", {"times": times + 1}, record.version if record else 0),))


def spec() -> ModuleSpec:
    own: dict[str, Any] = {"module": "qwallet", "source": "qwallet", "schema": {}}
    paid = Consumption(name=conftest.TOPIC, handler="on_paid", **own)
    answers = (
        Consumption(name=PAY, handler="after_pay", emits=(conftest.TOPIC,), **own),
        Consumption(name=RELEASE, handler="after_release", **own),
    )
    job = Job(module="qwallet", name="count", handler="run_count", every=0.05)
    made = conftest.within_spec(conftest.SPEC, consumes=(paid, *answers), jobs=(job,))
    commands = tuple(
        CommandKind(peer=peer, operation=operation, within=3600.0, answers=topic)
        for peer, operation, topic in (("bank", "pay", PAY), ("stock", "release", RELEASE))
    )
    return replace(made, consumes=(paid,), answers=answers, commands=commands)


async def main(folder: Path, offset: float, number: int, killer: Killer) -> None:
    clock, module = LaterClock(offset), spec()
    shared = SharedState.sqlite(folder / "shared.sqlite")
    store = SqlStore.sqlite(folder / "shop.sqlite", "NORMAL", killer.at(""))
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
    peers = {name: Book(folder / f"{name}.sqlite", killer, f"{name}-") for name in ("bank", "stock")}
    app = build(module, lambda _: Shop(), ports=ports, peers=conftest.reached_by(peers))
    seeds = (SigningKey.from_seed(Algorithm.EDDSA, bytes([each]) * 32) for each in (1, 2))
    person = await conftest.introduced(conftest.Person(clock, *seeds), shared)  # the same after each restart
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        await buy(folder / "acknowledged", client, person, number)
        while (await store.backlog()).depth:
            await asyncio.sleep(0.01)
    await store.close()
    await shared.close()


async def buy(acknowledged: Path, client: httpx.AsyncClient, person: Any, number: int) -> None:
    done = len(acknowledged.read_text().splitlines()) if acknowledged.exists() else 0
    body = b'{"amount":12.50,"currency":"EUR","recipient":"bob"}'
    with acknowledged.open("a") as notes:
        for index in range(done, done + number):
            headers = person.headers(**{"idempotency-key": str(uuid.UUID(int=index))})
            sent = person.signed("POST", "/intents", body, headers) | {"content-type": "application/json"}
            response = await client.post("/intents", content=body, headers=sent)
            if response.status_code != 201:
                raise RuntimeError(response.text)
            notes.write(f"{response.json()['data']['intentId']}\n")
            notes.flush()
            await asyncio.sleep(0.002)  # the relay has its turn


if __name__ == "__main__":
    where, offset, number, *fail = sys.argv[1:]
    asyncio.run(main(Path(where), float(offset), int(number), Killer(fail[0], int(fail[1])) if fail else Killer("", 0)))
