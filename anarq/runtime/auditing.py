"""Audit events: what is noted of a call, by the operation's audit level. Never bodies: they may hold personal data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anarq.ports.store import AuditEntry, Change
from anarq.runtime.call import Call, Decision, Door, Grant, Identity
from anarq.runtime.invocation import Failure
from anarq.runtime.operation import Entry
from anarq.wire.times import rfc3339

_DENIALS: Final = frozenset({401, 403, 429})
_ANONYMOUS: Final = {"squidId": "anonymous"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A call that was refused.

    Attributes:
        entry: what was to be carried out.
        door: how.
        request_id: of the call.
        now: its time.
        layer: how far it came.
        claimed: who the headers say is calling.
        signed: whether the key of the claimed invoker has signed it.
        failure: the answer.
        address: where the connection comes from; of what came without one, its door and the module that it is from.
    """

    entry: Entry
    door: Door
    request_id: str
    now: datetime
    layer: str
    claimed: Identity
    signed: bool
    failure: Failure
    address: str


def allowed(entry: Entry, call: Call, decision: Decision[object], status: int) -> AuditEntry:
    """What is noted of a call that succeeds."""
    details: dict[str, object] = {"operation": entry.name, "door": call.door, "status": status}
    if call.owner != call.identity.squid_id:
        details["onBehalfOf"] = call.owner
    if entry.audit != "BASIC":
        details |= {"purpose": entry.purpose, "scope": entry.scope, "traceId": call.trace_id}
        details |= _grant(call.grant)
    if entry.audit == "COMPREHENSIVE":
        details["changes"] = [_change(change) for change in decision.changes]
        details["events"] = [{"topic": event.topic, "subject": event.subject} for event in decision.events]
    if decision.outcomes is not None and decision.outcomes.counts:
        counts = sorted(decision.outcomes.counts.items())
        details["outcomes"] = [{"resource": name, "outcome": end, "count": count} for (name, end), count in counts]
    about = tuple(did for did in (call.identity.squid_id, call.owner) if did is not None)
    return _entry(entry, call.identity, call.request_id, call.now, "operation", "ALLOW", details, about)


def refused(refusal: Refusal, actor: Identity, left_out: int) -> AuditEntry:
    """What is noted of a call that does not succeed: DENY when a guard kept it out, WARN when it went wrong inside.

    Args:
        refusal: the call.
        actor: who is proven to have made it; what else the headers say is noted as a claim.
        left_out: refusals of the same that were not noted since the last one that was.
    """
    entry, failure = refusal.entry, refusal.failure
    verdict = "DENY" if failure.status in _DENIALS else "WARN"
    noted: dict[str, object] = {"operation": entry.name, "door": refusal.door}
    noted |= {"status": failure.status, "code": failure.code}
    told = failure.body.get("details")
    noted |= {name: told[name] for name in ("reasons", "reason") if name in told} if isinstance(told, dict) else {}
    proven = actor.ref()
    claimed = {name: value for name, value in refusal.claimed.ref().items() if proven.get(name) != value}
    noted |= ({"claimed": claimed} if claimed else {}) | ({"leftOut": left_out} if left_out else {})
    about = () if actor.squid_id is None else (actor.squid_id,)
    return _entry(entry, actor, refusal.request_id, refusal.now, refusal.layer, verdict, noted, about)


def _entry(
    entry: Entry,
    identity: Identity,
    request_id: str,
    now: datetime,
    layer: str,
    verdict: str,
    details: Mapping[str, object],
    about: tuple[str, ...],
) -> AuditEntry:
    return AuditEntry(
        id=request_id,
        at=rfc3339(now),
        type=f"{entry.module}.{entry.name}",
        ref=f"urn:anarq:{entry.module}:request:{request_id}",
        actor=identity.ref() or _ANONYMOUS,
        layer=layer,
        verdict=verdict,
        details=details,
        about=about,
    )


def _grant(grant: Grant | None) -> dict[str, object]:
    return {} if grant is None else {"grant": grant.cid, "subject": grant.subject, "delegations": grant.length}


def _change(change: Change) -> dict[str, object]:
    version = change.expected_version + 1
    return {"kind": change.kind, "id": change.id, "version": version, "deleted": change.body is None}
