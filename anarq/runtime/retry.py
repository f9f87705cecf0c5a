"""Retries of calls to others, with exponential backoff (the design's `RetryPolicy`)."""

import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from anarq.ports.clock import Clock
from anarq.runtime.call import Refused
from anarq.wire.retry import Retry

T = TypeVar("T")


def delay(retry: Retry, attempt: int, draw: float) -> float:
    """Seconds to wait after a failed attempt.

    Args:
        retry: the policy.
        attempt: which one has failed, counted from 1.
        draw: a random number from 0 to 1; with jitter it decides where between half and all of the delay.
    """
    full = min(retry.max_delay, retry.base_delay * retry.multiplier ** (attempt - 1))
    return full * (0.5 + 0.5 * draw) if retry.jitter else full


async def retried(retry: Retry, clock: Clock, call: Callable[[], Awaitable[T]]) -> T:
    """The result of a call that may be repeated; `retry-after` of an error lengthens the wait, up to the longest delay.

    Raises:
        Refused: as the call did, when its code is not to be retried or the attempts are used up.
    """
    attempt = 1
    while True:
        try:
            return await call()
        except Refused as refused:
            if attempt >= retry.max_attempts or refused.code not in retry.retryable:
                raise
            wait = max(delay(retry, attempt, random.random()), _asked(refused))  # noqa: S311 - jitter, no secret
        await clock.sleep(min(wait, retry.max_delay))
        attempt += 1


def _asked(refused: Refused) -> float:
    text = refused.headers.get("retry-after", "")
    return float(text) if text.isdecimal() else 0.0
