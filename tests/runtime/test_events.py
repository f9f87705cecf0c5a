"""Events: from the commit over the outbox and the bus into an inbox, effectively once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import UnavailableError
from anarq.ports.json import loads
from anarq.ports.store import Outgoing, Unit
from anarq.runtime import cloudevents, outbox
from anarq.runtime.call import Call, Change, Decision, Refused
from anarq.runtime.outbox import Relay

EVENT = {
    "specversion": "1.0",
    "id": "e1",
    "source": "urn:anarq:x",
    "type": "q.x.done.v1",
    "squid": "did:a",
    "data": {"n": 1},
}


async def heard(call: Call, data: Any) -> Decision[None]:
    told = {"by": call.identity.squid_id, "about": call.owner}
    return Decision(None, (Change("heard", str(data.get("n")), told, 0),))


async def eventually(condition: Any) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.005)


async def test_a_committed_event_is_a_cloud_event_on_the_bus(world: Any) -> None:
    taken: list[Any] = []

    async def take(event: Any) -> None:
        taken.append(event)

    await world.bus.subscribe("q.qwallet.>", "test", take)
    await world.shared.admit(world.person.did, "dao:q")
    made = (await world.create(amount=7, headers={"x-daoid": "dao:q"})).json()["data"]["intentId"]
    await eventually(lambda: taken)
    (event,) = taken
    assert event["type"] == "q.qwallet.intent.created.v1"
    assert event["source"] == "urn:anarq:qwallet"
    assert (event["specversion"], event["subject"], event["data"]) == ("1.0", made, {"intentId": made, "amount": 7})
    assert (event["squid"], event["sub"], event["dao"]) == (world.person.did, world.person.sub_did, "dao:q")
    assert event["dataschema"] == "urn:anarq:event:q.qwallet.intent.created.v1:1.0.0"
    assert (event["apiversion"], event["time"]) == ("v1.1", "2026-11-23T12:00:00.000Z")
    assert event["expirytime"] == "2027-11-23T12:00:00.000Z"


async def test_every_event_of_a_decision_is_taken(make_world: Any, sample: Any) -> None:
    async def create_intent(self: Any, call: Call, body: Any) -> Decision[Any]:
        decision = await sample.Wallet.create_intent(self, call, body)
        return replace(decision, events=decision.events * 3)

    wallet = type("Wallet", (sample.Wallet,), {"create_intent": create_intent})()
    taken: list[Any] = []
    async with make_world(wallet=wallet) as world:

        async def take(event: Any) -> None:
            taken.append((event["source"], event["id"]))

        await world.bus.subscribe("q.qwallet.>", "test", take)
        assert (await world.create()).status_code == 201
        await eventually(lambda: len(taken) == 3)
    assert len(set(taken)) == 3  # who has taken one does not take the others for the same


@pytest.fixture
async def listening(make_world: Any, sample: Any) -> AsyncIterator[Any]:
    """A module that notes what it hears of a topic."""
    async with make_world(sample.consuming("q.x.done.v1", source="x"), sample.Wallet(on_event=heard)) as world:
        yield world


async def test_topics_are_subscribed_when_the_application_starts(make_world: Any, sample: Any) -> None:
    async with make_world(sample.consuming(sample.TOPIC), sample.Wallet(on_event=heard)) as world:
        await world.create()
        await eventually(lambda: world.table("inbox"))
        assert [row["kind"] for row in world.table("records")] == ["intent", "heard"]
        assert [row["type"] for row in world.table("audit")] == ["qwallet.createIntent", f"qwallet.{sample.TOPIC}"]


async def test_who_takes_an_event_is_the_service_on_behalf_of_whom_it_is_about(listening: Any) -> None:
    await listening.bus.publish("q.x.done.v1", EVENT)
    (record,) = listening.table("records")
    (audit,) = listening.table("audit")
    by, about = loads(record["body"])["by"], loads(record["body"])["about"]
    assert by.startswith("did:key:")
    assert about == "did:a"
    assert loads(audit["actor"]) == {"squidId": by}
    assert loads(audit["details"])["onBehalfOf"] == "did:a"


async def test_an_event_that_comes_again_changes_nothing(listening: Any) -> None:
    await listening.bus.publish("q.x.done.v1", EVENT)
    await listening.bus.publish("q.x.done.v1", EVENT)
    assert [(row["id"], row["version"]) for row in listening.table("records")] == [("1", 1)]


async def test_a_handler_never_sees_an_event_that_was_processed(make_world: Any, sample: Any) -> None:
    calls: list[object] = []

    async def once(call: Call, data: Any) -> Decision[None]:
        calls.append(data)
        return Decision(None)

    async with make_world(sample.consuming("q.x.done.v1"), sample.Wallet(on_event=once)) as world:
        for _ in range(2):
            await world.bus.publish("q.x.done.v1", EVENT)
    assert len(calls) == 1


async def test_two_topics_of_one_id_are_two_events(make_world: Any, sample: Any) -> None:
    async def silent(call: Call, data: Any) -> Decision[None]:
        return Decision(None)

    async with make_world(sample.consuming("q.x.done.v1", "q.x.begun.v1"), sample.Wallet(on_event=silent)) as world:
        await world.bus.publish("q.x.done.v1", EVENT)
        await world.bus.publish("q.x.begun.v1", EVENT | {"type": "q.x.begun.v1"})
        assert len(world.table("inbox")) == 2


async def test_a_consumer_decides_again_when_its_state_has_moved(make_world: Any, sample: Any) -> None:
    tries: list[int] = []

    async def count(call: Call, data: Any) -> Decision[None]:
        record = await call.records.get("count", "c")
        version = record.version if record else 0
        tries.append(version)
        if len(tries) == 1:
            await world.store.commit(Unit(now=call.now, changes=(Change("count", "c", {}, 0),)))
        return Decision(None, (Change("count", "c", {}, version),))

    async with make_world(sample.consuming("q.x.done.v1"), sample.Wallet(on_event=count)) as world:
        await world.bus.publish("q.x.done.v1", EVENT)
    assert tries == [0, 1]


async def test_what_a_consumer_only_read_is_held_at_its_commit(make_world: Any, sample: Any) -> None:
    seen: list[int] = []

    async def copy(call: Call, data: Any) -> Decision[None]:
        record = await call.records.get("source", "s")
        version = record.version if record else 0
        seen.append(version)
        if len(seen) == 1:
            await world.store.commit(Unit(now=call.now, changes=(Change("source", "s", {}, 0),)))
        return Decision(None, (Change("copy", "c", {"of": version}, 0),))

    async with make_world(sample.consuming("q.x.done.v1"), sample.Wallet(on_event=copy)) as world:
        await world.bus.publish("q.x.done.v1", EVENT)
        copies = [row["body"] for row in world.table("records") if row["kind"] == "copy"]
    assert (seen, copies) == ([0, 1], ['{"of":1}'])


async def test_an_event_that_cannot_be_processed_now_stays_in_the_outbox_of_its_module(
    make_world: Any, sample: Any
) -> None:
    async def refuse(call: Call, data: Any) -> Decision[None]:
        raise Refused("SERVICE_UNAVAILABLE", "Later.")

    async with make_world(sample.consuming(sample.TOPIC), sample.Wallet(on_event=refuse)) as world:
        await world.create()
        await eventually(lambda: world.table("deliveries"))
        assert [row["sent"] for row in world.table("outbox")] == [0]
        assert await world.store.dead_letters() == []


async def test_refusals_of_one_modules_events_hide_none_of_anothers(make_world: Any, sample: Any) -> None:
    async def refuse(call: Call, data: Any) -> Decision[None]:
        raise Refused("SERVICE_UNAVAILABLE", "Later.")

    spec = replace(sample.SPEC, protection=replace(sample.SPEC.protection, refusals_per_minute=1))
    async with make_world(sample.consuming("q.x.done.v1", spec=spec), sample.Wallet(on_event=refuse)) as world:
        for source in ("x", "x", "y"):
            with pytest.raises(UnavailableError):
                await world.bus.publish("q.x.done.v1", EVENT | {"source": f"urn:anarq:{source}"})
        assert len(world.table("audit")) == 2


async def test_no_handler_answers_an_event(make_world: Any, sample: Any) -> None:
    async def answer(call: Call, data: Any) -> Decision[object]:
        return Decision({"for": "whom"})

    async with make_world(sample.consuming("q.x.done.v1"), sample.Wallet(on_event=answer)) as world:
        with pytest.raises(UnavailableError):
            await world.bus.publish("q.x.done.v1", EVENT)
        assert world.table("inbox") == []


async def test_a_service_without_the_handler_of_a_topic_does_not_start(make_world: Any, sample: Any) -> None:
    with pytest.raises(TypeError, match="on_event"):
        async with make_world(sample.consuming("q.x.done.v1")):
            pass


@pytest.mark.parametrize("lacking", [{"id": ""}, {"source": 5}, {"specversion": "0.3"}, {"type": None}])
def test_what_is_not_a_cloud_event_is_refused(lacking: dict[str, Any]) -> None:
    cloudevents.check(EVENT)
    with pytest.raises(ValueError, match="CloudEvent"):
        cloudevents.check(EVENT | lacking)


class Picky:
    """A bus that refuses some events, and then no more."""

    def __init__(self, *refused: str) -> None:
        self.refused = set(refused)
        self.published: list[str] = []

    async def publish(self, topic: str, event: Any) -> None:
        if event["id"] in self.refused:
            raise UnavailableError("not now")
        self.published.append(event["id"])


async def waiting(store: Any, sample: Any, *events: tuple[str, str]) -> None:
    now = sample.TestClock().now()
    outgoing = tuple(Outgoing(id_, "q.t.v1", subject, {"id": id_}) for id_, subject in events)
    await store.commit(Unit(now=now, events=outgoing))


@pytest.fixture
async def alone(sample: Any) -> AsyncIterator[Any]:
    """A store that no application relays."""
    store = SqlStore.sqlite(":memory:")
    yield SimpleNamespace(store=store, clock=sample.TestClock())
    await store.close()


def relay_of(alone: Any, bus: Any) -> Relay:
    return Relay(alone.store, bus, alone.clock)  # the stand-ins publish, which is all that a relay asks


async def test_a_failure_holds_back_its_subject_and_no_other(alone: Any, sample: Any) -> None:
    await waiting(alone.store, sample, ("a1", "a"), ("b1", "b"), ("a2", "a"), ("b2", "b"))
    bus = Picky("a1")
    relay = relay_of(alone, bus)
    assert await relay.relay() == 2
    assert bus.published == ["b1", "b2"]
    bus.refused.clear()
    assert await relay.relay() == 0  # not yet: it backs off
    alone.clock.time += 1
    assert await relay.relay() == 2
    assert bus.published == ["b1", "b2", "a1", "a2"]


@pytest.mark.parametrize(("subjects", "events"), [(1, 300), (300, 1), (300, 3)])
async def test_no_number_of_failures_holds_back_another_subject(
    alone: Any, sample: Any, subjects: int, events: int
) -> None:
    failing = [(f"f{number}", f"bad{number % subjects}") for number in range(subjects * events)]
    await waiting(alone.store, sample, *failing, ("good", "good"))
    bus = Picky(*(id_ for id_, _ in failing))
    relay = relay_of(alone, bus)
    for _ in range(subjects // 100 + 1):
        await relay.relay()
    assert bus.published == ["good"]
    await waiting(alone.store, sample, ("late", "late"))
    await relay.relay()
    assert bus.published == ["good", "late"]


async def test_a_subject_that_hangs_holds_back_no_other(
    alone: Any, sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_PATIENCE", 0.05)

    class Hanging(Picky):
        async def publish(self, topic: str, event: Any) -> None:
            if event["id"] in self.refused:
                await asyncio.Event().wait()
            await super().publish(topic, event)

    await waiting(alone.store, sample, ("a1", "a"), ("b1", "b"))
    bus = Hanging("a1")
    assert await relay_of(alone, bus).relay() == 1
    assert bus.published == ["b1"]
    assert (await alone.store.backlog()).failing == {"q.t.v1": 1}


async def test_a_bus_that_breaks_holds_back_one_subject_only(alone: Any, sample: Any) -> None:
    class Broken(Picky):
        async def publish(self, topic: str, event: Any) -> None:
            if event["id"] in self.refused:
                raise RuntimeError("a bug")
            await super().publish(topic, event)

    await waiting(alone.store, sample, ("a1", "a"), ("b1", "b"))
    bus = Broken("a1")
    assert await relay_of(alone, bus).relay() == 1


async def test_a_subject_that_goes_on_failing_is_tried_less_and_less(alone: Any, sample: Any) -> None:
    await waiting(alone.store, sample, ("a1", "a"))
    tried: list[float] = []

    class Counting(Picky):
        async def publish(self, topic: str, event: Any) -> None:
            tried.append(alone.clock.time)
            await super().publish(topic, event)

    relay = relay_of(alone, Counting("a1"))
    for _ in range(1000):
        assert await relay.relay() == 0
        alone.clock.time += 1
    gaps = [after - before for before, after in pairwise(tried)]
    assert gaps[0] == 1
    assert all(30 <= gap <= 61 for gap in gaps[-10:])
    assert len(set(gaps[-10:])) > 1  # drawn, not the same for all


async def test_a_long_line_lets_others_pass(alone: Any, sample: Any) -> None:
    await waiting(alone.store, sample, *((f"a{number}", "a") for number in range(50)), ("b", "b"))
    bus = Picky()
    relay = relay_of(alone, bus)
    await relay.relay()
    assert "b" in bus.published
    while await relay.relay():
        pass
    assert [id_ for id_ in bus.published if id_ != "b"] == [f"a{number}" for number in range(50)]


async def test_of_two_relays_of_one_store_one_works_and_the_other_takes_over(alone: Any, sample: Any) -> None:
    first, second = Picky(), Picky()
    one, two = relay_of(alone, first), relay_of(alone, second)
    await waiting(alone.store, sample, ("a1", "a"))
    assert (await one.relay(), await two.relay()) == (1, 0)
    await waiting(alone.store, sample, ("a2", "a"))
    assert await two.relay() == 0
    alone.clock.time += 20  # the first has died
    assert (await two.relay(), await one.relay()) == (1, 0)
    assert (first.published, second.published) == (["a1"], ["a2"])


async def test_a_clock_that_is_set_back_leaves_one_relay(alone: Any, sample: Any) -> None:
    first, second = Picky(), Picky()
    one, two = relay_of(alone, first), relay_of(alone, second)
    await waiting(alone.store, sample, ("a1", "a"))
    assert await one.relay() == 1
    alone.clock.time -= 86_400
    await waiting(alone.store, sample, ("a2", "a"))
    assert (await two.relay(), await one.relay()) == (1, 0)
    assert (first.published, second.published) == (["a1"], ["a2"])


async def test_a_relay_that_ends_gives_its_lease_back(alone: Any, sample: Any) -> None:
    bus = Picky()
    task = asyncio.create_task(relay_of(alone, bus).run())
    await waiting(alone.store, sample, ("a1", "a"))
    await eventually(lambda: bus.published)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await waiting(alone.store, sample, ("a2", "a"))
    assert await relay_of(alone, bus).relay() == 1


async def test_nothing_is_published_when_the_lease_may_end_before_it_is_out(alone: Any, sample: Any) -> None:
    class Slow(Picky):
        async def publish(self, topic: str, event: Any) -> None:
            await super().publish(topic, event)
            alone.clock.time += 15  # of twenty that the lease lasts; the next may take five

    await waiting(alone.store, sample, ("a1", "a"), ("a2", "a"), ("a3", "a"))
    bus = Slow()
    relay = relay_of(alone, bus)
    assert await relay._round(failed=False) == 2
    assert bus.published == ["a1", "a2"]


async def test_the_relay_ends_when_it_is_told_to_even_as_the_bell_rings(world: Any) -> None:
    relay = Relay(world.store, world.bus, world.clock)
    for _ in range(20):
        task = asyncio.create_task(relay.run())
        await asyncio.sleep(0.002)
        relay.ring()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 1)


async def test_the_relay_outlives_a_store_that_fails(
    alone: Any, sample: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(outbox, "_POLL", 0.01)
    failing = [UnavailableError("away")]

    class Once:
        def __getattr__(self, name: str) -> Any:
            if name == "outbox" and failing:
                raise failing.pop()
            return getattr(alone.store, name)

    await waiting(alone.store, sample, ("a1", "a"))
    bus = Picky()
    task = asyncio.create_task(Relay(Once(), bus, alone.clock).run())  # type: ignore[arg-type]  # stand-ins
    await eventually(lambda: bus.published)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert "could not be relayed" in caplog.text


@pytest.mark.parametrize(("days", "left"), [(6.99, 1), (7.01, 0)])
async def test_what_was_sent_is_kept_for_a_week(alone: Any, sample: Any, days: float, left: int) -> None:
    relay = relay_of(alone, Picky())
    await waiting(alone.store, sample, ("a1", "a"))
    await relay.relay()
    alone.clock.time += days * 24 * 3600
    await relay._purge()
    assert await alone.store.purge(0.0, alone.clock.time) == left


async def test_what_is_committed_goes_out_when_the_bell_rings_and_not_with_the_next_look(
    alone: Any, sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_POLL", 3600.0)
    looks: list[int] = []

    class Watched:
        def __getattr__(self, name: str) -> Any:
            return getattr(alone.store, name)

        async def outbox(self, *arguments: Any, **more: Any) -> Any:
            found = await alone.store.outbox(*arguments, **more)
            looks.append(len(found))
            return found

    bus = Picky()
    relay = Relay(Watched(), bus, alone.clock)  # type: ignore[arg-type]  # stand-ins
    task = asyncio.create_task(relay.run())
    await eventually(lambda: looks == [0, 0])  # for what is new, and for what has failed
    await waiting(alone.store, sample, ("a1", "a"))
    relay.ring()
    await eventually(lambda: bool(bus.published))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert bus.published == ["a1"]


async def test_a_relay_that_runs_lets_go_what_is_old(alone: Any, sample: Any) -> None:
    await waiting(alone.store, sample, ("a1", "a"))
    await relay_of(alone, Picky()).relay()
    alone.clock.time += 8 * 24 * 3600
    until: list[float] = []

    class Watched:
        def __getattr__(self, name: str) -> Any:
            return getattr(alone.store, name)

        async def purge(self, now: float, before: float) -> int:
            until.append(before)
            return int(await alone.store.purge(now, before))

    relay = Relay(Watched(), Picky(), alone.clock)  # type: ignore[arg-type]  # stand-ins
    alone.clock.time += 301
    task = asyncio.create_task(relay.run())
    await eventually(lambda: until)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await alone.store.purge(0.0, alone.clock.time) == 0


async def test_the_event_in_the_outbox_is_the_one_that_is_published(world: Any) -> None:
    made = (await world.create()).json()["data"]["intentId"]
    (row,) = world.table("outbox")
    event: Any = loads(row["event"])
    assert event["id"] == row["id"] == f"{made}-0"
