"""The types of the contracts of Qindex, with their exact JSON names.

Generated from modules/qindex/contracts, modules/qindex/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IndexPointer,
    IndexRecord,
    PageInfo,
    Timestamp,
)

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
    "PageInfo",
    "RecordCreated",
    "RecordErased",
    "RecordPage",
    "RecordRequest",
    "Timestamp",
]


class EntryVersion(TypedDict):
    """What a key pointed to at one version.

    Attributes:
        versionId: Names the version of the entry.
        entryId: Names the entry: it follows from owner, type and key.
        type: What kind of content it is: keys of different types do not meet.
        key: The key within its type.
        cid: The content at this version.
        version: The version.
        prevCid: The content at the version before.
        tags: Words to find it by.
        createdAt: When it was written.
    """

    versionId: str
    entryId: str
    type: str
    key: str
    cid: Cid
    version: int
    prevCid: NotRequired[Cid]
    tags: list[str]
    createdAt: Timestamp


class Entry(TypedDict):
    """A key of somebody, and what it points to.

    Attributes:
        entryId: Names the entry: it follows from owner, type and key.
        owner: Whose key it is.
        type: What kind of content it is: keys of different types do not meet.
        key: The key within its type.
        status: Whether it points to anything. What was erased leaves its version behind, so that nobody takes a new
            one for the old.
        cid: The content now; absent where it was erased.
        prevCid: The content before.
        version: Counts from 1, without gaps, what was put and erased.
        erased: The version with which everything before was erased; 0 where nothing was.
        tags: Words to find it by.
        metadata: Facts that the owner keeps with it.
        createdAt: When the key came into the index.
        updatedAt: When the version was written.
    """

    entryId: str
    owner: Did
    type: str
    key: str
    status: Literal["LIVE", "ERASED"]
    cid: NotRequired[Cid]
    prevCid: NotRequired[Cid]
    version: int
    erased: int
    tags: list[str]
    metadata: Mapping[str, str]
    createdAt: Timestamp
    updatedAt: Timestamp


class RecordCreated(TypedDict):
    """A version of a key, as peers are told.

    Attributes:
        owner: Whose key it is.
        type: What kind of content it is: keys of different types do not meet.
        key: The key within its type.
        cid: The content.
        prevCid: The content before.
        version: The version.
        tags: Words to find it by.
        createdAt: When it was written.
    """

    owner: Did
    type: str
    key: str
    cid: Cid
    prevCid: NotRequired[Cid]
    version: int
    tags: list[str]
    createdAt: Timestamp


class RecordErased(TypedDict):
    """A key that points to nothing any more, as peers are told: what they keep of it they forget, and unpin.

    Attributes:
        owner: Whose key it was.
        type: What kind of content it is: keys of different types do not meet.
        key: The key within its type.
        version: The version that the erasure is.
        erasedAt: When it was erased.
    """

    owner: Did
    type: str
    key: str
    version: int
    erasedAt: Timestamp


class RecordPage(PageInfo):
    """One page of records.

    Attributes:
        items: The items of this page.
    """

    items: list[IndexRecord]


class RecordRequest(TypedDict):
    """What a key is to point to from now on.

    Attributes:
        type: What kind of content it is: keys of different types do not meet.
        key: The key within its type.
        cid: The content.
        tags: Words to find it by.
        metadata: Facts that the owner keeps with it.
        expectedVersion: The version that the key has; 0 where it is not in the index.
    """

    type: str
    key: str
    cid: Cid
    tags: NotRequired[list[str]]
    metadata: NotRequired[Mapping[str, str]]
    expectedVersion: int
