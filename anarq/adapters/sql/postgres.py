"""Engines of PostgreSQL: one schema per module, beside the event loop."""

import re
from typing import Any, Final

from sqlalchemy import Engine, MetaData, Table, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from anarq.adapters.registry import Address
from anarq.adapters.sql.engine import Durability
from anarq.adapters.sql.engines import Engines, make_tables, patiently
from anarq.adapters.sql.place import Beside
from anarq.adapters.sql.session import Transactions, translated

_SCHEMA: Final = re.compile(r"[a-z][a-z0-9_-]{0,62}", re.ASCII)
_FORM: Final = "it is `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, and `?NAME=VALUE` of libpq but `options`"

_READERS: Final = 16  # connections; each open snapshot has one
_WRITERS: Final = 1  # of a process: another would only wait for the lock
_RELAXED: Final = 4

_READ: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_RELAX: Final = "BEGIN ISOLATION LEVEL SERIALIZABLE"
# A table lock does not yet fix the snapshot: what is read after it is as the last who held it has left it.
_WRITE: Final = "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE"
_MAKE: Final = "BEGIN; SELECT pg_advisory_xact_lock(hashtext('anarq tables'), hashtext(current_schema()))"

_CONNECT: Final = 5  # seconds until a connection stands
_SILENCE: Final = 10_000  # milliseconds without an acknowledgement of what was sent, after which it is broken
_LIMITS: Final = {
    "statement_timeout": "10s",  # what is cancelled waits for the end of its statement
    "lock_timeout": "100ms",  # then others have their turn, and it is tried again
    "idle_in_transaction_session_timeout": "60s",  # longer than a handler may take
    "timezone": "UTC",
}


def check_postgres(address: Address) -> None:
    """Checks that an address names a database.

    Raises:
        ValueError: it does not.
    """
    try:
        url = make_url(address.url)
    except (ArgumentError, ValueError):
        raise ValueError(_FORM) from None  # the cause shows the URL
    if not url.database or "options" in url.query or "+" in address.scheme:
        raise ValueError(_FORM)


def postgres(url: str, schema: str, metadata: MetaData, guard: Table, durability: Durability = "FULL") -> Engines:
    """The engines of a schema, with its tables made. Waits for the network: call it beside the event loop.

    Args:
        url: of the database.
        schema: its name; made when it is not there.
        metadata: the tables.
        guard: the table that a writer locks from the start of its transaction: only writers write it.
        durability: FULL waits until a commit is on the disk, the others do not.

    Raises:
        ImportError: the driver is not installed.
        UnavailableError: the database cannot be reached, or the schema cannot be made.
        ValueError: the schema names none.
    """
    if not _SCHEMA.fullmatch(schema):
        raise ValueError(f"no name of a schema: {schema!r}")
    synchronous = "on" if durability == "FULL" else "off"
    engines = [
        _engine(url, schema, _READERS, synchronous),
        _engine(url, schema, _WRITERS, synchronous),
        _engine(url, schema, _RELAXED, "off"),
    ]
    reader, writer, relaxed = engines
    try:
        patiently(lambda: _make_schema(writer, schema))
        patiently(lambda: make_tables(writer, metadata, _MAKE))
    except BaseException:
        writer.dispose()
        raise
    return Engines(
        Transactions(reader, _READ, Beside(_READERS, f"anarq-{schema}-read"), _READERS),
        Transactions(writer, _WRITE.format(guard.name), Beside(_WRITERS, f"anarq-{schema}-write"), _WRITERS),
        Transactions(relaxed, _RELAX, Beside(_RELAXED, f"anarq-{schema}-relaxed"), _RELAXED),
    )


def _engine(url: str, schema: str, connections: int, synchronous: str) -> Engine:
    limits = {**_LIMITS, "search_path": f'"{schema}"', "synchronous_commit": synchronous}
    driver: dict[str, Any] = {
        "autocommit": True,  # the driver would begin when it likes; we say when
        "connect_timeout": _CONNECT,
        "tcp_user_timeout": _SILENCE,
        "application_name": f"anarq {schema}",
        "options": " ".join(f"-c {name}={value}" for name, value in limits.items()),
    }
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(parsed, connect_args=driver, pool_size=connections, max_overflow=0, pool_timeout=_CONNECT)


def _make_schema(engine: Engine, schema: str) -> None:
    """Makes the schema when it is not there: who may not make one may still use one that was made."""
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN; SELECT pg_advisory_xact_lock(hashtext('anarq schemas'))")
        there = connection.exec_driver_sql("SELECT 1 FROM pg_namespace WHERE nspname = %(name)s", {"name": schema})
        if there.first() is None:
            connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
        connection.exec_driver_sql("COMMIT")
