"""A service and its client in one process that is killed: run by `test_kill.py`, not a test itself.

    killed_service.py FOLDER OFFSET COUNT [FAIL_POINT HIT]

Creates intents with the keys 0, 1, … as UUIDs, from the first that was not acknowledged on, COUNT of them, and notes
each acknowledgement in FOLDER/acknowledged. OFFSET is added to the clock: leases of the dead are over after a restart.
"""

# ruff: noqa: ASYNC110, ASYNC240 - the process has nothing else to do while it waits or reads

import asyncio
import os
import signal
import sys
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import conftest  # the fixtures beside this file
import httpx

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.runtime.call import Call, Change, Decision
from anarq.runtime.events import EventDoor
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.serve import build
from anarq.runtime.wiring import Ports


class LaterClock(SystemClock):
    def __init__(self, offset: float) -> None:
        self._offset = timedelta(seconds=offset)

    def now(self) -> datetime:
        return super().now() + self._offset

    @property
    def time(self) -> float:
        return self.now().timestamp()


class Killer:
    """Kills the process at the n-th visit of one place."""

    def __init__(self, place: str, hit: int) -> None:
        self.place, self.left = place, hit

    def at(self, prefix: str) -> Any:
        def visit(place: str) -> None:
            if prefix + place == self.place:
                self.left -= 1
                if self.left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        return visit


async def count(call: Call, data: Any) -> Decision[None]:
    """What the consumer does: counts how often each intent was heard of."""
    intent_id = data["intentId"]
    record = await call.records.get("heard", intent_id)
    times: Any = record.body["times"] if record else 0
    return Decision(None, (Change("heard", intent_id, {"times": times + 1}, record.version if record else 0),))


async def main(folder: Path, offset: float, number: int, killer: Killer) -> None:
    clock, bus = LaterClock(offset), MemoryBus()
    shared = SharedState.sqlite(folder / "shared.sqlite")
    store = SqlStore.sqlite(folder / "wallet.sqlite", "NORMAL", killer.at(""))
    consumer_store = SqlStore.sqlite(folder / "consumer.sqlite", "NORMAL", killer.at("consumer-"))
    ports = Ports(
        store=store,
        bus=bus,
        content=LocalContent(folder),
        policy=EmbeddedPolicy.load(packaged("lib", "authz"), conftest.SPEC.policy),
        revocations=shared,
        identities=shared,
        keys=LocalKeys(None, "test"),
        limits=MemoryLimits(clock),
        nonces=shared,
        clock=clock,
        telemetry=MemoryTelemetry(),
    )
    listening = conftest.consuming(
        conftest.TOPIC, spec=replace(conftest.SPEC, name="qaudit", operations=(), tools=(), policy={}), source="qwallet"
    )
    policy = EmbeddedPolicy.load(packaged("lib", "authz"), listening.policy)
    beside = replace(ports, store=consumer_store, policy=policy)
    await EventDoor(Pipeline(listening, conftest.Listener(count), beside)).subscribe()
    app = build(conftest.SPEC, lambda _: conftest.Wallet(), ports=ports)
    seeds = (SigningKey.from_seed(Algorithm.EDDSA, bytes([number]) * 32) for number in (1, 2))
    person = await conftest.introduced(conftest.Person(clock, *seeds), shared)  # the same after each restart
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        await create(folder / "acknowledged", client, person, number)
        while (await store.backlog()).depth:
            await asyncio.sleep(0.01)
    for each in (store, consumer_store, shared):
        await each.close()


async def create(acknowledged: Path, client: httpx.AsyncClient, person: Any, number: int) -> None:
    done = len(acknowledged.read_text().splitlines()) if acknowledged.exists() else 0
    body = b'{"amount":12.50,"currency":"EUR","recipient":"bob"}'
    with acknowledged.open("a") as notes:
        for index in range(done, done + number):
            key = str(uuid.UUID(int=index))
            headers = person.headers(**{"idempotency-key": key})
            sent = person.signed("POST", "/intents", body, headers) | {"content-type": "application/json"}
            response = await client.post("/intents", content=body, headers=sent)
            if response.status_code != 201:
                raise RuntimeError(response.text)
            notes.write(f"{key} {response.json()['data']['intentId']}\n")
            notes.flush()


if __name__ == "__main__":
    where, offset, number, *fail = sys.argv[1:]
    asyncio.run(main(Path(where), float(offset), int(number), Killer(fail[0], int(fail[1])) if fail else Killer("", 0)))
