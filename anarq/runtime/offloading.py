"""Work that grows with what was sent, kept away from the event loop: others must not wait for somebody's large body."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Offloading:
    """Runs work in the loop when it is small, else in a thread, few at a time."""

    def __init__(self, large: int, at_once: int) -> None:
        """Nothing runs.

        Args:
            large: bytes from which on work is done in a thread; less is done in a few milliseconds.
            at_once: works in threads; so much memory is needed at most, however many send.
        """
        self._large = large
        self._places = asyncio.Semaphore(at_once)

    async def run(self, size: int, work: Callable[P, T], *args: P.args, **keywords: P.kwargs) -> T:
        """The result of `work`.

        Args:
            size: bytes that the work is about.
            work: shares nothing with other calls.
            args: of the work.
            keywords: of the work.
        """
        if size < self._large:
            return work(*args, **keywords)
        async with self._places:
            return await asyncio.to_thread(partial(work, *args, **keywords))
