"""What sQuid says of keys reaches the state that all services share, whatever fails in between."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from anarq.ports.errors import UnavailableError
from anarq.ports.identities import KeyFact
from anarq.runtime.call import Call, Decision


class Deciding:
    """Handlers that decide of keys."""

    def __init__(self, *facts: KeyFact) -> None:
        self.facts = facts

    async def quote(self, call: Call) -> Decision[object]:
        return Decision({}, keys=self.facts)

    def __getattr__(self, name: str) -> Any:
        return self.quote


class Broken:
    """The shared state, which takes in no fact while it is broken."""

    def __init__(self, shared: Any) -> None:
        self.shared, self.broken = shared, True

    async def note(self, fact: KeyFact) -> None:
        if self.broken:
            raise UnavailableError("dead")
        await self.shared.note(fact)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.shared, name)


@pytest.fixture
def writing(sample: Any) -> Any:
    """A module whose public operation writes."""
    quote = sample.operation("quote", "quote", "POST", "/quote", response={}, scope=None, access="public")
    return replace(sample.SPEC, operations=(quote,), tools=(), policy=sample.policy_data((quote,)))


async def test_a_key_is_known_as_soon_as_the_answer_is_there(make_world: Any, writing: Any) -> None:
    fact = KeyFact("did:key:new", "did:key:new", active=True)
    async with make_world(writing, Deciding(fact)) as world:
        assert (await world.client.post("/quote")).status_code == 200
        assert await world.shared.known({"did:key:new"}) == {"did:key:new": fact}


async def test_a_key_that_could_not_be_made_known_waits_in_the_outbox(
    make_world: Any, writing: Any, sample: Any
) -> None:
    shared = sample.SharedState.sqlite(":memory:")
    broken = Broken(shared)
    async with make_world(
        writing, Deciding(KeyFact("did:key:new", "did:key:new", active=True)), identities=broken
    ) as world:
        assert (await world.client.post("/quote")).status_code == 200
        assert await shared.known({"did:key:new"}) == {}
        broken.broken = False
        for _ in range(400):
            world.clock.time += 1
            await asyncio.sleep(0.01)
            if await shared.known({"did:key:new"}):
                break
        assert (await shared.known({"did:key:new"}))["did:key:new"].active
    await shared.close()


async def test_a_key_that_cannot_be_taken_out_of_use_is_not_said_to_be(
    make_world: Any, writing: Any, sample: Any
) -> None:
    shared = sample.SharedState.sqlite(":memory:")
    fact = KeyFact("did:key:old", "did:key:old", active=False)
    async with make_world(writing, Deciding(fact), identities=Broken(shared)) as world:
        assert (await world.client.post("/quote")).status_code == 503
        assert world.table("outbox") == []
    await shared.close()


async def test_a_key_is_out_of_use_even_when_the_commit_fails(make_world: Any, writing: Any) -> None:
    async with make_world(writing, Deciding(KeyFact("did:key:old", "did:key:old", active=False))) as world:

        async def fail(unit: Any) -> None:
            raise UnavailableError("full")

        world.store.commit = fail
        assert (await world.client.post("/quote")).status_code == 503
        assert not (await world.shared.known({"did:key:old"}))["did:key:old"].active


async def test_a_read_decides_of_no_key(make_world: Any, writing: Any, sample: Any) -> None:
    read = replace(writing.operations[0], method="GET")
    async with make_world(replace(writing, operations=(read,)), Deciding(KeyFact("d", "d", active=True))) as world:
        assert (await world.client.get("/quote")).status_code == 500
        assert await world.shared.known({"d"}) == {}


async def test_facts_of_keys_never_reach_the_bus(make_world: Any, writing: Any) -> None:
    heard: list[Any] = []

    async def hear(event: Any) -> None:
        heard.append(event)

    async with make_world(writing, Deciding(KeyFact("did:key:new", "did:key:new", active=True))) as world:
        await world.bus.subscribe(">", "test", hear)
        await world.client.post("/quote")
        for _ in range(200):
            if world.table("outbox")[0]["sent"]:
                break
            await asyncio.sleep(0.01)
        assert world.table("outbox")[0]["sent"]
        assert heard == []


async def test_an_anonymous_caller_owns_no_key(make_world: Any, writing: Any) -> None:
    keyed = replace(writing.operations[0], idempotency="required")
    async with make_world(replace(writing, operations=(keyed,)), Deciding()) as world:
        answer = await world.client.post("/quote", headers={"idempotency-key": "0123456789abcdef"})
        assert (answer.status_code, answer.json()["code"]) == (401, "SQUID_IDENTITY_INVALID")
        assert world.table("idempotency") == []
