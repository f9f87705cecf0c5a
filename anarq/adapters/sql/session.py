"""Transactions, and statements in them.

Statements are built by SQLAlchemy Core, compiled once for the engine's dialect, and run on the driver's connection:
SQLAlchemy's own execution costs about ten times what SQLite needs for a lookup. Its expression language, dialects and
pools are what it is here for.
"""

import asyncio
import random
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import BindParameter, Delete, Engine, Insert, Select, Update
from sqlalchemy.exc import DBAPIError

from anarq.adapters.sql.place import Place
from anarq.ports.errors import PortError, UnavailableError

Statement: TypeAlias = "Select[*tuple[Any, ...]] | Insert | Update | Delete"
Values: TypeAlias = Mapping[str, object]

T = TypeVar("T")

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_LOCKED: Final = frozenset({"55P03"})  # lock_not_available
_UNORDERED: Final = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected

_ATTEMPTS: Final = 250
_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.05  # seconds; all attempts together wait about 6 s on average


class ConstraintError(PortError):
    """A row would break a constraint of the schema: it is there already."""


class BusyError(UnavailableError):
    """Another process is in the way for the moment. The transaction has changed nothing, and may be run again."""


class LostError(UnavailableError):
    """The connection was broken before the transaction began."""


class SerializationError(BusyError):
    """Transactions that ran at once have no order in which they could have run one by one."""


async def repeated(place: Place, work: Callable[[], T]) -> T:
    """What the work gives, which is run again while another process is in the way.

    Bounded by a number of attempts. The pauses between them grow and are drawn at random, so that those who wait do
    not meet again; others of the event loop run meanwhile.

    Raises:
        BusyError: the last attempt as well met another.
    """
    for attempt in range(_ATTEMPTS - 1):
        try:
            return await place.run(work)
        except BusyError:
            longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempt, 10))
            await asyncio.sleep(longest * random.random())  # noqa: S311 - jitter, no secret
    return await place.run(work)


class _Compiled:
    """A statement as text, with the constants in it and the shape of its rows."""

    def __init__(self, statement: Statement, engine: Engine, names: Sequence[str]) -> None:
        keys = list(names) if isinstance(statement, Insert) else None
        compiled = statement.compile(dialect=engine.dialect, column_keys=keys)
        self.text = str(compiled)
        binds: Mapping[str, BindParameter[Any]] = getattr(compiled, "binds", {})
        self.constants = {name: bind.value for name, bind in binds.items() if not bind.required}
        columns = statement.selected_columns.keys() if isinstance(statement, Select) else []
        self.make = _row_type(columns)


