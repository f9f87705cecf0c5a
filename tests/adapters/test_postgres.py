"""What is particular to PostgreSQL: its locks, its restarts, its schemas. ANARQ_TEST_POSTGRES says where it is."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from anarq.adapters.registry import Address
from anarq.adapters.sql import postgres, session
from anarq.adapters.sql.shared import _REVOKE, SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import CorruptError, UnavailableError
from anarq.ports.store import AuditEntry, Change, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def put(id_: str) -> Unit:
    return Unit(now=NOW, changes=(Change("intent", id_, {}, 0),))


def ask(url: str, question: str, **values: Any) -> Any:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        result = connection.execute(text(question), values)
        return result.all() if result.returns_rows else []


async def test_no_epoch_appears_below_one_that_was_read(postgres_schema: Any) -> None:
    """One revocation has its number and is not yet committed; the next waits for it, and does not overtake."""
    one, two = await SharedState.postgres(*postgres_schema), await SharedState.postgres(*postgres_schema)
    with one._engines.writer.begin() as held:
        held.run(_REVOKE, {"cid": "first"})
        waiting = asyncio.create_task(two.revoke("second"))
        for _ in range(20):
            assert await two.epoch() == 0
        assert not waiting.done()
    await waiting
    assert await two.epoch() == 2
    await one.close()
    await two.close()


async def test_a_lock_that_is_never_given_back_ends_the_wait(
    postgres_schema: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_ATTEMPTS", 3)
    one, two = await SqlStore.postgres(*postgres_schema), await SqlStore.postgres(*postgres_schema)
    with one._engines.writer.begin(), pytest.raises(session.BusyError, match="lock"):
        await two.commit(put("i"))
    await two.commit(put("i"))
    await one.close()
    await two.close()


async def test_connections_that_the_server_has_ended_are_replaced_before_anybody_notices(postgres_schema: Any) -> None:
    url, schema = postgres_schema
    store = await SqlStore.postgres(url, schema)
    await store.commit(put("before"))
    await asyncio.gather(*(store.ping() for _ in range(8)))
    ended = ask(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name",
        name=f"anarq {schema}",
    )
    assert len(ended) >= 2
    await asyncio.gather(*(store.ping() for _ in range(8)))
    await store.commit(put("after"))
    await store.close()


async def test_a_connection_that_ends_within_a_unit_is_unavailable_and_the_next_unit_is_not(
    postgres_schema: Any,
) -> None:
    url, schema = postgres_schema
    store = await SqlStore.postgres(url, schema)
    async with store.snapshot() as snapshot:
        await snapshot.get("intent", "i")
        ask(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :n",
            n=f"anarq {schema}",
        )
        with pytest.raises(UnavailableError):
            await snapshot.get("intent", "i")
    await store.commit(put("i"))
    await store.close()


async def test_many_processes_may_make_the_same_schema_at_once(postgres_schema: Any) -> None:
    stores = await asyncio.gather(*(SqlStore.postgres(*postgres_schema) for _ in range(6)))
    await asyncio.gather(*(store.commit(put(f"i{number}")) for number, store in enumerate(stores)))
    async with stores[0].snapshot() as snapshot:
        assert len((await snapshot.list("intent")).records) == len(stores)
    for store in stores:
        await store.close()


async def test_tables_of_another_version_are_refused(postgres_schema: Any) -> None:
    url, schema = postgres_schema
    await (await SqlStore.postgres(url, schema)).close()
    ask(url, f'ALTER TABLE "{schema}".records DROP COLUMN whole_id')
    with pytest.raises(UnavailableError, match="another version made the table `records`: it has no `whole_id`"):
        await SqlStore.postgres(url, schema)


async def test_modules_share_a_database_and_no_table(postgres_schema: Any) -> None:
    url, schema = postgres_schema
    one, two = await SqlStore.postgres(url, schema), await SqlStore.postgres(url, f"{schema}_b")
    try:
        await one.commit(put("i"))
        async with two.snapshot() as snapshot:
            assert await snapshot.get("intent", "i") is None
    finally:
        await one.close()
        await two.close()
        ask(url, f'DROP SCHEMA "{schema}_b" CASCADE')


async def test_a_log_that_was_changed_is_seen(postgres_schema: Any) -> None:
    url, schema = postgres_schema
    store = await SqlStore.postgres(url, schema)
    entry = AuditEntry(id="e", at="2026", type="t", ref="r", actor={}, layer="l", verdict="ALLOW", details={"n": "ä\0"})
    await store.commit(Unit(now=NOW, audit=(entry,)))
    assert (await store.check_audit()).size == 1
    ask(url, f'DELETE FROM "{schema}".audit')  # noqa: S608 - a name of the tests
    with pytest.raises(CorruptError, match="audit log"):
        await store.check_audit()
    await store.close()


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(UnavailableError):
        await SqlStore.postgres("postgresql://ann:secret@127.0.0.1:9/db", "qwallet")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:",
        "postgresql://host",
        "postgresql://host/",
        "postgresql://host:port/db",
        "postgresql://host/db?options=-c%20search_path=public",
    ],
)
def test_what_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="it is `postgresql://USER"):
        postgres.check_postgres(Address.of(url))


@pytest.mark.parametrize("schema", ["", "Q", 'a"b', "a b", "a" * 64, "1a"])
def test_what_is_not_a_name_of_a_schema_is_refused(schema: str) -> None:
    with pytest.raises(ValueError, match="schema"):
        postgres.postgres("postgresql://h/d", schema, postgres.MetaData(), None)  # type: ignore[arg-type]  # not reached
