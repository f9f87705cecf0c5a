"""Everything about Qerberos that the runtime needs.

Generated from modules/qerberos by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qerberos import schemas, schemas as qerberos_schemas
from anarq.clients._gen.qwallet import schemas as qwallet_schemas
from anarq.clients._gen.squid import schemas as squid_schemas
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    Budget,
    Consumption,
    Counter,
    Deliveries,
    Job,
    LimitClass,
    ModuleSpec,
    Objective,
    Operation,
    Parameter,
    Rate,
    States,
    Tool,
    Topic,
)
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.retry import Retry

OPERATIONS: Final = (
    Operation(
        module="qerberos",
        name="listAuditRecords",
        handler="list_audit_records",
        method="GET",
        path="/audit-records",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("verdict", "query", "verdict", False, {"enum": ["ALLOW", "DENY", "WARN"]}),
        ),
        response=schemas.AUDIT_RECORD_PAGE,
        success=200,
        scope="qerberos.audit.read",
        access="granted",
        audit="DETAILED",
        purpose="accountability",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="recordAudit",
        handler="record_audit",
        method="POST",
        path="/audit-records",
        request=schemas.AUDIT_RECORD_REQUEST,
        response=schemas.AUDIT_RECORD,
        success=201,
        scope="qerberos.audit.write",
        access="granted",
        audit="DETAILED",
        purpose="accountability",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qerberos",
        name="listAlerts",
        handler="list_alerts",
        method="GET",
        path="/alerts",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("severity", "query", "severity", False, {"enum": ["LOW", "MEDIUM", "HIGH"]}),
        ),
        response=schemas.ALERT_PAGE,
        success=200,
        scope="qerberos.alert.read",
        access="granted",
        audit="DETAILED",
        purpose="security",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="getAlert",
        handler="get_alert",
        method="GET",
        path="/alerts/{alertId}",
        parameters=(
            Parameter("alertId", "path", "alert_id", True, {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}),
        ),
        response=schemas.ALERT,
        success=200,
        scope="qerberos.alert.read",
        access="granted",
        audit="DETAILED",
        purpose="security",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="contestAlert",
        handler="contest_alert",
        method="POST",
        path="/alerts/{alertId}/objection",
        parameters=(
            Parameter("alertId", "path", "alert_id", True, {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}),
        ),
        request=schemas.OBJECTION,
        response=schemas.ALERT,
        success=200,
        scope="qerberos.alert.contest",
        access="granted",
        emits=("q.qerberos.alert.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="security",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qerberos",
        name="reviewAlert",
        handler="review_alert",
        method="POST",
        path="/alerts/{alertId}/review",
        parameters=(
            Parameter("alertId", "path", "alert_id", True, {"type": "string", "pattern": "^alr_[0-9A-Za-z]{8,40}$"}),
        ),
        request=schemas.REVIEW,
        response=schemas.ALERT,
        success=200,
        scope="qerberos.alert.review",
        access="granted",
        emits=("q.qerberos.alert.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="security",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qerberos",
        name="scoreRisk",
        handler="score_risk",
        method="GET",
        path="/risk-score",
        response=schemas.RISK_SCORE,
        success=200,
        scope="qerberos.risk.read",
        access="granted",
        audit="DETAILED",
        purpose="security",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="listAuditTrail",
        handler="list_audit_trail",
        method="GET",
        path="/audit-trail",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("verdict", "query", "verdict", False, {"enum": ["ALLOW", "DENY", "WARN"]}),
            Parameter(
                "recordedAfter",
                "query",
                "recorded_after",
                False,
                {
                    "title": "Timestamp",
                    "description": "Moment in UTC, RFC 3339 with `Z`.",
                    "type": "string",
                    "format": "date-time",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
                },
            ),
            Parameter(
                "recordedBefore",
                "query",
                "recorded_before",
                False,
                {
                    "title": "Timestamp",
                    "description": "Moment in UTC, RFC 3339 with `Z`.",
                    "type": "string",
                    "format": "date-time",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
                },
            ),
        ),
        response=schemas.AUDIT_ENTRY_PAGE,
        success=200,
        scope="qerberos.data.read",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="exportRecords",
        handler="export_records",
        method="GET",
        path="/export",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "resourceType",
                "query",
                "resource_type",
                False,
                {"enum": ["audit-logs", "security-alerts", "session-data"]},
            ),
        ),
        response=schemas.EXPORT_PAGE,
        success=200,
        scope="qerberos.data.export",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qerberos",
        name="requestErasure",
        handler="request_erasure",
        method="POST",
        path="/erasures",
        response=schemas.ERASURE,
        success=202,
        scope="qerberos.data.erase",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qerberos",
        name="getErasure",
        handler="get_erasure",
        method="GET",
        path="/erasures/{erasureId}",
        parameters=(
            Parameter(
                "erasureId", "path", "erasure_id", True, {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.ERASURE,
        success=200,
        scope="qerberos.data.erase",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="qerberos.audit",
        operation="recordAudit",
        description="Keep a line of the audit trail of whoever granted this: what happened, to what, and with which verdict. Nobody can change it afterwards.",
        input_schema=schemas.QERBEROS_AUDIT_INPUT,
        output_schema=schemas.AUDIT_RECORD,
        capabilities=("write",),
        rate_limit=Rate(120, 20),
        version="1.0.0",
    ),
    Tool(
        name="qerberos.riskScore",
        operation="scoreRisk",
        description="Tell what speaks against whoever granted this, from 0 to 100, with the reasons. It advises; decide by your own policy.",
        input_schema=schemas.QERBEROS_RISK_SCORE_INPUT,
        output_schema=schemas.RISK_SCORE,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
)

OFFER: Final[JsonObject] = {
    "module": "qerberos",
    "version": "1.0.0",
    "capabilities": {
        "tools": {
            "qerberos.audit": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 120, "burst": 20},
                "dependencies": [],
            },
            "qerberos.riskScore": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
        },
        "events": {
            "q.qerberos.alert.changed.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qerberos.alert.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qerberos.anomaly.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.bus.dead.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qerberos.erasure.done.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
        },
        "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.0.0", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/qerberos/",
    "lastUpdated": "2026-11-26T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.qerberos.alert.changed.v1",
        version="1.0.0",
        schema=schemas.ALERT_CHANGED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qerberos.alert.v1",
        version="1.0.0",
        schema=schemas.ALERT_RAISED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qerberos.anomaly.v1",
        version="1.0.0",
        schema=schemas.ANOMALY,
        kept=Period(months=12),
    ),
    Topic(
        name="q.bus.dead.v1",
        version="1.0.0",
        schema=schemas.DEAD_EVENT,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qerberos.erasure.done.v1",
        version="1.0.0",
        schema=schemas.ERASURE_DONE,
        kept=Period(months=12),
    ),
)

CONSUMES: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="qerberos",
        name="q.qwallet.intent.created.v1",
        handler="on_qwallet_intent_created",
        emits=("q.qerberos.alert.v1",),
        audit="BASIC",
        purpose="security",
        source="qwallet",
        schema=qwallet_schemas.PAYMENT_INTENT,
    ),
    Consumption(
        module="qerberos",
        name="q.squid.sub.created.v1",
        handler="on_squid_sub_created",
        emits=("q.qerberos.alert.v1",),
        audit="BASIC",
        purpose="security",
        source="squid",
        schema=squid_schemas.SUBIDENTITY_CREATED,
    ),
    Consumption(
        module="qerberos",
        name="q.bus.dead.v1",
        handler="on_bus_dead",
        emits=("q.qerberos.alert.v1",),
        audit="DETAILED",
        purpose="security",
        source="*",
        schema=qerberos_schemas.DEAD_EVENT,
    ),
)

JOBS: Final[tuple[Job, ...]] = (
    Job(
        module="qerberos",
        name="closeWindows",
        handler="run_close_windows",
        emits=("q.qerberos.anomaly.v1",),
        audit="BASIC",
        purpose="security",
        every=10,
    ),
    Job(
        module="qerberos",
        name="eraseRecords",
        handler="run_erase_records",
        emits=("q.qerberos.erasure.done.v1",),
        audit="COMPREHENSIVE",
        purpose="data-rights",
        every=10,
    ),
)

RETENTION: Final = Retention(
    every=3600.0,
    page=100,
    keepings=(
        Keeping(
            resource="session-data",
            period=Period(seconds=2592000),
            archival="DELETE",
            collections=(
                Collection(kind="retention"),
                Collection(kind="erasure-walk"),
                Collection(kind="activity"),
                Collection(kind="usual"),
                Collection(kind="windows"),
            ),
            tables=("idempotency", "inbox", "outbox"),
        ),
        Keeping(
            resource="undelivered-events",
            period=Period(seconds=7776000),
            archival="DELETE",
            tables=("dead-letter",),
            legal_hold=True,
        ),
        Keeping(
            resource="retention-exceptions",
            period=Period(months=84),
            archival="DELETE",
            collections=(
                Collection(kind="hold", in_force=(("state", ("PLACED",)),)),
                Collection(kind="consent", in_force=(("state", ("GIVEN",)),)),
            ),
            obliged=True,
        ),
        Keeping(
            resource="audit-logs",
            period=Period(months=84),
            archival="ARCHIVE",
            collections=(Collection(kind="auditRecord"),),
            tables=("audit",),
            legal_hold=True,
            obliged=True,
        ),
        Keeping(
            resource="security-alerts",
            period=Period(months=12),
            archival="DELETE",
            collections=(Collection(kind="alert", in_force=(("status", ("CONTESTED",)),)),),
            legal_hold=True,
        ),
        Keeping(
            resource="data-requests",
            period=Period(months=36),
            archival="DELETE",
            collections=(Collection(kind="erasure", in_force=(("status", ("RECEIVED", "HELD")),)),),
            legal_hold=True,
            obliged=True,
        ),
    ),
)

STATES: Final = (
    States(
        kind="alert",
        member="status",
        moves={
            "contestAlert": frozenset({("RAISED", "CONTESTED")}),
            "q.bus.dead.v1": frozenset({(None, "RAISED")}),
            "q.qwallet.intent.created.v1": frozenset({(None, "RAISED")}),
            "q.squid.sub.created.v1": frozenset({(None, "RAISED")}),
            "reviewAlert": frozenset({("CONTESTED", "RAISED"), ("CONTESTED", "WITHDRAWN")}),
        },
    ),
    States(
        kind="erasure",
        member="status",
        moves={
            "eraseRecords": frozenset({("HELD", "DONE"), ("RECEIVED", "DONE"), ("RECEIVED", "HELD")}),
            "requestErasure": frozenset({(None, "RECEIVED")}),
        },
    ),
)

LIMITS: Final = (
    LimitClass(name="complex", identity=Rate(30, 5)),
    LimitClass(name="event", identity=Rate(60000, 1000)),
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(120, 20)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "qerberos": {
                "operations": {
                    "listAuditRecords": {
                        "scope": "qerberos.audit.read",
                        "access": "granted",
                        "purpose": "accountability",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "recordAudit": {"scope": "qerberos.audit.write", "access": "granted", "purpose": "accountability"},
                    "listAlerts": {
                        "scope": "qerberos.alert.read",
                        "access": "granted",
                        "purpose": "security",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getAlert": {
                        "scope": "qerberos.alert.read",
                        "access": "granted",
                        "purpose": "security",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "contestAlert": {
                        "scope": "qerberos.alert.contest",
                        "access": "granted",
                        "purpose": "security",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "reviewAlert": {"scope": "qerberos.alert.review", "access": "granted", "purpose": "security"},
                    "scoreRisk": {
                        "scope": "qerberos.risk.read",
                        "access": "granted",
                        "purpose": "security",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listAuditTrail": {
                        "scope": "qerberos.data.read",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "exportRecords": {
                        "scope": "qerberos.data.export",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "requestErasure": {
                        "scope": "qerberos.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getErasure": {
                        "scope": "qerberos.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                },
                "consumes": {
                    "q.qwallet.intent.created.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "security",
                        "source": "qwallet",
                    },
                    "q.squid.sub.created.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "security",
                        "source": "squid",
                    },
                    "q.bus.dead.v1": {"scope": None, "access": "service", "purpose": "security", "source": "*"},
                },
                "jobs": {
                    "closeWindows": {"scope": None, "access": "service", "purpose": "security"},
                    "eraseRecords": {"scope": None, "access": "service", "purpose": "data-rights"},
                    "anarq.retention": {"scope": None, "access": "service", "purpose": None},
                },
                "conditions": {"owner-only": {"owner": True}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="qerberos",
    display="Qerberos",
    version="1.0.0",
    api_version="v1.0",
    description="Active security, anomaly detection, risk scoring and audit trails.",
    max_body=1048576,
    max_values=65536,
    operations=OPERATIONS,
    errors=ERRORS,
    headers=HEADERS,
    protection=PROTECTION,
    standard=STANDARD,
    policy=POLICY,
    tools=TOOLS,
    topics=TOPICS,
    offer=OFFER,
    consumes=CONSUMES,
    jobs=JOBS,
    retention=RETENTION,
    states=STATES,
    limits=LIMITS,
    budget=Budget(
        per_minute=6000,
        per_hour=200000,
        per_day=3000000,
        per_month=60000000,
        warning=80,
        critical=95,
        cutoff=100,
    ),
    objectives=(
        Objective(name="read-latency", target=50.0, within=0.05, limits="read"),
        Objective(name="write-latency", target=95.0, within=0.15, limits="write"),
        Objective(name="complex-latency", target=99.0, within=0.2, limits="complex"),
        Objective(name="availability", target=99.9),
        Objective(name="errors", target=99.9),
    ),
    counters=(
        Counter(name="alerts_raised_total", topics=frozenset({"q.qerberos.alert.v1"})),
        Counter(name="anomalies_told_total", topics=frozenset({"q.qerberos.anomaly.v1"})),
    ),
    deliveries=Deliveries(
        retryable=100,
        faulty=5,
    ),
    retry=Retry(
        max_attempts=3,
        base_delay=0.1,
        max_delay=30.0,
        multiplier=2.0,
        jitter=True,
        retryable=("SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "RATE_LIMIT_EXCEEDED"),
    ),
    breaker=Breaker(
        failure_threshold=5,
        recovery_timeout=30.0,
        monitoring_window=60.0,
        half_open_max_calls=3,
        fallback=Fallback.REJECT,
    ),
)
