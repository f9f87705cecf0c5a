"""Where the work of a database runs: in the event loop, or beside it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Protocol, TypeVar

from anarq.ports.errors import UnavailableError

T = TypeVar("T")

_PATIENCE: Final = 5.0  # seconds that a connection is waited for


class Place(Protocol):
    """Runs the work of one pool of connections, for one event loop."""

    async def enter(self) -> None:
        """Takes the right to a connection; whoever has it leaves again.

        Raises:
            UnavailableError: all are taken, and none became free; or the place is closed.
        """
        ...

    def leave(self) -> None:
        """Gives the right back."""
        ...

    async def run(self, work: Callable[[], T]) -> T:
        """What the work gives. When this returns or raises, the work is over: cancelled or not."""
        ...

    async def close(self, last: Callable[[], None]) -> None:
        """Runs the last work, and gives threads back. A second time does nothing."""
        ...


class InLoop:
    """The event loop itself: for an engine in the process, whose statements take less than a hop to a thread does."""

    def __init__(self) -> None:
        """Is open."""
        self._open = True

    async def enter(self) -> None:
        """Takes nothing: what does not wait cannot be many at once."""
        _check(self._open)

    def leave(self) -> None:
        """Gives nothing back."""

    async def run(self, work: Callable[[], T]) -> T:
        """Runs it, here and now."""
        return work()

    async def close(self, last: Callable[[], None]) -> None:
        """Runs the last work."""
        if self._open:
            self._open = False
            last()


class Beside:
    """Threads, one for each connection: for an engine that is waited for, over a network or a disk."""

    def __init__(self, connections: int, name: str) -> None:
        """Has no threads yet: they come with the work.

        Args:
            connections: how many there are in the pool.
            name: of the threads.
        """
        self._free = asyncio.Semaphore(connections)
        self._threads = ThreadPoolExecutor(connections, name)
        self._open = True

    async def enter(self) -> None:
        """Takes the right to a connection.

        It is waited for in the loop. In a thread, those who wait would keep the threads from those who have a
        connection, and need one to give it back.
        """
        _check(self._open)
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._free.acquire()
        except TimeoutError as error:
            raise UnavailableError(f"no connection to the database became free within {_PATIENCE:.0f} s") from error

    def leave(self) -> None:
        """Gives the right back."""
        self._free.release()

    async def run(self, work: Callable[[], T]) -> T:
        """Runs it in a thread.

        A cancellation waits for the end of the work: a connection that is in use cannot be closed or given to another.
        """
        running = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            while not running.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait({running})
            if not running.cancelled():
                running.exception()  # looked at: nobody else will
            raise

    async def close(self, last: Callable[[], None]) -> None:
        """Runs the last work, and ends the threads."""
        if self._open:
            self._open = False
            await self.run(last)
            self._threads.shutdown()


def _check(is_open: bool) -> None:
    if not is_open:
        raise UnavailableError("the database was closed")
