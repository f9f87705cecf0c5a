"""The audit log of a module is a Merkle tree: what is changed in it afterwards is seen."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.crypto.merkle import tree_root
from anarq.ports.errors import ConflictError, CorruptError
from anarq.ports.store import AuditEntry, AuditHead, Change, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def entry(number: int) -> AuditEntry:
    return AuditEntry(
        id=f"request-{number}",
        at="2026-11-23T00:00:00Z",
        type="m.op",
        ref=f"urn:request-{number}",
        actor={"squidId": "a"},
        layer="operation",
        verdict="ALLOW",
        details={},
    )


@pytest.fixture
async def log(tmp_path: Path) -> Path:
    """The file of a log of five events."""
    store = SqlStore.sqlite(tmp_path / "m.sqlite")
    for number in range(5):
        await store.commit(Unit(now=NOW, audit=(entry(number),)))
    await store.close()
    return tmp_path / "m.sqlite"


async def checked(path: Path, earlier: AuditHead | None = None) -> AuditHead:
    store = SqlStore.sqlite(path)
    try:
        return await store.check_audit(earlier)
    finally:
        await store.close()


def tamper(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


async def test_a_log_that_nobody_touched_is_intact(log: Path) -> None:
    assert (await checked(log)).size == 5


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET verdict = 'DENY' WHERE position = 3",
        "UPDATE audit SET details = '{\"a\":1}' WHERE position = 1",
        "DELETE FROM audit WHERE position = 5",
        "DELETE FROM audit WHERE position = 1",
        "DELETE FROM audit",
        "UPDATE audit SET position = 99 WHERE position = 2",
        "INSERT INTO audit SELECT 6, 'x', at, type, ref, actor, layer, verdict, details, cid FROM audit LIMIT 1",
        "INSERT INTO audit SELECT 0, 'x', at, type, ref, actor, layer, verdict, details, cid FROM audit LIMIT 1",
        "INSERT INTO audit SELECT -7, 'x', at, type, ref, actor, layer, verdict, details, cid FROM audit LIMIT 1",
        "UPDATE audit SET cid = x'00ff' WHERE position = 1",
        "UPDATE audit_head SET peaks = 'zz'",
        "UPDATE audit_head SET peaks = ''",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET size = 4, peaks = substr(peaks, 1, 64)",
    ],
)
async def test_a_log_that_was_changed_is_not(log: Path, statement: str) -> None:
    tamper(log, statement)
    with pytest.raises(CorruptError, match="audit log"):
        await checked(log)


async def test_who_rewrites_the_head_as_well_is_told_by_one_that_was_kept_elsewhere(log: Path, tmp_path: Path) -> None:
    kept = await checked(log)
    rewritten = SqlStore.sqlite(tmp_path / "rewritten.sqlite")
    for number in (0, 1, 2, 3):
        await rewritten.commit(Unit(now=NOW, audit=(entry(number),)))
    await rewritten.close()
    assert (await checked(tmp_path / "rewritten.sqlite")).size == 4  # nothing in itself tells that one is missing
    with pytest.raises(CorruptError, match="has 4 events, and had 5"):
        await checked(tmp_path / "rewritten.sqlite", kept)
    longer = SqlStore.sqlite(tmp_path / "rewritten.sqlite")
    for number in (7, 8):
        await longer.commit(Unit(now=NOW, audit=(entry(number),)))
    await longer.close()
    with pytest.raises(CorruptError, match="the first 5 events"):
        await checked(tmp_path / "rewritten.sqlite", kept)


async def test_an_empty_log_has_the_head_of_an_empty_tree(tmp_path: Path) -> None:
    empty = AuditHead(0, tree_root(()))
    assert await checked(tmp_path / "new.sqlite") == empty
    assert await checked(tmp_path / "new.sqlite", empty) == empty
    with pytest.raises(CorruptError, match="empty log"):
        await checked(tmp_path / "new.sqlite", AuditHead(0, b"\0" * 32))


async def test_a_log_longer_than_a_page_is_read_whole(tmp_path: Path) -> None:
    store = SqlStore.sqlite(tmp_path / "m.sqlite", "NORMAL")
    await store.commit(Unit(now=NOW, audit=tuple(entry(number) for number in range(2000))))
    assert (await store.check_audit()).size == 2000
    await store.commit(Unit(now=NOW, audit=(entry(2000),)))
    assert (await store.check_audit()).size == 2001
    await store.close()


async def test_what_is_not_committed_moves_no_head(tmp_path: Path) -> None:
    store = SqlStore.sqlite(tmp_path / "m.sqlite")
    with pytest.raises(ConflictError):
        await store.commit(Unit(now=NOW, audit=(entry(1),), changes=(Change("a", "b", {}, 5),)))
    assert (await store.audit_head()).size == 0
    await store.close()
