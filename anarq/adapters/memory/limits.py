"""Token buckets in the memory of one process."""

import math
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from anarq.ports.clock import Clock
from anarq.ports.limits import Bucket

_MAX_BUCKETS: Final = 100_000


class MemoryLimits:
    """`anarq.ports.limits.Limits` for one process.

    Beyond 100,000 buckets the one that was not used for longest is forgotten, which is to say full.
    """

    def __init__(self, clock: Clock, max_buckets: int = _MAX_BUCKETS) -> None:
        self._clock = clock
        self._max = max_buckets
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when that was so

    async def take(self, buckets: Sequence[Bucket]) -> float:
        """0 when a token was taken from each; else the seconds until that can succeed."""
        now = self._clock.monotonic()
        levels = [(bucket, self._level(bucket, now)) for bucket in buckets]
        wait = max((_wait(bucket, level) for bucket, level in levels), default=0.0)
        if wait == 0.0:
            for bucket, level in levels:
                self._levels[bucket.key] = (level - 1.0, now)
                self._levels.move_to_end(bucket.key)
            while len(self._levels) > self._max:
                self._levels.popitem(last=False)
        return wait

    def _level(self, bucket: Bucket, now: float) -> float:
        tokens, at = self._levels.get(bucket.key, (bucket.burst, now))
        return min(bucket.burst, tokens + (now - at) * bucket.rpm / 60.0)


def _wait(bucket: Bucket, level: float) -> float:
    if level >= 1.0:
        return 0.0
    if bucket.rpm <= 0 or bucket.burst < 1.0:
        return math.inf
    return (1.0 - level) * 60.0 / bucket.rpm
