"""The types of Qindex, which its clients share.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.qindex.models import (
    Cid,
    Did,
    Entry,
    EntryVersion,
    IndexPointer,
    IndexRecord,
    PageInfo,
    RecordCreated,
    RecordErased,
    RecordPage,
    RecordRequest,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "Cid",
    "Did",
    "Entry",
    "EntryVersion",
    "IndexPointer",
    "IndexRecord",
    "Number",
    "PageInfo",
    "RecordCreated",
    "RecordErased",
    "RecordPage",
    "RecordRequest",
    "Timestamp",
]
