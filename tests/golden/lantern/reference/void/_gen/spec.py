"""Everything about Void that the runtime needs.

Generated from modules/void by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    Deliveries,
    LimitClass,
    ModuleSpec,
    Objective,
    Rate,
    Tool,
    Topic,
)
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.retry import Retry

OPERATIONS: Final = ()

TOOLS: Final[tuple[Tool, ...]] = ()

OFFER: Final[JsonObject] = {
    "module": "void",
    "version": "0.0.1",
    "capabilities": {
        "tools": {},
        "events": {},
        "compatibility": {"minVersion": "0.0.0", "maxVersion": "0.0.1", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/void/",
    "lastUpdated": "2026-03-03T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = ()

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
    ),
)

LIMITS: Final = (
    LimitClass(name="event", identity=Rate(6000, 100)),
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(120, 20)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "void": {
                "operations": {},
                "consumes": {},
                "jobs": {"anarq.retention": {"scope": None, "access": "service", "purpose": None}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="void",
    display="Void",
    version="0.0.1",
    api_version="v0.0",
    description="Nothing.",
    max_body=65536,
    max_values=8192,
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
    objectives=(
        Objective(name="read-latency", target=50.0, within=0.05, limits="read"),
        Objective(name="write-latency", target=95.0, within=0.15, limits="write"),
        Objective(name="complex-latency", target=99.0, within=0.2, limits="complex"),
        Objective(name="availability", target=99.9),
        Objective(name="errors", target=99.9),
    ),
    deliveries=Deliveries(
        retryable=50,
        faulty=4,
    ),
    retry=Retry(
        max_attempts=3,
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
        fallback=Fallback.REJECT,
    ),
)
