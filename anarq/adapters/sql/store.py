"""The store of one module, over any of the engines."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final, Self, TypeVar

from sqlalchemy import bindparam, delete, func, literal, select, update

from anarq.adapters.sql import idempotency, writing
from anarq.adapters.sql.engine import Durability, Engines, sqlite
from anarq.adapters.sql.reading import SqlSnapshot
from anarq.adapters.sql.schema import IDEMPOTENCY, INBOX, METADATA, OUTBOX
from anarq.adapters.sql.session import Session
from anarq.ports.json import JsonObject, loads
from anarq.ports.store import Backlog, Claim, ClaimResult, Outgoing, Snapshot, Unit

T = TypeVar("T")
FailPoint = Callable[[str], None]
"""Called with the name of a place where a process may die; tests hand in one that does."""

_WAITING: Final = select(OUTBOX).where(OUTBOX.c.sent == 0).order_by(OUTBOX.c.position).limit(bindparam("count"))
_PING: Final = select(literal(1))
_SENT: Final = update(OUTBOX).where(OUTBOX.c.position == bindparam("b_position")).values(sent=1)
_BACKLOG: Final = select(func.count(), func.min(OUTBOX.c.stored_at)).where(OUTBOX.c.sent == 0)
_PURGE_KEYS: Final = delete(IDEMPOTENCY).where(IDEMPOTENCY.c.expires_at <= bindparam("now"))
_PURGE_SENT: Final = delete(OUTBOX).where(OUTBOX.c.sent == 1, OUTBOX.c.stored_at <= bindparam("until"))
_PURGE_MARKS: Final = delete(INBOX).where(INBOX.c.at <= bindparam("until"))


def _live(place: str) -> None:
    """The fail point of a process that is not to die."""


class SqlStore:
    """`anarq.ports.store.Store` over SQLAlchemy.

    Statements run in the event loop: a hop to a thread costs more than the statement. A commit holds the loop for as
    long as the disk takes to sync.
    """

    def __init__(self, engines: Engines, fail_point: FailPoint = _live) -> None:
        self._engines = engines
        self._fail_point = fail_point

    @classmethod
    def sqlite(cls, path: str | Path, durability: Durability = "FULL", fail_point: FailPoint = _live) -> Self:
        """A store in a file, or in a private place for `":memory:"`.

        Raises:
            UnavailableError: the file cannot be opened.
        """
        return cls(sqlite(path, METADATA, durability), fail_point)

    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """A consistent view, fixed at the first read."""
        return SqlSnapshot(self._engines.reader)

    async def claim(self, claim: Claim) -> ClaimResult:
        """Takes an idempotency key."""
        return self._relaxed(lambda session: idempotency.claim(session, claim))

    async def release(self, claim: Claim, *, failed: bool) -> None:
        """Gives a key back."""
        self._relaxed(lambda session: idempotency.release(session, claim, failed=failed))

    async def commit(self, unit: Unit) -> None:
        """Makes everything in the unit happen at once."""
        self._fail_point("before-write")

        def work(session: Session) -> None:
            writing.write(session, unit)
            self._fail_point("before-commit")

        self._write(work)
        self._fail_point("after-commit")

    async def outbox(self, limit: int) -> Sequence[Outgoing]:
        """The oldest events that wait."""
        with self._engines.reader.begin() as session:
            rows = session.run(_WAITING, {"count": limit}).rows
        return [
            Outgoing(row.id, row.topic, row.subject, _event(row.event), row.position, row.stored_at) for row in rows
        ]

    async def sent(self, positions: Sequence[int]) -> None:
        """Marks events as published."""
        if positions:
            self._fail_point("before-sent")
            self._relaxed(lambda session: session.run_all(_SENT, [{"b_position": at} for at in positions]))

    async def backlog(self) -> Backlog:
        """What waits in the outbox."""
        with self._engines.reader.begin() as session:
            depth, oldest = session.run(_BACKLOG, {}).one
        return Backlog(depth, oldest)

    async def purge(self, now: float, keep_until: float) -> int:
        """Forgets what has had its time."""

        def work(session: Session) -> int:
            keys = session.run(_PURGE_KEYS, {"now": now}).rowcount
            sent = session.run(_PURGE_SENT, {"until": keep_until}).rowcount
            return keys + sent + session.run(_PURGE_MARKS, {"until": keep_until}).rowcount

        return self._relaxed(work)

    async def ping(self) -> None:
        """Returns when the database answers."""
        with self._engines.reader.begin() as session:
            session.run(_PING, {})

    async def close(self) -> None:
        """Closes every connection."""
        self._engines.dispose()

    def _relaxed(self, work: Callable[[Session], T]) -> T:
        """Work that may be lost in a power cut: it is done again, or the commit that needs it is lost as well."""
        with self._engines.relaxed.begin() as session:
            return work(session)

    def _write(self, work: Callable[[Session], T]) -> T:
        with self._engines.writer.begin() as session:
            return work(session)


def _event(text_: str) -> JsonObject:
    value = loads(text_)
    if not isinstance(value, dict):
        raise TypeError("a stored event is an object")
    return value
