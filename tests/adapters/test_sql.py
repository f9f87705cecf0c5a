"""What is particular to the SQL adapters: locks, damage, several processes, a second dialect."""

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, String
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from anarq.adapters.sql import deposits, idempotency, outbox, reading, retiring, session, shared, store, text, writing
from anarq.adapters.sql.engine import sqlite
from anarq.adapters.sql.schema import METADATA, SHARED
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.common.headers import HEADERS
from anarq.ports.deposits import Deposit, Share
from anarq.ports.errors import ConflictError, UnavailableError
from anarq.ports.identities import KeyFact
from anarq.ports.store import Advance, Change, Outgoing, Unit
from anarq.runtime.networks import network_of
from anarq.wire.schemas import Contract

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CHANGE = Change("intent", "i", {"a": 1}, 0)


async def test_a_lock_of_another_process_is_waited_for_while_others_run(tmp_path: Path) -> None:
    one, two = SqlStore.sqlite(tmp_path / "s"), SqlStore.sqlite(tmp_path / "s")
    with one._engines.writer.begin():
        waiting = asyncio.create_task(two.commit(Unit(now=NOW, changes=(CHANGE,))))
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert not waiting.done()
    await waiting
    async with one.snapshot() as snapshot:
        assert await snapshot.get("intent", "i") is not None
    await one.close()
    await two.close()


async def test_a_lock_that_is_never_given_back_ends_the_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_ATTEMPTS", 5)
    one, two = SqlStore.sqlite(tmp_path / "s"), SqlStore.sqlite(tmp_path / "s")
    state, other = SharedState.sqlite(tmp_path / "n"), SharedState.sqlite(tmp_path / "n")
    with one._engines.writer.begin(), other._engines.writer.begin():
        for refused in (
            two.commit(Unit(now=NOW, changes=(CHANGE,))),
            two.lead("me", 0.0, 1.0),
            state.use("key", "n", 1.0, 2.0),
            state.revoke("cid"),
        ):
            with pytest.raises(UnavailableError, match="locked"):
                await refused
    for each in (one, two, state, other):
        await each.close()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("40001", session.SerializationError),
        ("40P01", session.SerializationError),
        ("55P03", session.BusyError),
        ("08006", UnavailableError),
        (None, UnavailableError),
    ],
)
def test_who_is_to_blame_is_read_from_the_code_of_the_error(state: str | None, expected: type[Exception]) -> None:
    error = Exception("the driver's")
    error.sqlstate = state  # type: ignore[attr-defined]  # as drivers of PostgreSQL do
    assert session._blame(error) is expected


async def test_a_transaction_that_can_never_be_ordered_is_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_ATTEMPTS", 3)
    tries: list[int] = []

    def unordered(*_: object) -> None:
        tries.append(1)
        raise session.SerializationError("no order")

    monkeypatch.setattr(writing, "write", unordered)
    one = SqlStore.sqlite(tmp_path / "s")
    with pytest.raises(ConflictError) as caught:
        await one.commit(Unit(now=NOW))
    assert caught.value.was_read
    assert len(tries) == 3
    await one.close()


async def test_many_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: sqlite(tmp_path / "s", METADATA), range(8)))
    for engines in made:
        await engines.close()


def test_a_database_of_another_version_is_refused_by_the_name_of_what_it_lacks(tmp_path: Path) -> None:
    asyncio.run(SqlStore.sqlite(tmp_path / "s").close())
    connection = sqlite3.connect(tmp_path / "s")
    with connection:
        connection.execute("ALTER TABLE records DROP COLUMN whole_id")
    connection.close()
    with pytest.raises(UnavailableError, match="another version made the table `records`: it has no `whole_id`"):
        SqlStore.sqlite(tmp_path / "s")


def test_only_its_owner_can_read_a_database_and_what_lies_beside_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = SqlStore.sqlite(tmp_path / "s")
        asyncio.run(made.commit(Unit(now=NOW, changes=(CHANGE,))))
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        asyncio.run(made.close())
    finally:
        os.umask(before)
    assert modes == {"s": 0o600, "s-wal": 0o600, "s-shm": 0o600}


def test_a_database_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    asyncio.run(SqlStore.sqlite(tmp_path / "s").close())
    (tmp_path / "s").chmod(0o644)
    asyncio.run(SqlStore.sqlite(tmp_path / "s").close())
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o600


