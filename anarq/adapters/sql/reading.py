"""Reads of one snapshot, with a memory of what was read."""

import asyncio
import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from sqlalchemy import Float, Select, String, and_, bindparam, exists, or_, select, tuple_

from anarq.adapters.sql import retiring, trail
from anarq.adapters.sql.schema import INBOX, RECORD_KEYS, RECORDS
from anarq.adapters.sql.session import Session, Transactions, repeated
from anarq.adapters.sql.text import given, indexed, object_of
from anarq.ports.errors import CursorError
from anarq.ports.json import dumps, loads
from anarq.ports.store import InboxMark, Listing, Query, Reads, Record, Retired, Trail, TrailQuery

T = TypeVar("T")

_MAX_LIMIT: Final = 1000
_LIST: Final = select(RECORDS).where(RECORDS.c.kind == bindparam("kind"), RECORDS.c.body.is_not(None))
_MARK: Final = select(INBOX.c.at).where(INBOX.c.consumer == bindparam("consumer"), INBOX.c.event == bindparam("event"))
_GET: Final = _LIST.where(RECORDS.c.id == bindparam("id"))
_UNCHANGED: Final = (
    _LIST.where(RECORDS.c.changed <= bindparam("until"))
    .where(
        tuple_(RECORDS.c.changed, RECORDS.c.id) > tuple_(bindparam("at", type_=Float), bindparam("after", type_=String))
    )
    .order_by(RECORDS.c.changed, RECORDS.c.id)
    .limit(bindparam("count"))
)
_EVER: Final = (-1.0, "")  # before the first record


