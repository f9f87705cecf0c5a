"""A module over a store that is awaited: nothing takes a commit for immediate, nothing of it runs in the loop."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest

from anarq.adapters.sql.schema import METADATA, SHARED
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import ConflictError
from anarq.runtime.call import Change, Decision
from anarq.testing.awaiting import Watch, awaited

MANY = 8


@pytest.fixture(params=["sqlite-awaited", "postgresql"])
async def far(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    """A store and a shared state that are far away."""
    watch = Watch()
    if request.param == "postgresql":
        url, schema = request.getfixturevalue("postgres_schema")
        store, shared = await SqlStore.postgres(url, schema), await SharedState.postgres(url, schema)
    else:
        store, shared = SqlStore(await awaited(METADATA)), SharedState(await awaited(SHARED))
    for each in (store, shared):
        await watch.over(each._engines)
    yield store, shared
    for each in (store, shared):
        await each.close()
    assert watch.asked > 0
    assert watch.in_loop == []


@pytest.fixture
async def world(make_world: Any, far: Any) -> AsyncIterator[Any]:
    store, shared = far
    async with make_world(store=store, revocations=shared, identities=shared, nonces=shared) as running:
        running.shared = shared
        await running.introduce(running.person)
        yield running


async def test_a_call_with_one_key_is_carried_out_once_however_often_it_comes_at_once(world: Any) -> None:
    key = str(uuid.uuid4())
    answers = await asyncio.gather(*(world.create(key=key) for _ in range(MANY)))
    made = {answer.json()["data"]["intentId"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert (await world.create(key=key)).json()["data"]["intentId"] in made
    assert len((await world.send("GET", "/intents")).json()["data"]["items"]) == 1


async def test_calls_at_once_settle_one_intent_once(world: Any) -> None:
    made = (await world.create()).json()["data"]["intentId"]
    headers = [{"idempotency-key": str(uuid.uuid4())} for _ in range(MANY)]
    answers = await asyncio.gather(*(world.send("POST", f"/intents/{made}/settle", headers=each) for each in headers))
    settled = [answer for answer in answers if answer.status_code == 200]
    refused = [answer.json()["code"] for answer in answers if answer.status_code != 200]
    assert settled
    assert set(refused) <= {"VERSION_CONFLICT"}
    async with world.ports.store.snapshot() as snapshot:
        assert (await snapshot.get("intent", made)).version == 1 + len(settled)


async def test_every_event_is_heard_once_and_every_call_is_audited(make_world: Any, far: Any, sample: Any) -> None:
    store, shared = far
    heard: list[Any] = []

    async def hear(_: Any, data: Any) -> Any:
        heard.append(data["intentId"])
        return Decision(None, (Change("heard", data["intentId"], {}, 0),))

    ports = {"store": store, "revocations": shared, "identities": shared, "nonces": shared}
    async with make_world(sample.consuming(sample.TOPIC), sample.Wallet(on_event=hear), **ports) as world:
        world.shared = shared
        await world.introduce(world.person)
        await asyncio.gather(*(world.create() for _ in range(MANY)))
        async with asyncio.timeout(60):
            while (await store.backlog()).depth:  # noqa: ASYNC110 - the outbox tells nobody
                await asyncio.sleep(0.01)
    async with store.snapshot() as snapshot:
        assert len((await snapshot.list("heard")).records) == MANY
    assert len(set(heard)) == MANY
    assert (await store.check_audit()).size == 2 * MANY


async def test_a_call_that_is_cut_off_within_the_commit_ends_in_order(world: Any) -> None:
    for steps in (3, 10, 30):
        key = str(uuid.uuid4())
        task = asyncio.create_task(world.create(key=key))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (await world.create(key=key)).status_code == 201
    items = (await world.send("GET", "/intents?limit=100")).json()["data"]["items"]
    assert len(items) == 3


async def test_health_is_asked_without_the_loop(world: Any) -> None:
    assert (await world.client.get("/health")).json()["status"] == "healthy"


async def test_a_store_that_finds_no_order_is_a_conflict(
    far: Any, monkeypatch: pytest.MonkeyPatch, sample: Any
) -> None:
    from anarq.adapters.sql import session, writing
    from anarq.ports.store import Unit

    def unordered(*_: object) -> None:
        raise session.SerializationError("no order")

    store, _ = far
    monkeypatch.setattr(session, "_ATTEMPTS", 3)
    monkeypatch.setattr(writing, "write", unordered)
    with pytest.raises(ConflictError) as caught:
        await store.commit(Unit(now=sample.TestClock().now()))
    assert caught.value.was_read
