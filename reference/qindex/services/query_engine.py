"""Query Engine: finds keys by type and tag."""

from typing import cast

from anarq.reference.qindex._gen.models import RecordPage
from anarq.reference.qindex.services import index_manager
from anarq.runtime.call import Call
from anarq.runtime.pages import page_of


async def found(call: Call, kind: str | None, tag: str | None, limit: int, cursor: str | None) -> RecordPage:
    """Keys of whom the call is about that point to something, by type and key."""
    where = {"status": "LIVE"}
    if kind is not None:
        where["type"] = kind
    if tag is not None:
        where[f"tag:{tag}"] = ""
    listing = await call.records.list(index_manager.KIND, owner=call.owner, where=where, limit=limit, cursor=cursor)
    return cast("RecordPage", page_of(listing, lambda record: index_manager.record_of(index_manager.entry_of(record))))
