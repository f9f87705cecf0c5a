"""Containers of delegations in the shared state, bounded for each owner and for each network."""

from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from anarq.adapters.sql.schema import DEPOSITS
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import indexed
from anarq.ports.deposits import Deposit, DepositsFullError, Share

_OF: Final = DEPOSITS.c.cid == bindparam("b_cid")
_FIND: Final = select(DEPOSITS.c.block).where(_OF, DEPOSITS.c.until > bindparam("b_now"))
_FORGET: Final = delete(DEPOSITS).where(DEPOSITS.c.until <= bindparam("b_now"))
_LENGTHEN: Final = (
    update(DEPOSITS).where(_OF, DEPOSITS.c.until < bindparam("b_until")).values(until=bindparam("b_until"))
)
_OWN: Final = select(func.count()).where(DEPOSITS.c.owner == bindparam("b_owner"))
_OF_NETWORK: Final = DEPOSITS.c.network == bindparam("b_network")
_NETWORK: Final = select(func.count()).where(_OF_NETWORK)
_OLDEST: Final = (
    select(DEPOSITS.c.cid).where(_OF_NETWORK).order_by(DEPOSITS.c.kept, DEPOSITS.c.cid).limit(bindparam("b_many"))
)
_REMOVE: Final = delete(DEPOSITS).where(_OF)
_ADD: Final = insert(DEPOSITS)


def keep(session: Session, deposit: Deposit, share: Share, now: float) -> None:
    """Keeps a container; see the port."""
    session.run(_FORGET, {"b_now": now})
    if session.run(_FIND, {"b_cid": indexed(deposit.cid), "b_now": now}).one:
        session.run(_LENGTHEN, {"b_cid": indexed(deposit.cid), "b_until": deposit.until})
        return
    if session.run(_OWN, {"b_owner": indexed(deposit.owner)}).one[0] >= share.owner:
        raise DepositsFullError
    _make_room(session, deposit.network, share.network)
    named = {"cid": indexed(deposit.cid), "owner": indexed(deposit.owner), "network": indexed(deposit.network)}
    session.run(_ADD, named | {"block": deposit.block, "kept": now, "until": deposit.until})


def _make_room(session: Session, network: str, most: int) -> None:
    """Lets the oldest of a network go, so that there is room for one more."""
    too_many = session.run(_NETWORK, {"b_network": indexed(network)}).one[0] - most + 1
    if too_many > 0:
        for row in session.run(_OLDEST, {"b_network": indexed(network), "b_many": too_many}).rows:
            session.run(_REMOVE, {"b_cid": row.cid})


def find(session: Session, cid: str, now: float) -> bytes | None:
    """The container, while its time lasts."""
    row = session.run(_FIND, {"b_cid": indexed(cid), "b_now": now}).one
    return None if row is None else bytes(row.block)
