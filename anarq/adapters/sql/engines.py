"""The engines of one database, whatever its dialect, and its tables."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine, MetaData, inspect

from anarq.adapters.sql.session import BusyError, Transactions, translated
from anarq.ports.errors import UnavailableError

_OPENINGS: Final = 20
_PAUSE: Final = 0.25  # seconds between two attempts to open a database that another process is just opening


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine that reads in snapshots and one that writes, alone.

    Attributes:
        reader: transactions see one snapshot, fixed at the first read.
        writer: transactions hold the write lock from their start, so that what they check stays true.
        relaxed: as `writer`, for what may be lost in a power cut: it is synced with the next commit of `writer`. Where
            several of these can run at once, they do, and what they check still holds when they commit.
        folder: the private folder of a database in memory; None for one that was named.
    """

    reader: Transactions
    writer: Transactions
    relaxed: Transactions
    folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def engines(self) -> tuple[Engine, ...]:
        """The engines of all three."""
        return (self.reader.engine, self.writer.engine, self.relaxed.engine)

    async def close(self) -> None:
        """Closes every connection, ends every thread, and removes a private database."""
        for each in (self.reader, self.writer, self.relaxed):
            await each.place.close(each.engine.dispose)
        if self.folder is not None:
            self.folder.cleanup()


def patiently(work: Callable[[], None]) -> None:
    """Does work that opens a database, again while another process is just opening it.

    Raises:
        BusyError: the last attempt as well met another.
    """
    for _ in range(_OPENINGS - 1):
        try:
            return work()
        except BusyError:
            time.sleep(_PAUSE)
    return work()


def make_tables(engine: Engine, metadata: MetaData, begin: str) -> None:
    """Makes the tables that are missing, in one transaction that nobody else makes them in.

    Args:
        engine: whose connections begin no transaction of their own.
        metadata: the tables.
        begin: the statements that begin the transaction.

    Raises:
        UnavailableError: they cannot be made; tables that are there were made by another version.
    """
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql(begin)
        metadata.create_all(connection)
        there = inspect(connection)
        for table in metadata.sorted_tables:
            found = {column["name"] for column in there.get_columns(table.name)}
            missing = sorted(set(table.c.keys()) - found)
            if missing:
                raise UnavailableError(f"another version made the table `{table.name}`: it has no `{missing[0]}`")
        connection.exec_driver_sql("COMMIT")
