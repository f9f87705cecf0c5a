"""What somebody asked to have erased, erased a page at a time, but for what has to be kept.

As with what has had its time (`retention.py`), what becomes of a page, how far the walk has come and what the audit
trail says of it are committed together. Why something is kept is said by its resource type, a hold, or the service.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from anarq.ports.store import Archived, Change, Record
from anarq.runtime import exceptions
from anarq.runtime.call import Call, Decision, Event, KeyFact, Membership, Outcomes
from anarq.runtime.exceptions import Hold
from anarq.runtime.keeping import Collection, Keeping, Retention
from anarq.runtime.retention import WALK as RETENTION_WALK
from anarq.runtime.retention import nameless
from anarq.wire.times import rfc3339

ERASURE: Final = "erasure"
"""The collection of erasures, whose contract is `urn:anarq:common:erasure:v1`."""

WALK: Final = "erasure-walk"
"""The collection in which it is noted how far one has come."""

RECEIVED, HELD, DONE = "RECEIVED", "HELD", "DONE"

_NOBODYS: Final = frozenset({ERASURE, WALK, RETENTION_WALK, exceptions.HOLD, exceptions.CONSENT})
"""What shows that somebody's wishes were followed, and what the platform notes for itself."""

_LAW: Final = "the law has them kept"
_BUSINESS: Final = "without them nothing could be accounted for"
_IN_FORCE: Final = "they are in force"
_HOLD: Final = "a legal hold keeps them"

_AT_ONCE: Final = 50  # erasures that wait for the end of a hold and are looked at in one turn
_BREATH: Final = 0.2  # seconds between two turns of one walk


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What else happens when something that is in force is erased.

    Attributes:
        events: that tell of its end.
        keys: that cease with it.
        memberships: in DAOs, that end with it.
        changes: of other records.
    """

    events: tuple[Event, ...] = ()
    keys: tuple[KeyFact, ...] = ()
    memberships: tuple[Membership, ...] = ()
    changes: tuple[Change, ...] = ()


class Service(Protocol):
    """What a service itself says of its records."""

    async def needs(self, call: Call, record: Record) -> str:
        """Why a record cannot be erased yet, as the end of a sentence; empty: it can."""
        ...

    async def gives_up(self, call: Call, record: Record) -> GivenUp | None:
        """What happens when a record that is in force is erased; None: it is kept for as long as it is."""
        ...


@dataclass(frozen=True, slots=True)
class Stop:
    """One collection on the way."""

    keeping: Keeping
    collection: Collection


def stops_of(retention: Retention) -> Iterator[Stop]:
    """Each collection of records that are somebody's, in the order of their resource types."""
    for keeping in retention.keepings:
        yield from (Stop(keeping, each) for each in keeping.collections if each.kind not in _NOBODYS)


@dataclass(slots=True)
class _Page:
    """What one turn decides."""

    room: int
    kept: Counter[tuple[str, str]]
    changes: list[Change] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    keys: list[KeyFact] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    archived: list[Archived] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)


