"""The outbox: one line of events for each subject, so that no subject waits for another."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from anarq.adapters.sql.clocks import APART, is_beyond
from anarq.adapters.sql.schema import LEASES, LINES, OUTBOX
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import given, indexed, object_of, whole
from anarq.ports.json import JsonObject, dumps
from anarq.ports.store import Advance, Backlog, Line, Outgoing

_RELAY: Final = "relay"

_ADD: Final = insert(OUTBOX)
# A line that is there is written as well: so two who add to it, or one who adds while another closes it, come one after
# the other, and the positions of a subject's events are in the order of their commits.
_OPEN: Final = {
    dialect: made.on_conflict_do_update(index_elements=[LINES.c.subject], set_={"due": LINES.c.due})
    for dialect, made in (("sqlite", sqlite_dialect.insert(LINES)), ("postgresql", postgresql.insert(LINES)))
}
_DUE: Final = (
    select(LINES.c.subject, LINES.c.whole_subject, LINES.c.failures)
    .where(LINES.c.failed == bindparam("failed"), LINES.c.due <= bindparam("now"))
    .order_by(LINES.c.due, LINES.c.subject)
    .limit(bindparam("count"))
)
_BEYOND: Final = (
    select(LINES.c.subject, LINES.c.whole_subject, LINES.c.failures)
    .where(LINES.c.failed == bindparam("failed"), LINES.c.due > bindparam("latest"))
    .order_by(LINES.c.due, LINES.c.subject)
    .limit(bindparam("count"))
)
"""Lines that no clock which is about right can have noted as due then: each is taken, and noted anew."""

_FIRST: Final = (
    select(OUTBOX)
    .where(OUTBOX.c.sent == 0, OUTBOX.c.subject == bindparam("subject"))
    .order_by(OUTBOX.c.position)
    .limit(bindparam("count"))
)
_SENT: Final = update(OUTBOX).where(OUTBOX.c.position == bindparam("b_position")).values(sent=1)
_WAITS: Final = exists().where(OUTBOX.c.sent == 0, OUTBOX.c.subject == LINES.c.subject)
_MOVE: Final = (
    update(LINES)
    .where(LINES.c.subject == bindparam("b_subject"))
    .values(
        failed=bindparam("b_failed"),
        due=bindparam("b_due"),
        failures=bindparam("b_failures"),
        topic=bindparam("b_topic"),
    )
)
_CLOSE: Final = delete(LINES).where(LINES.c.subject == bindparam("b_subject"), ~_WAITS)
_DEPTH: Final = select(func.count(), func.min(OUTBOX.c.stored_at)).where(OUTBOX.c.sent == 0)
_OVERDUE: Final = select(func.min(LINES.c.due)).where(LINES.c.failed == 0)
_FAILING: Final = select(LINES.c.topic, func.count()).where(LINES.c.failed == 1).group_by(LINES.c.topic)

_LEASE: Final = select(LEASES).where(LEASES.c.name == bindparam("name"))
_TAKE: Final = {
    dialect: made.on_conflict_do_update(
        index_elements=[LEASES.c.name], set_={"holder": made.excluded.holder, "until": made.excluded.until}
    )
    for dialect, made in (("sqlite", sqlite_dialect.insert(LEASES)), ("postgresql", postgresql.insert(LEASES)))
}
_RESIGN: Final = delete(LEASES).where(LEASES.c.name == bindparam("b_name"), LEASES.c.holder == bindparam("b_holder"))


def enqueue(session: Session, events: Sequence[Outgoing], at: float) -> None:
    """Adds events at the end of the lines of their subjects."""
    fresh = {"failed": 0, "due": at, "failures": 0, "topic": ""}
    lines = [{"subject": indexed(name), "whole_subject": whole(name)} | fresh for name in _subjects(events)]
    session.run_all(_OPEN[session.dialect], lines)
    session.run_all(_ADD, [_row(event, at) for event in events])


def due(session: Session, now: float, *, failed: bool, lines: int, events: int) -> list[Line]:
    """Lines that are due; see the port."""
    found = [*session.run(_DUE, {"failed": int(failed), "now": now, "count": lines}).rows]
    if len(found) < lines:
        beyond = {"failed": int(failed), "latest": now + APART, "count": lines - len(found)}
        found += session.run(_BEYOND, beyond).rows
    return [_line(session, row, events) for row in found]


def advance(session: Session, advances: Sequence[Advance]) -> None:
    """Notes how far lines have come."""
    sent = [{"b_position": position} for one in advances for position in one.sent]
    if sent:
        session.run_all(_SENT, sent)
    session.run_all(_MOVE, [_moved(one) for one in advances])
    session.run_all(_CLOSE, [{"b_subject": indexed(one.subject)} for one in advances])


def backlog(session: Session) -> Backlog:
    """What waits."""
    depth, oldest = session.run(_DEPTH, {}).one
    failing = dict(session.run(_FAILING, {}).rows)
    return Backlog(depth, oldest, session.run(_OVERDUE, {}).one[0], failing)


def is_led_by_another(session: Session, holder: str, now: float, until: float) -> bool:
    """Whether somebody else relays now; arguments as of `lead`."""
    row = session.run(_LEASE, {"name": _RELAY}).one
    return row is not None and row.holder != holder and row.until > now and not is_beyond(row.until, until)


def lead(session: Session, holder: str, now: float, until: float) -> bool:
    """Takes the lease of the relay when it is free, or the holder's already."""
    if is_led_by_another(session, holder, now, until):
        return False
    session.run(_TAKE[session.dialect], {"name": _RELAY, "holder": holder, "until": until})
    return True


def resign(session: Session, holder: str) -> None:
    """Gives the lease back."""
    session.run(_RESIGN, {"b_name": _RELAY, "b_holder": holder})


def _subjects(events: Sequence[Outgoing]) -> list[str]:
    return sorted({event.subject for event in events})  # in one order, so that two who add to several never deadlock


def _row(event: Outgoing, at: float) -> JsonObject:
    members = {"id": indexed(event.id), "whole_id": whole(event.id), "topic": event.topic}
    members["subject"] = indexed(event.subject)
    return members | {"event": dumps(event.event), "stored_at": at, "sent": 0}


def _moved(one: Advance) -> JsonObject:
    failures = {"b_failed": int(one.failures > 0), "b_failures": one.failures, "b_topic": one.topic}
    return failures | {"b_subject": indexed(one.subject), "b_due": one.due}


def _line(session: Session, line: Any, count: int) -> Line:
    subject = given(line.subject, line.whole_subject)
    rows = session.run(_FIRST, {"subject": line.subject, "count": count}).rows
    events = (
        Outgoing(given(row.id, row.whole_id), row.topic, subject, object_of(row.event), row.position, row.stored_at)
        for row in rows
    )
    return Line(subject, line.failures, tuple(events))
