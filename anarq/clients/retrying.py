"""When a call is made again, and after how long: the design's exponential backoff."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anarq.clients.errors import ClientError, OperationFailed, Unreachable
from anarq.ports.clock import Clock
from anarq.wire.retry import Retry

T = TypeVar("T")


async def with_retries(
    attempt: Callable[[], Awaitable[T]], retry: Retry, clock: Clock, random: Callable[[], float]
) -> T:
    """The first result, after at most `retry.max_attempts` attempts.

    Args:
        attempt: makes the call. Only give one that may be carried out twice.
        retry: the numbers.
        clock: waits.
        random: gives a number from 0 up to 1, for the jitter.

    Raises:
        ClientError: what the last attempt raised.
    """
    for made in range(1, max(retry.max_attempts, 1)):
        try:
            return await attempt()
        except ClientError as error:
            wait = delay(error, retry, made, random)
            if wait is None:
                raise
        await clock.sleep(wait)
    return await attempt()


def delay(error: ClientError, retry: Retry, made: int, random: Callable[[], float]) -> float | None:
    """Seconds until the next attempt; None when there is to be none.

    The wait doubles with each attempt up to the longest one, and is drawn from all of it, so that many callers do not
    come back at once. A module that says when to come back is never asked before; one that asks for more than the
    longest wait is not asked again.
    """
    asked = error.retry_after if isinstance(error, OperationFailed) else None
    if not _may_pass(error, retry) or (asked is not None and asked > retry.max_delay):
        return None
    longest = min(retry.base_delay * retry.multiplier ** (made - 1), retry.max_delay)
    drawn = longest * random() if retry.jitter else longest
    return max(drawn, asked or 0.0)


def _may_pass(error: ClientError, retry: Retry) -> bool:
    if isinstance(error, OperationFailed):
        return error.retryable and error.code in retry.retryable
    return isinstance(error, Unreachable)
