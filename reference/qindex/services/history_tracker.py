"""History Tracker: what keys pointed to, version by version, until they are erased."""

from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.qindex._gen.models import Entry, EntryVersion, IndexRecord, RecordPage
from anarq.runtime.call import Call, Decision
from anarq.runtime.pages import page_of

VERSION: Final = "entry-version"
FORGETTING: Final = "forgetting"
"""The collections of storage/map.yaml: versions, and the lives of keys whose versions are to be deleted."""

_AT_ONCE: Final = 100
"""Versions that one turn of the job deletes; what is left has its turn next."""

_FAR: Final = 10**12


def written(entry: Entry) -> Change:
    """The change that keeps a new version."""
    name = f"{entry['entryId']}:{entry['version']:012d}"
    version: EntryVersion = {
        "versionId": name,
        "entryId": entry["entryId"],
        "type": entry["type"],
        "key": entry["key"],
        "cid": entry["cid"],
        "version": entry["version"],
        "tags": entry["tags"],
        "createdAt": entry["updatedAt"],
    }
    if "prevCid" in entry:
        version["prevCid"] = entry["prevCid"]
    sort = f"{_FAR - entry['version']:012d}"
    return Change(VERSION, name, version, 0, owner=entry["owner"], keys={"life": _life(entry)}, sort=sort)


def erased(entry: Entry) -> Change:
    """The change by which the versions of a key are deleted, some at a time."""
    return Change(FORGETTING, _life(entry), {"life": _life(entry)}, 0)


async def page(call: Call, entry: Entry, limit: int, cursor: str | None) -> RecordPage:
    """Versions of a key, the newest first."""
    where = {"life": _life(entry)}
    listing = await call.records.list(VERSION, owner=entry["owner"], where=where, limit=limit, cursor=cursor)
    return cast("RecordPage", page_of(listing, _record_of))


async def forget(call: Call) -> Decision[None]:
    """Deletes versions of keys that were erased."""
    waiting = await call.records.list(FORGETTING, limit=1)
    if not waiting.records:
        return Decision(None)
    (forgetting,) = waiting.records
    listing = await call.records.list(VERSION, where={"life": str(forgetting.body["life"])}, limit=_AT_ONCE)
    changes = [Change(VERSION, record.id, None, record.version) for record in listing.records]
    if listing.cursor is None:
        changes.append(Change(FORGETTING, forgetting.id, None, forgetting.version))
    return Decision(None, tuple(changes))


def _life(entry: Entry) -> str:
    """Names what a key is between two erasures."""
    return f"{entry['entryId']}:{entry['erased']}"


def _record_of(record: Record) -> IndexRecord:
    version = {name: value for name, value in record.body.items() if name not in ("versionId", "entryId")}
    return cast("IndexRecord", version)
