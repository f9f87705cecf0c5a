"""The one commit: every part of a unit, checked and written inside one transaction that writes alone."""

from typing import Final

from sqlalchemy import and_, bindparam, delete, insert, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from anarq.adapters.sql import audit, deliveries, idempotency, jobs, reading, retiring
from anarq.adapters.sql.outbox import enqueue
from anarq.adapters.sql.schema import INBOX, RECORD_KEYS, RECORDS
from anarq.adapters.sql.session import ConstraintError, Session
from anarq.adapters.sql.text import indexed, ordered, whole
from anarq.ports.errors import ConflictError, DuplicateError
from anarq.ports.json import dumps
from anarq.ports.store import Change, InboxMark, Reads, Unit

_UPDATE: Final = (
    update(RECORDS)
    .where(
        RECORDS.c.kind == bindparam("b_kind"),
        RECORDS.c.id == bindparam("b_id"),
        RECORDS.c.version == bindparam("b_expected"),
        RECORDS.c.body.is_not(None),
    )
    .values(
        version=bindparam("b_expected") + 1,
        body=bindparam("b_body"),
        owner=bindparam("b_owner"),
        whole_owner=bindparam("b_whole_owner"),
        sort=bindparam("b_sort"),
        changed=bindparam("b_changed"),
    )
)
_DROP_KEYS: Final = delete(RECORD_KEYS).where(
    and_(RECORD_KEYS.c.kind == bindparam("b_kind"), RECORD_KEYS.c.id == bindparam("b_id"))
)
_ADD_KEYS: Final = insert(RECORD_KEYS)
_ADD_MARK: Final = insert(INBOX)


def _creation(insertion: "sqlite_dialect.Insert | postgresql.Insert") -> "sqlite_dialect.Insert | postgresql.Insert":
    """Creates a record, or brings a deleted one back with the next version."""
    return insertion.on_conflict_do_update(
        index_elements=[RECORDS.c.kind, RECORDS.c.id],
        set_={
            "version": RECORDS.c.version + 1,
            "body": insertion.excluded.body,
            "owner": insertion.excluded.owner,
            "whole_owner": insertion.excluded.whole_owner,
            "sort": insertion.excluded.sort,
            "changed": insertion.excluded.changed,
        },
        where=RECORDS.c.body.is_(None),
    )


_CREATE: Final = {
    "sqlite": _creation(sqlite_dialect.insert(RECORDS)),
    "postgresql": _creation(postgresql.insert(RECORDS)),
}


def write(session: Session, unit: Unit) -> None:
    """Checks what the unit was based on, then writes all of it.

    Raises:
        ConflictError, LeaseLostError, DuplicateError: as the port says; the caller rolls back.
    """
    if unit.completion is not None:
        idempotency.complete(session, unit.completion)
    if unit.inbox is not None:
        _mark(session, unit.inbox, unit.now.timestamp())
        deliveries.forget(session, unit.inbox)
    if unit.turn is not None:
        jobs.end(session, unit.turn)
    if unit.dead is not None:
        deliveries.give_up(session, unit.dead)
    _hold(session, unit.reads)
    for change in unit.changes:
        _apply(session, change, (change.kind, change.id) in unit.reads.versions, unit.now.timestamp())
    if unit.archived:
        retiring.archive(session, unit.archived, unit.now.timestamp())
    for each in unit.retired:
        retiring.retire(session, each)
    if unit.events:
        enqueue(session, unit.events, unit.now.timestamp())
    if unit.audit:
        audit.append(session, unit.audit)


def _hold(session: Session, reads: Reads) -> None:
    """Every read must give now what it gave then: so neither write skew nor a phantom commits."""
    for (kind, id_), version in reads.versions.items():
        if reading.version(session, kind, id_) != version:
            raise ConflictError(kind, id_, was_read=True)
    for query, shown in reads.scans:
        if reading.seen(reading.run(session, query)) != shown:
            raise ConflictError(query.kind, "", was_read=True)


def _apply(session: Session, change: Change, was_read: bool, at: float) -> None:
    state = _state(change) | {"changed": at}
    if change.expected_version == 0:
        named = {"kind": change.kind, "id": indexed(change.id), "whole_id": whole(change.id), "version": 1}
        done = session.run(_CREATE[session.dialect], named | state)
    else:
        named = {"b_kind": change.kind, "b_id": indexed(change.id), "b_expected": change.expected_version}
        done = session.run(_UPDATE, named | {f"b_{name}": value for name, value in state.items()})
    if done.rowcount != 1:
        raise ConflictError(change.kind, change.id, was_read=was_read)
    _index(session, change)


def _state(change: Change) -> dict[str, object]:
    owner = change.owner
    return {
        "body": None if change.body is None else dumps(change.body),
        "owner": None if owner is None else indexed(owner),
        "whole_owner": None if owner is None else whole(owner),
        "sort": ordered(change.sort),
    }


def _index(session: Session, change: Change) -> None:
    if change.expected_version:
        session.run(_DROP_KEYS, {"b_kind": change.kind, "b_id": indexed(change.id)})
    if change.keys and change.body is not None:
        row = {"kind": change.kind, "id": indexed(change.id)}
        keys = [row | {"name": name, "value": indexed(value)} for name, value in change.keys.items()]
        session.run_all(_ADD_KEYS, keys)


def _mark(session: Session, mark: InboxMark, at: float) -> None:
    try:
        session.run(_ADD_MARK, {"consumer": mark.consumer, "event": indexed(mark.event), "at": at})
    except ConstraintError as error:
        raise DuplicateError(f"{mark.consumer} has {mark.event}") from error
