"""The types of Qindex, which its clients share.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.qindex.models import (
    AuditEntryPage,
    Cid,
    Did,
    Entry,
    EntryVersion,
    Erasure,
    ErasureDone,
    ExportPage,
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
    "AuditEntryPage",
    "Cid",
    "Did",
    "Entry",
    "EntryVersion",
    "Erasure",
    "ErasureDone",
    "ExportPage",
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
