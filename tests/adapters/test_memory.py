"""What is particular to the adapters in memory."""

from typing import Any

from anarq.adapters.memory.limits import MemoryLimits
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
