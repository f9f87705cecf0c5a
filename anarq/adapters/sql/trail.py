"""The audit trail of one identity: which events of the log are about it."""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, String, and_, bindparam, delete, exists, insert, select, tuple_

from anarq.adapters.sql.schema import AUDIT, AUDIT_ABOUT
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import indexed, object_of
from anarq.ports.errors import CursorError
from anarq.ports.json import dumps, loads
from anarq.ports.store import AuditEntry, Trail, TrailQuery

_ORDER: Final = ("at", "entry", "type")
_ADD: Final = insert(AUDIT_ABOUT)
_FORGET: Final = delete(AUDIT_ABOUT).where(
    exists().where(
        AUDIT.c.id == AUDIT_ABOUT.c.entry, AUDIT.c.type == AUDIT_ABOUT.c.type, AUDIT.c.position <= bindparam("b_last")
    )
)


def add(session: Session, entries: Iterable[AuditEntry]) -> None:
    """Notes whom new events are about."""
    rows = [
        {"about": indexed(identity), "at": entry.at, "entry": entry.id, "type": entry.type}
        for entry in entries
        for identity in sorted(set(entry.about))
    ]
    if rows:
        session.run_all(_ADD, rows)


def forget(session: Session, last: int) -> None:
    """Forgets whom events up to a position were about: nobody asks what is archived."""
    session.run(_FORGET, {"b_last": last})


def find(session: Session, query: TrailQuery) -> Trail:
    """One page of events, the newest first.

    Raises:
        CursorError: the cursor was not given out for this query.
    """
    values: dict[str, object] = {"about": indexed(query.about), "count": query.limit + 1}
    given = {"verdict": query.verdict, "since": query.since, "until": query.until}
    values |= {name: value for name, value in given.items() if value is not None}
    if query.cursor is not None:
        values["at"], values["entry"], values["type"] = _position(query)
    rows = session.run(_statement(*(name in values for name in ("verdict", "since", "until", "at"))), values).rows
    page = tuple(map(_entry, rows[: query.limit]))
    return Trail(page, _cursor(page[-1], query) if len(rows) > query.limit else None)


@lru_cache(maxsize=16)
def _statement(verdict: bool, since: bool, until: bool, continued: bool) -> Select[*tuple[Any, ...]]:
    """The statement for one shape of query; a statement object is compiled once."""
    of, order = AUDIT_ABOUT.c, tuple(AUDIT_ABOUT.c[name] for name in _ORDER)
    joined = AUDIT_ABOUT.join(AUDIT, and_(AUDIT.c.id == of.entry, AUDIT.c.type == of.type))
    statement: Select[*tuple[Any, ...]] = select(AUDIT).select_from(joined).where(of.about == bindparam("about"))
    if verdict:
        statement = statement.where(AUDIT.c.verdict == bindparam("verdict"))
    if since:
        statement = statement.where(of.at > bindparam("since"))
    if until:
        statement = statement.where(of.at < bindparam("until"))
    if continued:
        statement = statement.where(tuple_(*order) < tuple_(*(bindparam(name, type_=String) for name in _ORDER)))
    return statement.order_by(*(column.desc() for column in order)).limit(bindparam("count"))


def _entry(row: Any) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        at=row.at,
        type=row.type,
        ref=row.ref,
        actor=object_of(row.actor),
        layer=row.layer,
        verdict=row.verdict,
        details=object_of(row.details),
        cid=row.cid,
    )


def _cursor(entry: AuditEntry, query: TrailQuery) -> str:
    text = dumps([entry.at, entry.id, entry.type, _asked(query)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _position(query: TrailQuery) -> Sequence[str]:
    cursor = query.cursor or ""
    try:
        value = loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        value = None
    match value:
        case [str(at), str(entry), str(type_), str(asked)] if "\0" not in at + entry + type_ and asked == _asked(query):
            return at, entry, type_
    raise CursorError("no cursor that was given out here, for these events")


def _asked(query: TrailQuery) -> str:
    """Which events a page is one of, in short: a cursor of some does not continue others."""
    text = dumps([query.about, query.verdict, query.since, query.until])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
