"""The client of Qdrive.

Generated from modules/qdrive by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qdrive import endpoints
from anarq.clients._gen.qdrive.models import (
    AdoptionRequest,
    AllowanceRequest,
    AuditEntryPage,
    Did,
    Erasure,
    ErasureRequest,
    Export,
    File,
    FileChange,
    FileExcerpt,
    FileMetadata,
    FilePage,
    FilePointer,
    FilePointerRequest,
    FileRestoration,
    FileVersion,
    FileVersionPage,
    FolderPath,
    Reference,
    ReferencePage,
    ReferenceRequest,
    Share,
    SharePage,
    ShareRequest,
    SmallFile,
    StoredContent,
    StoredContentPage,
    Timestamp,
    Upload,
    UploadPage,
    UploadRequest,
    Usage,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received, Source


class QdriveOperations(Operations):
    """The operations of Qdrive, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_files(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LIVE", "TRASHED", "ERASED"] = "LIVE",
        folder: FolderPath | None = None,
        tag: str | None = None,
        media_type: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> FilePage:
        """List files. Those of the grant's subject that can be read, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_FILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "folder": folder,
                "tag": tag,
                "mediaType": media_type,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("FilePage", data)

    async def iterate_list_files(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LIVE", "TRASHED", "ERASED"] = "LIVE",
        folder: FolderPath | None = None,
        tag: str | None = None,
        media_type: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[File]:
        """The items of every page of `listFiles`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_FILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "folder": folder,
                "tag": tag,
                "mediaType": media_type,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("File", item)

    async def upload_file(
        self,
        body: Source,
        *,
        name: str,
        folder: FolderPath | None = None,
        tags: list[str] | None = None,
        encryption: Literal["AT_REST", "END_TO_END"] = "AT_REST",
        idempotency_key: str | None = None,
    ) -> File:
        """Upload a file. The body is the bytes, with their SHA-256 in `Content-Digest` and their media type in
        `Content-Type`. The file exists when all of them were read and are what was announced: what ends before
        leaves nothing. What is larger comes in parts (`startUpload`).
        """
        data = await self._call(
            endpoints.UPLOAD_FILE,
            {"name": name, "folder": folder, "tags": tags, "encryption": encryption},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def put_file(
        self,
        body: SmallFile,
        *,
        idempotency_key: str | None = None,
    ) -> File:
        """Keep a small file. The same as `uploadFile`, for bytes that stand in a message: 524,288 of them at most."""
        data = await self._call(
            endpoints.PUT_FILE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def get_file(
        self,
        *,
        file_id: str,
    ) -> File:
        """Read what is known of a file."""
        data = await self._call(
            endpoints.GET_FILE,
            {"fileId": file_id},
        )
        return cast("File", data)

    async def update_file(
        self,
        body: FileChange,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> File:
        """Change what is said of a file. A merge patch: what is absent stays, and null takes it away. Of two who
        change one version, one is refused with `VERSION_CONFLICT`.
        """
        data = await self._call(
            endpoints.UPDATE_FILE,
            {"fileId": file_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def delete_file(
        self,
        *,
        file_id: str,
        expected_version: int,
        idempotency_key: str | None = None,
    ) -> File:
        """Delete a file. It is in the trash for 30 days and can be restored, then it is erased. Content that
        somebody needs stays for him until he releases it. `requestErasure` erases without grace. A file in the
        trash is neither read nor changed: `CONFLICT`, with the reason `file_trashed`.
        """
        data = await self._call(
            endpoints.DELETE_FILE,
            {"fileId": file_id, "expectedVersion": expected_version},
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def restore_file(
        self,
        body: FileRestoration,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> File:
        """Take a file out of the trash."""
        data = await self._call(
            endpoints.RESTORE_FILE,
            {"fileId": file_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def download_file(
        self,
        *,
        file_id: str,
        version: int | None = None,
        offset: int | None = None,
        length: int | None = None,
    ) -> Received:
        """Download the bytes of a file. All of them, or a range. `ETag` is the CID of what is sent, and `Repr-
        Digest` its SHA-256. A download that broke off goes on with `offset`, and with `version`, so that no other
        content comes between. An `offset` behind the end is `VALIDATION_FAILED`; of a `length` that goes beyond
        it what there is is sent.
        """
        data = await self._call(
            endpoints.DOWNLOAD_FILE,
            {"fileId": file_id, "version": version, "offset": offset, "length": length},
        )
        return cast("Received", data)

    async def replace_content(
        self,
        body: Source,
        *,
        file_id: str,
        expected_version: int,
        idempotency_key: str | None = None,
    ) -> File:
        """Replace the bytes of a file. The bytes before stay as a version. What is larger comes in parts
        (`startUpload` with `fileId`).
        """
        data = await self._call(
            endpoints.REPLACE_CONTENT,
            {"fileId": file_id, "expectedVersion": expected_version},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("File", data)

    async def read_file(
        self,
        *,
        file_id: str,
        version: int | None = None,
        offset: int | None = None,
        length: int = 65536,
    ) -> FileExcerpt:
        """Read some of a file as text. The same as `downloadFile`, for bytes that are to stand in a message."""
        data = await self._call(
            endpoints.READ_FILE,
            {"fileId": file_id, "version": version, "offset": offset, "length": length},
        )
        return cast("FileExcerpt", data)

    async def list_versions(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> FileVersionPage:
        """List the contents that a file had. An earlier one is made the content again by `adoptContent`, with its
        CID.
        """
        data = await self._call(
            endpoints.LIST_VERSIONS,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("FileVersionPage", data)

    async def iterate_list_versions(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[FileVersion]:
        """The items of every page of `listVersions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_VERSIONS,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("FileVersion", item)

    async def list_uploads(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "FINISHING", "DONE", "FAILED", "CANCELLED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> UploadPage:
        """List uploads. Those of the grant's subject, so that what broke off can go on."""
        data = await self._call(
            endpoints.LIST_UPLOADS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("UploadPage", data)

    async def iterate_list_uploads(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "FINISHING", "DONE", "FAILED", "CANCELLED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Upload]:
        """The items of every page of `listUploads`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_UPLOADS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Upload", item)

    async def start_upload(
        self,
        body: UploadRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Begin an upload in parts. Says what is to come, and sets its room aside. The parts come in any order, and
        several at once (`putPart`); then it is completed.
        """
        data = await self._call(
            endpoints.START_UPLOAD,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Upload", data)

    async def get_upload(
        self,
        *,
        upload_id: str,
    ) -> Upload:
        """Read an upload."""
        data = await self._call(
            endpoints.GET_UPLOAD,
            {"uploadId": upload_id},
        )
        return cast("Upload", data)

    async def cancel_upload(
        self,
        *,
        upload_id: str,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Cancel an upload. While it is `OPEN`. Its parts are forgotten."""
        data = await self._call(
            endpoints.CANCEL_UPLOAD,
            {"uploadId": upload_id},
            idempotency_key=idempotency_key,
        )
        return cast("Upload", data)

    async def put_part(
        self,
        body: Source,
        *,
        upload_id: str,
        part: int,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Send a part of an upload. Each has `partSize` bytes but the last, and its own `Content-Digest`. One that
        is sent again takes the place of the first.
        """
        data = await self._call(
            endpoints.PUT_PART,
            {"uploadId": upload_id, "part": part},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Upload", data)

    async def complete_upload(
        self,
        *,
        upload_id: str,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Complete an upload. When every part is there, else `CONFLICT` with the reason `parts_missing`. The whole
        is held to its digest behind this answer; `q.qdrive.file.created.v1`, `q.qdrive.file.changed.v1` or
        `q.qdrive.upload.ended.v1` tells what came of it.
        """
        data = await self._call(
            endpoints.COMPLETE_UPLOAD,
            {"uploadId": upload_id},
            idempotency_key=idempotency_key,
        )
        return cast("Upload", data)

    async def adopt_content(
        self,
        body: AdoptionRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Make a file of content that is stored already. For content in IPFS that a module made, or that the file
        had before. It is held to its size and digest behind this answer, and pinned; from then on it is an upload
        like any other. Content that others keep here is not found by it: to know a CID is to have no bytes.
        """
        data = await self._call(
            endpoints.ADOPT_CONTENT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Upload", data)

    async def get_metadata(
        self,
        *,
        file_id: str,
    ) -> FileMetadata:
        """Read what the bytes of a file say of themselves. The owner sees all of it, others what the privacy profile
        of their share shows: while Qmask has not said it yet, `status` is `PENDING` to them.
        """
        data = await self._call(
            endpoints.GET_METADATA,
            {"fileId": file_id},
        )
        return cast("FileMetadata", data)

    async def request_extraction(
        self,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> FileMetadata:
        """Have the metadata of a file read again. After another content it is done by itself."""
        data = await self._call(
            endpoints.REQUEST_EXTRACTION,
            {"fileId": file_id},
            idempotency_key=idempotency_key,
        )
        return cast("FileMetadata", data)

    async def list_shares(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> SharePage:
        """List who may read a file."""
        data = await self._call(
            endpoints.LIST_SHARES,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("SharePage", data)

    async def iterate_list_shares(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Share]:
        """The items of every page of `listShares`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_SHARES,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Share", item)

    async def share_file(
        self,
        body: ShareRequest,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> Share:
        """Share a file. The grant is what lets the recipient in; the share has it found, listed and ended, and holds
        it to its time. A grant that is not for this file alone, or outlives `until`, is `VALIDATION_FAILED`; a
        recipient who is not active is `CONFLICT` with the reason `recipient_not_active`. With how many others an
        owner may share in a day depends on his standing: what is more is `RATE_LIMIT_EXCEEDED`.
        """
        data = await self._call(
            endpoints.SHARE_FILE,
            {"fileId": file_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Share", data)

    async def end_share(
        self,
        *,
        file_id: str,
        share_id: str,
        idempotency_key: str | None = None,
    ) -> Share:
        """End a share. By the owner, or by the recipient, who wants no part in it. Its grant is taken no more; that
        it is revoked at Qonsent is for the owner to see to.
        """
        data = await self._call(
            endpoints.END_SHARE,
            {"fileId": file_id, "shareId": share_id},
            idempotency_key=idempotency_key,
        )
        return cast("Share", data)

    async def list_received_shares(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] = "ACTIVE",
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> SharePage:
        """List what others share with the caller. Shares whose recipient is the grant's subject, or a DAO that it
        belongs to.
        """
        data = await self._call(
            endpoints.LIST_RECEIVED_SHARES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("SharePage", data)

    async def iterate_list_received_shares(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] = "ACTIVE",
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Share]:
        """The items of every page of `listReceivedShares`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_RECEIVED_SHARES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Share", item)

    async def list_references(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["HELD", "RELEASED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> ReferencePage:
        """List who needs the content of a file."""
        data = await self._call(
            endpoints.LIST_REFERENCES,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("ReferencePage", data)

    async def iterate_list_references(
        self,
        *,
        file_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["HELD", "RELEASED", "EXPIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Reference]:
        """The items of every page of `listReferences`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_REFERENCES,
            {
                "fileId": file_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Reference", item)

    async def add_reference(
        self,
        body: ReferenceRequest,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> Reference:
        """Have the content of a file stay. For modules that build on it in the owner's name: a listing, a licence,
        an asset. While it is held, the content is neither collected nor erased.
        """
        data = await self._call(
            endpoints.ADD_REFERENCE,
            {"fileId": file_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Reference", data)

    async def remove_reference(
        self,
        *,
        file_id: str,
        reference_id: str,
        idempotency_key: str | None = None,
    ) -> Reference:
        """Let the content of a file go. By who holds the reference."""
        data = await self._call(
            endpoints.REMOVE_REFERENCE,
            {"fileId": file_id, "referenceId": reference_id},
            idempotency_key=idempotency_key,
        )
        return cast("Reference", data)

    async def get_file_pointer(
        self,
        *,
        file_id: str,
    ) -> FilePointer:
        """Read which key of the index follows a file."""
        data = await self._call(
            endpoints.GET_FILE_POINTER,
            {"fileId": file_id},
        )
        return cast("FilePointer", data)

    async def index_file(
        self,
        body: FilePointerRequest,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> FilePointer:
        """Have a key of the index follow a file. Qindex is asked in the owner's name, now and whenever the content
        changes; what the owner delegates for it is kept with the file. The key is erased with the file.
        """
        data = await self._call(
            endpoints.INDEX_FILE,
            {"fileId": file_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("FilePointer", data)

    async def stop_indexing(
        self,
        *,
        file_id: str,
        idempotency_key: str | None = None,
    ) -> FilePointer:
        """Have no key of the index follow a file. The key stays as it is, for its owner to move or erase; what was
        delegated is forgotten.
        """
        data = await self._call(
            endpoints.STOP_INDEXING,
            {"fileId": file_id},
            idempotency_key=idempotency_key,
        )
        return cast("FilePointer", data)

    async def get_usage(
        self,
        *,
        owner: Did,
    ) -> Usage:
        """Read how much somebody keeps, and may keep."""
        data = await self._call(
            endpoints.GET_USAGE,
            {"owner": owner},
        )
        return cast("Usage", data)

    async def set_allowance(
        self,
        body: AllowanceRequest,
        *,
        owner: Did,
        idempotency_key: str | None = None,
    ) -> Usage:
        """Say how much somebody may keep. For operators. What is kept already stays."""
        data = await self._call(
            endpoints.SET_ALLOWANCE,
            {"owner": owner},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Usage", data)

    async def list_contents(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PINNED", "ORPHANED", "COLLECTED"] | None = None,
        owner: Did | None = None,
        updated_after: Timestamp | None = None,
        updated_before: Timestamp | None = None,
    ) -> StoredContentPage:
        """List contents by what names them. For operators: what is pinned, what nothing names any more, and when it
        is deleted.
        """
        data = await self._call(
            endpoints.LIST_CONTENTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "owner": owner,
                "updatedAfter": updated_after,
                "updatedBefore": updated_before,
            },
        )
        return cast("StoredContentPage", data)

    async def iterate_list_contents(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PINNED", "ORPHANED", "COLLECTED"] | None = None,
        owner: Did | None = None,
        updated_after: Timestamp | None = None,
        updated_before: Timestamp | None = None,
    ) -> AsyncIterator[StoredContent]:
        """The items of every page of `listContents`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_CONTENTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "owner": owner,
                "updatedAfter": updated_after,
                "updatedBefore": updated_before,
            },
        )
        async for item in items:
            yield cast("StoredContent", item)

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

    async def request_export(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Export:
        """Ask for a copy of all that is kept of somebody. Files as they are, and beside each, as JSON, what is said
        and known of it, its versions, shares and references. What is encrypted end to end stays so: its owner has
        the keys. One at a time is made.
        """
        data = await self._call(
            endpoints.REQUEST_EXPORT,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Export", data)

    async def get_export(
        self,
        *,
        export_id: str,
    ) -> Export:
        """Read how far an export has come."""
        data = await self._call(
            endpoints.GET_EXPORT,
            {"exportId": export_id},
        )
        return cast("Export", data)

    async def download_export(
        self,
        *,
        export_id: str,
    ) -> Received:
        """Download the file of an export. A ZIP archive. There for seven days."""
        data = await self._call(
            endpoints.DOWNLOAD_EXPORT,
            {"exportId": export_id},
        )
        return cast("Received", data)

    async def request_erasure(
        self,
        body: ErasureRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Or single files. Without grace, and not only what is in the
        trash. The keys of the contents are destroyed, and a proof of it is signed. What somebody needs by a
        reference is kept until he releases it; `kept` says so.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            body,
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


class QdriveClient(QdriveOperations, HttpClient):
    """Calls Qdrive over HTTP."""

    api_version = "v1.0"
