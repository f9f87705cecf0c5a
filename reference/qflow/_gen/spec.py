"""Everything about Qflow that the runtime needs.

Generated from modules/qflow by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qerberos import schemas as qerberos_schemas
from anarq.clients._gen.qflow import schemas
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
        module="qflow",
        name="evaluate",
        handler="evaluate",
        method="POST",
        path="/qflow/evaluate",
        request=schemas.EVALUATION_REQUEST,
        response=schemas.EVALUATION_RESULT,
        success=200,
        scope="qflow.coherence.evaluate",
        access="granted",
        emits=("q.qflow.escalated.v1",),
        audit="DETAILED",
        purpose="coherence",
        idempotency="required",
        limits="complex",
        envelope=False,
        available=False,
    ),
    Operation(
        module="qflow",
        name="listEvaluations",
        handler="list_evaluations",
        method="GET",
        path="/evaluations",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "operation",
                "query",
                "operation",
                False,
                {"type": "string", "pattern": "^[a-z][a-z0-9]*\\.[a-z][A-Za-z0-9]*$", "maxLength": 128},
            ),
            Parameter(
                "evaluatedAfter",
                "query",
                "evaluated_after",
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
                "evaluatedBefore",
                "query",
                "evaluated_before",
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
        response=schemas.EVALUATION_PAGE,
        success=200,
        scope="qflow.evaluation.read",
        access="granted",
        audit="DETAILED",
        purpose="coherence",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="getEvaluation",
        handler="get_evaluation",
        method="GET",
        path="/evaluations/{evaluationId}",
        parameters=(
            Parameter(
                "evaluationId", "path", "evaluation_id", True, {"type": "string", "pattern": "^evl_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.EVALUATION,
        success=200,
        scope="qflow.evaluation.read",
        access="granted",
        audit="DETAILED",
        purpose="coherence",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="contestEvaluation",
        handler="contest_evaluation",
        method="POST",
        path="/evaluations/{evaluationId}/objection",
        parameters=(
            Parameter(
                "evaluationId", "path", "evaluation_id", True, {"type": "string", "pattern": "^evl_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        request=schemas.OBJECTION,
        response=schemas.ESCALATION,
        success=201,
        scope="qflow.evaluation.contest",
        access="granted",
        emits=("q.qflow.escalated.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="listEscalations",
        handler="list_escalations",
        method="GET",
        path="/escalations",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("status", "query", "status", False, {"enum": ["OPEN", "DECIDED", "EXPIRED"], "default": "OPEN"}),
            Parameter(
                "openedAfter",
                "query",
                "opened_after",
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
                "openedBefore",
                "query",
                "opened_before",
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
        response=schemas.ESCALATION_PAGE,
        success=200,
        scope="qflow.escalation.read",
        access="granted",
        audit="DETAILED",
        purpose="coherence",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="getEscalation",
        handler="get_escalation",
        method="GET",
        path="/escalations/{escalationId}",
        parameters=(
            Parameter(
                "escalationId", "path", "escalation_id", True, {"type": "string", "pattern": "^esc_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.ESCALATION,
        success=200,
        scope="qflow.escalation.read",
        access="granted",
        audit="DETAILED",
        purpose="coherence",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="decideEscalation",
        handler="decide_escalation",
        method="POST",
        path="/escalations/{escalationId}/decision",
        parameters=(
            Parameter(
                "escalationId", "path", "escalation_id", True, {"type": "string", "pattern": "^esc_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        request=schemas.ESCALATION_DECISION,
        response=schemas.ESCALATION,
        success=200,
        scope="qflow.escalation.decide",
        access="granted",
        emits=("q.qflow.escalation.ended.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="listLayers",
        handler="list_layers",
        method="GET",
        path="/layers",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("status", "query", "status", False, {"enum": ["ACTIVE", "RETIRED"], "default": "ACTIVE"}),
        ),
        response=schemas.LAYER_PAGE,
        success=200,
        scope="qflow.layer.read",
        access="granted",
        audit="BASIC",
        purpose="coherence-policies",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="createLayer",
        handler="create_layer",
        method="POST",
        path="/layers",
        request=schemas.LAYER_REQUEST,
        response=schemas.LAYER,
        success=201,
        scope="qflow.layer.manage",
        access="granted",
        emits=("q.qflow.layer.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="getLayer",
        handler="get_layer",
        method="GET",
        path="/layers/{layer}",
        parameters=(
            Parameter(
                "layer", "path", "layer", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}
            ),
        ),
        response=schemas.LAYER,
        success=200,
        scope="qflow.layer.read",
        access="granted",
        audit="BASIC",
        purpose="coherence-policies",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="changeLayer",
        handler="change_layer",
        method="PATCH",
        path="/layers/{layer}",
        parameters=(
            Parameter(
                "layer", "path", "layer", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}
            ),
        ),
        request=schemas.LAYER_CHANGE,
        response=schemas.LAYER,
        success=200,
        scope="qflow.layer.manage",
        access="granted",
        emits=("q.qflow.layer.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="retireLayer",
        handler="retire_layer",
        method="POST",
        path="/layers/{layer}/retirement",
        parameters=(
            Parameter(
                "layer", "path", "layer", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}
            ),
        ),
        response=schemas.LAYER,
        success=200,
        scope="qflow.layer.manage",
        access="granted",
        emits=("q.qflow.layer.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="listThresholds",
        handler="list_thresholds",
        method="GET",
        path="/thresholds",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("status", "query", "status", False, {"enum": ["ACTIVE", "RETIRED"], "default": "ACTIVE"}),
            Parameter(
                "operation",
                "query",
                "operation",
                False,
                {"type": "string", "pattern": "^[a-z][a-z0-9]*\\.[a-z][A-Za-z0-9]*$", "maxLength": 128},
            ),
        ),
        response=schemas.THRESHOLD_PAGE,
        success=200,
        scope="qflow.threshold.read",
        access="granted",
        audit="BASIC",
        purpose="coherence-policies",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="createThresholds",
        handler="create_thresholds",
        method="POST",
        path="/thresholds",
        request=schemas.THRESHOLD_REQUEST,
        response=schemas.THRESHOLD_POLICY,
        success=201,
        scope="qflow.threshold.manage",
        access="granted",
        emits=("q.qflow.thresholds.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="getThresholds",
        handler="get_thresholds",
        method="GET",
        path="/thresholds/{thresholdId}",
        parameters=(
            Parameter(
                "thresholdId", "path", "threshold_id", True, {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.THRESHOLD_POLICY,
        success=200,
        scope="qflow.threshold.read",
        access="granted",
        audit="BASIC",
        purpose="coherence-policies",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="changeThresholds",
        handler="change_thresholds",
        method="PATCH",
        path="/thresholds/{thresholdId}",
        parameters=(
            Parameter(
                "thresholdId", "path", "threshold_id", True, {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        request=schemas.THRESHOLD_CHANGE,
        response=schemas.THRESHOLD_POLICY,
        success=200,
        scope="qflow.threshold.manage",
        access="granted",
        emits=("q.qflow.thresholds.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
        name="retireThresholds",
        handler="retire_thresholds",
        method="POST",
        path="/thresholds/{thresholdId}/retirement",
        parameters=(
            Parameter(
                "thresholdId", "path", "threshold_id", True, {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.THRESHOLD_POLICY,
        success=200,
        scope="qflow.threshold.manage",
        access="granted",
        emits=("q.qflow.thresholds.changed.v1",),
        audit="COMPREHENSIVE",
        purpose="coherence-policies",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
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
        scope="qflow.data.read",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="exportRecords",
        handler="export_records",
        method="GET",
        path="/export",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("resourceType", "query", "resource_type", False, {"enum": ["evaluations", "coherence-signals"]}),
        ),
        response=schemas.EXPORT_PAGE,
        success=200,
        scope="qflow.data.export",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="none",
        limits="read",
        available=False,
    ),
    Operation(
        module="qflow",
        name="requestErasure",
        handler="request_erasure",
        method="POST",
        path="/erasures",
        response=schemas.ERASURE,
        success=202,
        scope="qflow.data.erase",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="qflow",
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
        scope="qflow.data.erase",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
        available=False,
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="qflow.evaluate",
        operation="evaluate",
        description="Ask, before you act for somebody, whether it is coherent: what you are about to touch (`refs`, by CID), the operation, and which layers to ask (`qflow.layers`). `context.identity` is whoever granted this. Act on `ALLOW` only; with `WARN` tell the person first; `DENY` is final unless he contests it; with `ESCALATE` wait until a person has decided (`qflow.escalation`).",
        input_schema=schemas.QFLOW_EVALUATE_INPUT,
        output_schema=schemas.EVALUATION_RESULT,
        capabilities=("write",),
        rate_limit=Rate(30, 5),
        version="1.0.0",
    ),
    Tool(
        name="qflow.evaluation",
        operation="getEvaluation",
        description="Read an evaluation: what each layer said and why, and the `escalationId` where a person decides. `NOT_FOUND` for one that is not about whoever granted this.",
        input_schema=schemas.QFLOW_EVALUATION_INPUT,
        output_schema=schemas.EVALUATION,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
    Tool(
        name="qflow.escalation",
        operation="getEscalation",
        description="Read whether a person has decided about an evaluation: `OPEN` until `dueAt`, then `DECIDED` with a verdict and its reason, or `EXPIRED`, which is a DENY.",
        input_schema=schemas.QFLOW_ESCALATION_INPUT,
        output_schema=schemas.ESCALATION,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
    Tool(
        name="qflow.layers",
        operation="listLayers",
        description="List the layers that can be asked, with what each looks at and what its confidence means, page by page: pass `nextCursor` on as `cursor` until there is none.",
        input_schema=schemas.QFLOW_LAYERS_INPUT,
        output_schema=schemas.LAYER_PAGE,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
)

OFFER: Final[JsonObject] = {
    "module": "qflow",
    "version": "1.0.0",
    "capabilities": {
        "tools": {
            "qflow.evaluate": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 30, "burst": 5},
                "dependencies": ["qflow.layers"],
            },
            "qflow.evaluation": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
            "qflow.escalation": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
            "qflow.layers": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
        },
        "events": {
            "q.qflow.erasure.done.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qflow.escalated.v1": {"version": "1.0.0", "frequency": "MEDIUM", "retention": "P1Y"},
            "q.qflow.escalation.ended.v1": {"version": "1.0.0", "frequency": "MEDIUM", "retention": "P1Y"},
            "q.qflow.layer.changed.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qflow.thresholds.changed.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
        },
        "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.0.0", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/qflow/",
    "lastUpdated": "2026-11-26T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.qflow.erasure.done.v1",
        version="1.0.0",
        schema=schemas.ERASURE_DONE,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qflow.escalated.v1",
        version="1.0.0",
        schema=schemas.ESCALATED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qflow.escalation.ended.v1",
        version="1.0.0",
        schema=schemas.ESCALATION_ENDED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qflow.layer.changed.v1",
        version="1.0.0",
        schema=schemas.LAYER_CHANGED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qflow.thresholds.changed.v1",
        version="1.0.0",
        schema=schemas.THRESHOLDS_CHANGED,
        kept=Period(months=12),
    ),
)

CONSUMES: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="qflow",
        name="q.qerberos.anomaly.v1",
        handler="on_qerberos_anomaly",
        audit="BASIC",
        purpose="coherence",
        source="qerberos",
        schema=qerberos_schemas.ANOMALY,
    ),
)

JOBS: Final[tuple[Job, ...]] = (
    Job(
        module="qflow",
        name="expireEscalations",
        handler="run_expire_escalations",
        emits=("q.qflow.escalation.ended.v1",),
        audit="DETAILED",
        purpose="coherence",
        every=60,
    ),
    Job(
        module="qflow",
        name="eraseRecords",
        handler="run_erase_records",
        emits=("q.qflow.escalation.ended.v1", "q.qflow.erasure.done.v1"),
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
            collections=(Collection(kind="retention"), Collection(kind="erasure-walk"), Collection(kind="deadline")),
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
            tables=("audit",),
            legal_hold=True,
            obliged=True,
        ),
        Keeping(
            resource="evaluations",
            period=Period(months=12),
            archival="DELETE",
            collections=(
                Collection(kind="evaluation"),
                Collection(kind="escalation", in_force=(("status", ("OPEN",)),)),
            ),
            legal_hold=True,
        ),
        Keeping(
            resource="evaluation-policies",
            period=Period(months=84),
            archival="ARCHIVE",
            collections=(
                Collection(kind="layer", in_force=(("status", ("ACTIVE",)),)),
                Collection(kind="threshold-policy", in_force=(("status", ("ACTIVE",)),)),
            ),
            legal_hold=True,
        ),
        Keeping(
            resource="coherence-signals",
            period=Period(seconds=2592000),
            archival="DELETE",
            collections=(Collection(kind="signal"),),
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
        kind="escalation",
        member="status",
        moves={
            "contestEvaluation": frozenset({(None, "OPEN")}),
            "decideEscalation": frozenset({("OPEN", "DECIDED")}),
            "eraseRecords": frozenset({("OPEN", "EXPIRED")}),
            "evaluate": frozenset({(None, "OPEN")}),
            "expireEscalations": frozenset({("OPEN", "EXPIRED")}),
        },
    ),
    States(
        kind="layer",
        member="status",
        moves={
            "createLayer": frozenset({(None, "ACTIVE")}),
            "retireLayer": frozenset({("ACTIVE", "RETIRED")}),
        },
    ),
    States(
        kind="threshold-policy",
        member="status",
        moves={
            "createThresholds": frozenset({(None, "ACTIVE")}),
            "retireThresholds": frozenset({("ACTIVE", "RETIRED")}),
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
    LimitClass(name="complex", identity=Rate(3000, 200)),
    LimitClass(name="event", identity=Rate(60000, 1000)),
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(120, 20)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "qflow": {
                "operations": {
                    "evaluate": {
                        "scope": "qflow.coherence.evaluate",
                        "access": "granted",
                        "purpose": "coherence",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listEvaluations": {
                        "scope": "qflow.evaluation.read",
                        "access": "granted",
                        "purpose": "coherence",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getEvaluation": {
                        "scope": "qflow.evaluation.read",
                        "access": "granted",
                        "purpose": "coherence",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "contestEvaluation": {
                        "scope": "qflow.evaluation.contest",
                        "access": "granted",
                        "purpose": "coherence",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listEscalations": {"scope": "qflow.escalation.read", "access": "granted", "purpose": "coherence"},
                    "getEscalation": {"scope": "qflow.escalation.read", "access": "granted", "purpose": "coherence"},
                    "decideEscalation": {
                        "scope": "qflow.escalation.decide",
                        "access": "granted",
                        "purpose": "coherence",
                        "conditions": {"time-window": {"window": {"until": "dueAt"}}},
                    },
                    "listLayers": {"scope": "qflow.layer.read", "access": "granted", "purpose": "coherence-policies"},
                    "createLayer": {
                        "scope": "qflow.layer.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "getLayer": {"scope": "qflow.layer.read", "access": "granted", "purpose": "coherence-policies"},
                    "changeLayer": {
                        "scope": "qflow.layer.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "retireLayer": {
                        "scope": "qflow.layer.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "listThresholds": {
                        "scope": "qflow.threshold.read",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "createThresholds": {
                        "scope": "qflow.threshold.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "getThresholds": {
                        "scope": "qflow.threshold.read",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "changeThresholds": {
                        "scope": "qflow.threshold.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "retireThresholds": {
                        "scope": "qflow.threshold.manage",
                        "access": "granted",
                        "purpose": "coherence-policies",
                    },
                    "listAuditTrail": {
                        "scope": "qflow.data.read",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "exportRecords": {
                        "scope": "qflow.data.export",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "requestErasure": {
                        "scope": "qflow.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getErasure": {
                        "scope": "qflow.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                },
                "consumes": {
                    "q.qerberos.anomaly.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "coherence",
                        "source": "qerberos",
                    }
                },
                "jobs": {
                    "expireEscalations": {"scope": None, "access": "service", "purpose": "coherence"},
                    "eraseRecords": {"scope": None, "access": "service", "purpose": "data-rights"},
                    "anarq.retention": {"scope": None, "access": "service", "purpose": None},
                },
                "conditions": {"owner-only": {"owner": True}, "time-window": {"window": {"until": "dueAt"}}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="qflow",
    display="Qflow",
    version="1.0.0",
    api_version="v1.0",
    description="Coherence of what is done, evaluated layer by layer.",
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
        per_minute=24000,
        per_hour=600000,
        per_day=8000000,
        per_month=160000000,
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
        Objective(name="deciding", target=95, judged=True),
    ),
    counters=(
        Counter(name="evaluations_total", records="evaluation"),
        Counter(name="escalations_total", records="escalation"),
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
