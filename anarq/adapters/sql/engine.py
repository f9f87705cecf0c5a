"""Engines of the embedded database: SQLite in WAL mode, one file per module."""

import contextlib
import os
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.pool import Pool, QueuePool, StaticPool

from anarq.adapters.sql.session import BusyError, Transactions, translated
from anarq.ports.errors import UnavailableError

Durability: TypeAlias = Literal["FULL", "NORMAL", "OFF"]
"""SQLite's `synchronous`: FULL survives a power cut; NORMAL survives a kill, and may lose the last commits to a cut."""

MEMORY = ":memory:"

_MODE: Final = 0o600
_COMPANIONS: Final = ("", "-wal", "-shm", "-journal")
_OPENINGS: Final = 20
_PAUSE: Final = 0.25  # seconds between two attempts to open a database that another process is just opening


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
    _keep_private(Path(path))
    url = f"sqlite+pysqlite:///{path}"
    reader = _engine(url, QueuePool, durability, pool_size=8, max_overflow=-1)
    writer = _engine(url, StaticPool, durability)
    relaxed = _engine(url, StaticPool, "NORMAL" if durability == "FULL" else durability)
    _make_tables(writer, metadata)
    return Engines(
        Transactions(reader, writes=False),
        Transactions(writer, writes=True),
        Transactions(relaxed, writes=True),
        (reader, writer, relaxed),
        folder,
    )


def _keep_private(path: Path) -> None:
    """Makes the file, so that nobody else can read it; SQLite gives its companions the same mode.

    One that is there is not opened: to close it would drop the locks that this process has on it.
    """
    try:
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _MODE))
        for companion in _COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + companion).chmod(_MODE)
    except OSError as error:
        raise UnavailableError(f"the database cannot be opened: {error.strerror}") from error


def _make_tables(engine: Engine, metadata: MetaData) -> None:
    """Makes the tables that are missing, in one transaction: another process may be about to do the same."""
    for attempt in range(_OPENINGS):
        try:
            with translated(engine), engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                metadata.create_all(connection)
                connection.exec_driver_sql("COMMIT")
        except BusyError:
            if attempt == _OPENINGS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _engine(url: str, pool: type[Pool], durability: Durability, **options: int) -> Engine:
    # No timeout: a lock is waited for by the caller, who lets others run meanwhile; SQLite would block the event loop.
    driver = {"check_same_thread": False, "timeout": 0.0}
    engine = create_engine(url, poolclass=pool, connect_args=driver, paramstyle="named", **options)
    _prepare(engine, durability)
    return engine


def _prepare(engine: Engine, durability: Durability) -> None:
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver would begin when it likes; we say when
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={durability}")

    event.listen(engine, "connect", connected)
