"""The client of Qindex.

Generated from modules/qindex by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qindex import endpoints
from anarq.clients._gen.qindex.models import (
    AuditEntryPage,
    Erasure,
    ExportPage,
    IndexPointer,
    IndexRecord,
    RecordPage,
    RecordRequest,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QindexOperations(Operations):
    """The operations of Qindex, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        type: str | None = None,
        tag: str | None = None,
    ) -> RecordPage:
        """List what keys point to. Keys of the grant's subject that point to something, by type and key."""
        data = await self._call(
            endpoints.LIST_RECORDS,
            {"limit": limit, "cursor": cursor, "type": type, "tag": tag},
        )
        return cast("RecordPage", data)

    async def iterate_list_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        type: str | None = None,
        tag: str | None = None,
    ) -> AsyncIterator[IndexRecord]:
        """The items of every page of `listRecords`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_RECORDS,
            {"limit": limit, "cursor": cursor, "type": type, "tag": tag},
        )
        async for item in items:
            yield cast("IndexRecord", item)

    async def put_record(
        self,
        body: RecordRequest,
        *,
        idempotency_key: str | None = None,
    ) -> IndexRecord:
        """Point a key at content. Writes the next version. `expectedVersion` is the version that the key has, 0
        where it is not in the index: of two who change one version, one is refused with `VERSION_CONFLICT`, and
        told the version that there is.
        """
        data = await self._call(
            endpoints.PUT_RECORD,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("IndexRecord", data)

    async def get_record(
        self,
        *,
        type: str,
        key: str,
    ) -> IndexRecord:
        """Read what a key points to."""
        data = await self._call(
            endpoints.GET_RECORD,
            {"type": type, "key": key},
        )
        return cast("IndexRecord", data)

    async def erase_record(
        self,
        *,
        type: str,
        key: str,
        expected_version: int,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a key and its history. The key points to nothing, and what it pointed to is forgotten at once. Its
        version stays and goes on counting.
        """
        await self._call(
            endpoints.ERASE_RECORD,
            {"type": type, "key": key, "expectedVersion": expected_version},
            idempotency_key=idempotency_key,
        )

    async def get_pointer(
        self,
        *,
        type: str,
        key: str,
    ) -> IndexPointer:
        """Read a pointer with its latest history. The latest fifty versions, the oldest of them first; `listHistory`
        has all.
        """
        data = await self._call(
            endpoints.GET_POINTER,
            {"type": type, "key": key},
        )
        return cast("IndexPointer", data)

    async def list_history(
        self,
        *,
        type: str,
        key: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> RecordPage:
        """List what a key pointed to."""
        data = await self._call(
            endpoints.LIST_HISTORY,
            {"type": type, "key": key, "limit": limit, "cursor": cursor},
        )
        return cast("RecordPage", data)

    async def iterate_list_history(
        self,
        *,
        type: str,
        key: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[IndexRecord]:
        """The items of every page of `listHistory`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_HISTORY,
            {"type": type, "key": key, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("IndexRecord", item)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["index-records"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: all keys, what they point to and pointed
        to.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)


class QindexClient(QindexOperations, HttpClient):
    """Calls Qindex over HTTP."""

    api_version = "v1.0"
