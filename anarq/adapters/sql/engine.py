"""Engines of the embedded database: SQLite in WAL mode, one file per module."""

import contextlib
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, TypeAlias

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.pool import QueuePool

from anarq.adapters.local import private
from anarq.adapters.sql.engines import Engines, make_tables, patiently
from anarq.adapters.sql.place import InLoop, Place
from anarq.adapters.sql.session import Transactions
from anarq.ports.errors import UnavailableError

Durability: TypeAlias = Literal["FULL", "NORMAL", "OFF"]
"""SQLite's `synchronous`: FULL survives a power cut; NORMAL survives a kill, and may lose the last commits to a cut."""

MEMORY = ":memory:"

_COMPANIONS: Final = ("", "-wal", "-shm", "-journal")


_READ, _WRITE = "BEGIN DEFERRED", "BEGIN IMMEDIATE"


def sqlite(
    path: str | Path, metadata: MetaData, durability: Durability = "FULL", place: Callable[[], Place] = InLoop
) -> Engines:
    """The engines of a database file, with its tables made.

    `":memory:"` is a private file that is gone at the end: a database inside one connection could not give a reader
    its snapshot while a writer commits.

    Args:
        path: of the file.
        metadata: the tables.
        durability: of commits.
        place: makes the place where work runs, one for each engine.

    Raises:
        UnavailableError: the file cannot be opened, or is not a database.
    """
    folder = None
    if str(path) == MEMORY:
        folder = tempfile.TemporaryDirectory(prefix="anarq-")
        path, durability = Path(folder.name) / "memory.sqlite", "OFF"
    _keep_private(Path(path))
    url = f"sqlite+pysqlite:///{path}"
    reader = _engine(url, durability)
    writer = _engine(url, durability)
    relaxed = _engine(url, "NORMAL" if durability == "FULL" else durability)
    try:
        patiently(lambda: make_tables(writer, metadata, _WRITE))
    except BaseException:
        writer.dispose()
        raise
    return Engines(
        Transactions(reader, _READ, place()),
        Transactions(writer, _WRITE, place()),
        Transactions(relaxed, _WRITE, place()),
        folder,
    )


def _keep_private(path: Path) -> None:
    """Makes the file, so that nobody else can read it; SQLite gives its companions the same mode.

    One that is there is not opened: to close it would drop the locks that this process has on it. What is not a
    file, such as a link, is nothing of ours: no mode is changed behind it.

    Raises:
        UnavailableError: the file cannot be made, or something else stands in its place.
    """
    try:
        with contextlib.suppress(FileExistsError):
            os.close(private.create(path))
        for companion in _COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                _require_file(path.with_name(path.name + companion)).chmod(private.FILE)
    except OSError as error:
        raise UnavailableError(f"the database cannot be opened: {error.strerror}") from error


def _require_file(path: Path) -> Path:
    """The path, when a file is there and no link.

    Raises:
        FileNotFoundError: nothing is there.
        UnavailableError: something else is there.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise UnavailableError(f"the database cannot be opened: `{path.name}` is a link, or no file")
    return path


def require_state(path: Path, metadata: MetaData) -> None:
    """Checks that a file is the database of a service, with all of its tables. Nothing is made, and nothing changed.

    Raises:
        UnavailableError: there is none, it is a link, or something else is in it.
    """
    try:
        for companion in _COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                _require_file(path.with_name(path.name + companion))
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        # The last: what is damaged stands in SQLite's own message, and the driver cannot read it.
        why = "it is damaged" if isinstance(error, UnicodeDecodeError) else error
        raise UnavailableError(f"`{path.name}` cannot be read: {why}") from error
    missing = sorted(metadata.tables.keys() - {name for (name,) in found})
    if missing:
        raise UnavailableError(f"`{path.name}` holds no state of a service: it has no table `{missing[0]}`")


def _engine(url: str, durability: Durability) -> Engine:
    # No timeout: a lock is waited for by the caller, who lets others run meanwhile; SQLite would block the event loop.
    driver = {"check_same_thread": False, "timeout": 0.0}
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=8, max_overflow=-1, connect_args=driver, paramstyle="named"
    )
    _prepare(engine, durability)
    return engine


def _prepare(engine: Engine, durability: Durability) -> None:
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver would begin when it likes; we say when
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={durability}")

    event.listen(engine, "connect", connected)
