"""The audit log of a module: rows that are the leaves of a Merkle tree (RFC 6962), appended with what they tell of.

The head, size and root of the tree, commits with the rows. Whoever has kept a head elsewhere can tell later whether the
log was changed, reordered or cut behind the operator's back.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, LargeBinary, Select, bindparam, cast, func, insert, select, update

from anarq.adapters.sql.schema import AUDIT, AUDIT_HEAD
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


def _rows(columns: Iterable[ColumnElement[Any]]) -> "Select[*tuple[Any, ...]]":
    """Rows after a position, in their order."""
    found = select(AUDIT.c.position, *columns).where(AUDIT.c.position > bindparam("after"))
    return found.order_by(AUDIT.c.position).limit(bindparam("most"))


_ROWS: Final = _rows(AUDIT.c[name] for name in _COLUMNS)
_BYTES: Final = _rows(cast(AUDIT.c[name], LargeBinary).label(name) for name in _COLUMNS)
_COUNT: Final = select(func.count()).select_from(AUDIT)
_PAGE: Final = 1000
_ONE: Final = 1


def append(session: Session, entries: Sequence[AuditEntry]) -> None:
    """Appends entries, and moves the head."""
    rows = [_row(entry) for entry in entries]
    session.run_all(_ADD, rows)
    before = _frontier(session)
    after = before
    for row in rows:
        after = after.append(_leaf(row))
    peaks = _text(after.peaks)
    if before.size:
        session.run(_MOVE_HEAD, {"one": _ONE, "n": after.size, "p": peaks})
    else:
        session.run(_FIRST_HEAD, {"id": _ONE, "size": after.size, "peaks": peaks})


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
    if session.run(_COUNT, {}).one[0] != found.size:
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


def _paged(session: Session, rows_after: "Select[*tuple[Any, ...]]") -> Iterator[Any]:
    after, page = 0, _PAGE
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
