"""Events that cannot be processed: given up, kept with their reason, told on the bus, taken again when asked for."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.ports.errors import UnavailableError
from anarq.runtime.call import Call, Change, Decision, Refused
from anarq.runtime.events import DEAD, EventDoor
from anarq.runtime.operation import Deliveries, LimitClass, Rate
from anarq.runtime.pipeline import Pipeline

TOPIC = "q.x.done.v1"
EVENT = {"specversion": "1.0", "id": "e1", "source": "urn:anarq:x", "type": TOPIC, "data": {"n": 1}}
NUMBERED = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}


class Moody:
    """A handler that refuses until it is in the mood."""

    def __init__(self, code: str = "CONFLICT") -> None:
        self.code = code
        self.ready = False
        self.asked = 0

    async def __call__(self, call: Call, data: Any) -> Decision[None]:
        self.asked += 1
        if not self.ready:
            raise Refused(self.code, "Not in the mood.")
        return Decision(None, (Change("heard", str(data["n"]), {}, 0),))


@pytest.fixture
def listening(make_world: Any, sample: Any) -> Any:
    """Makes a world whose module hears of the topic by a handler."""

    def make(handler: Any, **more: Any) -> Any:
        spec = replace(
            sample.consuming(TOPIC, source="x", schema=NUMBERED), deliveries=Deliveries(faulty=3, retryable=7)
        )
        return make_world(replace(spec, **more), sample.Wallet(on_event=handler))

    return make


async def deliver(world: Any, event: dict[str, Any], times: int) -> list[bool]:
    """Whether each delivery was taken."""
    taken = []
    for _ in range(times):
        try:
            await world.bus.publish(TOPIC, event)
            taken.append(True)
        except UnavailableError:
            taken.append(False)
    return taken


@pytest.mark.parametrize(("code", "deliveries"), [("CONFLICT", 3), ("SERVICE_UNAVAILABLE", 7)])
async def test_an_event_is_given_up_after_so_many_deliveries(listening: Any, code: str, deliveries: int) -> None:
    async with listening(Moody(code)) as world:
        assert await deliver(world, EVENT, deliveries) == [False] * (deliveries - 1) + [True]
        (letter,) = await world.store.dead_letters()
        assert (letter.code, letter.reason, letter.event) == (code, "Not in the mood.", EVENT)


async def test_whether_an_event_was_processed_is_told_each_time(listening: Any) -> None:
    handler = Moody()
    async with listening(handler) as world:
        door = EventDoor(Pipeline(world.spec, world.wallet, world.ports))
        (entry,) = world.spec.consumes
        handler.ready = True
        assert await door.take(entry, EVENT)
        assert not await door.take(entry, EVENT)
        handler.ready = False
        other = EVENT | {"id": "other", "data": {"n": "one"}}  # given up at once
        assert not await door.take(entry, other)
        assert not await door.take(entry, other)


async def test_a_handler_that_fails_is_a_fault_like_any_other(listening: Any) -> None:
    async def broken(call: Call, data: Any) -> Decision[None]:
        raise ZeroDivisionError

    async with listening(broken) as world:
        assert await deliver(world, EVENT, 3) == [False, False, True]
        (letter,) = await world.store.dead_letters()
        assert letter.code == "INTERNAL_ERROR"
        assert "Zero" not in letter.reason


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (EVENT | {"data": {"n": "one"}}, "VALIDATION_FAILED"),
        (EVENT | {"type": "q.x.other.v1"}, "VALIDATION_FAILED"),
        (EVENT | {"id": 7}, "MALFORMED_REQUEST"),
        (EVENT | {"expirytime": 7}, "MALFORMED_REQUEST"),
        (EVENT | {"source": "urn:anarq:stranger"}, "QONSENT_DENIED"),
    ],
)
async def test_what_is_not_an_event_of_the_topic_is_given_up_at_once(
    listening: Any, event: dict[str, Any], code: str
) -> None:
    handler = Moody()
    async with listening(handler) as world:
        assert await deliver(world, event, 1) == [True]
        (letter,) = await world.store.dead_letters()
        assert (letter.code, handler.asked) == (code, 0)


@pytest.mark.parametrize(
    "event",
    [
        EVENT | {"id": "e\nFORGED", "data": None},
        EVENT | {"id": "x" * 100_000, "data": None},
        EVENT | {"id": {"x": "x" * 100_000}},
        EVENT | {"data": {"n": 1, "a\nFORGED" + "x" * 100_000: "\x01"}},
        EVENT | {"data": {"a\nFORGED" + "x" * 100_000: 1}},
    ],
    ids=[
        "a line break",
        "a long id",
        "an id that is not text",
        "a long name of a text",
        "a long name off the contract",
    ],
)
async def test_the_log_and_the_reason_are_short_and_of_one_line_whatever_a_peer_sends(
    make_world: Any, sample: Any, caplog: pytest.LogCaptureFixture, event: dict[str, Any]
) -> None:
    spec = sample.consuming(TOPIC, source="x", schema={"type": "object", "additionalProperties": {"type": "string"}})
    async with make_world(spec, sample.Wallet(on_event=Moody())) as world:
        assert await deliver(world, event, 1) == [True]
        (letter,) = await world.store.dead_letters()
    told = [record.getMessage() for record in caplog.records if "gives up" in record.getMessage()]
    assert [len(text) < 1000 and text.isprintable() for text in told] == [True]
    assert len(letter.reason) < 500
    assert letter.reason.isprintable()


async def test_while_the_policy_does_not_answer_nothing_is_given_up(listening: Any) -> None:
    handler = Moody()
    handler.ready = True
    async with listening(handler) as world:
        known = world.shared.epoch

        async def away() -> int:
            raise UnavailableError("away")

        world.shared.epoch = away
        assert await deliver(world, EVENT, 5) == [False] * 5
        world.shared.epoch = known
        assert await deliver(world, EVENT, 1) == [True]
        assert await world.store.dead_letters() == []


async def test_the_bus_is_told_without_the_data(listening: Any) -> None:
    told: list[Any] = []

    async def note(event: Any) -> None:
        told.append(event)

    async with listening(Moody()) as world:
        await world.bus.subscribe(DEAD, "test", note)
        await deliver(world, EVENT, 3)
        await world.eventually(lambda: told)
        (event,) = told
    assert event["type"] == DEAD
    assert event["data"] == {
        "consumer": "qwallet",
        "topic": TOPIC,
        "event": "e1",
        "source": "urn:anarq:x",
        "code": "CONFLICT",
        "reason": "Not in the mood.",
    }


async def test_what_was_given_up_is_taken_when_it_comes_again_and_told_once(listening: Any) -> None:
    handler = Moody()
    async with listening(handler) as world:
        await deliver(world, EVENT, 3)
        assert await deliver(world, EVENT, 2) == [True, True]
        assert len([row for row in world.table("outbox") if row["topic"] == DEAD]) == 1
        handler.ready = True
        assert await deliver(world, EVENT, 1) == [True]
        assert await world.store.dead_letters() == []


async def test_an_event_that_tells_of_a_dead_one_and_dies_is_not_told(make_world: Any, sample: Any) -> None:
    spec = replace(sample.consuming(DEAD), deliveries=Deliveries(faulty=1, retryable=100))
    async with make_world(spec, sample.Wallet(on_event=Moody())) as world:
        await world.bus.publish(DEAD, EVENT | {"type": DEAD})
        assert len(await world.store.dead_letters()) == 1
        assert world.table("outbox") == []


async def test_a_dead_letter_that_somebody_wants_is_taken_again(listening: Any, sample: Any) -> None:
    handler = Moody()
    async with listening(handler) as world:
        await deliver(world, EVENT, 3)
        (letter,) = await world.store.dead_letters()
        door = EventDoor(Pipeline(world.spec, world.wallet, world.ports))
        assert await door.retake() == 0
        assert await world.store.want([letter.mark]) == 1
        assert await door.retake() == 0
        (again,) = await world.store.dead_letters()
        assert (again.wanted, handler.asked) == (False, 4)
        handler.ready = True
        await world.store.want([letter.mark])
        assert await door.retake() == 1
        assert await world.store.dead_letters() == []
        assert [row["kind"] for row in world.table("records")] == ["heard"]


async def test_letters_beyond_the_limit_of_events_stay_wanted_until_there_is_room(make_world: Any, sample: Any) -> None:
    handler = Moody()
    limits = (*sample.SPEC.limits, LimitClass(name="event", identity=Rate(60, 3)))
    spec = replace(sample.consuming(TOPIC), limits=limits, deliveries=Deliveries(faulty=1, retryable=1))
    async with make_world(spec, sample.Wallet(on_event=handler)) as world:
        for n in range(3):
            await world.bus.publish(TOPIC, EVENT | {"id": f"e{n}", "data": {"n": n}})
        letters = await world.store.dead_letters()
        world.clock.time += 1
        handler.ready = True
        door = EventDoor(Pipeline(world.spec, world.wallet, world.ports))
        await world.store.want([letter.mark for letter in letters])
        assert await door.retake() == 1
        assert [letter.wanted for letter in await world.store.dead_letters()] == [True, True]
        world.clock.time += 2
        assert await door.retake() == 2
        assert await world.store.dead_letters() == []


@pytest.mark.parametrize(("until", "asked"), [("2026-11-23T12:00:00Z", 0), ("2026-11-23T12:00:01Z", 1)])
async def test_an_event_is_taken_until_it_has_expired(listening: Any, until: str, asked: int) -> None:
    handler = Moody()
    handler.ready = True
    async with listening(handler) as world:
        assert await deliver(world, EVENT | {"expirytime": until}, 1) == [True]
        assert (handler.asked, list(await world.store.dead_letters())) == (asked, [])


async def test_a_dead_letter_that_has_expired_is_dropped_in_place_of_taken(listening: Any) -> None:
    handler = Moody()
    async with listening(handler) as world:
        event = EVENT | {"expirytime": "2026-11-23T13:00:00Z", "data": {"n": "one"}}
        assert await deliver(world, event, 1) == [True]
        (letter,) = await world.store.dead_letters()
        world.clock.time += 3600
        await world.store.want([letter.mark])
        assert await EventDoor(Pipeline(world.spec, world.wallet, world.ports)).retake() == 0
        assert (handler.asked, list(await world.store.dead_letters())) == (0, [])


async def test_a_dead_letter_can_be_dropped(listening: Any) -> None:
    async with listening(Moody()) as world:
        await deliver(world, EVENT, 3)
        (letter,) = await world.store.dead_letters()
        assert await world.store.drop([letter.mark]) == 1
        assert await world.store.dead_letters() == []


async def test_a_dead_event_holds_back_no_later_one_of_its_subject(make_world: Any, sample: Any) -> None:
    heard: list[object] = []

    async def picky(call: Call, data: Any) -> Decision[None]:
        if data["n"] == 1:
            raise Refused("CONFLICT", "Not this one.")
        heard.append(data["n"])
        return Decision(None)

    spec = replace(sample.consuming(TOPIC), deliveries=Deliveries(faulty=1, retryable=100))
    async with make_world(spec, sample.Wallet(on_event=picky)) as world:
        await deliver(world, EVENT, 1)
        await deliver(world, EVENT | {"id": "e2", "data": {"n": 2}}, 1)
    assert heard == [2]


async def test_events_of_a_module_beyond_its_limit_come_again_later_and_are_never_given_up(
    make_world: Any, sample: Any
) -> None:
    handler = Moody()
    handler.ready = True
    limits = (*sample.SPEC.limits, LimitClass(name="event", identity=Rate(60, 1)))
    spec = replace(sample.consuming(TOPIC), limits=limits, deliveries=Deliveries(faulty=1, retryable=1))
    async with make_world(spec, sample.Wallet(on_event=handler)) as world:
        assert await deliver(world, EVENT, 1) == [True]
        assert await deliver(world, EVENT | {"id": "e2", "data": {"n": 2}}, 3) == [False] * 3
        world.clock.time += 2
        assert await deliver(world, EVENT | {"id": "e2", "data": {"n": 2}}, 1) == [True]
