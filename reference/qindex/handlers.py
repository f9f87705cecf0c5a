"""What Qindex does for each operation and its job: read, decide, answer. The decisions are in `services/`."""

from anarq.ports.store import Record
from anarq.reference.qindex._gen.models import IndexPointer, IndexRecord, RecordPage, RecordRequest
from anarq.reference.qindex._gen.spec import MODULE
from anarq.reference.qindex.services import history_tracker, index_manager, pointer_service, query_engine
from anarq.runtime.call import Call, Decision
from anarq.runtime.erasing import GivenUp
from anarq.runtime.rights import DataRights


class QindexHandlers(DataRights):
    """What Qindex provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self) -> None:
        super().__init__(MODULE)

    async def list_records(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        type: str | None = None,  # noqa: A002 - the name in the interface
        tag: str | None = None,
    ) -> Decision[RecordPage]:
        """GET /records."""
        return Decision(await query_engine.found(call, type, tag, limit, cursor), message="Records")

    async def put_record(self, call: Call, body: RecordRequest) -> Decision[IndexRecord]:
        """POST /records."""
        return await index_manager.put(call, body)

    async def get_record(self, call: Call, *, type: str, key: str) -> Decision[IndexRecord]:  # noqa: A002 - as above
        """GET /records/{type}/{key}."""
        entry = await index_manager.live(call, type, key)
        return Decision(index_manager.record_of(entry), cid=entry["cid"], message="Record")

    async def erase_record(
        self,
        call: Call,
        *,
        type: str,  # noqa: A002 - as above
        key: str,
        expected_version: int,
    ) -> Decision[None]:
        """DELETE /records/{type}/{key}."""
        return await index_manager.erase(call, type, key, expected_version)

    async def get_pointer(self, call: Call, *, type: str, key: str) -> Decision[IndexPointer]:  # noqa: A002 - as above
        """GET /pointers/{type}/{key}."""
        entry = await index_manager.live(call, type, key)
        return Decision(await pointer_service.pointer(call, entry), cid=entry["cid"], message="Pointer")

    async def list_history(
        self,
        call: Call,
        *,
        type: str,  # noqa: A002 - as above
        key: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[RecordPage]:
        """GET /records/{type}/{key}/history."""
        entry = await index_manager.live(call, type, key)
        return Decision(await history_tracker.page(call, entry, limit, cursor), message="History")

    async def gives_up(self, call: Call, record: Record) -> GivenUp | None:
        """Whoever has all erased loses keys that point to something: peers are told."""
        return GivenUp((index_manager.gone(call, index_manager.entry_of(record)),))

    async def run_forget_history(self, call: Call) -> Decision[None]:
        """Job `forgetHistory`."""
        return await history_tracker.forget(call)
