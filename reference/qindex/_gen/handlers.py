"""What the service of Qindex has to implement.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.reference.qindex._gen.models import (
    AuditEntryPage,
    Erasure,
    ExportPage,
    IndexPointer,
    IndexRecord,
    RecordPage,
    RecordRequest,
    Timestamp,
)
from anarq.reference.qindex._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qindex provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def list_records(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        type: str | None = None,
        tag: str | None = None,
    ) -> Decision[RecordPage]:
        """List what keys point to. Keys of the grant's subject that point to something, by type and key."""
        ...

    async def put_record(
        self,
        call: Call[Peers],
        body: RecordRequest,
    ) -> Decision[IndexRecord]:
        """Point a key at content. Writes the next version. `expectedVersion` is the version that the key has, 0
        where it is not in the index: of two who change one version, one is refused with `VERSION_CONFLICT`, and
        told the version that there is.
        """
        ...

    async def get_record(
        self,
        call: Call[Peers],
        *,
        type: str,
        key: str,
    ) -> Decision[IndexRecord]:
        """Read what a key points to."""
        ...

    async def erase_record(
        self,
        call: Call[Peers],
        *,
        type: str,
        key: str,
        expected_version: int,
    ) -> Decision[None]:
        """Erase a key and its history. The key points to nothing, and what it pointed to is forgotten at once. Its
        version stays and goes on counting.
        """
        ...

    async def get_pointer(
        self,
        call: Call[Peers],
        *,
        type: str,
        key: str,
    ) -> Decision[IndexPointer]:
        """Read a pointer with its latest history. The latest fifty versions, the oldest of them first; `listHistory`
        has all.
        """
        ...

    async def list_history(
        self,
        call: Call[Peers],
        *,
        type: str,
        key: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[RecordPage]:
        """List what a key pointed to."""
        ...

    async def list_audit_trail(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> Decision[AuditEntryPage]:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        ...

    async def export_records(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["index-records"] | None = None,
    ) -> Decision[ExportPage]:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        ...

    async def request_erasure(
        self,
        call: Call[Peers],
    ) -> Decision[Erasure]:
        """Have all erased that is kept of somebody. Of the grant's subject: all keys, what they point to and pointed
        to.
        """
        ...

    async def get_erasure(
        self,
        call: Call[Peers],
        *,
        erasure_id: str,
    ) -> Decision[Erasure]:
        """Read how far an erasure has come."""
        ...

    async def run_forget_history(self, call: Call[Peers]) -> Decision[None]:
        """Deletes what erased keys pointed to, some at a time; nobody could read it any more."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
