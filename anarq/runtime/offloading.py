"""Work that grows with what was sent, kept away from the event loop: others must not wait for somebody's large body."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_SMALL: Final = 16_384  # bytes; so much is read and checked in a few milliseconds
_AT_ONCE: Final = 2  # so much memory is needed at most, however many send


class Offloading:
    """Runs work in the loop when it is small, else in a thread, few at a time."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def run(self, size: int, work: Callable[P, T], *args: P.args, **keywords: P.kwargs) -> T:
        """The result of `work`.

        Args:
            size: bytes that the work is about.
            work: shares nothing with other calls.
            args: of the work.
            keywords: of the work.
        """
        if size <= _SMALL:
            return work(*args, **keywords)
        async with self._places:
            return await asyncio.to_thread(partial(work, *args, **keywords))
