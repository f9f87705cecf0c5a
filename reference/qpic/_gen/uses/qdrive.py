"""What QpiC uses of Qdrive, and nothing else: its client and its mock both satisfy it.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.clients._gen.qdrive.models import (
    File,
    FileMetadata,
    ReferencePage,
    Timestamp,
)
from anarq.clients.streams import Received

__all__ = [
    "File",
    "FileMetadata",
    "Qdrive",
    "ReferencePage",
    "Timestamp",
]


class Qdrive(Protocol):
    """The operations of Qdrive that QpiC declares to use in its module.yaml."""

    async def get_file(
        self,
        *,
        file_id: str,
    ) -> File:
        """Read what is known of a file."""
        ...

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
        ...

    async def get_metadata(
        self,
        *,
        file_id: str,
    ) -> FileMetadata:
        """Read what the bytes of a file say of themselves. The owner sees all of it, others what the privacy profile
        of their share shows: while Qmask has not said it yet, `status` is `PENDING` to them.
        """
        ...

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
        ...
