"""When jobs are due, and who does them."""

import secrets
from typing import Final

from sqlalchemy import bindparam, insert, select, update

from anarq.adapters.sql.clocks import is_beyond
from anarq.adapters.sql.schema import JOBS
from anarq.adapters.sql.session import Session
from anarq.ports.errors import LeaseLostError
from anarq.ports.store import Turn

_FIND: Final = select(JOBS).where(JOBS.c.name == bindparam("name"))
_ADD: Final = insert(JOBS)
_TAKE: Final = (
    update(JOBS)
    .where(JOBS.c.name == bindparam("b_name"))
    .values(token=bindparam("b_token"), until=bindparam("b_until"))
)
_MOVE: Final = update(JOBS).where(JOBS.c.name == bindparam("b_name")).values(due=bindparam("b_due"))
_HELD: Final = (JOBS.c.name == bindparam("b_name"), JOBS.c.token == bindparam("b_token"))
_END: Final = update(JOBS).where(*_HELD).values(due=bindparam("b_due"), token="", until=0.0)
_POSTPONE: Final = update(JOBS).where(*_HELD).values(token="", until=bindparam("b_until"))


def turn(session: Session, wanted: Turn, now: float, until: float) -> Turn | float:
    """Takes the turn of a job; see the port."""
    row = session.run(_FIND, {"name": wanted.job}).one
    if row is None:
        session.add(_ADD, {"name": wanted.job, "due": wanted.due, "token": "", "until": 0.0})
    due, held = (wanted.due, 0.0) if row is None else (row.due, row.until)
    if is_beyond(due, wanted.due):
        due = wanted.due + secrets.randbelow(1_000_000) / 1_000_000  # what was done at that time already had its ids
        session.run(_MOVE, {"b_name": wanted.job, "b_due": due})
    if is_beyond(held, until):
        held = 0.0
    if due > now or held > now:
        return float(max(due, held))
    session.run(_TAKE, {"b_name": wanted.job, "b_token": wanted.token, "b_until": until})
    return Turn(wanted.job, wanted.token, float(due), wanted.following)


def when(session: Session, wanted: Turn, now: float, until: float) -> float | None:
    """When to look again at a job that is not due, or that somebody does; None when its turn may be taken, or what is
    noted of it cannot be right.
    """
    row = session.run(_FIND, {"name": wanted.job}).one
    if row is None or is_beyond(row.due, wanted.due) or is_beyond(row.until, until):
        return None
    later = float(max(row.due, row.until))
    return later if later > now else None


def end(session: Session, done: Turn) -> None:
    """The job was done, and is due again when its turn says.

    Raises:
        LeaseLostError: another has taken the turn over.
    """
    held = {"b_name": done.job, "b_token": done.token, "b_due": done.following}
    if session.run(_END, held).rowcount != 1:
        raise LeaseLostError(f"the turn of the job {done.job} was taken over")


def postpone(session: Session, given: Turn, until: float) -> None:
    """Gives a turn back, which nobody takes until then."""
    session.run(_POSTPONE, {"b_name": given.job, "b_token": given.token, "b_until": until})
