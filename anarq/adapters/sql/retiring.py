"""What has had its time: the archive of records, and the rows of the platform that go."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Delete, Select, bindparam, delete, insert, select, tuple_

from anarq.adapters.sql import audit
from anarq.adapters.sql.schema import ARCHIVE, DELIVERIES, IDEMPOTENCY, INBOX, OUTBOX
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import given, indexed, object_of, whole
from anarq.ports.errors import CorruptError
from anarq.ports.json import dumps
from anarq.ports.store import Archived, Retired

_ADD: Final = insert(ARCHIVE)
_ARCHIVED: Final = (
    select(ARCHIVE).where(ARCHIVE.c.position > bindparam("after")).order_by(ARCHIVE.c.position).limit(bindparam("most"))
)


def _oldest(
    names: Sequence[ColumnElement[Any]], time: ColumnElement[Any], *ended: ColumnElement[bool]
) -> "Select[*tuple[Any, ...]]":
    """The names of the rows that have had their time."""
    return select(*names).where(time <= bindparam("until"), *ended).order_by(time, *names).limit(bindparam("most"))


_OLDEST: Final[Mapping[str, "Select[*tuple[Any, ...]]"]] = {
    "dead-letter": _oldest((DELIVERIES.c.consumer, DELIVERIES.c.event), DELIVERIES.c.at, DELIVERIES.c.dead == 1),
    "idempotency": _oldest((IDEMPOTENCY.c.caller, IDEMPOTENCY.c.key), IDEMPOTENCY.c.created_at),
    "inbox": _oldest((INBOX.c.consumer, INBOX.c.event), INBOX.c.at),
    "outbox": _oldest((OUTBOX.c.position,), OUTBOX.c.stored_at, OUTBOX.c.sent == 1),
}
_DELETE: Final[Mapping[str, Delete]] = {
    "dead-letter": delete(DELIVERIES).where(
        tuple_(DELIVERIES.c.consumer, DELIVERIES.c.event).in_(_OLDEST["dead-letter"])
    ),
    "idempotency": delete(IDEMPOTENCY).where(
        tuple_(IDEMPOTENCY.c.caller, IDEMPOTENCY.c.key).in_(_OLDEST["idempotency"])
    ),
    "inbox": delete(INBOX).where(tuple_(INBOX.c.consumer, INBOX.c.event).in_(_OLDEST["inbox"])),
    "outbox": delete(OUTBOX).where(OUTBOX.c.position.in_(_OLDEST["outbox"])),
}


def count(session: Session, retired: Retired) -> int:
    """How many rows have had their time, at most as many as are asked for."""
    if retired.table == "audit":
        return len(audit.oldest(session, retired.until, retired.most))
    return len(session.run(_OLDEST[retired.table], {"until": retired.until, "most": retired.most}).rows)


def retire(session: Session, retired: Retired) -> None:
    """Deletes rows that have had their time; those of the audit log are moved into its archive."""
    if retired.table == "audit":
        audit.archive(session, retired.until, retired.most)
    else:
        session.run(_DELETE[retired.table], {"until": retired.until, "most": retired.most})


def archive(session: Session, items: Sequence[Archived], at: float) -> None:
    """Keeps what is left of records."""
    session.run_all(_ADD, [_row(item, at) for item in items])


def archived(session: Session, after: int, limit: int) -> list[tuple[int, Archived]]:
    """What was archived, after a position.

    Raises:
        CorruptError: there is what nobody has archived.
    """
    found: list[tuple[int, Archived]] = []
    for row in session.run(_ARCHIVED, {"after": after, "most": limit}).rows:
        try:
            found.append((int(row.position), _archived(row)))
        except (TypeError, ValueError) as error:
            last = found[-1][0] if found else after
            raise CorruptError(f"the archive is damaged after position {last}") from error
    return found


def _row(item: Archived, at: float) -> dict[str, object]:
    return {
        "kind": item.kind,
        "id": indexed(item.id),
        "whole_id": whole(item.id),
        "version": item.version,
        "body": dumps(item.body),
        "owner": None if item.owner is None else indexed(item.owner),
        "whole_owner": None if item.owner is None else whole(item.owner),
        "changed": item.changed,
        "resource": item.resource,
        "archived": at,
    }


def _archived(row: Any) -> Archived:
    owner = None if row.owner is None else given(row.owner, row.whole_owner)
    id_ = given(row.id, row.whole_id)
    body, changed, at = object_of(row.body), _moment(row.changed), _moment(row.archived)
    return Archived(row.kind, id_, row.version, body, owner, changed, row.resource, at)


def _moment(stored: Any) -> float:
    """A time, epoch seconds.

    Raises:
        TypeError, ValueError: it is none.
    """
    try:
        datetime.fromtimestamp(stored, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError("no time of any calendar") from error
    return float(stored)