class Eraser:
    """Decides what becomes of what somebody asked to have erased."""

    def __init__(self, module: str, retention: Retention, service: Service) -> None:
        """Takes what is said of it."""
        self._done = f"q.{module}.erasure.done.v1"
        self._page = retention.page
        self._stops = tuple(stops_of(retention))
        self._service = service

    async def turn(self, call: Call) -> Decision[None]:
        """Decides on the next page of the erasure that has waited longest."""
        holds = await exceptions.placed(call.records)
        erasure = await _due(call, holds)
        if erasure is None:
            return Decision(None)
        walk = await call.records.get(WALK, erasure.id)
        index, cursor, kept = self._start(walk)
        page = _Page(self._page, kept)
        owner = str(erasure.body["owner"])
        while index < len(self._stops) and page.room:
            cursor = await self._visit(call, self._stops[index], owner, cursor, holds, page)
            index += cursor is None
        more = index < len(self._stops)
        page.changes += self._noted(erasure, walk, index, cursor, page.kept) if more else _over(walk)
        page.changes.append(_changed(call, erasure, page, more))
        if not more and not _is_held(page.kept):
            told = {"erasureId": erasure.id, "owner": owner, "doneAt": rfc3339(call.now)}
            page.events.append(Event(self._done, told, erasure.id))
        following = call.now.timestamp() + _BREATH if more else None
        outcomes = Outcomes(tuple(page.archived), (), dict(page.counts), following)
        return Decision(
            None,
            tuple(page.changes),
            tuple(page.events),
            tuple(page.keys),
            memberships=tuple(page.memberships),
            outcomes=outcomes,
        )

    def _start(self, walk: Record | None) -> tuple[int, str | None, Counter[tuple[str, str]]]:
        """The stop at which the walk goes on, and where; a stop that is no more begins a new walk."""
        kinds = [stop.collection.kind for stop in self._stops]
        if walk is None or walk.body.get("stop") not in kinds:
            return 0, None, Counter()
        cursor = walk.body.get("cursor")
        said = walk.body.get("kept")
        kept = {_pair(name): int(str(count)) for name, count in said.items()} if isinstance(said, dict) else {}
        return kinds.index(str(walk.body["stop"])), None if cursor is None else str(cursor), Counter(kept)

    def _noted(
        self, erasure: Record, walk: Record | None, index: int, cursor: str | None, kept: Mapping[tuple[str, str], int]
    ) -> list[Change]:
        """How far the walk has come."""
        at: dict[str, object] = {} if cursor is None else {"cursor": cursor}
        counts = {"\n".join(pair): count for pair, count in kept.items()}
        body = {"stop": self._stops[index].collection.kind, "kept": counts, **at}
        return [Change(WALK, erasure.id, body, 0 if walk is None else walk.version)]

    async def _visit(
        self, call: Call, stop: Stop, owner: str, cursor: str | None, holds: list[Hold], page: _Page
    ) -> str | None:
        """Decides on the owner's records at one stop, as far as there is room; where it ended, None at the end."""
        listing = await call.records.list(stop.collection.kind, owner=owner, limit=page.room, cursor=cursor)
        for record in listing.records:
            await self._record(call, stop, record, holds, page)
        page.room -= len(listing.records)
        return listing.cursor

    async def _record(self, call: Call, stop: Stop, record: Record, holds: list[Hold], page: _Page) -> None:
        resource = stop.keeping.resource
        reason = _kept_by_policy(stop, record, holds) or await self._service.needs(call, record)
        given_up: GivenUp | None = GivenUp()
        if not reason and stop.collection.is_in_force(record.body):
            given_up = await self._service.gives_up(call, record)
        if reason or given_up is None:
            page.kept[resource, reason or _IN_FORCE] += 1
            return
        page.changes += (Change(record.kind, record.id, None, record.version), *given_up.changes)
        page.events += given_up.events
        page.keys += given_up.keys
        page.memberships += given_up.memberships
        if stop.keeping.end == "ANONYMIZE":
            page.archived.append(nameless(stop.keeping, stop.collection, record))
        page.counts[resource, "erased"] += 1


def _kept_by_policy(stop: Stop, record: Record, holds: list[Hold]) -> str:
    """Why the policies have a record kept; empty: they do not."""
    keeping = stop.keeping
    if keeping.obliged:
        return _LAW
    if keeping.legal_hold and any(hold.keeps(keeping.resource, record) for hold in holds):
        return _HOLD
    return _BUSINESS if keeping.business_critical else ""


async def _due(call: Call, holds: list[Hold]) -> Record | None:
    """The erasure that is to go on: one that was received, else one that no hold keeps any more."""
    received = await call.records.list(ERASURE, where={"status": RECEIVED}, limit=1)
    if received.records:
        return received.records[0]
    held = await call.records.list(ERASURE, where={"status": HELD}, limit=_AT_ONCE)
    free = (each for each in held.records if not any(hold.owner in (None, each.owner) for hold in holds))
    return next(free, None)


def _changed(call: Call, erasure: Record, page: _Page, more: bool) -> Change:
    """The erasure as it is after a turn."""
    erased = int(str(erasure.body["erased"])) + sum(page.counts.values())
    body = {**erasure.body, "erased": erased}
    if not more:
        told = sorted(f"{resource}: {count}, since {reason}." for (resource, reason), count in page.kept.items())
        held = _is_held(page.kept)
        body |= {"status": HELD if held else DONE, "kept": told}
        body |= {} if held else {"doneAt": rfc3339(call.now)}
    return Change(
        ERASURE,
        erasure.id,
        body,
        erasure.version,
        owner=erasure.owner,
        keys={"status": str(body["status"])},
        sort=erasure.sort,
    )


def _is_held(kept: Mapping[tuple[str, str], int]) -> bool:
    return any(reason == _HOLD for _, reason in kept)


def _over(walk: Record | None) -> list[Change]:
    return [] if walk is None else [Change(WALK, walk.id, None, walk.version)]


def _pair(text: str) -> tuple[str, str]:
    resource, _, reason = text.partition("\n")
    return resource, reason
