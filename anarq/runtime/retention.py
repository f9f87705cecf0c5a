"""The job that every service has: what has had its time is deleted, archived or anonymised, unless something keeps it.

It walks over everything that the module keeps, a page in each turn. What becomes of a page, how far the walk has come,
and what the audit trail says of it are committed together, against what was read: a record that changes meanwhile, or a
hold that is placed, makes the page be decided anew.
"""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

from anarq.ports.json import JsonObject
from anarq.ports.store import Archived, Change, Record, Retired, Snapshot, Table
from anarq.runtime import exceptions
from anarq.runtime.call import Call, Decision, Outcomes
from anarq.runtime.exceptions import Hold
from anarq.runtime.keeping import Collection, Keeping, Retention
from anarq.runtime.operation import Job, ModuleSpec
from anarq.wire.concealed import is_shown

NAME: Final = "anarq.retention"
"""Of the job; no job of a module has a dot in its name."""

WALK: Final = "retention"
"""The collection in which it notes how far it has come."""

_ONLY: Final = "walk"
_BREATH: Final = 0.2  # seconds between two turns of one walk: others of the process work meanwhile
_OUTCOMES: Final = {"DELETE": "deleted", "ARCHIVE": "archived", "ANONYMIZE": "anonymised"}


def job_of(spec: ModuleSpec) -> tuple[Job, ...]:
    """The job, where the module keeps something."""
    if spec.retention is None:
        return ()
    return (Job(module=spec.name, name=NAME, handler=NAME, every=spec.retention.every),)


@dataclass(frozen=True, slots=True)
class _Stop:
    """One table or collection on the way."""

    keeping: Keeping
    what: Table | Collection

    @property
    def name(self) -> str:
        return self.what.kind if isinstance(self.what, Collection) else self.what


@dataclass(slots=True)
class _Page:
    """What one turn decides."""

    room: int
    changes: list[Change] = field(default_factory=list)
    archived: list[Archived] = field(default_factory=list)
    retired: list[Retired] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)


