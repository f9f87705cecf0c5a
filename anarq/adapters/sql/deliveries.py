"""Events that a consumer could not process: how often it has failed, and those that were given up."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from anarq.adapters.sql.schema import DELIVERIES
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import given, indexed, whole
from anarq.ports.json import dumps, loads
from anarq.ports.store import DeadLetter, InboxMark

_FIND: Final = select(DELIVERIES.c.failures, DELIVERIES.c.dead).where(
    DELIVERIES.c.consumer == bindparam("consumer"), DELIVERIES.c.event == bindparam("event")
)
_OF: Final = (DELIVERIES.c.consumer == bindparam("b_consumer"), DELIVERIES.c.event == bindparam("b_event"))
_KEEP: Final = {
    dialect: made.on_conflict_do_update(
        index_elements=[DELIVERIES.c.consumer, DELIVERIES.c.event],
        set_={name: made.excluded[name] for name in ("failures", "at", "dead", "wanted", "code", "reason", "body")},
    )
    for dialect, made in (
        ("sqlite", sqlite_dialect.insert(DELIVERIES)),
        ("postgresql", postgresql.insert(DELIVERIES)),
    )
}
_DEAD: Final = (
    select(DELIVERIES)
    .where(DELIVERIES.c.dead == 1, DELIVERIES.c.wanted >= bindparam("wanted"))
    .order_by(DELIVERIES.c.at, DELIVERIES.c.consumer, DELIVERIES.c.event)
    .limit(bindparam("count"))
)
_WANT: Final = update(DELIVERIES).where(*_OF, DELIVERIES.c.dead == 1).values(wanted=bindparam("b_wanted"))
_DROP: Final = delete(DELIVERIES).where(*_OF, DELIVERIES.c.dead == 1)
_FORGET: Final = delete(DELIVERIES).where(*_OF)
_PURGE: Final = delete(DELIVERIES).where(DELIVERIES.c.dead == 0, DELIVERIES.c.at <= bindparam("until"))


def fail(session: Session, mark: InboxMark, now: float) -> int:
    """Counts a failure; see the port."""
    row = session.run(_FIND, {"consumer": mark.consumer, "event": indexed(mark.event)}).one
    if row is not None and row.dead:
        return 0
    failures = 1 if row is None else row.failures + 1
    _keep(session, mark, {"failures": failures, "at": now, "dead": 0, "code": "", "reason": "", "body": ""})
    return int(failures)


def give_up(session: Session, letter: DeadLetter) -> None:
    """Keeps an event that is given up."""
    why = {"code": letter.code, "reason": letter.reason, "body": dumps(letter.event)}
    row = session.run(_FIND, {"consumer": letter.mark.consumer, "event": indexed(letter.mark.event)}).one
    failures = 1 if row is None else row.failures
    _keep(session, letter.mark, {"failures": failures, "at": letter.at, "dead": 1, **why})


def forget(session: Session, mark: InboxMark) -> None:
    """An event was processed: what failed before no longer counts."""
    session.run(_FORGET, _of(mark))


def dead(session: Session, *, wanted: bool, limit: int) -> list[DeadLetter]:
    """Events that were given up."""
    return [_letter(row) for row in session.run(_DEAD, {"wanted": int(wanted), "count": limit}).rows]


def want(session: Session, marks: Sequence[InboxMark], *, wanted: bool) -> int:
    """Has dead letters taken again, or no more."""
    return sum(session.run(_WANT, _of(mark) | {"b_wanted": int(wanted)}).rowcount for mark in marks)


def drop(session: Session, marks: Sequence[InboxMark]) -> int:
    """Forgets dead letters."""
    return sum(session.run(_DROP, _of(mark)).rowcount for mark in marks)


def purge(session: Session, until: float) -> int:
    """Forgets old failures of events that were not given up: they came from elsewhere since, or never again."""
    return session.run(_PURGE, {"until": until}).rowcount


def _keep(session: Session, mark: InboxMark, values: dict[str, object]) -> None:
    row = {"consumer": mark.consumer, "event": indexed(mark.event), "whole_event": whole(mark.event)}
    session.run(_KEEP[session.dialect], row | {"wanted": 0} | values)


def _of(mark: InboxMark) -> dict[str, object]:
    return {"b_consumer": mark.consumer, "b_event": indexed(mark.event)}


def _letter(row: Any) -> DeadLetter:
    """The letter; one that was damaged holds no event, so that whoever takes it again finds that it is not one."""
    try:
        told, at = loads(row.body), float(row.at)
    except (TypeError, ValueError):
        told, at = {}, 0.0
    mark = InboxMark(str(row.consumer), str(given(row.event, row.whole_event)))
    return DeadLetter(
        mark, told if isinstance(told, dict) else {}, str(row.code), str(row.reason), at, bool(row.wanted)
    )
