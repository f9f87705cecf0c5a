"""State that all services of a deployment share: nonces that were seen, and what was revoked."""

from pathlib import Path
from typing import Final, Self

from sqlalchemy import bindparam, delete, func, insert, select

from anarq.adapters.sql.engine import Durability, Engines, sqlite
from anarq.adapters.sql.schema import NONCES, REVOCATIONS, SHARED
from anarq.adapters.sql.session import ConstraintError

_ADD: Final = insert(NONCES)
_FORGET: Final = delete(NONCES).where(NONCES.c.expires <= bindparam("now"))
_EPOCH: Final = select(func.max(REVOCATIONS.c.epoch))
_REVOKE: Final = insert(REVOCATIONS)
_FIND: Final = select(REVOCATIONS.c.cid).where(REVOCATIONS.c.cid == bindparam("cid"))
_FORGET_EVERY: Final = 10.0  # seconds between two sweeps


class SharedState:
    """`Nonces` and `Revocations` over one database.

    With the durability NORMAL a nonce survives a kill of the process; after a power cut the last may be forgotten.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._swept = 0.0

    @classmethod
    def sqlite(cls, path: str | Path, durability: Durability = "NORMAL") -> Self:
        """The shared state in a file.

        Raises:
            UnavailableError: the file cannot be opened.
        """
        return cls(sqlite(path, SHARED, durability))

    async def use(self, signer: str, nonce: str, now: float, expires: float) -> bool:
        """Whether this is the first use of the nonce."""
        try:
            with self._engines.writer.begin() as session:
                if now - self._swept > _FORGET_EVERY:
                    session.run(_FORGET, {"now": now})
                    self._swept = now
                session.run(_ADD, {"signer": signer, "nonce": nonce, "expires": expires})
        except ConstraintError:
            return False
        return True

    async def epoch(self) -> int:
        """How many revocations there have been."""
        with self._engines.reader.begin() as session:
            return session.run(_EPOCH, {}).one[0] or 0

    async def revoked(self, cids: tuple[str, ...]) -> frozenset[str]:
        """Those of the delegations that were revoked."""
        with self._engines.reader.begin() as session:
            return frozenset(cid for cid in cids if session.run(_FIND, {"cid": cid}).one)

    async def revoke(self, cid: str) -> None:
        """Revokes a delegation for ever. A second time changes nothing."""
        if not await self.revoked((cid,)):
            with self._engines.writer.begin() as session:
                session.run(_REVOKE, {"cid": cid})

    async def close(self) -> None:
        """Closes every connection."""
        self._engines.dispose()