class SqlSnapshot:
    """A `Snapshot` on a connection that is taken, and a transaction that is begun, at the first read."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._session: Session | None = None
        self._connection: Any = None
        self._turn = asyncio.Lock()  # one question at a time: there is one connection
        self._versions: dict[tuple[str, str], int] = {}
        self._scans: list[tuple[Query, tuple[tuple[str, int], ...]]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            try:
                await self._transactions.place.run(self._connection.close)
            finally:
                self._transactions.place.leave()

    @property
    def reads(self) -> Reads:
        """Everything read so far."""
        return Reads(self._versions, tuple(self._scans))

    async def get(self, kind: str, id: str) -> Record | None:  # noqa: A002 - the domain's word
        """The record, or None."""
        row = await self._ask(lambda session: _get(session, kind, id))
        self._versions[(kind, id)] = row.version if row else 0
        return _record(row) if row else None

    async def list(
        self,
        kind: str,
        *,
        owner: str | None = None,
        where: Mapping[str, str] | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing:
        """One page of records; see the port."""
        if not 1 <= limit <= _MAX_LIMIT:
            raise ValueError(f"the limit is between 1 and {_MAX_LIMIT}")
        query = Query(kind, owner, tuple(sorted((where or {}).items())), limit, cursor)
        rows = await self._ask(lambda session: run(session, query))
        self._scans.append((query, seen(rows)))
        page = tuple(_record(row) for row in rows[:limit])
        return Listing(page, _cursor(rows[limit - 1], query) if len(rows) > limit else None)

    async def has(self, mark: InboxMark) -> bool:
        """Whether the consumer has processed the event."""
        values = {"consumer": mark.consumer, "event": mark.event}
        return await self._ask(lambda session: session.run(_MARK, values).one) is not None

    async def unchanged(
        self, kind: str, until: float, *, after: tuple[float, str] | None = None, limit: int = 50
    ) -> Sequence[Record]:
        """Records that have not changed for long; see the port."""
        at, id_ = _EVER if after is None else (after[0], indexed(after[1]))
        values = {"kind": kind, "until": until, "at": at, "after": id_, "count": limit}
        rows = await self._ask(lambda session: session.run(_UNCHANGED, values).rows)
        records = [_record(row) for row in rows]
        self._versions |= {(kind, record.id): record.version for record in records}
        return records

    async def trail(self, query: TrailQuery) -> Trail:
        """Events of the audit log that are about an identity."""
        return await self._ask(lambda session: trail.find(session, query))

    async def retirable(self, retired: Retired) -> int:
        """How many rows have had their time."""
        return await self._ask(lambda session: retiring.count(session, retired))

    async def _ask(self, question: Callable[[Session], T]) -> T:
        """The answer; the first question fixes the snapshot, and is asked again when another process is in the way."""
        async with self._turn:
            session = self._session
            if session is None:
                return await self._begin(question)
            return await self._transactions.place.run(lambda: question(session))

    async def _begin(self, question: Callable[[Session], T]) -> T:
        place = self._transactions.place
        await place.enter()
        try:
            return await repeated(place, lambda: self._first(question))
        finally:
            if self._connection is None:
                place.leave()  # else the snapshot leaves when it ends

    def _first(self, question: Callable[[Session], T]) -> T:
        session, connection = self._transactions.open()
        try:
            answer = question(session)
        except BaseException:
            connection.close()
            raise
        self._session, self._connection = session, connection
        return answer


def run(session: Session, query: Query) -> Sequence[Any]:
    """The rows of a page and one more, which tells whether there is a next page.

    Raises:
        ValueError: the cursor is not one.
    """
    values: dict[str, object] = {"kind": query.kind, "count": query.limit + 1}
    if query.owner is not None:
        values["owner"] = indexed(query.owner)
    for index, (name, value) in enumerate(query.where):
        values |= {f"name{index}": name, f"value{index}": indexed(value)}
    if query.cursor is not None:
        values["sort"], values["after"] = _position(query.cursor, query)
    return session.run(_listing(query.owner is not None, len(query.where), query.cursor is not None), values).rows


def seen(rows: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    """What a scan has shown, the row that only tells of a next page included."""
    return tuple((row.id, row.version) for row in rows)


def version(session: Session, kind: str, id_: str) -> int:
    """The version of a record now; 0: not there."""
    row = _get(session, kind, id_)
    return row.version if row else 0


def _get(session: Session, kind: str, id_: str) -> Any:
    return session.run(_GET, {"kind": kind, "id": indexed(id_)}).one


@lru_cache(maxsize=64)
def _listing(owned: bool, keys: int, continued: bool) -> Select[*tuple[Any, ...]]:
    """The statement for one shape of query; a statement object is compiled once."""
    statement: Select[*tuple[Any, ...]] = _LIST
    if owned:
        statement = statement.where(RECORDS.c.owner == bindparam("owner"))
    for index in range(keys):
        key = RECORD_KEYS.alias(f"key{index}")
        of_record = (key.c.kind == RECORDS.c.kind, key.c.id == RECORDS.c.id)
        named = (key.c.name == bindparam(f"name{index}"), key.c.value == bindparam(f"value{index}"))
        statement = statement.where(exists().where(*of_record, *named))
    if continued:
        same = and_(RECORDS.c.sort == bindparam("sort"), RECORDS.c.id > bindparam("after"))
        statement = statement.where(or_(RECORDS.c.sort > bindparam("sort"), same))
    return statement.order_by(RECORDS.c.sort, RECORDS.c.id).limit(bindparam("count"))


def _record(row: Any) -> Record:
    owner = None if row.owner is None else given(row.owner, row.whole_owner)
    id_ = given(row.id, row.whole_id)
    return Record(row.kind, id_, row.version, object_of(row.body), owner, row.sort, row.changed)


def _cursor(row: Any, query: Query) -> str:
    text = dumps([row.sort, row.id, _listed(query)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _position(cursor: str, query: Query) -> tuple[str, str]:
    try:
        value = loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        value = None
    match value:
        case [str(sort), str(id_), str(listed)] if "\0" not in sort + id_ and listed == _listed(query):
            return sort, id_
    raise CursorError("no cursor that was given out here, for these records")


def _listed(query: Query) -> str:
    """Which records a listing goes through, in short: a cursor of one does not continue another."""
    return hashlib.sha256(dumps([query.kind, query.owner, query.where]).encode()).hexdigest()[:16]
