"""The circuit breaker (the design's `CircuitBreakerConfig`, DECISIONS 14).

closed    --5 failures in a row within the 60 s window--> open
open      --30 s--> half-open
half-open admits exactly 3 calls: all succeed --> closed; one fails --> open
"""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from anarq.ports.clock import Clock


class Fallback(StrEnum):
    """What a client does while its breaker is open (`CircuitBreakerConfig.fallbackStrategy`)."""

    CACHE = "CACHE"
    MOCK = "MOCK"
    QUEUE = "QUEUE"
    REJECT = "REJECT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """The design's `CircuitBreakerConfig`; times in seconds."""

    failure_threshold: int
    recovery_timeout: float
    monitoring_window: float
    half_open_max_calls: int
    fallback: Fallback


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
