"""The types of the contracts of Qdrive, with their exact JSON names.

Generated from modules/qdrive/contracts, modules/qdrive/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Export,
    ExportReady,
    FileName,
    FolderPath,
    IdentityRef,
    LockSig,
    PageInfo,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "AdoptionRequest",
    "AllowanceChanged",
    "AllowanceRequest",
    "AuditEntryPage",
    "Cid",
    "ContentCollected",
    "Did",
    "Erasure",
    "ErasureDone",
    "ErasureProof",
    "ErasureRequest",
    "Export",
    "ExportReady",
    "File",
    "FileChange",
    "FileChanged",
    "FileCreated",
    "FileDeleted",
    "FileErased",
    "FileExcerpt",
    "FileFacts",
    "FileMetadata",
    "FileMetadataLocation",
    "FileName",
    "FilePage",
    "FilePointer",
    "FilePointerRequest",
    "FileRestoration",
    "FileRestored",
    "FileVersion",
    "FileVersionPage",
    "FolderPath",
    "IdentityRef",
    "KeptFile",
    "LockSig",
    "MetadataExtracted",
    "PageInfo",
    "Reference",
    "ReferenceAdded",
    "ReferenceEnded",
    "ReferencePage",
    "ReferenceRequest",
    "Share",
    "ShareCreated",
    "ShareEnded",
    "SharePage",
    "ShareRequest",
    "ShareTerms",
    "SmallFile",
    "StoredContent",
    "StoredContentPage",
    "Timestamp",
    "Upload",
    "UploadEnded",
    "UploadPage",
    "UploadRequest",
    "UploadTerms",
    "Usage",
]


class AdoptionRequest(TypedDict):
    """Content that is stored already, and is to be a file.

    Attributes:
        name: What it is called; two files may be called the same.
        folder: Where its owner looks for it: the names of folders, each after a `/`.
        description: What it is, for people.
        tags: Words to find it by.
        attributes: Facts that the owner keeps with it.
        mediaType: The media type of the bytes.
        size: How many bytes there are.
        sha256: Their SHA-256, in hexadecimal: what they are held to when all are there.
        encryption: `END_TO_END`: the owner has encrypted them; nothing is read in them.
        fileId: The file whose content they are to take the place of; absent: they become a new file.
        expectedVersion: The `version` that this file has.
        content: The bytes, as IPFS has them.
    """

    name: FileName
    folder: NotRequired[FolderPath]
    description: NotRequired[str]
    tags: NotRequired[list[str]]
    attributes: NotRequired[Mapping[str, str]]
    mediaType: str
    size: int
    sha256: str
    encryption: NotRequired[Literal["AT_REST", "END_TO_END"]]
    fileId: NotRequired[str]
    expectedVersion: NotRequired[int]
    content: Cid


class AllowanceChanged(TypedDict):
    """How much somebody may keep from now on.

    Attributes:
        owner: Whose files they are.
        allowance: How many bytes.
        changedAt: When it changed.
    """

    owner: Did
    allowance: int
    changedAt: Timestamp


class AllowanceRequest(TypedDict):
    """How much somebody may keep from now on.

    Attributes:
        allowance: How many bytes; less than are used keeps these, and lets in no more.
        reason: Why, for the owner to read.
        expectedVersion: The `version` of the usage that the decision was made for.
    """

    allowance: int
    reason: str
    expectedVersion: int


class ContentCollected(TypedDict):
    """Content that was unpinned and deleted: who pins it as well decides anew.

    Attributes:
        content: The content.
        size: How many bytes it had.
        collectedAt: When it was deleted.
    """

    content: Cid
    size: int
    collectedAt: Timestamp


class ErasureDone(TypedDict):
    """An erasure that is done, as peers are told: what they keep because of it they forget.

    Attributes:
        erasureId: The erasure.
        owner: Whose files they were.
        erased: How many files are gone.
        kept: How many are not, because somebody needs their content.
        doneAt: When it was carried out.
    """

    erasureId: str
    owner: Did
    erased: int
    kept: int
    doneAt: Timestamp


class ErasureProof(TypedDict):
    """What was destroyed, signed by the service.

    Attributes:
        keys: The keys that were destroyed: without them no copy can be read, wherever it lies.
        contents: The contents that were unpinned and deleted.
        signature: Over the other members.
    """

    keys: list[str]
    contents: list[Cid]
    signature: LockSig


class ErasureRequest(TypedDict):
    """What is to be erased.

    Attributes:
        fileIds: These files; absent: all, and what is kept of their owner.
    """

    fileIds: NotRequired[list[str]]


class KeptFile(TypedDict):
    """A file that could not be erased yet.

    Attributes:
        fileId: The file.
        holders: Who needs its content, and has to release it first.
    """

    fileId: str
    holders: list[Did]


class Erasure(TypedDict):
    """Files that are erased without grace, and the proof of it.

    Attributes:
        erasureId: Names the erasure.
        owner: Whose files they are.
        fileIds: Which files; absent: all.
        status: How far it has come; `HELD` waits for the end of a legal hold, `DONE` is final.
        erased: How many files are gone.
        kept: Those that are not, because somebody needs their content: a licence that was paid, say.
        proof: What was destroyed, once it is `DONE`.
        evidence: The event of the audit log that says what was erased, once it is `DONE`.
        requestedAt: When it was asked for.
        doneAt: When the last was erased.
    """

    erasureId: str
    owner: Did
    fileIds: NotRequired[list[str]]
    status: Literal["RECEIVED", "HELD", "DONE"]
    erased: int
    kept: list[KeptFile]
    proof: NotRequired[ErasureProof]
    evidence: NotRequired[Cid]
    requestedAt: Timestamp
    doneAt: NotRequired[Timestamp]


class FileChange(TypedDict):
    """What is to be changed of a file; what is absent stays, and null takes it away.

    Attributes:
        name: What it is called.
        folder: Where its owner looks for it.
        description: What it is, for people.
        tags: Words to find it by; all that there are to be.
        attributes: Facts that the owner keeps with it: those that are named change, and those that are null are
            taken away.
        expectedVersion: The `version` that the change was made for.
    """

    name: NotRequired[FileName]
    folder: NotRequired[FolderPath]
    description: NotRequired[str | None]
    tags: NotRequired[list[str]]
    attributes: NotRequired[Mapping[str, str | None] | None]
    expectedVersion: int


class FileChanged(TypedDict):
    """A file that changed, as peers are told: not what is said of it.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        version: Its version now.
        content: Its bytes now.
        uploadId: The upload that they came by, where they came by one.
        changedAt: When it changed.
    """

    fileId: str
    owner: Did
    version: int
    content: Cid
    uploadId: NotRequired[str]
    changedAt: Timestamp


class FileCreated(TypedDict):
    """A new file, as peers are told.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        content: Its bytes.
        size: How many there are.
        mediaType: Their media type.
        encryption: Whether the owner encrypted them.
        uploadId: The upload that it came by, where it came by one.
        createdAt: When it came to be.
    """

    fileId: str
    owner: Did
    content: Cid
    size: int
    mediaType: str
    encryption: Literal["AT_REST", "END_TO_END"]
    uploadId: NotRequired[str]
    createdAt: Timestamp


class FileDeleted(TypedDict):
    """A file that can be read no more, and may be restored.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        erasedAfter: Until when it can be restored.
        deletedAt: When it was deleted.
    """

    fileId: str
    owner: Did
    erasedAfter: Timestamp
    deletedAt: Timestamp


class FileErased(TypedDict):
    """A file that is gone: what peers keep of it they forget, and unpin.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        erasedAt: When it was erased.
    """

    fileId: str
    owner: Did
    erasedAt: Timestamp


class FileExcerpt(TypedDict):
    """Some of the bytes of a file, as text.

    Attributes:
        fileId: The file.
        name: What it is called.
        version: The version of the file that they were read from.
        mediaType: Their media type.
        size: How many bytes the file has.
        offset: At which byte they begin.
        length: How many bytes they are.
        encoding: How `data` holds them: as they are read, or in base64 where they are no UTF-8.
        data: The bytes.
    """

    fileId: str
    name: FileName
    version: int
    mediaType: str
    size: int
    offset: int
    length: int
    encoding: Literal["UTF8", "BASE64"]
    data: str


class FileFacts(TypedDict):
    """What its owner says of a file.

    Attributes:
        name: What it is called; two files may be called the same.
        folder: Where its owner looks for it: the names of folders, each after a `/`.
        description: What it is, for people.
        tags: Words to find it by.
        attributes: Facts that the owner keeps with it.
    """

    name: NotRequired[FileName]
    folder: NotRequired[FolderPath]
    description: NotRequired[str]
    tags: NotRequired[list[str]]
    attributes: NotRequired[Mapping[str, str]]


class FileMetadataLocation(TypedDict):
    """Where it was taken, in degrees."""

    latitude: Number
    longitude: Number


class FileMetadata(TypedDict):
    """What the bytes of a file say of themselves.

    Attributes:
        fileId: The file.
        content: The bytes that it was read from.
        status: How far it has come: whoever sees `PENDING` asks again.
        reason: Why it is `UNREADABLE`.
        mediaType: The media type as the bytes show it, whatever who sent them says.
        title: A title.
        authors: Who made it.
        language: The language, as BCP 47 writes it.
        width: Of a picture, in pixels.
        height: Of a picture, in pixels.
        durationMs: Of sound or a moving picture, in milliseconds.
        codecs: How sound and pictures are coded.
        pages: Of a document.
        capturedAt: When it was taken.
        location: Where it was taken, in degrees.
        withheld: The members that the privacy profile of a share keeps from the caller.
        updatedAt: When this was found out.
    """

    fileId: str
    content: Cid
    status: Literal["PENDING", "EXTRACTED", "UNREADABLE"]
    reason: NotRequired[Literal["ENCRYPTED", "UNKNOWN_FORMAT", "DAMAGED", "TOO_LARGE"]]
    mediaType: NotRequired[str]
    title: NotRequired[str]
    authors: NotRequired[list[str]]
    language: NotRequired[str]
    width: NotRequired[int]
    height: NotRequired[int]
    durationMs: NotRequired[int]
    codecs: NotRequired[list[str]]
    pages: NotRequired[int]
    capturedAt: NotRequired[Timestamp]
    location: NotRequired[FileMetadataLocation]
    withheld: NotRequired[list[str]]
    updatedAt: Timestamp


class File(FileFacts):
    """A file of somebody: bytes with a name. It exists from the commit of its content on.

    Attributes:
        fileId: Names the file.
        owner: Whose file it is.
        status: Whether it can be read; `TRASHED` can be restored until `erasedAfter`, and of `ERASED` nothing but
            this is left.
        version: Counts its changes: what `expectedVersion` is compared with.
        content: Its bytes now; absent where it was erased.
        sha256: Their SHA-256, in hexadecimal.
        size: How many bytes there are.
        mediaType: Their media type, as who sent them says.
        encryption: `AT_REST`: by the service, with a key of the owner's that an erasure destroys; `END_TO_END`: by
            the owner, before they came.
        uploadId: The upload that it came by, where it came by one.
        createdAt: When it came to be.
        updatedAt: When it last changed.
        erasedAfter: Until when it can be restored; there while it is `TRASHED`.
    """

    fileId: str
    owner: Did
    status: Literal["LIVE", "TRASHED", "ERASED"]
    version: int
    content: NotRequired[Cid]
    sha256: NotRequired[str]
    size: NotRequired[int]
    mediaType: NotRequired[str]
    encryption: NotRequired[Literal["AT_REST", "END_TO_END"]]
    uploadId: NotRequired[str]
    createdAt: Timestamp
    updatedAt: Timestamp
    erasedAfter: NotRequired[Timestamp]


class FilePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[File]


class FilePointerRequest(TypedDict):
    """A key of the owner's index that is to point to a file.

    Attributes:
        key: The key within the type `file`.
        expectedVersion: The version that the key has at Qindex; 0 where it is not in the index.
    """

    key: str
    expectedVersion: int


class FilePointer(TypedDict):
    """A key of the owner's index at Qindex that follows the content of a file.

    Attributes:
        fileId: The file.
        owner: Whose key it is.
        key: The key within the type `file`.
        version: The version that the key has at Qindex; 0 where it is not in the index.
        content: What it is to point to.
        status: Whether Qindex has it: what it refused stands in `reason`, and is not tried again by itself.
        reason: Why it is `REFUSED`: the key has another version, what the owner delegated does not hold, or Qindex
            did not answer.
        updatedAt: When this was so.
    """

    fileId: str
    owner: Did
    key: str
    version: int
    content: Cid
    status: Literal["MOVING", "CURRENT", "REFUSED", "STOPPED"]
    reason: NotRequired[Literal["VERSION_CONFLICT", "DENIED", "UNANSWERED"]]
    updatedAt: Timestamp


class FileRestoration(TypedDict):
    """A file that is to be taken out of the trash.

    Attributes:
        expectedVersion: The `version` that the file has.
    """

    expectedVersion: int


class FileRestored(TypedDict):
    """A file that can be read again.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        version: Its version now.
        restoredAt: When it was restored.
    """

    fileId: str
    owner: Did
    version: int
    restoredAt: Timestamp


class FileVersion(TypedDict):
    """The bytes of a file at the version with which they came.

    Attributes:
        versionId: Names the version of the file.
        fileId: The file.
        version: The version with which they came.
        content: The bytes.
        sha256: Their SHA-256, in hexadecimal.
        size: How many bytes there are.
        mediaType: Their media type.
        actor: Who sent them.
        createdAt: When they came.
    """

    versionId: str
    fileId: str
    version: int
    content: Cid
    sha256: str
    size: int
    mediaType: str
    actor: IdentityRef
    createdAt: Timestamp


class FileVersionPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[FileVersion]


class MetadataExtracted(TypedDict):
    """That a file has metadata, as peers are told: they read them where they may.

    Attributes:
        fileId: The file.
        owner: Whose file it is.
        content: The bytes that they were read from.
        status: Whether there are any.
        mediaType: The media type as the bytes show it.
        extractedAt: When they were read.
    """

    fileId: str
    owner: Did
    content: Cid
    status: Literal["EXTRACTED", "UNREADABLE"]
    mediaType: NotRequired[str]
    extractedAt: Timestamp


class ReferenceAdded(TypedDict):
    """Content that stays for somebody.

    Attributes:
        referenceId: The reference.
        fileId: The file.
        owner: Whose file it is.
        holder: Who needs it.
        content: The content.
        createdAt: Since when it is held.
    """

    referenceId: str
    fileId: str
    owner: Did
    holder: Did
    content: Cid
    createdAt: Timestamp


class ReferenceEnded(TypedDict):
    """Content that stays for somebody no more.

    Attributes:
        referenceId: The reference.
        fileId: The file.
        owner: Whose file it is.
        holder: Who needs it.
        outcome: How it ended.
        endedAt: When it ended.
    """

    referenceId: str
    fileId: str
    owner: Did
    holder: Did
    outcome: Literal["RELEASED", "EXPIRED"]
    endedAt: Timestamp


class Reference(TypedDict):
    """That somebody needs the content of a file: while it is held, the content stays, though the file be deleted.

    Attributes:
        referenceId: Names the reference.
        fileId: The file.
        owner: Whose file it is.
        holder: Who needs it: who called, and alone can release it.
        content: The content that stays.
        reason: What for.
        status: Whether the content stays for it.
        until: Until when; absent: until it is released.
        createdAt: Since when it is held.
        endedAt: When it ended.
    """

    referenceId: str
    fileId: str
    owner: Did
    holder: Did
    content: Cid
    reason: str
    status: Literal["HELD", "RELEASED", "EXPIRED"]
    until: NotRequired[Timestamp]
    createdAt: Timestamp
    endedAt: NotRequired[Timestamp]


class ReferencePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Reference]


class ReferenceRequest(TypedDict):
    """Why the content of a file is needed.

    Attributes:
        content: The content that is needed: that of the file, at any of its versions.
        reason: What for, for the owner to read.
        until: Until when; absent: until it is released.
    """

    content: Cid
    reason: str
    until: NotRequired[Timestamp]


class ShareCreated(TypedDict):
    """A file that somebody may read, as both are told.

    Attributes:
        shareId: The share.
        fileId: The file.
        owner: Whose file it is.
        recipient: Who may read it.
        until: Until when.
        createdAt: When it was shared.
    """

    shareId: str
    fileId: str
    owner: Did
    recipient: Did
    until: Timestamp
    createdAt: Timestamp


class ShareEnded(TypedDict):
    """A file that somebody may read no more.

    Attributes:
        shareId: The share.
        fileId: The file.
        owner: Whose file it is.
        recipient: Who may read it.
        outcome: How it ended.
        endedAt: When it ended.
    """

    shareId: str
    fileId: str
    owner: Did
    recipient: Did
    outcome: Literal["ENDED", "EXPIRED"]
    endedAt: Timestamp


ShareTerms = TypedDict(
    "ShareTerms",
    {
        "recipient": Did,
        "rights": Literal["READ", "EDIT"],
        "grant": str,
        "from": NotRequired[Timestamp],
        "until": Timestamp,
        "profileCid": NotRequired[Cid],
        "wrappedKey": NotRequired[str],
    },
)
"""Who may read a file, and how long.

