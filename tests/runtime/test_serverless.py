"""A module as a function: what a resident process does beside its requests is done before the process is frozen."""

import uuid
from typing import Any

import httpx
import pytest

from anarq.ports.peers import Answered
from anarq.runtime.call import Call, Change, Command, Decision, Refused
from anarq.runtime.operation import Job
from anarq.runtime.serverless import Serverless, UnknownTopicError, UnusableEventError

HOURLY = Job(module="qwallet", name="sweep", handler="run_sweep", every=3600.0)


class Bank:
    """A peer that does what it is told."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    async def send(self, operation: str, *_: Any) -> Answered:
        self.sent.append(operation)
        return Answered("SUCCESS")


async def order(call: Call, body: Any) -> Decision[object]:
    intent = {**body, "intentId": call.request_id, "owner": call.owner, "status": "PENDING"}
    change = Change("intent", call.request_id, intent, 0, owner=call.owner)
    return Decision(intent, (change,), commands=(Command("qbank", "pay", {}, {}, call.request_id),))


async def noted(call: Call, data: Any = None) -> Decision[None]:
    return Decision(None, (Change("noted", call.request_id, {}, 0),))


@pytest.fixture
def frozen(make_world: Any, sample: Any) -> Any:
    """Makes a world that is frozen between requests, and gives it with its function."""

    def make(spec: Any, **handlers: Any) -> Any:
        built = {"resident": False, "peers": sample.reached_by({"qbank": Bank()})}
        return make_world(spec, sample.Wallet(**handlers), build_with=built)

    return make


def of_topic(sample: Any, id_: str = "1") -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": id_,
        "source": "urn:anarq:qwallet",
        "type": sample.TOPIC,
        "subject": "a",
        "time": "2026-11-23T12:00:00Z",
        "data": {"intentId": "a", "amount": 5},
    }


def rows(world: Any, kind: str) -> int:
    return len([row for row in world.table("records") if row["kind"] == kind])


async def test_a_request_returns_when_what_it_left_behind_is_on_its_way(frozen: Any, sample: Any) -> None:
    """The event is published, the command sent and answered, and the answer processed: nothing needs another wake."""
    async with frozen(sample.sending("qbank", "pay"), create_intent=order, after_command=noted) as world:
        function = Serverless(world.app)
        transport = httpx.ASGITransport(function)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            world.client = client
            assert (await world.create()).status_code == 201
        assert rows(world, "noted") == 1
        assert await function.flush()


async def test_an_event_is_taken_once_and_one_of_no_topic_is_refused(frozen: Any, sample: Any) -> None:
    async with frozen(sample.consuming(sample.TOPIC), on_event=noted) as world:
        function = Serverless(world.app)
        for _ in range(2):
            await function.take(of_topic(sample))
        assert rows(world, "noted") == 1
        with pytest.raises(UnknownTopicError, match=r"q\.none"):
            await function.take({**of_topic(sample), "type": "q.none.v1"})


def nested(depth: int) -> object:
    value: object = {}
    for _ in range(depth):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    "wrong",
    [
        {"data": float("nan")},
        {"id": float("inf")},
        {"data": {"a": "\ud800"}},
        {"data": nested(65)},
        {"data": nested(5000)},
        {"data": 10**5000},
        {"data": {"a": {1}}},
        {"data": b"bytes"},
    ],
    ids=["not a number", "infinite", "half a pair", "deep", "deeper", "long", "a set", "bytes"],
)
async def test_what_no_bus_could_carry_is_refused_for_good(frozen: Any, sample: Any, wrong: dict[str, Any]) -> None:
    """A platform that had it delivered again would do so for ever: nothing can even keep it as a dead letter."""
    async with frozen(sample.consuming(sample.TOPIC), on_event=noted) as world:
        with pytest.raises(UnusableEventError):
            await Serverless(world.app).take({**of_topic(sample), **wrong})
        assert rows(world, "noted") == 0


@pytest.mark.parametrize("event", [None, [], "event", 5, b"{}"], ids=repr)
async def test_what_is_not_an_object_is_refused_for_good(frozen: Any, sample: Any, event: Any) -> None:
    async with frozen(sample.consuming(sample.TOPIC), on_event=noted) as world:
        with pytest.raises(UnusableEventError):
            await Serverless(world.app).take(event)


async def test_a_topic_that_is_not_one_is_told_in_short(frozen: Any, sample: Any) -> None:
    async with frozen(sample.consuming(sample.TOPIC), on_event=noted) as world:
        with pytest.raises(UnknownTopicError) as error:
            await Serverless(world.app).take({**of_topic(sample), "type": "q\n" * 100_000})
        assert len(str(error.value)) < 500
        assert "\n" not in str(error.value)


async def test_nobody_answers_a_command_but_the_peer(frozen: Any, sample: Any) -> None:
    """The topic of answers is the module's own: the platform cannot bring an event of it."""
    spec = sample.sending("qbank", "pay")
    async with frozen(spec, create_intent=order, after_command=noted) as world:
        with pytest.raises(UnknownTopicError):
            await Serverless(world.app).take({**of_topic(sample), "type": spec.answers[0].name})


async def test_an_event_that_fails_is_not_acknowledged(frozen: Any, sample: Any) -> None:
    async def fails(call: Call, data: Any) -> Decision[None]:
        raise Refused("SERVICE_UNAVAILABLE", "Not now.")

    async with frozen(sample.consuming(sample.TOPIC), on_event=fails) as world:
        with pytest.raises(Refused):
            await Serverless(world.app).take(of_topic(sample))


async def test_jobs_are_done_when_the_module_is_woken(frozen: Any, sample: Any) -> None:
    async with frozen(sample.doing(HOURLY), run_sweep=noted) as world:
        function = Serverless(world.app)
        await function.wake()  # makes the job known
        assert rows(world, "noted") == 0
        world.clock.time += 3600
        for _ in range(3):
            await function.wake()
        assert rows(world, "noted") == 1


async def test_another_process_can_relay_at_once(frozen: Any, sample: Any) -> None:
    async with frozen(sample.SPEC) as world:
        await Serverless(world.app).flush()
        now = world.clock.time
        assert await world.store.lead(uuid.uuid4().hex, now, now + 20)


async def test_an_application_that_works_by_itself_is_refused(make_world: Any) -> None:
    async with make_world() as world:
        with pytest.raises(ValueError, match="resident=False"):
            Serverless(world.app)
