"""Audit events: what is noted of a call, by the operation's audit level. Never bodies: they may hold personal data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from anarq.ports.store import AuditEntry, Change
from anarq.runtime.call import Call, Decision, Grant, Identity
from anarq.runtime.operation import Operation
from anarq.runtime.times import rfc3339

_DENIALS: Final = frozenset({401, 403, 429})
_ANONYMOUS: Final = {"squidId": "anonymous"}


def allowed(operation: Operation, call: Call, decision: Decision[object], status: int) -> AuditEntry:
    """What is noted of a call that succeeds."""
    details: dict[str, object] = {"operation": operation.name, "door": call.door, "status": status}
    if operation.audit != "BASIC":
        details |= {"purpose": operation.purpose, "scope": operation.scope, "traceId": call.trace_id}
        details |= _grant(call.grant)
    if operation.audit == "COMPREHENSIVE":
        details["changes"] = [_change(change) for change in decision.changes]
        details["events"] = [{"topic": event.topic, "subject": event.subject} for event in decision.events]
    return _entry(operation, call.identity, call.request_id, call.now, "operation", "ALLOW", details)


def refused(
    operation: Operation,
    identity: Identity,
    request_id: str,
    now: datetime,
    *,
    layer: str,
    status: int,
    code: str,
    door: str,
    details: Mapping[str, object],
) -> AuditEntry:
    """What is noted of a call that does not succeed: DENY when a guard kept it out, WARN when it went wrong inside."""
    verdict = "DENY" if status in _DENIALS else "WARN"
    noted: dict[str, object] = {"operation": operation.name, "door": door, "status": status, "code": code}
    noted |= {name: details[name] for name in ("reasons", "reason") if name in details}
    return _entry(operation, identity, request_id, now, layer, verdict, noted)


def _entry(
    operation: Operation,
    identity: Identity,
    request_id: str,
    now: datetime,
    layer: str,
    verdict: str,
    details: Mapping[str, object],
) -> AuditEntry:
    return AuditEntry(
        id=request_id,
        at=rfc3339(now),
        type=f"{operation.module}.{operation.name}",
        ref=f"urn:anarq:{operation.module}:request:{request_id}",
        actor=identity.ref() or _ANONYMOUS,
        layer=layer,
        verdict=verdict,
        details=details,
    )


def _grant(grant: Grant | None) -> dict[str, object]:
    return {} if grant is None else {"grant": grant.cid, "subject": grant.subject, "delegations": grant.length}


def _change(change: Change) -> dict[str, object]:
    version = change.expected_version + 1
    return {"kind": change.kind, "id": change.id, "version": version, "deleted": change.body is None}