Attributes:
    recipient: Who may read it: an identity, a subidentity, or a DAO and with it those who belong to it.
    rights: Whether it may be read, or replaced as well.
    grant: The grant as the recipient sends it in `x-qonsent`, a UCAN container or the CID of one: for this file
        alone, and no longer than `until`. The owner's wallet makes it.
    from: From when on; absent: at once.
    until: Until when.
    profileCid: The version of a privacy profile of Qmask through which the recipient sees the metadata; absent: all
        that is personal is kept back.
    wrappedKey: Of a file that is encrypted end to end: its key, encrypted for the recipient, as `qlock.encrypt`
        gave it to the owner's client, in base64url.
"""


class Share(ShareTerms):
    """A file that its owner lets somebody read.

    Attributes:
        shareId: Names the share.
        fileId: The file.
        owner: Whose file it is.
        status: Whether its grant is taken: of `EXPIRED` the time is over.
        grantCid: The delegation to the recipient, by which the grant is revoked.
        reason: Why it is `ENDED`.
        createdAt: When it was shared.
        endedAt: When it ended.
    """

    shareId: str
    fileId: str
    owner: Did
    status: Literal["ACTIVE", "ENDED", "EXPIRED"]
    grantCid: Cid
    reason: NotRequired[Literal["BY_OWNER", "BY_RECIPIENT", "REVOKED", "FILE_ERASED"]]
    createdAt: Timestamp
    endedAt: NotRequired[Timestamp]


class SharePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Share]


class ShareRequest(ShareTerms):
    """Somebody who is to be able to read a file."""


class SmallFile(TypedDict):
    """A file whose bytes stand in the request: half a mebibyte at most.

    Attributes:
        name: What it is called; two files may be called the same.
        folder: Where its owner looks for it: the names of folders, each after a `/`.
        description: What it is, for people.
        tags: Words to find it by.
        attributes: Facts that the owner keeps with it.
        mediaType: The media type of the bytes.
        encoding: How `data` holds the bytes: as they are read, or in base64.
        data: The bytes.
    """

    name: FileName
    folder: NotRequired[FolderPath]
    description: NotRequired[str]
    tags: NotRequired[list[str]]
    attributes: NotRequired[Mapping[str, str]]
    mediaType: str
    encoding: NotRequired[Literal["UTF8", "BASE64"]]
    data: str


class StoredContent(TypedDict):
    """Bytes that are kept once for an owner, however many of the owner's files have them.

    Attributes:
        contentId: Names the content: it follows from owner and CID.
        owner: Whose key encrypts them.
        content: The bytes.
        size: How many there are.
        references: How many files, versions and references name them.
        status: `ORPHANED`: nothing names them any more; they are deleted after `collectedAfter`, once a backup was
            verified. An erasure waits for neither.
        backupVerifiedAt: When a backup was last read and held to the CID.
        collectedAfter: When they may be deleted.
        updatedAt: When this was so.
    """

    contentId: str
    owner: Did
    content: Cid
    size: int
    references: int
    status: Literal["PINNED", "ORPHANED", "COLLECTED"]
    backupVerifiedAt: NotRequired[Timestamp]
    collectedAfter: NotRequired[Timestamp]
    updatedAt: Timestamp


class StoredContentPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[StoredContent]


class UploadEnded(TypedDict):
    """An upload that no file comes of.

    Attributes:
        uploadId: The upload.
        owner: Whose file it was to be.
        outcome: How it ended.
        failure: Why it failed.
        endedAt: When it ended.
    """

    uploadId: str
    owner: Did
    outcome: Literal["FAILED", "CANCELLED", "EXPIRED"]
    failure: NotRequired[
        Literal[
            "DIGEST_MISMATCH",
            "SIZE_MISMATCH",
            "CONTENT_UNREACHABLE",
            "STORAGE_FULL",
            "VERSION_CONFLICT",
            "FILE_DELETED",
        ]
    ]
    endedAt: Timestamp


class UploadTerms(FileFacts):
    """What bytes that come are to be, and to become.

    Attributes:
        mediaType: The media type of the bytes.
        size: How many bytes there are.
        sha256: Their SHA-256, in hexadecimal: what they are held to when all are there.
        encryption: `END_TO_END`: the owner has encrypted them; nothing is read in them.
        fileId: The file whose content they are to take the place of; absent: they become a new file.
        expectedVersion: The `version` that this file has.
    """

    mediaType: str
    size: int
    sha256: str
    encryption: NotRequired[Literal["AT_REST", "END_TO_END"]]
    fileId: NotRequired[str]
    expectedVersion: NotRequired[int]


class Upload(UploadTerms):
    """Bytes on their way to be a file, from the first part to the commit.

    Attributes:
        uploadId: Names the upload.
        owner: Whose file they become.
        status: How far it has come; `DONE`, `FAILED`, `CANCELLED` and `EXPIRED` are final.
        failure: Why it is `FAILED`: the bytes are not those that were announced, cannot be reached, or have no
            room; the file whose content they were for has changed meanwhile, or is deleted.
        content: The bytes, where they were adopted, or all are there.
        partSize: How many bytes each part has but the last.
        parts: How many parts there are.
        received: How many of them are there.
        missing: Those that are not, the first hundred of them.
        createdAt: When it began.
        expiresAt: When it ends unless it is completed; each part puts this off by a week.
        endedAt: When it ended.
    """

    uploadId: str
    owner: Did
    status: Literal["OPEN", "FINISHING", "DONE", "FAILED", "CANCELLED", "EXPIRED"]
    failure: NotRequired[
        Literal[
            "DIGEST_MISMATCH",
            "SIZE_MISMATCH",
            "CONTENT_UNREACHABLE",
            "STORAGE_FULL",
            "VERSION_CONFLICT",
            "FILE_DELETED",
        ]
    ]
    content: NotRequired[Cid]
    partSize: NotRequired[int]
    parts: NotRequired[int]
    received: NotRequired[int]
    missing: NotRequired[list[int]]
    createdAt: Timestamp
    expiresAt: NotRequired[Timestamp]
    endedAt: NotRequired[Timestamp]


class UploadPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Upload]


class UploadRequest(TypedDict):
    """Bytes that are to come in parts.

    Attributes:
        name: What it is called; two files may be called the same.
        folder: Where its owner looks for it: the names of folders, each after a `/`.
        description: What it is, for people.
        tags: Words to find it by.
        attributes: Facts that the owner keeps with it.
        mediaType: The media type of the bytes.
        size: How many bytes there are.
        sha256: Their SHA-256, in hexadecimal: what they are held to when all are there.
        encryption: `END_TO_END`: the owner has encrypted them; nothing is read in them.
        fileId: The file whose content they are to take the place of; absent: they become a new file.
        expectedVersion: The `version` that this file has.
    """

    name: FileName
    folder: NotRequired[FolderPath]
    description: NotRequired[str]
    tags: NotRequired[list[str]]
    attributes: NotRequired[Mapping[str, str]]
    mediaType: str
    size: int
    sha256: str
    encryption: NotRequired[Literal["AT_REST", "END_TO_END"]]
    fileId: NotRequired[str]
    expectedVersion: NotRequired[int]


class Usage(TypedDict):
    """How much somebody keeps, and may keep.

    Attributes:
        owner: Whose files they are.
        allowance: How many bytes may be kept.
        used: How many are: of all files and versions, those in the trash included.
        trashed: How many of these are in the trash.
        announced: How many are announced by uploads that are not done.
        files: How many files there are.
        version: Counts the changes of the allowance: what `expectedVersion` is compared with.
        updatedAt: When this was so.
    """

    owner: Did
    allowance: int
    used: int
    trashed: int
    announced: int
    files: int
    version: int
    updatedAt: Timestamp
