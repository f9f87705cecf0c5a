"""Work that grows with what is sent, kept away from the event loop: others must not wait for somebody's large body."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_SCALAR: Final = 8  # bytes that a value other than a text has about, with what stands around it


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

    async def run_on(self, value: object, work: Callable[P, T], *args: P.args, **keywords: P.kwargs) -> T:
        """The result of `work` that is about a value, JSON, of which nobody knows yet how large it is."""
        return await self.run(weight(value, self._large), work, *args, **keywords)


def weight(value: object, most: int) -> int:
    """About how many bytes a value has as JSON. Looks at no more than it takes to know that it is `most` or more."""
    found, waiting = 0, [value]
    while waiting and found < most:
        part = waiting.pop()
        if isinstance(part, str):
            found += len(part)
        elif isinstance(part, Mapping):
            found += sum(map(len, part)) + _SCALAR
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            found += _SCALAR
            waiting.extend(part)
        else:
            found += _SCALAR
    return found
