"""Everything about Harbour that the runtime needs.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.harbour import schemas
from anarq.clients._gen.lantern import schemas as lantern_schemas
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    CommandKind,
    Consumption,
    Deliveries,
    Job,
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

OPERATIONS: Final = (
    Operation(
        module="harbour",
        name="guideShip",
        handler="guide_ship",
        method="GET",
        path="/guides/{shipId}",
        parameters=(
            Parameter(
                "shipId",
                "path",
                "ship_id",
                True,
                {
                    "title": "Did",
                    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
                    "type": "string",
                    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
                    "maxLength": 4009,
                },
            ),
        ),
        response=schemas.GUIDE_SHIP_RESPONSE,
        success=200,
        scope="harbour.guide.read",
        access="granted",
        audit="BASIC",
        idempotency="none",
        limits="read",
        delegates=("lantern.lamp.light",),
    ),
)

TOOLS: Final[tuple[Tool, ...]] = ()

OFFER: Final[JsonObject] = {
    "module": "harbour",
    "version": "0.1.0",
    "capabilities": {
        "tools": {},
        "events": {"q.harbour.ship.warned.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"}},
        "compatibility": {"minVersion": "0.0.0", "maxVersion": "0.1.0", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/harbour/",
    "lastUpdated": "2026-03-02T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.harbour.ship.warned.v1",
        version="1.0.0",
        schema=schemas.SHIP_WARNED_DATA,
        kept=Period(months=12),
    ),
)

CONSUMES: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="harbour",
        name="q.lantern.lamp.lit.v1",
        handler="on_lantern_lamp_lit",
        emits=("q.harbour.ship.warned.v1",),
        audit="DETAILED",
        purpose="guidance",
        source="lantern",
        schema=lantern_schemas.LAMP,
    ),
    Consumption(
        module="harbour",
        name="q.tide.turned.v1",
        handler="on_tide_turned",
        audit="BASIC",
        purpose="guidance",
        source="tide",
        schema={},
    ),
    Consumption(
        module="harbour",
        name="q.bus.dead.v1",
        handler="on_bus_dead",
        audit="BASIC",
        purpose="guidance",
        source="*",
        schema=lantern_schemas.DEAD_DATA,
    ),
)

COMMANDS: Final[tuple[CommandKind, ...]] = (
    CommandKind(
        peer="lantern",
        operation="lightLamp",
        within=3600,
        answers="anarq.answers.lantern.lightLamp",
    ),
    CommandKind(
        peer="tide",
        operation="holdTide",
        within=600,
        answers="anarq.answers.tide.holdTide",
    ),
)

ANSWERS: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="harbour",
        name="anarq.answers.lantern.lightLamp",
        handler="after_lantern_light_lamp",
        emits=("q.harbour.ship.warned.v1",),
        audit="DETAILED",
        purpose="guidance",
        source="harbour",
        schema={},
    ),
    Consumption(
        module="harbour",
        name="anarq.answers.tide.holdTide",
        handler="after_tide_hold_tide",
        audit="BASIC",
        purpose="guidance",
        source="harbour",
        schema={},
    ),
)

JOBS: Final[tuple[Job, ...]] = (
    Job(
        module="harbour",
        name="trimWicks",
        handler="run_trim_wicks",
        audit="BASIC",
        purpose="guidance",
        every=5400,
    ),
    Job(
        module="harbour",
        name="countShips",
        handler="run_count_ships",
        emits=("q.harbour.ship.warned.v1",),
        audit="COMPREHENSIVE",
        purpose="guidance",
        at=84600,
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
            "harbour": {
                "operations": {"guideShip": {"scope": "harbour.guide.read", "access": "granted", "purpose": None}},
                "consumes": {
                    "q.lantern.lamp.lit.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "guidance",
                        "source": "lantern",
                    },
                    "q.tide.turned.v1": {"scope": None, "access": "service", "purpose": "guidance", "source": "tide"},
                    "q.bus.dead.v1": {"scope": None, "access": "service", "purpose": "guidance", "source": "*"},
                    "anarq.answers.lantern.lightLamp": {
                        "scope": None,
                        "access": "service",
                        "purpose": "guidance",
                        "source": "harbour",
                    },
                    "anarq.answers.tide.holdTide": {
                        "scope": None,
                        "access": "service",
                        "purpose": "guidance",
                        "source": "harbour",
                    },
                },
                "jobs": {
                    "trimWicks": {"scope": None, "access": "service", "purpose": "guidance"},
                    "countShips": {"scope": None, "access": "service", "purpose": "guidance"},
                    "anarq.retention": {"scope": None, "access": "service", "purpose": None},
                },
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="harbour",
    display="Harbour",
    version="0.1.0",
    api_version="v0.1",
    description="Tells ships the way.",
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
    consumes=CONSUMES,
    commands=COMMANDS,
    answers=ANSWERS,
    jobs=JOBS,
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
