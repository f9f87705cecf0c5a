"""Jobs: done when they are due, once however many processes share the store, and made up for once when missed."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.ports.json import loads
from anarq.ports.store import Turn
from anarq.runtime.call import Call, Change, Decision, Event, Refused
from anarq.runtime.jobs import JobDoor
from anarq.runtime.operation import Job
from anarq.runtime.pipeline import Pipeline

HOURLY = Job(module="qwallet", name="sweep", handler="run_sweep", every=3600.0, audit="DETAILED")


class Sweeper:
    """A handler that notes when it swept; it fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.calls: list[Call] = []

    async def __call__(self, call: Call) -> Decision[None]:
        self.calls.append(call)
        if len(self.calls) <= self.failures:
            raise Refused("CONFLICT", "The broom is broken.")
        record = await call.records.get("sweeps", "all")
        times: Any = record.body["times"] if record else 0
        change = Change("sweeps", "all", {"times": times + 1}, record.version if record else 0)
        return Decision(None, (change,))


@pytest.fixture
def sweeping(make_world: Any, sample: Any) -> Any:
    """Makes a world with the job; the test looks after it itself, so that it decides when."""

    def make(sweeper: Sweeper, job: Job = HOURLY) -> Any:
        return make_world(sample.doing(job), sample.Wallet(run_sweep=sweeper))

    return make


def door_of(world: Any) -> JobDoor:
    return JobDoor(Pipeline(world.spec, world.wallet, world.ports))


async def settled(world: Any) -> None:
    """Until the application itself has looked for the first time, which makes the job known."""
    await world.eventually(lambda: world.table("jobs"))


async def test_a_job_is_done_when_it_is_due_and_not_before(sweeping: Any) -> None:
    sweeper = Sweeper()
    async with sweeping(sweeper) as world:
        await settled(world)
        door = door_of(world)
        assert await door.look(HOURLY) == 3600.0
        world.clock.time += 3599
        assert await door.look(HOURLY) == 1.0
        assert sweeper.calls == []
        world.clock.time += 1
        await door.look(HOURLY)
        assert len(sweeper.calls) == 1
        assert await door.look(HOURLY) == 3600.0


async def test_it_is_the_service_that_does_it(sweeping: Any) -> None:
    sweeper = Sweeper()
    async with sweeping(sweeper) as world:
        await settled(world)
        world.clock.time += 3600
        await door_of(world).look(HOURLY)
        (call,) = sweeper.calls
        (row,) = world.table("audit")
        assert call.door == "job"
        assert call.identity.squid_id == call.owner
        assert (row["type"], row["verdict"]) == ("qwallet.sweep", "ALLOW")
        assert loads(row["actor"]) == {"squidId": call.identity.squid_id}


async def test_what_was_missed_is_made_up_for_once_and_the_hours_stay_as_they_are(sweeping: Any) -> None:
    sweeper = Sweeper()
    async with sweeping(sweeper) as world:
        await settled(world)
        door = door_of(world)
        world.clock.time += 5 * 3600 + 600
        await door.look(HOURLY)
        assert await door.look(HOURLY) == 3000.0
        assert len(sweeper.calls) == 1


async def test_a_time_of_day_comes_once_a_day(sweeping: Any) -> None:
    sweeper, nightly = Sweeper(), replace(HOURLY, every=None, at=23.5 * 3600)
    async with sweeping(sweeper, nightly) as world:
        await settled(world)
        door = door_of(world)
        assert await door.look(nightly) == 11.5 * 3600  # it is noon
        world.clock.time += 11.5 * 3600
        await door.look(nightly)
        assert datetime.fromtimestamp(world.table("jobs")[0]["due"], UTC) == datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
        assert len(sweeper.calls) == 1


@pytest.mark.parametrize("held", [False, True], ids=["due", "held"])
async def test_a_clock_that_was_set_back_puts_off_no_job_for_longer_than_its_period(sweeping: Any, held: bool) -> None:
    sweeper = Sweeper()
    async with sweeping(sweeper) as world:
        await settled(world)
        door, begun = door_of(world), world.clock.time
        if held:  # whoever did it when the clock was set back has died
            world.clock.time += 3600
            taken = Turn(HOURLY.name, "another's", world.clock.time + 3600, 0.0)
            assert isinstance(await world.store.turn(taken, world.clock.time, world.clock.time + 30), Turn)
        world.clock.time = begun - 24 * 3600
        assert await door.look(HOURLY) == pytest.approx(3600, abs=1)
        world.clock.time += 3601
        await door.look(HOURLY)
        assert len(sweeper.calls) == 1
        assert await door.look(HOURLY) == pytest.approx(3600, abs=1)


