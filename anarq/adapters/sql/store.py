"""The store of one module, over any of the engines."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final, Self, TypeVar

from sqlalchemy import bindparam, delete, literal, select

from anarq.adapters.sql import audit, deliveries, idempotency, jobs, outbox, retiring, writing
from anarq.adapters.sql.engine import Durability, sqlite
from anarq.adapters.sql.engines import Engines
from anarq.adapters.sql.postgres import postgres
from anarq.adapters.sql.reading import SqlSnapshot
from anarq.adapters.sql.schema import AUDIT_HEAD, IDEMPOTENCY, INBOX, METADATA, OUTBOX, RECORDS
from anarq.adapters.sql.session import SerializationError, Session
from anarq.ports.errors import ConflictError
from anarq.ports.store import (
    Advance,
    Archived,
    AuditHead,
    Backlog,
    Claim,
    ClaimResult,
    DeadLetter,
    InboxMark,
    Line,
    Snapshot,
    Turn,
    Unit,
)

T = TypeVar("T")
FailPoint = Callable[[str], None]
"""Called with the name of a place where a process may die; tests hand in one that does."""

_PING: Final = select(literal(1))
_PURGE_KEYS: Final = delete(IDEMPOTENCY).where(IDEMPOTENCY.c.expires_at <= bindparam("now"))
_PURGE_SENT: Final = delete(OUTBOX).where(OUTBOX.c.sent == 1, OUTBOX.c.stored_at <= bindparam("until"))
_PURGE_MARKS: Final = delete(INBOX).where(INBOX.c.at <= bindparam("until"))
_PURGE_NAMES: Final = delete(RECORDS).where(RECORDS.c.body.is_(None), RECORDS.c.changed <= bindparam("until"))


def _live(place: str) -> None:
    """The fail point of a process that is not to die."""


class SqlStore:
    """`anarq.ports.store.Store` over SQLAlchemy. One event loop uses it; other loops and processes have their own.

    Each method is a unit of work, and runs where its engine says. SQLite's runs in the event loop: a hop to a thread
    costs more than the statement. A commit there holds the loop for as long as the disk takes to sync. A lock of
    another process is waited for outside of the statements, so that others run meanwhile.
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

    @classmethod
    async def postgres(cls, url: str, schema: str, durability: Durability = "FULL") -> Self:
        """A store in a schema of a PostgreSQL database, which is made when it is not there.

        Raises:
            ImportError: the driver is not installed (extra `postgres`).
            UnavailableError: the database cannot be reached, or the schema cannot be made or is of another version.
        """
        return cls(await asyncio.to_thread(postgres, url, schema, METADATA, AUDIT_HEAD, durability))

    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """A consistent view, fixed at the first read."""
        return SqlSnapshot(self._engines.reader)

    async def claim(self, claim: Claim) -> ClaimResult:
        """Takes an idempotency key."""
        return await self._relaxed(lambda session: idempotency.claim(session, claim))

    async def release(self, claim: Claim, *, failed: bool) -> None:
        """Gives a key back."""
        await self._relaxed(lambda session: idempotency.release(session, claim, failed=failed))

    async def commit(self, unit: Unit) -> None:
        """Makes everything in the unit happen at once."""
        self._fail_point("before-write")

        def work(session: Session) -> None:
            writing.write(session, unit)
            self._fail_point("before-commit")

        try:
            await self._write(work)
        except SerializationError as error:  # whatever it met is new on every attempt: the caller decides afresh
            raise ConflictError("transaction", "", was_read=True) from error
        self._fail_point("after-commit")

    async def outbox(self, now: float, *, failed: bool, lines: int, events: int) -> Sequence[Line]:
        """Lines of the outbox that are due."""
        return await self._read(lambda session: outbox.due(session, now, failed=failed, lines=lines, events=events))

    async def advance(self, advances: Sequence[Advance]) -> None:
        """Notes how far lines have come."""
        if advances:
            self._fail_point("before-sent")
            await self._relaxed(lambda session: outbox.advance(session, advances))

    async def lead(self, holder: str, now: float, until: float) -> bool:
        """Takes or renews the lease of the relay. Whoever only waits for it writes nothing."""
        if await self._read(lambda session: outbox.is_led_by_another(session, holder, now, until)):
            return False
        return await self._relaxed(lambda session: outbox.lead(session, holder, now, until))

    async def resign(self, holder: str) -> None:
        """Gives the lease back."""
        await self._relaxed(lambda session: outbox.resign(session, holder))

    async def backlog(self) -> Backlog:
        """What waits in the outbox."""
        return await self._read(outbox.backlog)

    async def failed(self, mark: InboxMark, now: float) -> int:
        """Counts a failure of a consumer."""
        return await self._relaxed(lambda session: deliveries.fail(session, mark, now))

    async def dead_letters(self, *, wanted: bool = False, limit: int = 100) -> Sequence[DeadLetter]:
        """Events that were given up."""
        return await self._read(lambda session: deliveries.dead(session, wanted=wanted, limit=limit))

    async def want(self, marks: Sequence[InboxMark], *, wanted: bool = True) -> int:
        """Has dead letters taken again, or no more."""
        return await self._write(lambda session: deliveries.want(session, marks, wanted=wanted))

    async def drop(self, marks: Sequence[InboxMark]) -> int:
        """Forgets dead letters."""
        return await self._write(lambda session: deliveries.drop(session, marks))

    async def turn(self, wanted: Turn, now: float, until: float) -> Turn | float:
        """Takes the turn of a job. Whoever only waits for it writes nothing."""
        later = await self._read(lambda session: jobs.when(session, wanted, now, until))
        if later is not None:
            return later
        return await self._relaxed(lambda session: jobs.turn(session, wanted, now, until))

    async def postpone(self, turn: Turn, until: float) -> None:
        """Gives a turn back."""
        await self._relaxed(lambda session: jobs.postpone(session, turn, until))

    async def audit_head(self) -> AuditHead:
        """The head of the audit log."""
        return await self._read(audit.head)

    async def check_audit(self, earlier: AuditHead | None = None) -> AuditHead:
        """The head of the audit log, when the log is what was committed."""
        return await self._read(lambda session: audit.check(session, earlier))

    async def purge(self, now: float, keep_until: float) -> int:
        """Forgets what has had its time."""

        def work(session: Session) -> int:
            keys = session.run(_PURGE_KEYS, {"now": now}).rowcount
            sent = session.run(_PURGE_SENT, {"until": keep_until}).rowcount
            marks = session.run(_PURGE_MARKS, {"until": keep_until}).rowcount
            names = session.run(_PURGE_NAMES, {"until": keep_until}).rowcount
            return keys + sent + marks + names + deliveries.purge(session, keep_until)

        return await self._relaxed(work)

    async def archive(self, *, after: int = 0, limit: int = 100) -> Sequence[tuple[int, Archived]]:
        """What was archived."""
        return await self._read(lambda session: retiring.archived(session, after, limit))

    async def ping(self) -> None:
        """Checks that the database answers."""
        await self._read(lambda session: session.run(_PING, {}))

    async def close(self) -> None:
        """Closes every connection."""
        await self._engines.close()

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await self._engines.reader.do(work)

    async def _relaxed(self, work: Callable[[Session], T]) -> T:
        """Work that may be lost in a power cut: it is done again, or the commit that needs it is lost as well."""
        return await self._engines.relaxed.do(work)

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await self._engines.writer.do(work)
