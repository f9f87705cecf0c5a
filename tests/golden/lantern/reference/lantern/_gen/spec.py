"""Everything about Lantern that the runtime needs.

Generated from modules/lantern by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.lantern import schemas
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    Budget,
    Counter,
    Deliveries,
    LimitClass,
    ModuleSpec,
    Objective,
    Operation,
    Parameter,
    Rate,
    Tool,
    Topic,
)
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.retry import Retry
from anarq.wire.streams import StreamKind

OPERATIONS: Final = (
    Operation(
        module="lantern",
        name="listLamps",
        handler="list_lamps",
        method="GET",
        path="/lamps",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("colour", "query", "colour", False, {"enum": ["RED", "WHITE"]}),
            Parameter("class", "query", "class_", False, {"type": "string"}),
        ),
        response=schemas.LAMP_PAGE,
        success=200,
        scope="lantern.lamp.read",
        access="granted",
        audit="BASIC",
        purpose="lighting",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="lantern",
        name="lightLamp",
        handler="light_lamp",
        method="POST",
        path="/lamps",
        request=schemas.LAMP_REQUEST,
        response=schemas.LAMP,
        success=201,
        scope="lantern.lamp.light",
        access="granted",
        emits=("q.lantern.lamp.lit.v1",),
        audit="DETAILED",
        purpose="lighting",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="lantern",
        name="getLamp",
        handler="get_lamp",
        method="GET",
        path="/lamps/{lampId}",
        parameters=(
            Parameter("lampId", "path", "lamp_id", True, {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}),
        ),
        response=schemas.LAMP,
        success=200,
        scope="lantern.lamp.read",
        access="granted",
        audit="BASIC",
        purpose="lighting",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="lantern",
        name="dimLamp",
        handler="dim_lamp",
        method="PATCH",
        path="/lamps/{lampId}",
        parameters=(
            Parameter("lampId", "path", "lamp_id", True, {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}),
        ),
        request=schemas.DIM_LAMP_REQUEST,
        body_required=False,
        response=schemas.LAMP,
        success=200,
        scope="lantern.lamp.light",
        access="granted",
        audit="DETAILED",
        purpose="lighting",
        idempotency="required",
        limits="write",
        available=False,
    ),
    Operation(
        module="lantern",
        name="removeLamp",
        handler="remove_lamp",
        method="DELETE",
        path="/lamps/{lampId}",
        parameters=(
            Parameter("lampId", "path", "lamp_id", True, {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}),
        ),
        success=204,
        scope="lantern.lamp.remove",
        access="granted",
        audit="DETAILED",
        purpose="lighting",
        idempotency="required",
        limits="write",
        envelope=False,
    ),
    Operation(
        module="lantern",
        name="putPicture",
        handler="put_picture",
        method="PUT",
        path="/lamps/{lampId}/picture",
        parameters=(
            Parameter("lampId", "path", "lamp_id", True, {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}),
        ),
        success=204,
        scope="lantern.lamp.light",
        access="granted",
        audit="DETAILED",
        purpose="lighting",
        idempotency="required",
        limits="write",
        envelope=False,
        takes=StreamKind(media_types=("image/*",), max_bytes=5000000),
    ),
    Operation(
        module="lantern",
        name="getPicture",
        handler="get_picture",
        method="GET",
        path="/lamps/{lampId}/picture",
        parameters=(
            Parameter("lampId", "path", "lamp_id", True, {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}),
        ),
        success=200,
        scope="lantern.lamp.read",
        access="granted",
        audit="BASIC",
        purpose="lighting",
        idempotency="none",
        limits="read",
        envelope=False,
        gives=StreamKind(media_types=("image/*",), max_bytes=5000000),
    ),
    Operation(
        module="lantern",
        name="listSignals",
        handler="list_signals",
        method="GET",
        path="/signals",
        response=schemas.LIST_SIGNALS_RESPONSE,
        success=200,
        access="public",
        audit="BASIC",
        purpose="lighting",
        idempotency="none",
        limits="read",
        envelope=False,
    ),
    Operation(
        module="lantern",
        name="flash",
        handler="flash",
        method="POST",
        path=None,
        request=schemas.FLASH,
        response=schemas.SIGNAL,
        success=200,
        scope="lantern.lamp.light",
        access="granted",
        audit="DETAILED",
        idempotency="none",
        limits="write",
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="lantern.light",
        operation="lightLamp",
        description="Light a lamp.",
        input_schema=schemas.LANTERN_LIGHT_INPUT,
        output_schema=schemas.LAMP,
        capabilities=("write",),
        rate_limit=Rate(10, 2),
        version="1.0.0",
    ),
    Tool(
        name="lantern.dim",
        operation="dimLamp",
        description="Dim a lamp.",
        input_schema=schemas.LANTERN_DIM_INPUT,
        output_schema=schemas.LAMP,
        capabilities=("write",),
        rate_limit=Rate(10, 2),
        version="1.0.0",
        deprecated=True,
        replacement="lantern.light",
        sunset="2026-12-31",
    ),
    Tool(
        name="lantern.flash",
        operation="flash",
        description="Show a pattern once.",
        input_schema=schemas.LANTERN_FLASH_INPUT,
        output_schema=schemas.SIGNAL,
        capabilities=("write",),
        rate_limit=Rate(30, 5),
        version="1.0.0",
    ),
)

OFFER: Final[JsonObject] = {
    "module": "lantern",
    "version": "1.2.0",
    "capabilities": {
        "tools": {
            "lantern.light": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 10, "burst": 2},
                "dependencies": [],
            },
            "lantern.dim": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 10, "burst": 2},
                "dependencies": ["lantern.light"],
                "deprecation": {"deprecated": True, "sunsetDate": "2026-12-31", "replacement": "lantern.light"},
            },
            "lantern.flash": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 30, "burst": 5},
                "dependencies": [],
            },
        },
        "events": {
            "q.bus.dead.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.lantern.lamp.lit.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
        },
        "compatibility": {
            "minVersion": "1.0.0",
            "maxVersion": "1.2.0",
            "breakingChanges": ["lantern.dim is gone from 2026-12-31 on"],
        },
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/lantern/",
    "lastUpdated": "2026-03-01T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.bus.dead.v1",
        version="1.0.0",
        schema=schemas.DEAD_DATA,
        kept=Period(months=12),
    ),
    Topic(
        name="q.lantern.lamp.lit.v1",
        version="1.0.0",
        schema=schemas.LAMP,
        kept=Period(months=12),
    ),
)

RETENTION: Final = Retention(
    every=0.0,
    page=0,
    keepings=(
        Keeping(
            resource="session-data",
            period=Period(seconds=2592000),
            archival="DELETE",
            collections=(Collection(kind="retention"), Collection(kind="erasure-walk")),
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
        ),
        Keeping(
            resource="audit-logs",
            period=Period(months=84),
            archival="ARCHIVE",
            tables=("audit",),
            legal_hold=True,
        ),
        Keeping(
            resource="lamp-records",
            period=Period(months=12),
            archival="DELETE",
            collections=(Collection(kind="lamp"),),
            legal_hold=True,
        ),
    ),
)

LIMITS: Final = (
    LimitClass(name="event", identity=Rate(6000, 100)),
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(10, 2)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "lantern": {
                "operations": {
                    "listLamps": {"scope": "lantern.lamp.read", "access": "granted", "purpose": "lighting"},
                    "lightLamp": {"scope": "lantern.lamp.light", "access": "granted", "purpose": "lighting"},
                    "getLamp": {"scope": "lantern.lamp.read", "access": "granted", "purpose": "lighting"},
                    "dimLamp": {"scope": "lantern.lamp.light", "access": "granted", "purpose": "lighting"},
                    "removeLamp": {"scope": "lantern.lamp.remove", "access": "granted", "purpose": "lighting"},
                    "putPicture": {"scope": "lantern.lamp.light", "access": "granted", "purpose": "lighting"},
                    "getPicture": {"scope": "lantern.lamp.read", "access": "granted", "purpose": "lighting"},
                    "listSignals": {"scope": None, "access": "public", "purpose": "lighting"},
                    "flash": {"scope": "lantern.lamp.light", "access": "granted", "purpose": None},
                },
                "consumes": {},
                "jobs": {"anarq.retention": {"scope": None, "access": "service", "purpose": None}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="lantern",
    display="Lantern",
    version="1.2.0",
    api_version="v1.2",
    description="Lamps that can be lit, listed and put out.",
    max_body=4096,
    max_values=512,
    operations=OPERATIONS,
    errors=ERRORS,
    headers=HEADERS,
    protection=PROTECTION,
    standard=STANDARD,
    policy=POLICY,
    tools=TOOLS,
    topics=TOPICS,
    offer=OFFER,
    retention=RETENTION,
    limits=LIMITS,
    budget=Budget(
        per_minute=100,
        per_hour=1000,
        per_day=10000,
        per_month=100000,
        warning=70,
        critical=90,
        cutoff=100,
    ),
    objectives=(
        Objective(name="write-latency", target=95.0, within=0.15, limits="write"),
        Objective(name="complex-latency", target=99.0, within=0.2, limits="complex"),
        Objective(name="availability", target=99.9),
        Objective(name="errors", target=99.9),
        Objective(name="read-latency", target=50.0, within=0.05, limits="read"),
    ),
    counters=(Counter(name="lamps_lit_total", topics=frozenset({"q.lantern.lamp.lit.v1"})),),
    deliveries=Deliveries(
        retryable=50,
        faulty=4,
    ),
    retry=Retry(
        max_attempts=2,
        base_delay=0.1,
        max_delay=30.0,
        multiplier=2.0,
        jitter=True,
        retryable=("SERVICE_UNAVAILABLE",),
    ),
    breaker=Breaker(
        failure_threshold=5,
        recovery_timeout=30.0,
        monitoring_window=60.0,
        half_open_max_calls=3,
        fallback=Fallback.CACHE,
    ),
)