async def test_clocks_of_processes_that_differ_a_little_move_no_job(sweeping: Any) -> None:
    async with sweeping(Sweeper()) as world:
        await settled(world)
        world.clock.time -= 60
        assert await door_of(world).look(HOURLY) == 3660.0


async def test_of_two_processes_one_does_it(sweeping: Any) -> None:
    sweeper = Sweeper()
    async with sweeping(sweeper) as world:
        await settled(world)
        world.clock.time += 3600
        await asyncio.gather(*(door_of(world).look(HOURLY) for _ in range(8)))
        assert len(sweeper.calls) == 1
        assert [row["body"] for row in world.table("records")] == ['{"times":1}']


async def test_who_lost_the_turn_while_working_commits_nothing(sweeping: Any) -> None:
    class Slow(Sweeper):
        async def __call__(self, call: Call) -> Decision[None]:
            if not self.calls:
                self.calls.append(call)
                world.clock.time += 60  # the lease is over, and another takes the turn
                await door_of(world).look(HOURLY)
                return Decision(None, (Change("sweeps", "late", {}, 0),))
            return await super().__call__(call)

    sweeper = Slow()
    async with sweeping(sweeper) as world:
        await settled(world)
        world.clock.time += 3600
        await door_of(world).look(HOURLY)
        assert [(row["id"], row["body"]) for row in world.table("records")] == [("all", '{"times":1}')]


async def test_a_job_that_fails_is_tried_again_after_a_pause_that_grows(sweeping: Any) -> None:
    sweeper = Sweeper(failures=3)
    async with sweeping(sweeper) as world:
        await settled(world)
        door = door_of(world)
        world.clock.time += 3600
        pauses = []
        for _ in range(3):
            await door.look(HOURLY)
            pauses.append(await door.look(HOURLY))
            world.clock.time += pauses[-1]
        await door.look(HOURLY)
        assert pauses == [1.0, 2.0, 4.0]
        assert [row["body"] for row in world.table("records")] == ['{"times":1}']
        assert await door.look(HOURLY) == 3600.0 - 7  # the hours stay as they are


async def test_a_job_may_only_do_what_it_says_that_it_emits(make_world: Any, sample: Any) -> None:
    async def boast(call: Call) -> Decision[None]:
        return Decision(None, (Change("sweeps", "x", {}, 0),), (Event(sample.TOPIC, {}, "s"),))

    async with make_world(sample.doing(HOURLY), sample.Wallet(run_sweep=boast)) as world:
        await settled(world)
        world.clock.time += 3600
        await door_of(world).look(HOURLY)
        assert world.table("records") == []
        assert world.table("outbox") == []


async def test_a_job_whose_policy_data_is_missing_is_not_done(make_world: Any, sample: Any) -> None:
    sweeper = Sweeper()
    spec = replace(sample.doing(HOURLY), policy=sample.SPEC.policy)
    async with make_world(spec, sample.Wallet(run_sweep=sweeper)) as world:
        await settled(world)
        world.clock.time += 3600
        await door_of(world).look(HOURLY)
        (row,) = world.table("audit")
        assert (row["verdict"], row["layer"], sweeper.calls) == ("DENY", "consent", [])


async def test_the_application_does_its_jobs_itself(make_world: Any, sample: Any) -> None:
    sweeper, often = Sweeper(), replace(HOURLY, every=0.01)
    clock = sample.TestClock()

    class Ticking:
        """A clock of which the time passes with every look."""

        def now(self) -> datetime:
            clock.time += 0.01
            return clock.now()

        monotonic, sleep = clock.monotonic, clock.sleep

    async with make_world(sample.doing(often), sample.Wallet(run_sweep=sweeper), clock=Ticking()) as world:
        await world.eventually(lambda: len(sweeper.calls) >= 3)


async def test_a_turn_that_is_given_back_is_due_when_it_says(world: Any) -> None:
    store = world.store
    first = await store.turn(Turn("j", "a", 10.0, 0.0), 20.0, 50.0)
    assert first == Turn("j", "a", 10.0, 0.0)
    assert await store.turn(Turn("j", "b", 10.0, 0.0), 21.0, 51.0) == 50.0
    await store.postpone(Turn("j", "b", 0.0, 0.0), 0.0)  # it is not theirs
    assert await store.turn(Turn("j", "b", 10.0, 0.0), 21.0, 51.0) == 50.0
    await store.postpone(first, 22.0)
    assert await store.turn(Turn("j", "b", 10.0, 0.0), 21.0, 51.0) == 22.0
    assert isinstance(await store.turn(Turn("j", "b", 10.0, 0.0), 22.0, 52.0), Turn)
