"""Everything about Qindex that the runtime needs.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qindex import schemas
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    Budget,
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
        module="qindex",
        name="listRecords",
        handler="list_records",
        method="GET",
        path="/records",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("type", "query", "type", False, {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}),
            Parameter("tag", "query", "tag", False, {"type": "string", "minLength": 1, "maxLength": 64}),
        ),
        response=schemas.RECORD_PAGE,
        success=200,
        scope="qindex.record.read",
        access="granted",
        audit="BASIC",
        purpose="indexing",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
        name="putRecord",
        handler="put_record",
        method="POST",
        path="/records",
        request=schemas.RECORD_REQUEST,
        response=schemas.INDEX_RECORD,
        success=201,
        scope="qindex.record.write",
        access="granted",
        emits=("q.qindex.record.created.v1",),
        audit="DETAILED",
        purpose="indexing",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qindex",
        name="getRecord",
        handler="get_record",
        method="GET",
        path="/records/{type}/{key}",
        parameters=(
            Parameter("type", "path", "type", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}),
            Parameter("key", "path", "key", True, {"type": "string", "minLength": 1, "maxLength": 512}),
        ),
        response=schemas.INDEX_RECORD,
        success=200,
        scope="qindex.record.read",
        access="granted",
        audit="BASIC",
        purpose="indexing",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
        name="eraseRecord",
        handler="erase_record",
        method="DELETE",
        path="/records/{type}/{key}",
        parameters=(
            Parameter("type", "path", "type", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}),
            Parameter("key", "path", "key", True, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("expectedVersion", "query", "expected_version", True, {"type": "integer", "minimum": 1}),
        ),
        success=204,
        scope="qindex.record.erase",
        access="granted",
        emits=("q.qindex.record.erased.v1",),
        audit="COMPREHENSIVE",
        purpose="indexing",
        idempotency="required",
        limits="write",
        envelope=False,
    ),
    Operation(
        module="qindex",
        name="getPointer",
        handler="get_pointer",
        method="GET",
        path="/pointers/{type}/{key}",
        parameters=(
            Parameter("type", "path", "type", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}),
            Parameter("key", "path", "key", True, {"type": "string", "minLength": 1, "maxLength": 512}),
        ),
        response=schemas.INDEX_POINTER,
        success=200,
        scope="qindex.record.read",
        access="granted",
        audit="BASIC",
        purpose="indexing",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
        name="listHistory",
        handler="list_history",
        method="GET",
        path="/records/{type}/{key}/history",
        parameters=(
            Parameter("type", "path", "type", True, {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}),
            Parameter("key", "path", "key", True, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
        ),
        response=schemas.RECORD_PAGE,
        success=200,
        scope="qindex.record.read",
        access="granted",
        audit="BASIC",
        purpose="indexing",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
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
        scope="qindex.data.read",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
        name="exportRecords",
        handler="export_records",
        method="GET",
        path="/export",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("resourceType", "query", "resource_type", False, {"enum": ["index-records"]}),
        ),
        response=schemas.EXPORT_PAGE,
        success=200,
        scope="qindex.data.export",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qindex",
        name="requestErasure",
        handler="request_erasure",
        method="POST",
        path="/erasures",
        response=schemas.ERASURE,
        success=202,
        scope="qindex.data.erase",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qindex",
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
        scope="qindex.data.erase",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="qindex.put",
        operation="putRecord",
        description="Point a key at content, by its CID. `expectedVersion` is the version that `qindex.get` told, 0 for a key that it did not find; when somebody was faster, `VERSION_CONFLICT` tells the version that there is: read again, and decide again.",
        input_schema=schemas.QINDEX_PUT_INPUT,
        output_schema=schemas.INDEX_RECORD,
        capabilities=("write",),
        rate_limit=Rate(120, 20),
        version="1.0.0",
    ),
    Tool(
        name="qindex.get",
        operation="getRecord",
        description="Read what a key of a type points to: its CID, version and tags. `NOT_FOUND` where the key points to nothing.",
        input_schema=schemas.QINDEX_GET_INPUT,
        output_schema=schemas.INDEX_RECORD,
        capabilities=("read",),
        rate_limit=Rate(600, 100),
        version="1.0.0",
    ),
    Tool(
        name="qindex.list",
        operation="listRecords",
        description="List keys that point to something, of one type or with one tag, page by page: pass `nextCursor` on as `cursor` until there is none.",
        input_schema=schemas.QINDEX_LIST_INPUT,
        output_schema=schemas.RECORD_PAGE,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
)

OFFER: Final[JsonObject] = {
    "module": "qindex",
    "version": "1.0.0",
    "capabilities": {
        "tools": {
            "qindex.put": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 120, "burst": 20},
                "dependencies": ["qindex.get"],
            },
            "qindex.get": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 600, "burst": 100},
                "dependencies": [],
            },
            "qindex.list": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
        },
        "events": {
            "q.qindex.erasure.done.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qindex.record.created.v1": {"version": "1.0.0", "frequency": "HIGH", "retention": "P1Y"},
            "q.qindex.record.erased.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
        },
        "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.0.0", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/qindex/",
    "lastUpdated": "2026-11-26T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.qindex.erasure.done.v1",
        version="1.0.0",
        schema=schemas.ERASURE_DONE,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qindex.record.created.v1",
        version="1.0.0",
        schema=schemas.RECORD_CREATED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qindex.record.erased.v1",
        version="1.0.0",
        schema=schemas.RECORD_ERASED,
        kept=Period(months=12),
    ),
)

JOBS: Final[tuple[Job, ...]] = (
    Job(
        module="qindex",
        name="forgetHistory",
        handler="run_forget_history",
        audit="BASIC",
        purpose="indexing",
        every=10,
    ),
    Job(
        module="qindex",
        name="eraseRecords",
        handler="run_erase_records",
        emits=("q.qindex.record.erased.v1", "q.qindex.erasure.done.v1"),
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
            collections=(Collection(kind="retention"), Collection(kind="erasure-walk"), Collection(kind="forgetting")),
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
            resource="index-records",
            period=Period(months=24),
            archival="DELETE",
            collections=(Collection(kind="entry", in_force=(("status", ("LIVE",)),)), Collection(kind="entry-version")),
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
        kind="entry",
        member="status",
        moves={
            "eraseRecord": frozenset({("LIVE", "ERASED")}),
            "putRecord": frozenset({(None, "LIVE"), ("ERASED", "LIVE")}),
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
            "qindex": {
                "operations": {
                    "listRecords": {
                        "scope": "qindex.record.read",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "putRecord": {
                        "scope": "qindex.record.write",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getRecord": {
                        "scope": "qindex.record.read",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "eraseRecord": {
                        "scope": "qindex.record.erase",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getPointer": {
                        "scope": "qindex.record.read",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listHistory": {
                        "scope": "qindex.record.read",
                        "access": "granted",
                        "purpose": "indexing",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listAuditTrail": {
                        "scope": "qindex.data.read",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "exportRecords": {
                        "scope": "qindex.data.export",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "requestErasure": {
                        "scope": "qindex.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getErasure": {
                        "scope": "qindex.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                },
                "consumes": {},
                "jobs": {
                    "forgetHistory": {"scope": None, "access": "service", "purpose": "indexing"},
                    "eraseRecords": {"scope": None, "access": "service", "purpose": "data-rights"},
                    "anarq.retention": {"scope": None, "access": "service", "purpose": None},
                },
                "conditions": {"owner-only": {"owner": True}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="qindex",
    display="Qindex",
    version="1.0.0",
    api_version="v1.0",
    description="Lightweight indices, mutable pointers, append-only history and simple queries.",
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
    jobs=JOBS,
    retention=RETENTION,
    states=STATES,
    limits=LIMITS,
    budget=Budget(
        per_minute=18000,
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
    ),
    counters=(
        Counter(name="records_put_total", records="entry-version"),
        Counter(name="keys_erased_total", records="entry", into=frozenset({"ERASED"})),
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
