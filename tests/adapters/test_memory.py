"""What is particular to the adapters in memory."""

from typing import Any

import pytest

from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.ports.errors import UnavailableError
from anarq.ports.limits import Bucket


class Still:
    def monotonic(self) -> float:
        return 0.0


async def test_the_bucket_that_was_not_used_for_longest_is_forgotten_when_there_are_too_many() -> None:
    clock: Any = Still()
    limits = MemoryLimits(clock, max_buckets=2)
    a, b, c = (Bucket(name, 1, 1) for name in "abc")
    assert [await limits.take([bucket]) for bucket in (a, b, c)] == [0, 0, 0]
    assert await limits.take([c]) > 0
    assert await limits.take([a]) == 0


async def test_a_consumer_that_does_not_take_an_event_is_named_to_the_publisher_and_holds_up_nobody() -> None:
    taken: list[Any] = []

    async def steady(event: Any) -> None:
        taken.append(event["id"])

    async def flaky(_: Any) -> None:
        raise RuntimeError("not now")

    bus = MemoryBus()
    await bus.subscribe("q.>", "flaky", flaky)
    await bus.subscribe("q.>", "steady", steady)
    with pytest.raises(UnavailableError, match="flaky"):
        await bus.publish("q.t.v1", {"id": 1})
    assert taken == [1]
