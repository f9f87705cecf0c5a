"""Pointer Service: names whose content changes, with what they pointed to lately."""

from typing import Final

from anarq.reference.qindex._gen.models import Entry, IndexPointer
from anarq.reference.qindex.services import history_tracker
from anarq.runtime.call import Call

_LATEST: Final = 50
"""Versions that a pointer shows."""


async def pointer(call: Call, entry: Entry) -> IndexPointer:
    """A live entry as the common contract has it: its latest versions, the oldest of them first."""
    latest = await history_tracker.page(call, entry, _LATEST, None)
    return {
        "key": entry["key"],
        "currentCid": entry["cid"],
        "version": entry["version"],
        "history": latest["items"][::-1],
        "metadata": entry["metadata"],
        "lastUpdated": entry["updatedAt"],
    }
