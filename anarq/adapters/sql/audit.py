"""The audit log of a module: rows that are the leaves of a Merkle tree (RFC 6962), appended with what they tell of.

The head, size and root of the tree, commits with the rows. Whoever has kept a head elsewhere can tell later whether the
log was changed, reordered or cut behind the operator's back.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any, Final

from sqlalchemy import ColumnElement, LargeBinary, Select, Table, bindparam, cast, delete, func, insert, select, update

from anarq.adapters.sql import trail
from anarq.adapters.sql.schema import AUDIT, AUDIT_ARCHIVE, AUDIT_HEAD
from anarq.adapters.sql.session import Session
from anarq.crypto.errors import CryptoError
from anarq.crypto.merkle import Frontier, leaf_hash
from anarq.ports.errors import CorruptError, UnavailableError
from anarq.ports.json import JsonObject, dumps
from anarq.ports.store import AuditEntry, AuditHead

_COLUMNS: Final = ("id", "at", "type", "ref", "actor", "layer", "verdict", "details", "cid")
_ADD: Final = insert(AUDIT)
_HEAD: Final = select(AUDIT_HEAD.c.size, AUDIT_HEAD.c.peaks)
_FIRST_HEAD: Final = insert(AUDIT_HEAD)
_MOVE_HEAD: Final = (
    update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == bindparam("one")).values(size=bindparam("n"), peaks=bindparam("p"))
)


def _rows(table: Table, column: Callable[[ColumnElement[Any]], ColumnElement[Any]]) -> "Select[*tuple[Any, ...]]":
    """Rows after a position, in their order."""
    columns = (column(table.c[name]) for name in _COLUMNS)
    found = select(table.c.position, *columns).where(table.c.position > bindparam("after"))
    return found.order_by(table.c.position).limit(bindparam("most"))


_PARTS: Final = (AUDIT_ARCHIVE, AUDIT)  # in the order of their rows
_ROWS: Final = tuple(_rows(table, lambda column: column) for table in _PARTS)
_BYTES: Final = tuple(
    _rows(table, lambda column: cast(column, LargeBinary).label(column.key or "")) for table in _PARTS
)
_COUNTS: Final = tuple(select(func.count()).select_from(table) for table in _PARTS)
_AGES: Final = select(AUDIT.c.position, AUDIT.c.at).order_by(AUDIT.c.position).limit(bindparam("most"))
_MOVED: Final = ("position", *_COLUMNS)
_COPY: Final = insert(AUDIT_ARCHIVE).from_select(
    _MOVED, select(*(AUDIT.c[name] for name in _MOVED)).where(AUDIT.c.position <= bindparam("b_last"))
)
_DROP: Final = delete(AUDIT).where(AUDIT.c.position <= bindparam("b_last"))
_PAGE: Final = 1000
_ONE: Final = 1


def append(session: Session, entries: Sequence[AuditEntry]) -> None:
    """Appends entries, and moves the head."""
    rows = [_row(entry) for entry in entries]
    session.run_all(_ADD, rows)
    trail.add(session, entries)
    before = _frontier(session)
    after = before
    for row in rows:
        after = after.append(_leaf(row))
    peaks = _text(after.peaks)
    if before.size:
        session.run(_MOVE_HEAD, {"one": _ONE, "n": after.size, "p": peaks})
    else:
        session.run(_FIRST_HEAD, {"id": _ONE, "size": after.size, "peaks": peaks})


def oldest(session: Session, until: float, most: int) -> list[int]:
    """Positions of the first rows, as far as all are from then or earlier, epoch seconds: an archive has no gaps."""
    rows = session.run(_AGES, {"most": most}).rows
    # Times of the log are all written in one form, so that their order is that of their texts.
    last = datetime.fromtimestamp(until, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return [row.position for row in takewhile(lambda row: row.at <= last, rows)]


def archive(session: Session, until: float, most: int) -> None:
    """Moves the first rows into the archive; they stay leaves of the tree."""
    positions = oldest(session, until, most)
    if positions:
        trail.forget(session, positions[-1])
        session.run(_COPY, {"b_last": positions[-1]})
        session.run(_DROP, {"b_last": positions[-1]})


def head(session: Session) -> AuditHead:
    """The head as it was committed last."""
    frontier = _frontier(session)
    return AuditHead(frontier.size, frontier.root)


def check(session: Session, earlier: AuditHead | None) -> AuditHead:
    """The head of the rows that are there, when it is the one that was committed.

    Args:
        session: one snapshot.
        earlier: a head that was kept elsewhere; the log must extend it.

    Raises:
        CorruptError: rows were changed, reordered, added or taken away.
    """
    try:
        return _checked(session, earlier)
    except UnavailableError as error:
        strange = next(_undecodable(session), None) if session.dialect == "sqlite" else None
        if strange is None:
            raise
        raise CorruptError(strange) from error
    except (TypeError, ValueError, CryptoError) as error:  # what no commit has written
        raise CorruptError(f"the audit log holds what is neither an event nor a head: {error}") from error


def _checked(session: Session, earlier: AuditHead | None) -> AuditHead:
    found = Frontier()
    if earlier is not None and earlier.size == 0 and earlier.root != found.root:
        raise CorruptError("the head that was kept is none of an empty log")
    for row in _all(session):
        found = found.append(_leaf(row))
        if earlier is not None and found.size == earlier.size and found.root != earlier.root:
            raise CorruptError(
                f"the first {earlier.size} events of the audit log are not those of the head that was kept"
            )
    committed = head(session)
    if sum(session.run(count, {}).one[0] for count in _COUNTS) != found.size:
        raise CorruptError("the audit log has events before its first")
    if (found.size, found.root) != (committed.size, committed.root):
        raise CorruptError(
            f"the audit log has {found.size} events that are not the {committed.size} that were committed"
        )
    if earlier is not None and found.size < earlier.size:
        raise CorruptError(f"the audit log has {found.size} events, and had {earlier.size} when the head was kept")
    return committed


def _all(session: Session) -> Iterator[JsonObject]:
    return ({name: getattr(row, name) for name in _COLUMNS} for row in _paged(session, _ROWS))


def _paged(session: Session, parts: "Sequence[Select[*tuple[Any, ...]]]") -> Iterator[Any]:
    after = 0
    for rows_after in parts:
        page = _PAGE
        while page == _PAGE:
            rows = session.run(rows_after, {"after": after, "most": _PAGE}).rows
            page = len(rows)
            for row in rows:
                after = row.position
                yield row


def _undecodable(session: Session) -> Iterator[str]:
    """The texts that no commit has written: SQLite keeps any bytes, and gives out no row that holds such a one."""
    for row in _paged(session, _BYTES):
        for name in _COLUMNS:
            found = getattr(row, name)
            try:
                bytes(found or b"").decode()
            except UnicodeDecodeError as error:
                where = f"row {row.position} of the audit log holds bytes in `{name}`"
                yield f"{where} that are not UTF-8, from byte {error.start} on"


def _frontier(session: Session) -> Frontier:
    row = session.run(_HEAD, {}).one
    return Frontier() if row is None else Frontier(row.size, tuple(bytes.fromhex(peak) for peak in row.peaks.split()))


def _text(peaks: Sequence[bytes]) -> str:
    return " ".join(peak.hex() for peak in peaks)


def _leaf(row: JsonObject) -> bytes:
    return leaf_hash(dumps([row[name] for name in _COLUMNS], canonical=True).encode())


def _row(entry: AuditEntry) -> JsonObject:
    return {
        "id": entry.id,
        "at": entry.at,
        "type": entry.type,
        "ref": entry.ref,
        "actor": dumps(entry.actor),
        "layer": entry.layer,
        "verdict": entry.verdict,
        "details": dumps(entry.details),
        "cid": entry.cid,
    }