def _row_type(columns: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    make: Any = namedtuple  # the columns are known at run time only, which a type checker refuses
    return make("Row", columns, rename=True)._make  # type: ignore[no-any-return]  # as above


class Result:
    """What a statement gave: rows with columns as attributes, and how many rows it touched."""

    __slots__ = ("rowcount", "rows")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self.rows = rows
        self.rowcount = rowcount

    @property
    def one(self) -> Any:
        """The first row, or None."""
        return self.rows[0] if self.rows else None


class Session:
    """One transaction."""

    def __init__(self, engine: Engine, cursor: Any, compiled: dict[Statement, _Compiled]) -> None:
        self._engine = engine
        self._cursor = cursor
        self._compiled = compiled
        self.dialect = engine.dialect.name

    def run(self, statement: Statement, values: Values) -> Result:
        """Runs a statement.

        Raises:
            ConstraintError: a row is there already.
            UnavailableError: the database is locked, full, damaged or not there.
        """
        compiled = self._compile(statement, values)
        bound = {**compiled.constants, **values} if compiled.constants else values
        with translated(self._engine):
            self._cursor.execute(compiled.text, bound)
            rows = self._cursor.fetchall() if isinstance(statement, Select) else ()
        return Result([compiled.make(row) for row in rows], self._cursor.rowcount)

    def add(self, statement: Insert, values: Values) -> None:
        """Adds a row that was not there when this transaction looked.

        Raises:
            BusyError: another transaction has added it meanwhile; the next attempt sees it.
            UnavailableError: as `run`.
        """
        try:
            self.run(statement, values)
        except ConstraintError as error:
            raise BusyError(f"another has added it meanwhile: {error}") from error

    def run_all(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Runs a statement for each of the rows, which have the same columns.

        Raises:
            ConstraintError: a row is there already.
            UnavailableError: the database is locked, full, damaged or not there.
        """
        compiled = self._compile(statement, rows[0])
        with translated(self._engine):
            self._cursor.executemany(compiled.text, [{**compiled.constants, **row} for row in rows])

    def _compile(self, statement: Statement, values: Values) -> _Compiled:
        found = self._compiled.get(statement)
        if found is None:
            found = self._compiled[statement] = _Compiled(statement, self._engine, list(values))
        return found


class Transactions:
    """Begins transactions on one engine, each of which is a unit of work.

    Statements are compiled once: hand in the same statement objects, always with the same names of values.
    """

    def __init__(self, engine: Engine, begin: str, place: Place, dead: int = 0) -> None:
        """Takes the engine.

        Args:
            engine: with its pool of connections.
            begin: the statements that begin a transaction.
            place: where its work runs.
            dead: how many connections of the pool may be found broken before a transaction begins.
        """
        self._dead = dead
        self.engine = engine
        self.place = place
        self._begin = begin
        self._compiled: dict[Statement, _Compiled] = {}

    async def do(self, work: Callable[[Session], T]) -> T:
        """What the work gives in a transaction of its own, which is run again while another process is in the way.

        Raises:
            BusyError: another process was in the way all the time.
            UnavailableError: as `begin`, or all connections are taken.
        """
        await self.place.enter()
        try:
            return await repeated(self.place, lambda: self.run(work))
        finally:
            self.place.leave()

    def run(self, work: Callable[[Session], T]) -> T:
        """What the work gives in a transaction of its own, in this thread.

        Raises:
            UnavailableError: as `begin`.
        """
        with self.begin() as session:
            return work(session)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction that is committed at the end, or rolled back when something is raised.

        Raises:
            UnavailableError: the database is locked, full, damaged or not there.
        """
        session, connection = self.open()
        try:
            yield session
            with translated(self.engine):
                connection.commit()
        finally:
            connection.close()  # the pool rolls back what was not committed, and drops a connection that is broken

    def open(self) -> tuple[Session, Any]:
        """A transaction, and the pooled connection that ends it when it is closed.

        Raises:
            UnavailableError: the database is locked, full, damaged or not there.
        """
        for _ in range(self._dead):
            with suppress(LostError):  # the server was started anew; nothing has begun, and the next may be alive
                return self._open()
        return self._open()

    def _open(self) -> tuple[Session, Any]:
        with translated(self.engine):
            connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            with translated(self.engine):
                cursor.execute(self._begin)
        except UnavailableError as error:
            lost = self.engine.dialect.is_disconnect(error.__cause__, connection.dbapi_connection, cursor)  # type: ignore[arg-type]  # the driver's error, and its connection
            if lost:
                connection.invalidate()
            connection.close()
            if lost:
                raise LostError(str(error)) from error
            raise
        except BaseException:
            connection.close()
            raise
        return Session(self.engine, cursor, self._compiled), connection


class translated:  # noqa: N801 - a context manager that reads as a word; a generator would cost ten times as much
    """Turns the driver's errors into ours."""

    __slots__ = ("_driver",)

    def __init__(self, engine: Engine) -> None:
        self._driver: Any = engine.dialect.dbapi

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if kind is None or error is None:
            return
        if isinstance(error, DBAPIError) and error.orig is not None:  # SQLAlchemy's own execution wraps the driver's
            kind, error = type(error.orig), error.orig
        if issubclass(kind, self._driver.IntegrityError):
            raise ConstraintError(str(error)) from error
        if issubclass(kind, self._driver.Error):
            raise _blame(error)(f"the database does not answer: {error}") from error


def _blame(error: BaseException) -> type[UnavailableError]:
    """Whether another process was in the way, by the codes of the dialects."""
    state = getattr(error, "sqlstate", None)
    if state in _UNORDERED:
        return SerializationError
    if state in _LOCKED or getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:  # the low byte: the rest tells why
        return BusyError
    return UnavailableError
