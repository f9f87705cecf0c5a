"""The circuit breaker, by the design's numbers."""

from types import SimpleNamespace
from typing import Any

import pytest

from anarq.wire.breaker import Breaker, CircuitBreaker, Fallback, State
from anarq.wire.lru import Lru

BREAKER = Breaker(
    failure_threshold=5,
    recovery_timeout=30.0,
    monitoring_window=60.0,
    half_open_max_calls=3,
    fallback=Fallback.REJECT,
)


@pytest.fixture
def clock() -> Any:
    """A clock that moves when it is told to."""
    clock = SimpleNamespace(time=0.0)
    clock.monotonic = lambda: clock.time
    return clock


def fail(breaker: CircuitBreaker, times: int) -> None:
    for _ in range(times):
        assert breaker.admit()
        breaker.failed()


def test_five_failures_in_a_row_open_it(clock: Any) -> None:
    breaker = CircuitBreaker(BREAKER, clock)
    fail(breaker, 4)
    assert breaker.state is State.CLOSED
    fail(breaker, 1)
    assert breaker.state is State.OPEN
    assert not breaker.admit()


def test_a_success_in_between_starts_the_count_anew(clock: Any) -> None:
    breaker = CircuitBreaker(BREAKER, clock)
    fail(breaker, 4)
    breaker.succeeded()
    fail(breaker, 4)
    assert breaker.state is State.CLOSED


def test_failures_outside_the_window_do_not_count(clock: Any) -> None:
    breaker = CircuitBreaker(BREAKER, clock)
    fail(breaker, 4)
    clock.time += 61
    fail(breaker, 4)
    assert breaker.state is State.CLOSED


def half_open(clock: Any) -> CircuitBreaker:
    breaker = CircuitBreaker(BREAKER, clock)
    fail(breaker, 5)
    clock.time += 29.9
    assert not breaker.admit()
    clock.time += 0.1
    assert breaker.state is State.HALF_OPEN
    return breaker


def test_half_open_admits_exactly_three(clock: Any) -> None:
    assert [half_open(clock).admit()] == [True]
    breaker = half_open(clock)
    assert [breaker.admit() for _ in range(10)] == [True] * 3 + [False] * 7


def test_three_successes_close_it(clock: Any) -> None:
    breaker = half_open(clock)
    for expected in (State.HALF_OPEN, State.HALF_OPEN, State.CLOSED):
        breaker.admit()
        breaker.succeeded()
        assert breaker.state is expected


def test_one_failure_opens_it_again(clock: Any) -> None:
    breaker = half_open(clock)
    breaker.admit()
    breaker.admit()
    breaker.failed()
    assert not breaker.admit()
    breaker.succeeded()  # an answer that was under way comes late
    assert breaker.state is State.OPEN


def test_the_lru_forgets_what_was_not_used_for_longest() -> None:
    memory: Lru[str, int] = Lru(2)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)
    assert (memory.get("a"), memory.get("b"), memory.get("c"), len(memory)) == (1, None, 3, 2)
