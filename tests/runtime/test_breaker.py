"""The circuit breaker, by the design's numbers."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime.breaker import CircuitBreaker, Guarded, State
from anarq.runtime.call import Refused
from anarq.runtime.lru import Lru
from anarq.runtime.operation import Breaker, Fallback

BREAKER = Breaker(
    failure_threshold=5,
    recovery_timeout=30.0,
    monitoring_window=60.0,
    half_open_max_calls=3,
    fallback=Fallback.REJECT,
)


@pytest.fixture
def clock(sample: Any) -> Any:
    return sample.TestClock()


class Flaky:
    """Fails with codes, one after the other, and then answers."""

    def __init__(self, *codes: str, **headers: str) -> None:
        self.codes = list(codes)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.calls = 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.codes:
            raise Refused(self.codes.pop(0), "no", headers=self.headers)
        return "answer"


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


async def opened(guarded: Guarded) -> Guarded:
    for _ in range(5):
        with pytest.raises(Refused):
            await guarded.call("other", Flaky("SERVICE_UNAVAILABLE"))
    return guarded


async def test_reject_refuses_and_says_when_to_come_back(clock: Any) -> None:
    guarded = await opened(Guarded(BREAKER, clock))
    with pytest.raises(Refused) as caught:
        await guarded.call("q", Flaky())
    assert (caught.value.code, caught.value.headers) == ("SERVICE_UNAVAILABLE", {"retry-after": "30"})


async def test_cache_answers_what_it_has_heard_before(clock: Any) -> None:
    guarded = Guarded(replace(BREAKER, fallback=Fallback.CACHE), clock)
    await guarded.call("q", Flaky())
    await opened(guarded)
    assert await guarded.call("q", Flaky("SERVICE_UNAVAILABLE")) == "answer"
    with pytest.raises(Refused):
        await guarded.call("new", Flaky())


async def test_mock_asks_the_mock(clock: Any) -> None:
    async def mock(key: str) -> str:
        return f"mock of {key}"

    guarded = await opened(Guarded(replace(BREAKER, fallback=Fallback.MOCK), clock, mock))
    assert await guarded.call("q", Flaky()) == "mock of q"


@pytest.mark.parametrize("fallback", [Fallback.QUEUE, Fallback.MOCK])
def test_what_cannot_be_done_is_refused_at_once(clock: Any, fallback: Fallback) -> None:
    with pytest.raises(ValueError, match=r"queued|needs a mock"):
        Guarded(replace(BREAKER, fallback=fallback), clock)


async def test_a_refusal_of_the_business_is_an_answer_and_a_crash_is_none(clock: Any) -> None:
    guarded = Guarded(BREAKER, clock)
    for _ in range(9):
        with pytest.raises(Refused):
            await guarded.call("q", Flaky("INSUFFICIENT_FUNDS"))
    assert guarded.breaker.state is State.CLOSED

    async def crash() -> None:
        raise ZeroDivisionError

    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            await guarded.call("q", crash)
    assert guarded.breaker.state is State.OPEN


def test_the_lru_forgets_what_was_not_used_for_longest() -> None:
    memory: Lru[str, int] = Lru(2)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)
    assert (memory.get("a"), memory.get("b"), memory.get("c"), len(memory)) == (1, None, 3, 2)
