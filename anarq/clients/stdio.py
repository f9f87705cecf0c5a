"""Messages in lines: read from one stream, answered on another, several at once."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import BinaryIO, Final

AT_ONCE: Final = 16
"""Messages that are answered at the same time; the next one waits to be read."""

Answer = Callable[[bytes], Awaitable[bytes | None]]
"""Answers a line; None: with nothing."""


async def serve(source: BinaryIO, sink: BinaryIO, answer: Answer, longest: int) -> None:
    """Answers lines until the source ends; what is being answered then is answered still.

    Args:
        source: where lines come from; empty ones are passed over.
        sink: where each answer goes as a line, whole.
        answer: gives it. A line that is longer than `longest` is cut behind it, so that it can tell.
        longest: bytes of a line.

    Raises:
        BrokenPipeError: nobody reads the answers any more.
    """
    free = asyncio.Semaphore(AT_ONCE)
    broken: BaseException | None = None

    async def one(line: bytes) -> None:
        try:
            told = await answer(line)
            if told is not None:
                sink.write(told + b"\n")
                sink.flush()
        finally:
            free.release()

    try:
        async with asyncio.TaskGroup() as group:
            lines = _Lines(source, longest)
            while (line := await lines.next()) is not None:
                if line.strip():
                    await free.acquire()
                    group.create_task(one(line))
    except* BrokenPipeError as gone:
        broken = gone
    if broken is not None:
        raise BrokenPipeError from broken


class _Lines:
    """Lines that a thread of their own reads, one ahead: a terminal or a pipe has no other way to wait for one.

    The thread ends with the source, and holds up nobody who ends before.
    """

    def __init__(self, source: BinaryIO, longest: int) -> None:
        self._source = source
        self._longest = longest
        self._loop = asyncio.get_running_loop()
        self._found: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._room = threading.Semaphore(1)
        threading.Thread(target=self._read, daemon=True).start()

    async def next(self) -> bytes | None:
        """The next line; None at the end."""
        line = await self._found.get()
        self._room.release()
        return line

    def _read(self) -> None:
        line: bytes | None = b""
        with suppress(RuntimeError):  # the loop is closed: nobody waits for lines any more
            while line is not None:
                line = self._line()
                self._room.acquire()
                self._loop.call_soon_threadsafe(self._found.put_nowait, line)

    def _line(self) -> bytes | None:
        """A line without its end, cut where it is too long; None at the end of the source."""
        try:
            line = self._source.readline(self._longest + 2)
            if not line:
                return None
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = self._source.readline(65_536)
        except (OSError, ValueError):  # it was closed
            return None
        return line.removesuffix(b"\n")
