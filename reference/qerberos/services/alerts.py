"""Alerts: what looks like abuse or a fault, kept for whom it is about and told to whoever listens."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from anarq.ports.store import Change, Record
from anarq.reference.qerberos._gen.events import alert as alert_raised
from anarq.reference.qerberos._gen.events import alert_changed
from anarq.reference.qerberos._gen.models import Alert, Objection, Review
from anarq.runtime.call import Call, Decision, Refused
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
        "status": "RAISED",
        "raisedAt": rfc3339(call.now),
    }
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
    return Decision(None, (*changes, _kept(alert, 0, newest_first(call))), (event,))


def contest(call: Call, body: Objection, record: Record) -> Decision[Alert]:
    """Has an alert speak against nobody, until a person has looked at it.

    Raises:
        Refused: CONFLICT, it does not stand as it was raised, or a person has looked at it before.
    """
    alert = alert_of(record)
    if "review" in alert:
        raise Refused("CONFLICT", "A person has looked at it: it is contested once.", {"status": alert["status"]})
    _require(alert, "RAISED")
    contested: Alert = {**alert, "status": "CONTESTED", "objection": body["objection"]}
    return _changed(call, contested, record, "Alert contested")


def review(call: Call, body: Review, record: Record) -> Decision[Alert]:
    """Has a contested alert speak against whom it is about again, or never.

    Raises:
        Refused: CONFLICT, nobody contests it.
    """
    alert = alert_of(record)
    _require(alert, "CONTESTED")
    withdrawn = body["verdict"] == "WITHDRAWN"
    reviewed: Alert = {**alert, "status": "WITHDRAWN" if withdrawn else "RAISED", "review": body}
    return _changed(call, reviewed, record, "Alert withdrawn" if withdrawn else "Alert upheld")


def require_reviewer(call: Call, operator: str) -> None:
    """Checks that the operator named the reviewer (condition `named-by-operator`).

    Raises:
        Refused: QONSENT_DENIED.
    """
    if not operator or call.owner != operator:
        details = {"reasons": ["not_named_by_operator"]}
        raise Refused("QONSENT_DENIED", "Alerts are reviewed by those whom the operator named.", details)


def require_another(call: Call, alert: Alert) -> None:
    """Checks that the reviewer is not whom an alert is about (condition `named-by-operator`).

    Raises:
        Refused: QONSENT_DENIED.
    """
    through = () if call.grant is None else call.grant.issuers
    if alert["subject"] in {call.identity.squid_id, call.identity.sub_id, *through}:
        details = {"reasons": ["own_alert"]}
        raise Refused("QONSENT_DENIED", "Nobody reviews what is said of himself.", details)


def alert_of(record: Record) -> Alert:
    """The alert that a record holds."""
    return cast("Alert", dict(record.body))


def _require(alert: Alert, status: str) -> None:
    if alert["status"] != status:
        raise Refused("CONFLICT", f"The alert is {alert['status'].lower()}.", {"status": alert["status"]})


def _changed(call: Call, alert: Alert, record: Record, message: str) -> Decision[Alert]:
    told = alert_changed(
        {"alertId": alert["alertId"], "status": alert["status"], "changedAt": rfc3339(call.now)},
        subject=alert["subject"],
    )
    return Decision(alert, (_kept(alert, record.version, record.sort),), (told,), message=message)


def _kept(alert: Alert, expected_version: int, sort: str) -> Change:
    keys = {"severity": alert["severity"]}
    return Change(KIND, alert["alertId"], alert, expected_version, owner=alert["subject"], keys=keys, sort=sort)