class Keeper:
    """Decides what becomes of what a module keeps."""

    def __init__(self, retention: Retention) -> None:
        """Takes what is said of it."""
        self._retention = retention
        self._stops = tuple(_stops(retention))

    async def run(self, call: Call) -> Decision[None]:
        """Decides on the next page."""
        snapshot = cast("Snapshot", call.records)  # the executor hands in nothing else
        holds = await exceptions.placed(snapshot)
        kept = await snapshot.get(WALK, _ONLY)
        index, after = self._start(kept)
        page = _Page(self._retention.page)
        while index < len(self._stops):
            after = await self._visit(snapshot, self._stops[index], after, holds, call.now, page)
            if not page.room:
                break
            index, after = index + 1, None
        more = index < len(self._stops)
        state = self._state(index, after) if more else {}
        if state != (kept.body if kept else {}):
            page.changes.append(Change(WALK, _ONLY, state, kept.version if kept else 0))
        following = call.now.timestamp() + _BREATH if more else None
        outcomes = Outcomes(tuple(page.archived), tuple(page.retired), dict(page.counts), following)
        return Decision(None, tuple(page.changes), outcomes=outcomes)

    def _start(self, kept: Record | None) -> tuple[int, tuple[float, str] | None]:
        """The stop at which the walk goes on, and after which record; one that is no more begins a new walk."""
        at = {} if kept is None else kept.body
        names = [stop.name for stop in self._stops]
        if at.get("stop") not in names:
            return 0, None
        after = (float(str(at["changed"])), str(at["id"])) if "changed" in at else None
        return names.index(str(at["stop"])), after

    def _state(self, index: int, after: tuple[float, str] | None) -> JsonObject:
        at = {} if after is None else {"changed": repr(after[0]), "id": after[1]}
        return {"stop": self._stops[index].name, **at}

    async def _visit(
        self,
        snapshot: Snapshot,
        stop: _Stop,
        after: tuple[float, str] | None,
        holds: list[Hold],
        now: datetime,
        page: _Page,
    ) -> tuple[float, str] | None:
        """Decides on what has had its time at one stop, as far as there is room on the page; where it ended."""
        until = stop.keeping.period.before(now).timestamp()
        if not isinstance(stop.what, Collection):
            await self._rows(snapshot, stop.keeping, Retired(stop.what, until, page.room), holds, page)
            return None
        records = await snapshot.unchanged(stop.what.kind, until, after=after, limit=page.room)
        for record in records:
            await self._record(snapshot, stop.keeping, stop.what, record, holds, now, page)
        page.room -= len(records)
        return (records[-1].changed, records[-1].id) if records else after

    async def _rows(
        self, snapshot: Snapshot, keeping: Keeping, retired: Retired, holds: list[Hold], page: _Page
    ) -> None:
        """Rows of the platform are one thing: any hold on their resource type keeps them all."""
        count = await snapshot.retirable(retired)
        if not count:
            return
        if keeping.legal_hold and any(hold.resource == keeping.resource for hold in holds):
            page.counts[keeping.resource, "held"] += count
            return
        page.retired.append(retired)
        page.room -= count
        page.counts[keeping.resource, "archived" if retired.table == "audit" else "deleted"] += count

    async def _record(
        self,
        snapshot: Snapshot,
        keeping: Keeping,
        collection: Collection,
        record: Record,
        holds: list[Hold],
        now: datetime,
        page: _Page,
    ) -> None:
        kept = await self._keeps(snapshot, keeping, collection, record, holds, now)
        if not kept:
            page.changes.append(Change(record.kind, record.id, None, record.version))
            page.archived += _left(keeping, collection, record)
        page.counts[keeping.resource, kept or _OUTCOMES[keeping.end]] += 1

    async def _keeps(
        self,
        snapshot: Snapshot,
        keeping: Keeping,
        collection: Collection,
        record: Record,
        holds: list[Hold],
        now: datetime,
    ) -> str:
        """What keeps a record beyond its time; empty: nothing."""
        if collection.is_in_force(record.body):
            return "in-force"
        if keeping.legal_hold and any(hold.keeps(keeping.resource, record) for hold in holds):
            return "held"
        for purpose in keeping.consents:
            if record.owner is not None and await exceptions.consents(snapshot, record.owner, purpose, now):
                return "consented"
        return ""


def _stops(retention: Retention) -> Iterator[_Stop]:
    for keeping in retention.keepings:
        yield from (_Stop(keeping, what) for what in (*keeping.tables, *keeping.collections))


def _left(keeping: Keeping, collection: Collection, record: Record) -> Iterator[Archived]:
    """What is left of a record: all, nothing, or what is nobody's, under a name that is nobody's."""
    if keeping.end == "ARCHIVE":
        yield Archived(
            record.kind, record.id, record.version, record.body, record.owner, record.changed, keeping.resource
        )
    if keeping.end == "ANONYMIZE":
        yield nameless(keeping, collection, record)


def nameless(keeping: Keeping, collection: Collection, record: Record) -> Archived:
    """What is nobody's in a record, under a name that is nobody's."""
    body, name = anonymous(record.body, collection), str(uuid.uuid4())
    return Archived(record.kind, name, record.version, body, None, record.changed, keeping.resource)


def anonymous(body: JsonObject, collection: Collection) -> JsonObject:
    """What the contract of a collection calls public or internal, but for the name of the record."""
    schema = collection.schema or {}

    def left(value: object, place: tuple[str | int, ...]) -> object:
        if isinstance(value, dict):
            members = {name: left(member, (*place, name)) for name, member in value.items()}
            return {name: member for name, member in members.items() if member is not None} or None
        if isinstance(value, list):
            return [
                kept for kept in (left(one, (*place, index)) for index, one in enumerate(value)) if kept is not None
            ]
        return value if is_shown(schema, place) else None

    found = left({name: value for name, value in body.items() if name != collection.identifier}, ())
    return found if isinstance(found, dict) else {}
