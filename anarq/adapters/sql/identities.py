"""What is known of keys, as rows of the shared state."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from anarq.adapters.sql.schema import KEYS, MEMBERS, REVOCATIONS, ROOTS
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import indexed
from anarq.ports.errors import ConflictError
from anarq.ports.identities import KeyFact, Succession

_FIND: Final = select(KEYS.c.identity, KEYS.c.active, KEYS.c.service).where(KEYS.c.did == bindparam("did"))
_ADD: Final = insert(KEYS)
_STOP: Final = update(KEYS).where(KEYS.c.did == bindparam("which")).values(active=0)
_SERVE: Final = update(KEYS).where(KEYS.c.did == bindparam("which")).values(service=1)
_ROOT: Final = select(ROOTS.c.key).where(ROOTS.c.identity == bindparam("identity"))
_FIRST_ROOT: Final = insert(ROOTS)
_NEXT_ROOT: Final = update(ROOTS).where(ROOTS.c.identity == bindparam("which")).values(key=bindparam("next"))
_MOVE_EPOCH: Final = insert(REVOCATIONS)
_MEMBER: Final = select(MEMBERS.c.dao).where(
    MEMBERS.c.dao == bindparam("dao"), MEMBERS.c.identity == bindparam("identity")
)
_ADMIT: Final = insert(MEMBERS)
_DISMISS: Final = delete(MEMBERS).where(
    MEMBERS.c.dao == bindparam("which_dao"), MEMBERS.c.identity == bindparam("which_identity")
)


def known(session: Session, dids: Collection[str]) -> Mapping[str, KeyFact]:
    """The facts of those keys that are there; a key is no more active than its identity."""
    found = {did: fact for did in dids if (fact := _fact(session, did)) is not None}
    return {did: _with_identity(session, fact) for did, fact in found.items()}


def succeed(session: Session, succession: Succession) -> None:
    """Lets a key take the place of another, with which the epoch moves.

    Raises:
        ConflictError: the place is another's, or the key is known already.
    """
    identity, key = succession.identity, succession.key
    earlier = _root(session, identity)
    speaker = earlier or identity
    if speaker == key:
        return
    known, of_key = _fact(session, identity), _fact(session, key)
    if known is None or of_key is not None or succession.after not in {None, speaker}:
        raise ConflictError("key", key, was_read=False)
    _add(session, KeyFact(key, identity, active=True))
    if earlier is None:
        session.run(_FIRST_ROOT, {"identity": indexed(identity), "key": key})
    else:
        session.run(_STOP, {"which": indexed(earlier)})
        session.run(_NEXT_ROOT, {"which": indexed(identity), "next": key})
    session.run(_MOVE_EPOCH, {"cid": indexed(f"root {key}")})


def note(session: Session, fact: KeyFact) -> None:
    """Takes in a fact; the epoch moves with a key that is taken out of use."""
    earlier = _fact(session, fact.did)
    if earlier is None:
        _add(session, fact)
    elif earlier.active and not fact.active:
        session.run(_STOP, {"which": indexed(fact.did)})
    elif fact.service and not earlier.service:
        session.run(_SERVE, {"which": indexed(fact.did)})
    if not fact.active and (earlier is None or earlier.active):
        session.run(_MOVE_EPOCH, {"cid": indexed(fact.did)})


def member(session: Session, identity: str, dao: str) -> bool:
    """Whether an identity belongs to a DAO."""
    return bool(session.run(_MEMBER, {"dao": indexed(dao), "identity": indexed(identity)}).rows)


def admit(session: Session, identity: str, dao: str) -> None:
    """Makes an identity a member of a DAO. A second time changes nothing."""
    if not member(session, identity, dao):
        session.run(_ADMIT, {"dao": indexed(dao), "identity": indexed(identity)})


def dismiss(session: Session, identity: str, dao: str) -> None:
    """Takes an identity out of a DAO. A second time changes nothing."""
    session.run(_DISMISS, {"which_dao": indexed(dao), "which_identity": indexed(identity)})


def _add(session: Session, fact: KeyFact) -> None:
    flags = {"active": int(fact.active), "service": int(fact.service)}
    session.run(_ADD, {"did": indexed(fact.did), "identity": fact.identity, **flags})


def _fact(session: Session, did: str) -> KeyFact | None:
    row = session.run(_FIND, {"did": indexed(did)}).one
    return None if row is None else KeyFact(did, row.identity, bool(row.active), service=bool(row.service))


def _root(session: Session, identity: str) -> str | None:
    row = session.run(_ROOT, {"identity": indexed(identity)}).one
    return None if row is None else str(row.key)


def _with_identity(session: Session, fact: KeyFact) -> KeyFact:
    owner = None if fact.identity == fact.did else _fact(session, fact.identity)
    active = fact.active and (owner is None or owner.active)
    return replace(fact, active=active, root=_root(session, fact.identity))
