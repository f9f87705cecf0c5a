"""Engines of the embedded database: SQLite in WAL mode, one file per module."""

import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import Pool, QueuePool, StaticPool

from anarq.adapters.sql.session import Transactions
from anarq.ports.errors import UnavailableError

Durability: TypeAlias = Literal["FULL", "NORMAL", "OFF"]
"""SQLite's `synchronous`: FULL survives a power cut; NORMAL survives a kill, and may lose the last commits to a cut."""

MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine that reads in snapshots and one that writes, alone.

    Attributes:
        reader: transactions see one snapshot, fixed at the first read.
        writer: transactions hold the write lock from their start, so that what they check stays true.
        relaxed: as `writer`, for what may be lost in a power cut: SQLite syncs it with the next commit of `writer`.
        folder: the private folder of a database in memory; None for one that was named.
    """

    reader: Transactions
    writer: Transactions
    relaxed: Transactions
    engines: tuple[Engine, ...]
    folder: tempfile.TemporaryDirectory[str] | None = None

    def dispose(self) -> None:
        """Closes every connection, and removes a private database."""
        for engine in self.engines:
            engine.dispose()
        if self.folder is not None:
            self.folder.cleanup()


def sqlite(path: str | Path, metadata: MetaData, durability: Durability = "FULL") -> Engines:
    """The engines of a database file, with its tables made.

    `":memory:"` is a private file that is gone at the end: a database inside one connection could not give a reader
    its snapshot while a writer commits.

    Raises:
        UnavailableError: the file cannot be opened, or is no database.
    """
    folder = None
    if str(path) == MEMORY:
        folder = tempfile.TemporaryDirectory(prefix="anarq-")
        path, durability = Path(folder.name) / "memory.sqlite", "OFF"
    url = f"sqlite+pysqlite:///{path}"
    reader = _engine(url, QueuePool, durability, pool_size=8, max_overflow=-1)
    writer = _engine(url, StaticPool, durability)
    relaxed = _engine(url, StaticPool, "NORMAL" if durability == "FULL" else durability)
    try:
        metadata.create_all(writer)
    except DBAPIError as error:
        raise UnavailableError(f"the database cannot be opened: {error.orig}") from error
    return Engines(
        Transactions(reader, writes=False),
        Transactions(writer, writes=True),
        Transactions(relaxed, writes=True),
        (reader, writer, relaxed),
        folder,
    )


def _engine(url: str, pool: type[Pool], durability: Durability, **options: int) -> Engine:
    driver = {"check_same_thread": False, "timeout": 0.0}
    engine = create_engine(url, poolclass=pool, connect_args=driver, paramstyle="named", **options)
    _prepare(engine, durability)
    return engine


def _prepare(engine: Engine, durability: Durability) -> None:
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver would begin when it likes; we say when
        connection.execute("PRAGMA busy_timeout=2000")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={durability}")
        # A lock is waited for by the caller, who can let others run meanwhile; SQLite would block the event loop.
        connection.execute("PRAGMA busy_timeout=0")

    event.listen(engine, "connect", connected)
