"""Index Manager: puts keys into the index, and erases them. Of two who change one version, one is refused."""

from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.qindex._gen.events import record_created, record_erased
from anarq.reference.qindex._gen.models import Entry, IndexRecord, RecordCreated, RecordErased, RecordRequest
from anarq.reference.qindex.services import history_tracker
from anarq.runtime.call import Call, Decision, Event, Refused
from anarq.runtime.identifiers import identifier_of
from anarq.runtime.versions import require_version
from anarq.wire.times import rfc3339

KIND: Final = "entry"
"""The collection of storage/map.yaml."""


async def put(call: Call, body: RecordRequest) -> Decision[IndexRecord]:
    """Points a key of whom the call is about at content.

    Raises:
        Refused: VERSION_CONFLICT, the key has another version than the caller saw.
    """
    name = _name(call, body["type"], body["key"])
    record = await call.records.get(KIND, name)
    before = None if record is None else entry_of(record)
    require_version(0 if before is None else before["version"], body["expectedVersion"])
    now = rfc3339(call.now)
    entry: Entry = {
        "entryId": name,
        "owner": str(call.owner),
        "type": body["type"],
        "key": body["key"],
        "status": "LIVE",
        "cid": body["cid"],
        "version": 1 if before is None else before["version"] + 1,
        "erased": 0 if before is None else before["erased"],
        "tags": body.get("tags", []),
        "metadata": body.get("metadata", {}),
        "createdAt": now if before is None else before["createdAt"],
        "updatedAt": now,
    }
    if before is not None and "cid" in before:
        entry["prevCid"] = before["cid"]
    changes = (_change(entry, record), history_tracker.written(entry))
    return Decision(record_of(entry), changes, (record_created(_told(entry), subject=name),), cid=entry["cid"])


async def erase(call: Call, kind: str, key: str, expected_version: int) -> Decision[None]:
    """Has a key point to nothing; what it pointed to can no longer be read, and is deleted by the job.

    Raises:
        Refused: QINDEX_NOT_FOUND; VERSION_CONFLICT, the key has another version than the caller saw.
    """
    before = await live(call, kind, key)
    require_version(before["version"], expected_version)
    record = await call.records.get(KIND, before["entryId"])
    version = before["version"] + 1
    entry: Entry = {
        "entryId": before["entryId"],
        "owner": before["owner"],
        "type": kind,
        "key": key,
        "status": "ERASED",
        "version": version,
        "erased": version,
        "tags": [],
        "metadata": {},
        "createdAt": before["createdAt"],
        "updatedAt": rfc3339(call.now),
    }
    return Decision(None, (_change(entry, record), history_tracker.erased(before)), (gone(call, before),))


def gone(call: Call, before: Entry) -> Event:
    """What peers are told of a key that points to nothing any more."""
    told: RecordErased = {
        "owner": before["owner"],
        "type": before["type"],
        "key": before["key"],
        "version": before["version"] + 1,
        "erasedAt": rfc3339(call.now),
    }
    return record_erased(told, subject=before["entryId"])


async def live(call: Call, kind: str, key: str) -> Entry:
    """What a key of whom the call is about points to.

    Raises:
        Refused: QINDEX_NOT_FOUND, it points to nothing.
    """
    record = await call.records.get(KIND, _name(call, kind, key))
    entry = None if record is None else entry_of(record)
    if entry is None or entry["status"] != "LIVE":
        raise Refused("QINDEX_NOT_FOUND", "The key points to nothing.", {"type": kind, "key": key})
    return entry


def entry_of(record: Record) -> Entry:
    """The entry that a record holds."""
    return cast("Entry", dict(record.body))


def record_of(entry: Entry) -> IndexRecord:
    """What a live entry points to, as the common contract has it."""
    found: IndexRecord = {
        "type": entry["type"],
        "key": entry["key"],
        "cid": entry["cid"],
        "version": entry["version"],
        "tags": entry["tags"],
        "createdAt": entry["updatedAt"],
    }
    if "prevCid" in entry:
        found["prevCid"] = entry["prevCid"]
    return found


def _name(call: Call, kind: str, key: str) -> str:
    """The name of an entry: a key of one type and one owner has one, whoever asks."""
    return identifier_of("idx", f"{call.owner}\n{kind}\n{key}")


def _told(entry: Entry) -> RecordCreated:
    return {"owner": entry["owner"], **record_of(entry)}


def _change(entry: Entry, record: Record | None) -> Change:
    tags = {f"tag:{tag}": "" for tag in entry["tags"]}
    return Change(
        KIND,
        entry["entryId"],
        entry,
        0 if record is None else record.version,
        owner=entry["owner"],
        keys={"status": entry["status"], "type": entry["type"], **tags},
        sort=f"{entry['type']}/{entry['key']}",
    )
