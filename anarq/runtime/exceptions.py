"""What keeps a record beyond its time: legal holds, and the consent of whose it is. Both are records of the module.

A hold is placed and lifted by the operator (`anarq hold`), a consent is noted by the module that was given it. Neither
is deleted when it ends: its own time begins then.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anarq.ports.store import AuditEntry, Change, Record, Records
from anarq.wire.times import rfc3339

HOLD: Final = "hold"
CONSENT: Final = "consent"
"""Collections of spec/platform/storage/map.yaml."""

PLACED, LIFTED = "PLACED", "LIFTED"
GIVEN, WITHDRAWN = "GIVEN", "WITHDRAWN"

_PAGE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A legal hold.

    Attributes:
        id: names it.
        resource: the resource type whose records it keeps.
        owner: those of one owner only; None: of all.
        record: the one of this id only; None: all.
        reason: the matter that it is placed for.
        by: who has placed it.
        at: when, RFC 3339.
        version: of its record.
    """

    id: str
    resource: str
    owner: str | None
    record: str | None
    reason: str
    by: str
    at: str
    version: int = 0

    def keeps(self, resource: str, record: Record) -> bool:
        """Whether it keeps a record of a resource type."""
        return self.resource == resource and self.owner in (None, record.owner) and self.record in (None, record.id)


async def placed(records: Records) -> list[Hold]:
    """The holds that are placed now."""
    found: list[Hold] = []
    cursor = None
    while True:
        page = await records.list(HOLD, where={"state": PLACED}, limit=_PAGE, cursor=cursor)
        found += [_hold(record) for record in page.records]
        cursor = page.cursor
        if cursor is None:
            return found


def place(hold: Hold) -> Change:
    """The change by which a hold is placed."""
    return _state(hold, {"state": PLACED}, 0)


def lift(hold: Hold, by: str, reason: str, now: datetime) -> Change:
    """The change by which a hold is lifted, by whom and why."""
    ended = {"liftedBy": by, "liftedFor": reason, "liftedAt": rfc3339(now)}
    return _state(hold, {"state": LIFTED, **ended}, hold.version)


def noted(module: str, what: str, hold: Hold, by: str, reason: str, now: datetime) -> AuditEntry:
    """What the audit trail holds of it.

    Args:
        module: whose records are held.
        what: `place` or `lift`.
        hold: the hold.
        by: who does it.
        reason: why.
        now: when.
    """
    told = {"hold": hold.id, "resource": hold.resource, "owner": hold.owner, "record": hold.record}
    return AuditEntry(
        id=str(uuid.uuid4()),
        at=rfc3339(now),
        type=f"{module}.hold.{what}",
        ref=f"urn:anarq:{module}:hold:{hold.id}",
        actor={"squidId": "operator"},
        layer="operation",
        verdict="ALLOW",
        details={**told, "by": by, "reason": reason},
    )


def consent(owner: str, purpose: str, version: int, until: datetime | None = None) -> Change:
    """The change by which a module notes that somebody consents to a purpose.

    Args:
        owner: who.
        purpose: of the module's policies.
        version: of the record of that consent, 0 when there is none.
        until: the end of it; None: when it is withdrawn.
    """
    body = {"purpose": purpose, "state": GIVEN} | ({} if until is None else {"until": rfc3339(until)})
    return Change(CONSENT, _consent(owner, purpose), body, version, owner)


def withdrawal(owner: str, purpose: str, version: int) -> Change:
    """The change by which a module notes that it is withdrawn."""
    return Change(CONSENT, _consent(owner, purpose), {"purpose": purpose, "state": WITHDRAWN}, version, owner)


async def consents(records: Records, owner: str, purpose: str, now: datetime) -> bool:
    """Whether the consent of somebody to a purpose is in force."""
    found = await records.get(CONSENT, _consent(owner, purpose))
    if found is None or found.body.get("state") != GIVEN:
        return False
    return str(found.body.get("until", "9999")) > rfc3339(now)


def _consent(owner: str, purpose: str) -> str:
    return f"{purpose} {owner}"


def _state(hold: Hold, state: dict[str, str], version: int) -> Change:
    told = {"resource": hold.resource, "owner": hold.owner, "record": hold.record}
    told |= {"reason": hold.reason, "by": hold.by, "at": hold.at}
    return Change(HOLD, hold.id, {**told, **state}, version, keys={"state": state["state"]})


def _hold(record: Record) -> Hold:
    said = {name: record.body.get(name) for name in ("resource", "owner", "record", "reason", "by", "at")}
    texts = {name: None if value is None else str(value) for name, value in said.items()}
    return Hold(
        id=record.id,
        resource=str(texts["resource"]),
        owner=texts["owner"],
        record=texts["record"],
        reason=str(texts["reason"]),
        by=str(texts["by"]),
        at=str(texts["at"]),
        version=record.version,
    )
