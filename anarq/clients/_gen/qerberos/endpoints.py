"""The operations of Qerberos as its callers know them.

Generated from modules/qerberos by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qerberos import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_AUDIT_RECORDS: Final = Endpoint(
    module="qerberos",
    name="listAuditRecords",
    method="GET",
    path="/audit-records",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
    },
    response=schemas.AUDIT_RECORD_PAGE,
    scope="qerberos.audit.read",
    safe=True,
    resource=Resource("AuditRecord", "auditId", many=True),
    example={
        "items": [
            {
                "auditId": "aud_01JJY3ZK9B2M4N6P",
                "type": "qdrive.share",
                "ref": "urn:anarq:qdrive:file:f_01JJY3ZK9B2M4N6P",
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {"reason": "grant"},
                "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

RECORD_AUDIT: Final = Endpoint(
    module="qerberos",
    name="recordAudit",
    method="POST",
    path="/audit-records",
    request=schemas.AUDIT_RECORD_REQUEST,
    response=schemas.AUDIT_RECORD,
    idempotent=True,
    scope="qerberos.audit.write",
    resource=Resource("AuditRecord", "auditId"),
    example={
        "auditId": "aud_01JJY3ZK9B2M4N6P",
        "type": "qdrive.share",
        "ref": "urn:anarq:qdrive:file:f_01JJY3ZK9B2M4N6P",
        "layer": "consent",
        "verdict": "ALLOW",
        "details": {"reason": "grant"},
        "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "recordedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_ALERTS: Final = Endpoint(
    module="qerberos",
    name="listAlerts",
    method="GET",
    path="/alerts",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "severity": {"enum": ["LOW", "MEDIUM", "HIGH"]},
    },
    response=schemas.ALERT_PAGE,
    scope="qerberos.alert.read",
    safe=True,
    resource=Resource("Alert", "alertId", many=True),
    example={
        "items": [
            {
                "alertId": "alr_01JJY3ZK9B2M4N6P",
                "kind": "PAYMENT_BURST",
                "severity": "MEDIUM",
                "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "summary": "20 payment intents within a minute.",
                "count": 20,
                "status": "RAISED",
                "raisedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_ALERT: Final = Endpoint(
    module="qerberos",
    name="getAlert",
    method="GET",
    path="/alerts/{alertId}",
    parameters={"alertId": {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["alertId"]),
    response=schemas.ALERT,
    scope="qerberos.alert.read",
    safe=True,
    resource=Resource("Alert", "alertId"),
    example={
        "alertId": "alr_01JJY3ZK9B2M4N6P",
        "kind": "PAYMENT_BURST",
        "severity": "MEDIUM",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "summary": "20 payment intents within a minute.",
        "count": 20,
        "status": "RAISED",
        "raisedAt": "2026-01-31T09:30:00Z",
    },
)

CONTEST_ALERT: Final = Endpoint(
    module="qerberos",
    name="contestAlert",
    method="POST",
    path="/alerts/{alertId}/objection",
    parameters={"alertId": {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["alertId"]),
    request=schemas.OBJECTION,
    response=schemas.ALERT,
    idempotent=True,
    scope="qerberos.alert.contest",
    resource=Resource("Alert", "alertId"),
    example={
        "alertId": "alr_01JJY3ZK9B2M4N6P",
        "kind": "PAYMENT_BURST",
        "severity": "MEDIUM",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "summary": "20 payment intents within a minute.",
        "count": 20,
        "status": "RAISED",
        "raisedAt": "2026-01-31T09:30:00Z",
    },
)

REVIEW_ALERT: Final = Endpoint(
    module="qerberos",
    name="reviewAlert",
    method="POST",
    path="/alerts/{alertId}/review",
    parameters={"alertId": {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["alertId"]),
    request=schemas.REVIEW,
    response=schemas.ALERT,
    idempotent=True,
    scope="qerberos.alert.review",
    resource=Resource("Alert", "alertId"),
    example={
        "alertId": "alr_01JJY3ZK9B2M4N6P",
        "kind": "PAYMENT_BURST",
        "severity": "MEDIUM",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "summary": "20 payment intents within a minute.",
        "count": 20,
        "status": "RAISED",
        "raisedAt": "2026-01-31T09:30:00Z",
    },
)

SCORE_RISK: Final = Endpoint(
    module="qerberos",
    name="scoreRisk",
    method="GET",
    path="/risk-score",
    response=schemas.RISK_SCORE,
    scope="qerberos.risk.read",
    safe=True,
    example={
        "score": 20,
        "reasons": [{"kind": "PAYMENT_BURST", "points": 20, "count": 1}],
        "since": "2026-01-30T09:30:00Z",
        "computedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qerberos",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="qerberos.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

EXPORT_RECORDS: Final = Endpoint(
    module="qerberos",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["audit-logs", "security-alerts", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qerberos.data.export",
    safe=True,
    example={
        "items": [
            {
                "resourceType": "identity-records",
                "recordId": "rec_01JJY3ZK9B2M4N6P",
                "record": {"displayName": "Ada", "version": 1},
                "changedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_ERASURE: Final = Endpoint(
    module="qerberos",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qerberos.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qerberos",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qerberos.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listAuditRecords": LIST_AUDIT_RECORDS,
        "recordAudit": RECORD_AUDIT,
        "listAlerts": LIST_ALERTS,
        "getAlert": GET_ALERT,
        "contestAlert": CONTEST_ALERT,
        "reviewAlert": REVIEW_ALERT,
        "scoreRisk": SCORE_RISK,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