async def test_a_round_of_the_relay_costs_the_same_however_much_waits(tmp_path: Path) -> None:
    """Steps of SQLite's machine, counted, for a full outbox and one ten times as full."""

    async def steps(held: int) -> int:
        made = SqlStore.sqlite(tmp_path / str(held), "OFF")
        events = tuple(Outgoing(f"e{n}", "t", f"s{n % (held // 4)}", {}) for n in range(held))
        await made.commit(Unit(now=NOW, events=events))
        at = NOW.timestamp()
        await made.advance([Advance(f"s{n}", (), at, 1, "t") for n in range(held // 4)])
        await made.commit(Unit(now=NOW, events=(Outgoing("free", "t", "free", {}),)))
        counted = 0

        def count() -> int:
            nonlocal counted
            counted += 1
            return 0

        connection: Any = made._engines.engines[0].raw_connection()
        connection.driver_connection.set_progress_handler(count, 1)
        connection.close()
        (free,) = await made.outbox(at, failed=False, lines=10, events=10)
        failed = await made.outbox(at, failed=True, lines=10, events=2)
        assert ([event.id for event in free.events], len(failed)) == (["free"], 10)
        await made.close()
        return counted

    few, many = await steps(400), await steps(4000)
    assert 0 < many < few * 1.2


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


def test_what_is_not_a_database_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"no database" * 1000)
    with pytest.raises(UnavailableError):
        SqlStore.sqlite(tmp_path / "s")
    with pytest.raises(UnavailableError):
        SqlStore.sqlite(tmp_path / "no" / "such" / "folder")


async def test_durability_is_what_was_asked_for(tmp_path: Path) -> None:
    asked = {"FULL": (2, 1), "NORMAL": (1, 1), "OFF": (0, 0)}
    for durability, (commits, claims) in asked.items():
        engines = sqlite(tmp_path / durability, METADATA, durability)  # type: ignore[arg-type]  # keys of the table
        found = [engine.raw_connection() for engine in engines.engines]
        levels = [connection.cursor().execute("PRAGMA synchronous").fetchone()[0] for connection in found]
        for connection in found:
            connection.close()
        await engines.close()
        assert levels == [commits, commits, claims]


def test_a_database_in_memory_leaves_nothing_behind() -> None:
    engines = sqlite(":memory:", METADATA)
    assert engines.folder is not None
    folder = Path(engines.folder.name)
    assert folder.exists()
    asyncio.run(engines.close())
    assert not folder.exists()


def test_a_body_that_was_tampered_with_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        text.object_of("[]")


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
    found = statements(reading, writing, deposits, idempotency, outbox, store, shared, retiring)
    assert len(found) >= 20
    dialect = postgresql.dialect(paramstyle="pyformat")
    for name, statement in [
        *found,
        ("listing", reading._listing(True, 2, True)),
        ("create", writing._CREATE["postgresql"]),
        ("open", outbox._OPEN["postgresql"]),
        ("lease", outbox._TAKE["postgresql"]),
    ]:
        assert str(statement.compile(dialect=dialect)), name


def test_the_schema_compiles_for_postgresql() -> None:
    dialect = postgresql.dialect()
    tables = [*METADATA.sorted_tables, *SHARED.sorted_tables]
    printed = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables}
    assert "BIGSERIAL" in printed["outbox"]
    assert "PRIMARY KEY (kind, id)" in printed["records"]


async def test_every_identifier_that_is_accepted_fits_where_it_is_kept(tmp_path: Path) -> None:
    """SQLite takes texts of any length; a server refuses what is longer than its column."""
    longest = "did:key:z" + "1" * 4000
    assert is_did(longest)
    assert not is_did(longest + "1")
    one, state = SqlStore.sqlite(tmp_path / "s"), SharedState.sqlite(tmp_path / "n")
    change = Change("identity", longest, {}, 0, owner=longest, keys={"key": longest}, sort=longest)
    event = Outgoing("e", "q.squid.identity.created.v1", longest, {})
    await one.commit(Unit(now=NOW, changes=(change,), events=(event,)))
    await state.use(longest, "n" * 128, 1.0, 2.0)
    await state.note(KeyFact(longest, longest, active=False))
    await state.admit(longest, longest)
    deposit = Deposit(
        cid="c" * 64, owner=longest, network=network_of("2001:db8:1111:2222:3333:4444:5555:6666"), block=b"", until=9.0
    )
    await state.keep(deposit, Share(owner=1, network=1), 1.0)
    found = [*too_long(tmp_path / "s", METADATA), *too_long(tmp_path / "n", SHARED)]
    for each in (one, state):
        await each.close()
    assert found == []


def is_did(text: str) -> bool:
    return not Contract(HEADERS["x-squid-id"]).violations(text)


def too_long(path: Path, tables: MetaData) -> Iterator[str]:
    """The columns that hold a longer text than a server would take."""
    held = 0
    with closing(sqlite3.connect(path)) as database:
        for table in tables.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, String):
                    (longest,) = database.execute(f"SELECT max(length({column.name})) FROM {table.name}").fetchone()  # noqa: S608 - names of our schema
                    held = max(held, longest or 0)
                    if column.type.length is not None and (longest or 0) > column.type.length:
                        yield f"{table.name}.{column.name} holds {longest}"
    assert held > 4000  # whole, where it is given back
