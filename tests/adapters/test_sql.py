"""What is particular to the SQL adapters: locks, damage, several processes, a second dialect."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from anarq.adapters.sql import idempotency, reading, shared, store, writing
from anarq.adapters.sql.engine import sqlite
from anarq.adapters.sql.schema import METADATA, SHARED
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import UnavailableError
from anarq.ports.store import Change, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CHANGE = Change("intent", "i", {"a": 1}, 0)


async def test_a_lock_of_another_process_is_unavailable_for_now(tmp_path: Path) -> None:
    one, two = SqlStore.sqlite(tmp_path / "s"), SqlStore.sqlite(tmp_path / "s")
    with one._engines.writer.begin(), pytest.raises(UnavailableError, match="locked"):
        await two.commit(Unit(now=NOW, changes=(CHANGE,)))
    await two.commit(Unit(now=NOW, changes=(CHANGE,)))
    async with one.snapshot() as snapshot:
        assert await snapshot.get("intent", "i") is not None
    await one.close()
    await two.close()


async def test_what_was_committed_is_there_for_the_next_process(tmp_path: Path) -> None:
    one = SqlStore.sqlite(tmp_path / "s")
    await one.commit(Unit(now=NOW, changes=(CHANGE,)))
    await one.close()
    two = SqlStore.sqlite(tmp_path / "s")
    async with two.snapshot() as snapshot:
        assert await snapshot.get("intent", "i") is not None
    await two.close()


async def test_nonces_outlive_the_process(tmp_path: Path) -> None:
    one = SharedState.sqlite(tmp_path / "s")
    assert await one.use("key", "n", 1.0, 600.0)
    await one.close()
    two = SharedState.sqlite(tmp_path / "s")
    assert not await two.use("key", "n", 2.0, 601.0)
    await two.close()


async def test_a_damaged_database_is_unavailable(tmp_path: Path) -> None:
    made = SqlStore.sqlite(tmp_path / "s")
    await made.commit(Unit(now=NOW, changes=(CHANGE,)))
    await made.close()
    with (tmp_path / "s").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)
    damaged = SqlStore.sqlite(tmp_path / "s")
    with pytest.raises(UnavailableError):
        async with damaged.snapshot() as snapshot:
            await snapshot.get("intent", "i")
    await damaged.close()


def test_what_is_no_database_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"no database" * 1000)
    with pytest.raises(UnavailableError):
        SqlStore.sqlite(tmp_path / "s")
    with pytest.raises(UnavailableError):
        SqlStore.sqlite(tmp_path / "no" / "such" / "folder")


def test_durability_is_what_was_asked_for(tmp_path: Path) -> None:
    asked = {"FULL": (2, 1), "NORMAL": (1, 1), "OFF": (0, 0)}
    for durability, (commits, claims) in asked.items():
        engines = sqlite(tmp_path / durability, METADATA, durability)  # type: ignore[arg-type]  # keys of the table
        found = [engine.raw_connection() for engine in engines.engines]
        levels = [connection.cursor().execute("PRAGMA synchronous").fetchone()[0] for connection in found]
        for connection in found:
            connection.close()
        engines.dispose()
        assert levels == [commits, commits, claims]


def test_a_database_in_memory_leaves_nothing_behind() -> None:
    engines = sqlite(":memory:", METADATA)
    assert engines.folder is not None
    folder = Path(engines.folder.name)
    assert folder.exists()
    engines.dispose()
    assert not folder.exists()


def test_a_body_that_was_tampered_with_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        reading._object("[]")
    with pytest.raises(TypeError):
        store._event("[]")


def statements(*modules: Any) -> list[tuple[str, Any]]:
    from sqlalchemy import Delete, Insert, Select, Update

    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Select | Insert | Update | Delete)
    ]


def test_every_statement_compiles_for_postgresql() -> None:
    """The text alone: no server is asked. It shows that nothing in the statements is SQLite's own."""
    found = statements(reading, writing, idempotency, store, shared)
    assert len(found) >= 20
    dialect = postgresql.dialect(paramstyle="pyformat")
    for name, statement in [
        *found,
        ("listing", reading._listing(True, 2, True)),
        ("create", writing._CREATE["postgresql"]),
    ]:
        assert str(statement.compile(dialect=dialect)), name


def test_the_schema_compiles_for_postgresql() -> None:
    dialect = postgresql.dialect()
    tables = [*METADATA.sorted_tables, *SHARED.sorted_tables]
    printed = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables}
    assert "BIGSERIAL" in printed["outbox"]
    assert "PRIMARY KEY (kind, id)" in printed["records"]
