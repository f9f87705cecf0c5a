"""Qindex: keys that point to content, by compare and set; their history, and how it ends."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.qindex.client import QindexClient
from anarq.ports.store import Unit
from anarq.reference.qindex import app
from anarq.reference.qindex.services import history_tracker, pointer_service
from anarq.runtime.assembly import Common
from anarq.testing.refusals import refused

FIRST = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
SECOND = "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
NOW = datetime(2026, 1, 31, tzinfo=UTC)
NOTE = {"type": "note", "key": "notes/1"}


@pytest.fixture
async def qindex(started, settings):
    return QindexClient(await started(app.build(settings), "qindex"))


@pytest.fixture
def mine(qindex, ada):
    return qindex.acting_as(ada.caller("qindex"))


async def eventually(holds: Any) -> None:
    """Waits until something holds."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - nobody tells when
            await asyncio.sleep(0.02)


def put(cid: str, version: int, **more: Any) -> dict[str, Any]:
    return {**NOTE, "cid": cid, "expectedVersion": version, **more}


async def test_a_key_points_to_content_and_then_to_other_content(mine):
    first = await mine.put_record(put(FIRST, 0, tags=["draft"]))
    assert (first["version"], first["cid"], first["tags"]) == (1, FIRST, ["draft"])
    second = await mine.put_record(put(SECOND, 1))
    assert (second["version"], second["prevCid"], second["tags"]) == (2, FIRST, [])
    assert await mine.get_record(**NOTE) == second


async def test_of_two_who_change_one_version_one_is_refused_and_told_the_version(mine):
    await mine.put_record(put(FIRST, 0))
    for seen in (0, 2):
        with refused("VERSION_CONFLICT") as caught:
            await mine.put_record(put(SECOND, seen))
        assert caught.value.response["details"]["version"] == 1
    assert (await mine.get_record(**NOTE))["cid"] == FIRST


async def test_a_pointer_shows_its_latest_versions_and_the_history_has_all(mine, monkeypatch):
    monkeypatch.setattr(pointer_service, "_LATEST", 5)
    for version in range(8):
        await mine.put_record(put((FIRST, SECOND)[version % 2], version, metadata={"n": str(version)}))
    pointer = await mine.get_pointer(**NOTE)
    assert (pointer["version"], pointer["currentCid"], pointer["metadata"]) == (8, SECOND, {"n": "7"})
    assert [record["version"] for record in pointer["history"]] == [4, 5, 6, 7, 8]
    newest = await mine.list_history(**NOTE, limit=3)
    assert [record["version"] for record in newest["items"]] == [8, 7, 6]
    rest = [record["version"] async for record in mine.iterate_list_history(**NOTE, limit=3)]
    assert rest == [8, 7, 6, 5, 4, 3, 2, 1]


async def test_keys_are_found_by_type_and_tag_in_their_order(mine):
    for type_, key, tags in (("note", "b", ["red"]), ("note", "a", ["red", "old"]), ("file", "c", ["old"])):
        await mine.put_record({"type": type_, "key": key, "cid": FIRST, "tags": tags, "expectedVersion": 0})

    async def keys(**filters: Any) -> list[str]:
        return [record["key"] for record in (await mine.list_records(**filters))["items"]]

    assert await keys() == ["c", "a", "b"]
    assert await keys(type="note") == ["a", "b"]
    assert await keys(tag="old") == ["c", "a"]
    assert await keys(type="note", tag="old") == ["a"]
    assert await keys(tag="blue") == []


async def test_what_was_erased_is_not_found_and_leaves_its_version(mine):
    await mine.put_record(put(FIRST, 0, tags=["red"]))
    with refused("VERSION_CONFLICT"):
        await mine.erase_record(**NOTE, expected_version=2)
    await mine.erase_record(**NOTE, expected_version=1)
    for ask in (mine.get_record, mine.get_pointer, mine.list_history):
        with refused("QINDEX_NOT_FOUND"):
            await ask(**NOTE)
    assert (await mine.list_records())["items"] == []
    with refused("VERSION_CONFLICT"):
        await mine.put_record(put(SECOND, 0))
    again = await mine.put_record(put(SECOND, 2))
    assert (again["version"], "prevCid" in again) == (3, False)
    assert [record["version"] for record in (await mine.list_history(**NOTE))["items"]] == [3]


async def test_the_keys_of_others_are_not_there(qindex, mine, eve):
    await mine.put_record(put(FIRST, 0))
    other = qindex.acting_as(eve.caller("qindex"))
    with refused("QINDEX_NOT_FOUND"):
        await other.get_record(**NOTE)
    assert (await other.put_record(put(SECOND, 0)))["version"] == 1
    assert (await mine.get_record(**NOTE))["cid"] == FIRST


async def test_peers_are_told_of_each_version_and_of_the_end(started, settings, ada):
    common, heard = Common(settings), []

    async def hear(event: Any) -> None:
        heard.append((event["type"], event["data"]["version"]))

    async with common.joined() as together:
        for name in ("created", "erased"):
            await together.bus.subscribe(f"q.qindex.record.{name}.v1", "test", hear)
        service = QindexClient(await started(app.build(settings, common=common), "qindex"))
        me = service.acting_as(ada.caller("qindex"))
        await me.put_record(put(FIRST, 0))
        await me.put_record(put(SECOND, 1))
        await me.erase_record(**NOTE, expected_version=2)
        await eventually(lambda: len(heard) >= 3)
    created, erased = "q.qindex.record.created.v1", "q.qindex.record.erased.v1"
    assert list(dict.fromkeys(heard)) == [(created, 1), (created, 2), (erased, 3)]


@pytest.fixture
async def store() -> AsyncIterator[SqlStore]:
    store = SqlStore.sqlite(":memory:")
    yield store
    await store.close()


async def test_the_versions_of_an_erased_key_are_deleted_some_at_a_time(store):
    entry: Any = {"entryId": "idx_a", "owner": "ada", **NOTE, "cid": FIRST, "erased": 0, "tags": [], "updatedAt": "t"}
    versions = [history_tracker.written({**entry, "version": version}) for version in range(1, 151)]
    kept = history_tracker.written({**entry, "version": 152, "erased": 151})
    await store.commit(Unit(now=NOW, changes=(*versions, kept, history_tracker.erased(entry))))
    deleted = []
    for _ in range(3):
        async with store.snapshot() as snapshot:
            call: Any = SimpleNamespace(records=snapshot)
            decision = await history_tracker.forget(call)
        await store.commit(Unit(now=NOW, changes=decision.changes))
        deleted.append(len(decision.changes))
    assert deleted == [100, 51, 0]  # the last of them is what waits
    async with store.snapshot() as snapshot:
        left = await snapshot.list(history_tracker.VERSION)
    assert [record.id for record in left.records] == [kept.id]
