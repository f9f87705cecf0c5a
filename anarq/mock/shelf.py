"""The records of a mock, in the store of its service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from anarq.mock.plan import Family
from anarq.ports.json import dumps
from anarq.ports.store import Change, Record, Records

_MANY: Final = 100
_LATEST: Final = 10**17  # microseconds since 1970, long after anybody asks


@dataclass(slots=True)
class Kept:
    """One record.

    Attributes:
        family: of it.
        id: among them.
        data: the whole of it, as its contract has it.
        said: what callers have said of it besides.
        at: the parameters of the path under which it began.
        owner: whose it is.
        version: how often it was committed; 0: not yet.
        sort: its place in listings, the newest first.
    """

    family: Family
    id: str
    data: dict[str, object]
    said: dict[str, object] = field(default_factory=dict)
    at: dict[str, object] = field(default_factory=dict)
    owner: str | None = None
    version: int = 0
    sort: str = ""

    @property
    def known(self) -> dict[str, object]:
        """All that is known of it, by name."""
        return {**self.at, **self.said, **self.data}


class Shelf:
    """The records of one call: what it has read of them, and what it is to change."""

    def __init__(self, records: Records, now: datetime, indexed: frozenset[str]) -> None:
        """Takes the snapshot and the time of the call, and the members by which records are found."""
        self._records = records
        self._indexed = indexed
        self._now = now
        self._pending: dict[tuple[str, str], Change] = {}

    async def get(self, family: Family, id: str) -> Kept | None:  # noqa: A002 - the domain's word
        """The record; None where there is none."""
        record = await self._records.get(family.kind, id)
        return None if record is None else _kept(family, record)

    async def those(self, family: Family, named: Mapping[str, object]) -> list[Kept]:
        """The records whose members, by which paths name records, are as given: the newest hundred."""
        where = {name: str(value) for name, value in named.items()}
        listing = await self._records.list(family.kind, where=where, limit=_MANY)
        return [_kept(family, record) for record in listing.records]

    async def newest(self, family: Family, owner: str | None) -> Kept | None:
        """The newest record that somebody has; None where he has none."""
        if owner is None:
            return None
        listing = await self._records.list(family.kind, owner=owner, limit=1)
        return _kept(family, listing.records[0]) if listing.records else None

    async def begun(self, family: Family, owner: str, since: datetime, most: int) -> int:
        """How many records somebody has begun since a moment, as far as there may be so many."""
        listing = await self._records.list(family.kind, owner=owner, limit=most)
        return sum(record.sort <= _place(since) for record in listing.records)

    async def page(self, family: Family, limit: int, cursor: str | None) -> tuple[list[Kept], str | None]:
        """So many records, and where to read on.

        Raises:
            CursorError: the cursor was not given out here.
        """
        listing = await self._records.list(family.kind, limit=limit, cursor=cursor)
        return [_kept(family, record) for record in listing.records], listing.cursor

    def put(self, kept: Kept) -> None:
        """Has the record kept as it is now."""
        sort = kept.sort or _place(self._now)
        body = {"data": kept.data, "said": kept.said, "at": kept.at}
        known = kept.known
        keys = {name: str(known[name]) for name in self._indexed & known.keys() if isinstance(known[name], str | int)}
        change = Change(kept.family.kind, kept.id, body, kept.version, owner=kept.owner, keys=keys, sort=sort)
        self._pending[kept.family.kind, kept.id] = change

    def remove(self, kept: Kept) -> None:
        """Has the record removed."""
        self._pending[kept.family.kind, kept.id] = Change(kept.family.kind, kept.id, None, kept.version)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that is to be changed."""
        return tuple(self._pending.values())


def _place(moment: datetime) -> str:
    """Where a record stands in listings that began at a moment: the newest first."""
    return f"{_LATEST - int(moment.timestamp() * 1_000_000):018d}"


def id_of(values: Sequence[object]) -> str:
    """What a record is kept under, by the values that name it."""
    return str(values[0]) if len(values) == 1 else dumps(list(values))


def _kept(family: Family, record: Record) -> Kept:
    body: Mapping[str, Any] = record.body
    data, said, at = (dict(body.get(part, {})) for part in ("data", "said", "at"))
    return Kept(family, record.id, data, said, at, record.owner, record.version, record.sort)
