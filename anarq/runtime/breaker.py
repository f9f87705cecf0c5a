"""The circuit breaker (the design's `CircuitBreakerConfig`, DECISIONS 14).

closed    --5 failures in a row within the 60 s window--> open
open      --30 s--> half-open
half-open admits exactly 3 calls: all succeed --> closed; one fails --> open
"""

import math
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from anarq.ports.clock import Clock
from anarq.runtime.call import Refused
from anarq.runtime.lru import Lru
from anarq.runtime.operation import Breaker, Fallback
from anarq.wire.errors import SERVICE_UNAVAILABLE

FAILURES: Final = frozenset({"SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "INTERNAL_ERROR"})
"""Codes that say that the other side is ill. A refusal by the business is an answer, and counts as a success."""

_CACHED: Final = 1000


class Busy(Refused):
    """The other side answers that it has too much to do. That is no illness, and no reason to stay away for long."""

    def __init__(self, message: str, details: Mapping[str, object], retry_after: float | None) -> None:
        headers = {} if retry_after is None else {"retry-after": str(math.ceil(retry_after))}
        super().__init__(SERVICE_UNAVAILABLE, message, details, headers=headers)


class State(StrEnum):
    """Of a breaker."""

    CLOSED = "CLOSED"
    OPEN = "OPEN"
    HALF_OPEN = "HALF_OPEN"


class CircuitBreaker:
    """Counts outcomes and says whether a call may be tried."""

    def __init__(self, config: Breaker, clock: Clock) -> None:
        self._config = config
        self._clock = clock
        self._failures: deque[float] = deque()
        self._opened = 0.0
        self._admitted = 0
        self._succeeded = 0
        self._state = State.CLOSED

    @property
    def state(self) -> State:
        """The state now."""
        recovered = self._clock.monotonic() - self._opened >= self._config.recovery_timeout
        return State.HALF_OPEN if self._state is State.OPEN and recovered else self._state

    def admit(self) -> bool:
        """Whether a call may be tried; one that is admitted must be followed by `succeeded` or `failed`."""
        if self._state is State.OPEN and self.state is State.HALF_OPEN:
            self._state, self._admitted, self._succeeded = State.HALF_OPEN, 0, 0
        if self._state is State.HALF_OPEN:
            self._admitted += 1
            return self._admitted <= self._config.half_open_max_calls
        return self._state is State.CLOSED

    def succeeded(self) -> None:
        """The other side has answered."""
        self._failures.clear()
        if self._state is State.HALF_OPEN:
            self._succeeded += 1
            if self._succeeded >= self._config.half_open_max_calls:
                self._state = State.CLOSED

    def failed(self) -> None:
        """The other side has not answered."""
        now = self._clock.monotonic()
        self._failures.append(now)
        while self._failures[0] < now - self._config.monitoring_window:
            self._failures.popleft()
        if self._state is State.HALF_OPEN or len(self._failures) >= self._config.failure_threshold:
            self._state, self._opened = State.OPEN, now
            self._failures.clear()


class Guarded:
    """Calls through a breaker, with a fallback while it is open.

    CACHE gives the last answer to the same question, and refuses where there is none. MOCK asks a mock that must be
    handed in: for development. REJECT refuses. QUEUE is refused at construction: who calls a client waits for an
    answer, and what can wait for one is an event in the outbox.
    """

    def __init__(self, config: Breaker, clock: Clock, mock: Callable[[str], Awaitable[Any]] | None = None) -> None:
        """Takes the configuration.

        Raises:
            ValueError: the fallback is QUEUE, or MOCK without a mock.
        """
        if config.fallback is Fallback.QUEUE:
            raise ValueError("a call that waits for its answer cannot be queued; emit an event instead")
        if config.fallback is Fallback.MOCK and mock is None:
            raise ValueError("the fallback MOCK needs a mock")
        self.breaker = CircuitBreaker(config, clock)
        self._config = config
        self._mock = mock
        self._answers: Lru[str, Any] = Lru(_CACHED)

    async def call(self, key: str, call: Callable[[], Awaitable[Any]]) -> Any:
        """The answer of the other side, or the fallback's.

        Args:
            key: names the question; equal keys have equal answers.
            call: asks.

        Raises:
            Refused: as the call did; SERVICE_UNAVAILABLE while the breaker is open and there is no fallback.
        """
        if not self.breaker.admit():
            return await self._fallback(key)
        try:
            answer = await call()
        except Refused as refused:
            if refused.code in FAILURES and not isinstance(refused, Busy):
                self.breaker.failed()
            else:
                self.breaker.succeeded()
            raise
        except BaseException:
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        if self._config.fallback is Fallback.CACHE:
            self._answers.put(key, answer)
        return answer

    async def _fallback(self, key: str) -> Any:
        if self._mock is not None and self._config.fallback is Fallback.MOCK:
            return await self._mock(key)
        cached = self._answers.get(key)
        if cached is not None:
            return cached
        seconds = f"{self._config.recovery_timeout:.0f}"
        raise Refused(SERVICE_UNAVAILABLE, "The other module does not answer.", headers={"retry-after": seconds})
