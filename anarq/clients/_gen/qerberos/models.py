"""The types of the contracts of Qerberos, with their exact JSON names.

Generated from modules/qerberos/contracts, modules/qerberos/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IdentityRef,
    Objection,
    PageInfo,
    Review,
    Timestamp,
)

__all__ = [
    "Alert",
    "AlertChanged",
    "AlertPage",
    "AlertRaised",
    "Anomaly",
    "AuditEntryPage",
    "AuditRecord",
    "AuditRecordPage",
    "AuditRecordRequest",
    "DeadEvent",
    "Did",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "IdentityRef",
    "Objection",
    "PageInfo",
    "Review",
    "RiskScore",
    "RiskScoreReasonsItem",
    "Timestamp",
]


class AlertChanged(TypedDict):
    """An alert is contested, or a person has decided about it. Whom it is about is the `subject` of the event.

    Attributes:
        alertId: Names the alert.
        status: Whether it speaks against whom it is about, from now on.
        changedAt: When.
    """

    alertId: str
    status: Literal["RAISED", "CONTESTED", "WITHDRAWN"]
    changedAt: Timestamp


class Alert(TypedDict):
    """Something that looks like abuse or a fault. It advises: the policy decides.

    Attributes:
        alertId: Names the alert.
        kind: What was noticed.
        severity: How urgent it is.
        subject: Whom it is about; of an event that was given up, Qerberos itself.
        summary: For people.
        count: How many of what it counts had come when it was raised.
        status: Whether it speaks against whom it is about. What is contested does not, until a person has looked at
            it.
        objection: Why it is contested.
        review: What a person decided about the objection. It is contested once.
        raisedAt: When it was raised.
    """

    alertId: str
    kind: Literal["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"]
    severity: Literal["LOW", "MEDIUM", "HIGH"]
    subject: Did
    summary: str
    count: int
    status: Literal["RAISED", "CONTESTED", "WITHDRAWN"]
    objection: NotRequired[str]
    review: NotRequired[Review]
    raisedAt: Timestamp


class AlertPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Alert]


class AlertRaised(TypedDict):
    """An alert as others are told of it. Whom it is about is the `subject` of the event.

    Attributes:
        alertId: Names the alert.
        kind: What was noticed.
        severity: How urgent it is.
        count: How many of what it counts had come when it was raised.
        raisedAt: When it was raised.
    """

    alertId: str
    kind: Literal["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"]
    severity: Literal["LOW", "MEDIUM", "HIGH"]
    count: int
    raisedAt: Timestamp


class Anomaly(TypedDict):
    """A minute of an identity that is unlike those before it.

    Attributes:
        identity: Whose minute it was.
        kind: What is unusual.
        window: The minute that is unusual, by its beginning.
        count: How many came in that minute.
        usual: How many usually come in a minute, as a decimal.
    """

    identity: Did
    kind: Literal["PAYMENT_RATE", "SUBIDENTITY_RATE"]
    window: Timestamp
    count: int
    usual: str


class AuditRecord(TypedDict):
    """One line of the audit trail that somebody asked to be kept.

    Attributes:
        auditId: Names the record.
        type: What happened, as `<module>.<what>`.
        ref: What it happened to, as a URI.
        layer: The layer that judged, e.g. `consent`.
        verdict: What was decided.
        details: Facts behind the verdict: names and short texts, no bodies, no secrets.
        actor: Who acted.
        subject: On whose behalf, and whose record it is.
        recordedAt: When it was recorded.
    """

    auditId: str
    type: str
    ref: str
    layer: str
    verdict: Literal["ALLOW", "DENY", "WARN"]
    details: Mapping[str, str]
    actor: IdentityRef
    subject: Did
    recordedAt: Timestamp


class AuditRecordPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[AuditRecord]


class AuditRecordRequest(TypedDict):
    """Something that happened and is to be kept in the audit trail. Who acted is taken from the call.

    Attributes:
        type: What happened, as `<module>.<what>`.
        ref: What it happened to, as a URI.
        layer: The layer that judged, e.g. `consent`.
        verdict: What was decided.
        details: Facts behind the verdict: names and short texts, no bodies, no secrets.
    """

    type: str
    ref: str
    layer: str
    verdict: Literal["ALLOW", "DENY", "WARN"]
    details: Mapping[str, str]


class DeadEvent(TypedDict):
    """An event that a consumer could not handle and gave up. Its data stays with the consumer.

    Attributes:
        consumer: The module that could not handle the event.
        topic: Its topic.
        event: Its id.
        source: Where it came from.
        code: The error code of the last attempt.
        reason: For people.
    """

    consumer: str
    topic: str
    event: str
    source: str
    code: str
    reason: str


class RiskScoreReasonsItem(TypedDict):
    """`RiskScoreReasonsItem`, which the interface writes out in place.

    Attributes:
        kind: What was noticed.
        points: What it adds to the score.
        count: How many alerts of this kind were looked at.
    """

    kind: Literal["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"]
    points: int
    count: int


class RiskScore(TypedDict):
    """How much speaks against an identity now, with the reasons. It advises: the policy decides.

    Attributes:
        score: 0: nothing speaks against; 100: all that can speak against does.
        reasons: What speaks against, the heaviest first.
        since: The beginning of the time that was looked at.
        computedAt: When it was computed.
    """

    score: int
    reasons: list[RiskScoreReasonsItem]
    since: Timestamp
    computedAt: Timestamp
