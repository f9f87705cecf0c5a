"""Alerts: what looks like abuse or a fault, kept for whom it is about and told to whoever listens."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from anarq.ports.store import Change
from anarq.reference.qerberos._gen.events import alert as alert_raised
from anarq.reference.qerberos._gen.models import Alert
from anarq.runtime.call import Call, Decision
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import rfc3339

KIND: Final = "alert"
"""The collection of storage/map.yaml."""

AlertKind: TypeAlias = Literal["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"]


@dataclass(frozen=True, slots=True)
class Raising:
    """What an alert says.

    Attributes:
        kind: what was noticed.
        severity: how urgent it is.
        subject: whom it is about.
        summary: for people.
        count: how many of what it counts had come.
    """

    kind: AlertKind
    severity: Literal["LOW", "MEDIUM", "HIGH"]
    subject: str
    summary: str
    count: int


def decide(call: Call, raising: Raising, *changes: Change) -> Decision[None]:
    """Raises an alert, beside other changes."""
    alert: Alert = {
        "alertId": new_identifier("alr", call),
        "kind": raising.kind,
        "severity": raising.severity,
        "subject": raising.subject,
        "summary": raising.summary,
        "count": raising.count,
        "raisedAt": rfc3339(call.now),
    }
    kept = Change(
        KIND,
        alert["alertId"],
        alert,
        expected_version=0,
        owner=raising.subject,
        keys={"severity": raising.severity},
        sort=newest_first(call),
    )
    event = alert_raised(
        {
            "alertId": alert["alertId"],
            "kind": raising.kind,
            "severity": raising.severity,
            "count": raising.count,
            "raisedAt": alert["raisedAt"],
        },
        subject=raising.subject,
    )
    return Decision(None, (*changes, kept), (event,))
