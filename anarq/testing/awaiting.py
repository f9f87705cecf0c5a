"""Stores that are awaited: SQLite as though it were far away, to find what takes a commit for immediate."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import MetaData, event

from anarq.adapters.sql.engine import MEMORY, sqlite
from anarq.adapters.sql.engines import Engines
from anarq.adapters.sql.place import Beside

_CONNECTIONS: Final = 4


class Watch:
    """Sees what a database is asked, and in which thread.

    Attributes:
        asked: statements, and connections that were taken or given back.
        in_loop: those of them that ran in the thread of the event loop.
    """

    def __init__(self) -> None:
        """Made in the event loop."""
        self._loop = threading.get_ident()
        self.asked = 0
        self.in_loop: list[str] = []

    def see(self, what: str) -> None:
        """Notes it, and lets other threads run before it happens."""
        self.asked += 1
        if threading.get_ident() == self._loop:
            self.in_loop.append(what)
        time.sleep(0)

    async def over(self, engines: Engines) -> Engines:
        """The engines, watched from now on: every connection is made anew."""
        for engine in engines.engines:
            await asyncio.to_thread(engine.dispose)
            for name in ("connect", "checkout", "checkin"):
                event.listen(engine, name, self._noting(name))
        return engines

    def _noting(self, name: str) -> Callable[..., None]:
        def noted(connection: Any, *_: object) -> None:
            if name == "connect" and hasattr(connection, "set_trace_callback"):
                connection.set_trace_callback(self.see)
            self.see(name)

        return noted


async def awaited(metadata: MetaData, path: str | Path = MEMORY) -> Engines:
    """Engines over SQLite whose work runs in threads, four at a time, each with a connection of its own."""
    return await asyncio.to_thread(sqlite, path, metadata, place=lambda: Beside(_CONNECTIONS, "anarq-awaited"))
