"""State that all services of a deployment share: nonces, revocations, grants by CID, the keys that sQuid knows."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Self, TypeVar

from sqlalchemy import bindparam, delete, func, insert, select

from anarq.adapters.sql import deposits, identities
from anarq.adapters.sql.engine import Durability, sqlite
from anarq.adapters.sql.engines import Engines
from anarq.adapters.sql.postgres import postgres
from anarq.adapters.sql.schema import NONCES, REVOCATIONS, SHARED
from anarq.adapters.sql.session import ConstraintError, Session
from anarq.adapters.sql.text import indexed
from anarq.ports.deposits import Deposit, Share
from anarq.ports.identities import KeyFact, Succession

T = TypeVar("T")

_ADD: Final = insert(NONCES)
_FORGET: Final = delete(NONCES).where(NONCES.c.expires <= bindparam("now"))
_EPOCH: Final = select(func.max(REVOCATIONS.c.epoch))
_REVOKE: Final = insert(REVOCATIONS)
_FIND: Final = select(REVOCATIONS.c.cid).where(REVOCATIONS.c.cid == bindparam("cid"))
_FORGET_EVERY: Final = 10.0  # seconds between two sweeps


class SharedState:
    """`Nonces`, `Revocations`, `Deposits` and `Identities` over one database.

    Whatever the durability, a nonce survives a kill of the process; after a power cut the last may be forgotten.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._swept = 0.0

    @classmethod
    def sqlite(cls, path: str | Path, durability: Durability = "FULL") -> Self:
        """The shared state in a file.

        Raises:
            UnavailableError: the file cannot be opened.
        """
        return cls(sqlite(path, SHARED, durability))

    @classmethod
    async def postgres(cls, url: str, schema: str, durability: Durability = "FULL") -> Self:
        """The shared state in a schema of a PostgreSQL database, which is made when it is not there.

        Raises:
            ImportError: the driver is not installed (extra `postgres`).
            UnavailableError: the database cannot be reached, or the schema cannot be made or is of another version.
        """
        return cls(await asyncio.to_thread(postgres, url, schema, SHARED, REVOCATIONS, durability))

    async def use(self, signer: str, nonce: str, now: float, expires: float) -> bool:
        """Whether this is the first use of the nonce."""

        def work(session: Session) -> None:
            if now - self._swept > _FORGET_EVERY:
                session.run(_FORGET, {"now": now})
            session.run(_ADD, {"signer": indexed(signer), "nonce": indexed(nonce), "expires": expires})

        try:
            await self._engines.relaxed.do(work)
        except ConstraintError:
            return False
        self._swept = now if now - self._swept > _FORGET_EVERY else self._swept
        return True

    async def epoch(self) -> int:
        """How many revocations there have been."""
        return await self._read(lambda session: session.run(_EPOCH, {}).one[0] or 0)

    async def revoked(self, cids: tuple[str, ...]) -> frozenset[str]:
        """Those of the delegations that were revoked."""
        return await self._read(
            lambda session: frozenset(cid for cid in cids if session.run(_FIND, {"cid": indexed(cid)}).one)
        )

    async def revoke(self, cid: str) -> None:
        """Revokes a delegation for ever. A second time changes nothing."""
        with suppress(ConstraintError):  # another was first
            await self._write(lambda session: session.run(_REVOKE, {"cid": indexed(cid)}))

    async def keep(self, deposit: Deposit, share: Share, now: float) -> None:
        """Keeps a container of delegations."""
        await self._write(lambda session: deposits.keep(session, deposit, share, now))

    async def find(self, cid: str, now: float) -> bytes | None:
        """The container, while its time lasts."""
        return await self._read(lambda session: deposits.find(session, cid, now))

    async def known(self, dids: Collection[str]) -> Mapping[str, KeyFact]:
        """The facts of those keys that sQuid knows."""
        return await self._read(lambda session: identities.known(session, dids))

    async def member(self, identity: str, dao: str) -> bool:
        """Whether an identity belongs to a DAO."""
        return await self._read(lambda session: identities.member(session, identity, dao))

    async def note(self, fact: KeyFact) -> None:
        """Takes in a fact about a key."""
        await self._write(lambda session: identities.note(session, fact))

    async def succeed(self, succession: Succession) -> None:
        """Lets a key take the place of another."""
        await self._write(lambda session: identities.succeed(session, succession))

    async def admit(self, identity: str, dao: str) -> None:
        """Makes an identity a member of a DAO. A second time changes nothing."""
        await self._write(lambda session: identities.admit(session, identity, dao))

    async def dismiss(self, identity: str, dao: str) -> None:
        """Takes an identity out of a DAO. A second time changes nothing."""
        await self._write(lambda session: identities.dismiss(session, identity, dao))

    async def close(self) -> None:
        """Closes every connection."""
        await self._engines.close()

    async def _read(self, question: Callable[[Session], T]) -> T:
        return await self._engines.reader.do(question)

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await self._engines.writer.do(work)
