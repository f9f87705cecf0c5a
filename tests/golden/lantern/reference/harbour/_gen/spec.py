"""Everything about Harbour that the runtime needs.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.harbour import schemas
from anarq.ports.json import JsonObject
from anarq.runtime.operation import (
    Breaker,
    Fallback,
    LimitClass,
    ModuleSpec,
    Operation,
    Parameter,
    Rate,
    Retry,
    Tool,
    Topic,
)

OPERATIONS: Final = (
    Operation(
        module="harbour",
        name="guideShip",
        handler="guide_ship",
        method="GET",
        path="/guides/{shipId}",
        parameters=(
            Parameter("shipId", "path", "ship_id", True, {
                "title": "Did",
                "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
                "type": "string",
                "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,4000}$",
            }),
        ),
        response=schemas.GUIDE_SHIP_RESPONSE,
        success=200,
        scope="harbour.guide.read",
        access="granted",
        audit="BASIC",
        idempotency="none",
        limits="read",
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
)

TOPICS: Final[tuple[Topic, ...]] = (
)

LIMITS: Final = (
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(120, 20)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "harbour": {
                "operations": {
                    "guideShip": {
                        "scope": "harbour.guide.read",
                        "access": "granted",
                        "purpose": None,
                        "audit": "BASIC",
                        "owner_only": False,
                        "write": False,
                        "available": True,
                    },
                },
                "scopes": {"harbour.guide.read": {"access": "read", "owner_only": False, "roles": []}},
                "roles": {},
                "conditions": {},
                "purposes": {},
                "keyScopes": {},
            },
        },
    },
}

MODULE: Final = ModuleSpec(
    name="harbour",
    display="Harbour",
    version="0.1.0",
    api_version="v0.1",
    description="Tells ships the way.",
    consumes=("q.lantern.lamp.lit.v1",),
    max_body=65536,
    max_values=8192,
    operations=OPERATIONS,
    errors=ERRORS,
    headers=HEADERS,
    protection=PROTECTION,
    policy=POLICY,
    tools=TOOLS,
    topics=TOPICS,
    limits=LIMITS,
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
