"""What a service does about a peer that fails: by the design's numbers, and by the fallback that its spec says."""

from dataclasses import replace

import pytest

from anarq.clients.errors import OperationFailed, Unreachable
from anarq.clients.guarded import Guard
from anarq.clients.mock import failure
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.wire.breaker import Fallback, State
from anarq.wire.errors import Refused


@pytest.fixture
def guard(clock):
    """Makes the guard of a peer with a fallback."""
    return lambda fallback=Fallback.REJECT: Guard("bank", replace(MODULE.breaker, fallback=fallback), clock)


def fails(error):
    async def ask():
        raise error

    return ask


async def answers():
    return "answer"


async def opened(guard):
    for _ in range(5):
        with pytest.raises(Refused):
            await guard.call("other", fails(Unreachable("gone")))
    return guard


async def test_an_open_breaker_refuses_and_says_when_to_come_back(guard):
    left_alone = await opened(guard())
    with pytest.raises(Refused) as caught:
        await left_alone.call("q", answers)
    assert (caught.value.code, caught.value.headers) == ("SERVICE_UNAVAILABLE", {"retry-after": "30"})


async def test_with_a_cache_it_answers_what_it_has_heard_before(guard):
    cached = guard(Fallback.CACHE)
    await cached.call("q", answers)
    await opened(cached)
    assert await cached.call("q", fails(Unreachable("gone"))) == "answer"
    for unheard in ("new", None):
        with pytest.raises(Refused):
            await cached.call(unheard, answers)


async def test_with_a_mock_it_asks_the_mock(guard):
    async def mock():
        return "mock"

    assert await (await opened(guard(Fallback.MOCK))).call("q", answers, mock) == "mock"


def test_a_call_that_waits_for_its_answer_cannot_be_queued(guard):
    with pytest.raises(ValueError, match="send a command"):
        guard(Fallback.QUEUE)


async def test_a_refusal_of_the_business_is_an_answer_and_stays_what_it_is(guard):
    closed = guard()
    for _ in range(9):
        with pytest.raises(OperationFailed) as caught:
            await closed.call("q", fails(failure("INSUFFICIENT_FUNDS", "Not enough.")))
        assert (caught.value.code, caught.value.message) == ("INSUFFICIENT_FUNDS", "Not enough.")
    assert closed.breaker.state is State.CLOSED


async def test_a_peer_that_has_too_much_to_do_is_not_taken_for_ill(guard):
    busy = guard()
    for _ in range(9):
        with pytest.raises(Refused) as caught:
            await busy.call("q", fails(OperationFailed(429, failure("RATE_LIMIT_EXCEEDED", "").response, 2.5)))
        assert (caught.value.code, caught.value.headers) == ("SERVICE_UNAVAILABLE", {"retry-after": "3"})
    assert busy.breaker.state is State.CLOSED


@pytest.mark.parametrize("error", [ZeroDivisionError(), failure("INTERNAL_ERROR", ""), failure("TIMEOUT_ERROR", "")])
async def test_a_peer_that_crashes_is_ill(guard, error):
    ill = guard()
    for _ in range(5):
        with pytest.raises((ZeroDivisionError, Refused)):
            await ill.call("q", fails(error))
    assert ill.breaker.state is State.OPEN
