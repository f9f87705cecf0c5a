"""Containers of delegations in the shared state, bounded for each owner and for all."""

from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from anarq.adapters.sql.schema import DEPOSITS
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import indexed
from anarq.ports.deposits import Deposit, DepositsFullError

MOST_OWN: Final = 16
"""Deposits of one owner."""

MOST: Final = 10_000
"""Deposits of all owners; with the largest block that is deposited, about 500 MB."""

_OF: Final = DEPOSITS.c.cid == bindparam("b_cid")
_FIND: Final = select(DEPOSITS.c.block).where(_OF, DEPOSITS.c.until > bindparam("b_now"))
_FORGET: Final = delete(DEPOSITS).where(DEPOSITS.c.until <= bindparam("b_now"))
_LENGTHEN: Final = (
    update(DEPOSITS).where(_OF, DEPOSITS.c.until < bindparam("b_until")).values(until=bindparam("b_until"))
)
_OWN: Final = select(func.count()).where(DEPOSITS.c.owner == bindparam("b_owner"))
_ALL: Final = select(func.count()).select_from(DEPOSITS)
_ADD: Final = insert(DEPOSITS)


def keep(session: Session, deposit: Deposit, now: float) -> None:
    """Keeps a container; see the port."""
    session.run(_FORGET, {"b_now": now})
    if session.run(_FIND, {"b_cid": indexed(deposit.cid), "b_now": now}).one:
        session.run(_LENGTHEN, {"b_cid": indexed(deposit.cid), "b_until": deposit.until})
        return
    own = session.run(_OWN, {"b_owner": indexed(deposit.owner)}).one[0] >= MOST_OWN
    if own or session.run(_ALL, {}).one[0] >= MOST:
        raise DepositsFullError(own=own)
    named = {"cid": indexed(deposit.cid), "owner": indexed(deposit.owner)}
    session.run(_ADD, named | {"block": deposit.block, "until": deposit.until})


def find(session: Session, cid: str, now: float) -> bytes | None:
    """The container, while its time lasts."""
    row = session.run(_FIND, {"b_cid": indexed(cid), "b_now": now}).one
    return None if row is None else bytes(row.block)
