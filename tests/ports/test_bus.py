"""The contract of the bus: at least once, in order, to every pattern that matches."""

import asyncio
import uuid
from contextlib import suppress
from typing import Any

import pytest

from anarq.ports.errors import UnavailableError


def event(id_: object) -> dict[str, object]:
    """An event that no other test has published: a server knows what it was given a moment ago."""
    return {"id": id_, "source": f"urn:{uuid.uuid4()}"}


class Taker:
    def __init__(self, *failures: int) -> None:
        self.taken: list[Any] = []
        self.failures = set(failures)
        self.calls = 0

    async def __call__(self, event: Any) -> None:
        self.calls += 1
        if self.calls in self.failures:
            raise RuntimeError("not now")
        self.taken.append(event["id"])


async def heard(taker: Taker, count: int) -> None:
    """Returns when so many events were taken; a bus may deliver after it has published."""
    for _ in range(1000):
        if len(taker.taken) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{len(taker.taken)} of {count} events were taken")


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("q.squid.created.v1", True),
        ("q.*.created.v1", True),
        ("q.squid.*.*", True),
        ("q.>", True),
        ("q.squid.>", True),
        ("q.squid.created", False),
        ("q.*.v1", False),
        ("q.squid.created.v1.>", False),
        ("q.squidxcreated.v1", False),
    ],
)
async def test_patterns(bus: Any, pattern: str, matches: bool) -> None:
    taker, witness = Taker(), Taker()
    await bus.subscribe("q.>", "w", witness)
    await bus.subscribe(pattern, "c", taker)
    await bus.publish("q.squid.created.v1", event("1"))
    await heard(witness, 1)
    if matches:
        await heard(taker, 1)
    assert (taker.taken == ["1"]) == matches


@pytest.mark.parametrize("pattern", ["", "q..v1", "q.sq*", "q.>.v1", ">x"])
async def test_what_is_not_a_pattern_is_refused(bus: Any, pattern: str) -> None:
    with pytest.raises(ValueError, match="segment"):
        await bus.subscribe(pattern, "c", Taker())


async def test_events_arrive_in_order_at_every_consumer(bus: Any) -> None:
    one, two = Taker(), Taker()
    await bus.subscribe("q.>", "one", one)
    await bus.subscribe("q.>", "two", two)
    for number in range(5):
        await bus.publish("q.t.v1", event(number))
    await heard(one, 5)
    await heard(two, 5)
    assert one.taken == two.taken == [0, 1, 2, 3, 4]


async def test_what_was_not_taken_comes_again_when_it_is_published_until_it_is_out(bus: Any) -> None:
    flaky, steady = Taker(1), Taker()
    await bus.subscribe("q.>", "flaky", flaky)
    await bus.subscribe("q.>", "steady", steady)
    for _ in range(3):
        with suppress(UnavailableError):
            await bus.publish("q.t.v1", event(1))
            break
    await heard(flaky, 1)
    await heard(steady, 1)
    assert flaky.calls > 1


async def test_a_second_subscription_of_a_name_replaces_the_first(bus: Any) -> None:
    old, new = Taker(), Taker()
    await bus.subscribe("q.>", "c", old)
    await bus.subscribe("q.>", "c", new)
    await bus.publish("q.t.v1", event(1))
    await heard(new, 1)
    assert (old.taken, new.taken) == ([], [1])


async def test_a_subscription_that_was_ended_hears_nothing(bus: Any) -> None:
    taker, witness = Taker(), Taker()
    end = await bus.subscribe("q.>", "c", taker)
    await bus.subscribe("q.>", "w", witness)
    await bus.publish("q.t.v1", event(1))
    await heard(taker, 1)
    for _ in range(2):
        await end()
    await bus.publish("q.t.v1", event(2))
    await heard(witness, 2)
    assert taker.taken == [1]


async def test_the_end_of_what_was_replaced_is_not_the_end_of_what_replaced_it(bus: Any) -> None:
    old, new = Taker(), Taker()
    end = await bus.subscribe("q.>", "c", old)
    await bus.subscribe("q.>", "c", new)
    await end()
    await bus.publish("q.t.v1", event(1))
    await heard(new, 1)
    assert (old.taken, new.taken) == ([], [1])


async def test_a_closed_bus_takes_nothing(bus: Any) -> None:
    await bus.ping()
    await bus.close()
    with pytest.raises(UnavailableError):
        await bus.ping()
    with pytest.raises(UnavailableError):
        await bus.publish("q.t.v1", event(1))
