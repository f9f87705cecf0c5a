"""State that all services of a deployment share: nonces that were seen, what was revoked, which keys sQuid knows."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from sqlalchemy import bindparam, delete, func, insert, select, update

from anarq.adapters.sql.engine import Durability, Engines, sqlite
from anarq.adapters.sql.schema import KEYS, MEMBERS, NONCES, REVOCATIONS, SHARED
from anarq.adapters.sql.session import ConstraintError, Session
from anarq.ports.identities import KeyFact

_ADD: Final = insert(NONCES)
_FORGET: Final = delete(NONCES).where(NONCES.c.expires <= bindparam("now"))
_EPOCH: Final = select(func.max(REVOCATIONS.c.epoch))
_REVOKE: Final = insert(REVOCATIONS)
_FIND: Final = select(REVOCATIONS.c.cid).where(REVOCATIONS.c.cid == bindparam("cid"))
_KEY: Final = select(KEYS.c.identity, KEYS.c.active).where(KEYS.c.did == bindparam("did"))
_ADD_KEY: Final = insert(KEYS)
_STOP_KEY: Final = update(KEYS).where(KEYS.c.did == bindparam("which")).values(active=0)
_MEMBER: Final = select(MEMBERS.c.dao).where(
    MEMBERS.c.dao == bindparam("dao"), MEMBERS.c.identity == bindparam("identity")
)
_ADMIT: Final = insert(MEMBERS)
_FORGET_EVERY: Final = 10.0  # seconds between two sweeps


class SharedState:
    """`Nonces`, `Revocations` and `Identities` over one database.

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

    async def known(self, dids: Collection[str]) -> Mapping[str, KeyFact]:
        """The facts of those keys that sQuid knows; a key is no more active than its identity."""
        with self._engines.reader.begin() as session:
            found = {did: fact for did in dids if (fact := _fact(session, did)) is not None}
            return {did: self._with_identity(session, fact) for did, fact in found.items()}

    async def member(self, identity: str, dao: str) -> bool:
        """Whether an identity belongs to a DAO."""
        with self._engines.reader.begin() as session:
            return bool(session.run(_MEMBER, {"dao": dao, "identity": identity}).rows)

    async def note(self, fact: KeyFact) -> None:
        """Takes in a fact; the epoch moves with a key that is taken out of use."""
        with self._engines.writer.begin() as session:
            earlier = _fact(session, fact.did)
            if earlier is None:
                session.run(_ADD_KEY, {"did": fact.did, "identity": fact.identity, "active": int(fact.active)})
            elif earlier.active and not fact.active:
                session.run(_STOP_KEY, {"which": fact.did})
            if not fact.active and (earlier is None or earlier.active):
                session.run(_REVOKE, {"cid": fact.did})

    async def admit(self, identity: str, dao: str) -> None:
        """Makes an identity a member of a DAO. A second time changes nothing."""
        if not await self.member(identity, dao):
            with self._engines.writer.begin() as session:
                session.run(_ADMIT, {"dao": dao, "identity": identity})

    def _with_identity(self, session: Session, fact: KeyFact) -> KeyFact:
        owner = None if fact.identity == fact.did else _fact(session, fact.identity)
        return replace(fact, active=False) if owner is not None and not owner.active else fact

    async def close(self) -> None:
        """Closes every connection."""
        self._engines.dispose()


def _fact(session: Session, did: str) -> KeyFact | None:
    row = session.run(_KEY, {"did": did}).one
    return None if row is None else KeyFact(did, row[0], bool(row[1]))
