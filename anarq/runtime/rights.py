"""What everybody can ask of what a service keeps of him: what was done with it, a copy, and that it is erased.

A service inherits it, and says of its own records what it has to say (`erasing.Service`). Everything else follows from
the module's policies: which records there are, what has them kept, and what is nobody's in them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

from anarq.ports.errors import CursorError
from anarq.ports.store import AuditEntry, Change, Record, TrailQuery
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.erasing import ERASURE, HELD, RECEIVED, Eraser, GivenUp, Stop, stops_of
from anarq.runtime.identifiers import new_identifier
from anarq.runtime.operation import ModuleSpec
from anarq.wire.concealed import without_secrets
from anarq.wire.times import moment_of, rfc3339

Data: TypeAlias = Any
"""What a common contract describes: each module has a type of its own for it, which responses are held to."""

_DIGITS: Final = 15


class DataRights:
    """The operations and the job of data rights, alike in every service."""

    def __init__(self, spec: ModuleSpec) -> None:
        """Takes what is kept.

        Raises:
            ValueError: nothing is.
        """
        if spec.retention is None:
            raise ValueError(f"{spec.name} keeps nothing that anybody could ask for")
        self._stops = tuple(stops_of(spec.retention))
        self._eraser = Eraser(spec.name, spec.retention, self)

    async def list_audit_trail(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: str | None = None,
        recorded_before: str | None = None,
    ) -> Decision[Data]:
        """GET /audit-trail."""
        given = (recorded_after, recorded_before)
        since, until = (None if text is None else rfc3339(moment_of(text)) for text in given)
        about = str(call.owner)
        found = await call.records.trail(
            TrailQuery(about=about, verdict=verdict, since=since, until=until, limit=limit, cursor=cursor)
        )
        return Decision(_page([_told(entry) for entry in found.entries], found.cursor), message="Audit trail")

    async def export_records(
        self, call: Call, *, limit: int = 50, cursor: str | None = None, resource_type: str | None = None
    ) -> Decision[Data]:
        """GET /export."""
        stops = [stop for stop in self._stops if resource_type in (None, stop.keeping.resource)]
        index, inner = _position(stops, cursor)
        items: list[dict[str, object]] = []
        while index < len(stops) and len(items) < limit:
            kind = stops[index].collection.kind
            listing = await call.records.list(kind, owner=call.owner, limit=limit - len(items), cursor=inner)
            items += (_copied(stops[index], record) for record in listing.records)
            inner = listing.cursor
            index += inner is None
        more = f"{stops[index].collection.kind}.{inner or ''}" if index < len(stops) else None
        return Decision(_page(items, more), message="Records")

    async def request_erasure(self, call: Call) -> Decision[Data]:
        """POST /erasures."""
        for status in (RECEIVED, HELD):
            open_ = await call.records.list(ERASURE, owner=call.owner, where={"status": status}, limit=1)
            if open_.records:
                raise Refused("CONFLICT", "It is being erased already.", {"erasureId": open_.records[0].id})
        erasure: dict[str, object] = {
            "erasureId": new_identifier("era", call),
            "owner": call.owner,
            "status": RECEIVED,
            "erased": 0,
            "kept": [],
            "requestedAt": rfc3339(call.now),
        }
        sort = f"{int(call.now.timestamp() * 1000):0{_DIGITS}d}"
        name = str(erasure["erasureId"])
        kept = Change(ERASURE, name, erasure, 0, owner=call.owner, keys={"status": RECEIVED}, sort=sort)
        return Decision(erasure, (kept,), message="It is being erased")

    async def get_erasure(self, call: Call, *, erasure_id: str) -> Decision[Data]:
        """GET /erasures/{erasureId}."""
        return Decision(dict((await call.owned(ERASURE, erasure_id)).body), message="Erasure")

    async def run_erase_records(self, call: Call) -> Decision[None]:
        """Job `eraseRecords`."""
        return await self._eraser.turn(call)

    async def needs(self, call: Call, record: Record) -> str:
        """Why a record cannot be erased yet, as the end of a sentence; empty: it can."""
        return ""

    async def gives_up(self, call: Call, record: Record) -> GivenUp | None:
        """What happens when a record that is in force is erased; None: it is kept for as long as it is."""
        return None


def _page(items: list[dict[str, object]], cursor: str | None) -> dict[str, object]:
    return {"items": items} | ({} if cursor is None else {"nextCursor": cursor})


def _told(entry: AuditEntry) -> dict[str, object]:
    """An event of the log, as its subject reads it."""
    told = {name: getattr(entry, name) for name in ("type", "ref", "actor", "layer", "verdict", "details")}
    return told | {"recordedAt": entry.at} | ({} if entry.cid is None else {"cid": entry.cid})


def _copied(stop: Stop, record: Record) -> dict[str, object]:
    changed = datetime.fromtimestamp(record.changed, UTC)
    return {
        "resourceType": stop.keeping.resource,
        "recordId": record.id,
        "record": without_secrets(stop.collection.schema or {}, record.body),
        "changedAt": rfc3339(changed),
    }


def _position(stops: list[Stop], cursor: str | None) -> tuple[int, str | None]:
    """Where an export goes on: at which stop, and where there.

    Raises:
        CursorError: the cursor was not given out for these records.
    """
    if cursor is None:
        return 0, None
    kind, _, inner = cursor.partition(".")
    found: Iterator[int] = (index for index, stop in enumerate(stops) if stop.collection.kind == kind)
    index = next(found, None)
    if index is None:
        raise CursorError("no cursor that was given out here, for these records")
    return index, inner or None
