"""The operations of Qflow as its callers know them.

Generated from modules/qflow by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qflow import schemas
from anarq.clients.endpoint import Endpoint, Resource

EVALUATE: Final = Endpoint(
    module="qflow",
    name="evaluate",
    method="POST",
    path="/qflow/evaluate",
    request=schemas.EVALUATION_REQUEST,
    response=schemas.EVALUATION_RESULT,
    enveloped=False,
    idempotent=True,
    scope="qflow.coherence.evaluate",
    example={
        "status": "ok",
        "evaluationId": "evl_01JJY3ZK9B2M4N6P",
        "verdicts": {
            "identity": {
                "verdict": "ALLOW",
                "confidence": 1,
                "reason": "The identity is active.",
                "evidence": [],
                "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
            },
            "consent": {
                "verdict": "ALLOW",
                "confidence": Decimal("0.98"),
                "reason": "The grant covers it.",
                "evidence": ["bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"],
                "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
            },
        },
        "thresholdPolicy": {
            "allowThreshold": Decimal("0.8"),
            "denyThreshold": Decimal("0.5"),
            "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
        },
        "aggregateVerdict": "ALLOW",
        "processingTime": 12,
        "cacheHint": 60,
    },
)

LIST_EVALUATIONS: Final = Endpoint(
    module="qflow",
    name="listEvaluations",
    method="GET",
    path="/evaluations",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "operation": {"type": "string", "pattern": "^[a-z][a-z0-9]*\\.[a-z][A-Za-z0-9]*$", "maxLength": 128},
        "evaluatedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "evaluatedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.EVALUATION_PAGE,
    scope="qflow.evaluation.read",
    safe=True,
    resource=Resource("Evaluation", "evaluationId", many=True),
    example={
        "items": [
            {
                "evaluationId": "evl_01JJY3ZK9B2M4N6P",
                "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "asker": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                "request": {
                    "refs": ["bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"],
                    "layers": ["identity", "consent"],
                    "context": {
                        "identity": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                        "operation": "qwallet.payIntent",
                        "timestamp": "2026-01-31T09:30:00Z",
                        "metadata": {"amount": "25.50", "currency": "EUR"},
                    },
                },
                "result": {
                    "status": "ok",
                    "evaluationId": "evl_01JJY3ZK9B2M4N6P",
                    "verdicts": {
                        "identity": {
                            "verdict": "ALLOW",
                            "confidence": 1,
                            "reason": "The identity is active.",
                            "evidence": [],
                            "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                        },
                        "consent": {
                            "verdict": "ALLOW",
                            "confidence": Decimal("0.98"),
                            "reason": "The grant covers it.",
                            "evidence": ["bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"],
                            "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                        },
                    },
                    "thresholdPolicy": {
                        "allowThreshold": Decimal("0.8"),
                        "denyThreshold": Decimal("0.5"),
                        "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
                    },
                    "aggregateVerdict": "ALLOW",
                    "processingTime": 12,
                    "cacheHint": 60,
                },
                "evaluatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_EVALUATION: Final = Endpoint(
    module="qflow",
    name="getEvaluation",
    method="GET",
    path="/evaluations/{evaluationId}",
    parameters={"evaluationId": {"type": "string", "pattern": "^evl_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["evaluationId"]),
    response=schemas.EVALUATION,
    scope="qflow.evaluation.read",
    safe=True,
    resource=Resource("Evaluation", "evaluationId"),
    example={
        "evaluationId": "evl_01JJY3ZK9B2M4N6P",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "asker": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "request": {
            "refs": ["bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"],
            "layers": ["identity", "consent"],
            "context": {
                "identity": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                "operation": "qwallet.payIntent",
                "timestamp": "2026-01-31T09:30:00Z",
                "metadata": {"amount": "25.50", "currency": "EUR"},
            },
        },
        "result": {
            "status": "ok",
            "evaluationId": "evl_01JJY3ZK9B2M4N6P",
            "verdicts": {
                "identity": {
                    "verdict": "ALLOW",
                    "confidence": 1,
                    "reason": "The identity is active.",
                    "evidence": [],
                    "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                },
                "consent": {
                    "verdict": "ALLOW",
                    "confidence": Decimal("0.98"),
                    "reason": "The grant covers it.",
                    "evidence": ["bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"],
                    "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                },
            },
            "thresholdPolicy": {
                "allowThreshold": Decimal("0.8"),
                "denyThreshold": Decimal("0.5"),
                "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
            },
            "aggregateVerdict": "ALLOW",
            "processingTime": 12,
            "cacheHint": 60,
        },
        "evaluatedAt": "2026-01-31T09:30:00Z",
    },
)

CONTEST_EVALUATION: Final = Endpoint(
    module="qflow",
    name="contestEvaluation",
    method="POST",
    path="/evaluations/{evaluationId}/objection",
    parameters={"evaluationId": {"type": "string", "pattern": "^evl_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["evaluationId"]),
    request=schemas.OBJECTION,
    response=schemas.ESCALATION,
    idempotent=True,
    scope="qflow.evaluation.contest",
    resource=Resource("Escalation", "escalationId"),
    example={
        "escalationId": "esc_01JJY3ZK9B2M4N6P",
        "evaluationId": "evl_01JJY3ZK9B2M4N6P",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "causes": ["LAYERS_DISAGREE"],
        "status": "OPEN",
        "version": 1,
        "openedAt": "2026-01-31T09:30:00Z",
        "dueAt": "2026-02-01T09:30:00Z",
    },
)

LIST_ESCALATIONS: Final = Endpoint(
    module="qflow",
    name="listEscalations",
    method="GET",
    path="/escalations",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["OPEN", "DECIDED", "EXPIRED"], "default": "OPEN"},
        "openedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "openedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.ESCALATION_PAGE,
    scope="qflow.escalation.read",
    safe=True,
    resource=Resource("Escalation", "escalationId", many=True),
    example={
        "items": [
            {
                "escalationId": "esc_01JJY3ZK9B2M4N6P",
                "evaluationId": "evl_01JJY3ZK9B2M4N6P",
                "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "causes": ["LAYERS_DISAGREE"],
                "status": "OPEN",
                "version": 1,
                "openedAt": "2026-01-31T09:30:00Z",
                "dueAt": "2026-02-01T09:30:00Z",
            }
        ]
    },
)

GET_ESCALATION: Final = Endpoint(
    module="qflow",
    name="getEscalation",
    method="GET",
    path="/escalations/{escalationId}",
    parameters={"escalationId": {"type": "string", "pattern": "^esc_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["escalationId"]),
    response=schemas.ESCALATION,
    scope="qflow.escalation.read",
    safe=True,
    resource=Resource("Escalation", "escalationId"),
    example={
        "escalationId": "esc_01JJY3ZK9B2M4N6P",
        "evaluationId": "evl_01JJY3ZK9B2M4N6P",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "causes": ["LAYERS_DISAGREE"],
        "status": "OPEN",
        "version": 1,
        "openedAt": "2026-01-31T09:30:00Z",
        "dueAt": "2026-02-01T09:30:00Z",
    },
)

DECIDE_ESCALATION: Final = Endpoint(
    module="qflow",
    name="decideEscalation",
    method="POST",
    path="/escalations/{escalationId}/decision",
    parameters={"escalationId": {"type": "string", "pattern": "^esc_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["escalationId"]),
    request=schemas.ESCALATION_DECISION,
    response=schemas.ESCALATION,
    idempotent=True,
    scope="qflow.escalation.decide",
    resource=Resource("Escalation", "escalationId"),
    example={
        "escalationId": "esc_01JJY3ZK9B2M4N6P",
        "evaluationId": "evl_01JJY3ZK9B2M4N6P",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "causes": ["LAYERS_DISAGREE"],
        "status": "OPEN",
        "version": 1,
        "openedAt": "2026-01-31T09:30:00Z",
        "dueAt": "2026-02-01T09:30:00Z",
    },
)

LIST_LAYERS: Final = Endpoint(
    module="qflow",
    name="listLayers",
    method="GET",
    path="/layers",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "RETIRED"], "default": "ACTIVE"},
    },
    response=schemas.LAYER_PAGE,
    scope="qflow.layer.read",
    safe=True,
    resource=Resource("Layer", "layer", many=True),
    example={
        "items": [
            {
                "meaning": "Whether the owner of what is touched consented.",
                "confidenceMeaning": "1 where a grant was verified, 0.5 where only its policy is known; never 0.",
                "source": "CONSENT",
                "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "layer": "consent",
                "status": "ACTIVE",
                "version": 1,
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_LAYER: Final = Endpoint(
    module="qflow",
    name="createLayer",
    method="POST",
    path="/layers",
    request=schemas.LAYER_REQUEST,
    response=schemas.LAYER,
    idempotent=True,
    scope="qflow.layer.manage",
    resource=Resource("Layer", "layer"),
    example={
        "meaning": "Whether the owner of what is touched consented.",
        "confidenceMeaning": "1 where a grant was verified, 0.5 where only its policy is known; never 0.",
        "source": "CONSENT",
        "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "layer": "consent",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_LAYER: Final = Endpoint(
    module="qflow",
    name="getLayer",
    method="GET",
    path="/layers/{layer}",
    parameters={"layer": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}},
    required=frozenset(["layer"]),
    response=schemas.LAYER,
    scope="qflow.layer.read",
    safe=True,
    resource=Resource("Layer", "layer"),
    example={
        "meaning": "Whether the owner of what is touched consented.",
        "confidenceMeaning": "1 where a grant was verified, 0.5 where only its policy is known; never 0.",
        "source": "CONSENT",
        "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "layer": "consent",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_LAYER: Final = Endpoint(
    module="qflow",
    name="changeLayer",
    method="PATCH",
    path="/layers/{layer}",
    parameters={"layer": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}},
    required=frozenset(["layer"]),
    request=schemas.LAYER_CHANGE,
    response=schemas.LAYER,
    idempotent=True,
    scope="qflow.layer.manage",
    resource=Resource("Layer", "layer"),
    example={
        "meaning": "Whether the owner of what is touched consented.",
        "confidenceMeaning": "1 where a grant was verified, 0.5 where only its policy is known; never 0.",
        "source": "CONSENT",
        "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "layer": "consent",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

RETIRE_LAYER: Final = Endpoint(
    module="qflow",
    name="retireLayer",
    method="POST",
    path="/layers/{layer}/retirement",
    parameters={"layer": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}},
    required=frozenset(["layer"]),
    response=schemas.LAYER,
    idempotent=True,
    scope="qflow.layer.manage",
    resource=Resource("Layer", "layer"),
    example={
        "meaning": "Whether the owner of what is touched consented.",
        "confidenceMeaning": "1 where a grant was verified, 0.5 where only its policy is known; never 0.",
        "source": "CONSENT",
        "policy": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "layer": "consent",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_THRESHOLDS: Final = Endpoint(
    module="qflow",
    name="listThresholds",
    method="GET",
    path="/thresholds",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "RETIRED"], "default": "ACTIVE"},
        "operation": {"type": "string", "pattern": "^[a-z][a-z0-9]*\\.[a-z][A-Za-z0-9]*$", "maxLength": 128},
    },
    response=schemas.THRESHOLD_PAGE,
    scope="qflow.threshold.read",
    safe=True,
    resource=Resource("ThresholdPolicy", "thresholdId", many=True),
    example={
        "items": [
            {
                "operations": ["qwallet.payIntent"],
                "layers": ["identity", "consent"],
                "rules": {
                    "allowThreshold": Decimal("0.8"),
                    "denyThreshold": Decimal("0.5"),
                    "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
                },
                "cacheSeconds": 60,
                "decisionHours": 24,
                "thresholdId": "thr_01JJY3ZK9B2M4N6P",
                "status": "ACTIVE",
                "version": 1,
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_THRESHOLDS: Final = Endpoint(
    module="qflow",
    name="createThresholds",
    method="POST",
    path="/thresholds",
    request=schemas.THRESHOLD_REQUEST,
    response=schemas.THRESHOLD_POLICY,
    idempotent=True,
    scope="qflow.threshold.manage",
    resource=Resource("ThresholdPolicy", "thresholdId"),
    example={
        "operations": ["qwallet.payIntent"],
        "layers": ["identity", "consent"],
        "rules": {
            "allowThreshold": Decimal("0.8"),
            "denyThreshold": Decimal("0.5"),
            "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
        },
        "cacheSeconds": 60,
        "decisionHours": 24,
        "thresholdId": "thr_01JJY3ZK9B2M4N6P",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_THRESHOLDS: Final = Endpoint(
    module="qflow",
    name="getThresholds",
    method="GET",
    path="/thresholds/{thresholdId}",
    parameters={"thresholdId": {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["thresholdId"]),
    response=schemas.THRESHOLD_POLICY,
    scope="qflow.threshold.read",
    safe=True,
    resource=Resource("ThresholdPolicy", "thresholdId"),
    example={
        "operations": ["qwallet.payIntent"],
        "layers": ["identity", "consent"],
        "rules": {
            "allowThreshold": Decimal("0.8"),
            "denyThreshold": Decimal("0.5"),
            "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
        },
        "cacheSeconds": 60,
        "decisionHours": 24,
        "thresholdId": "thr_01JJY3ZK9B2M4N6P",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_THRESHOLDS: Final = Endpoint(
    module="qflow",
    name="changeThresholds",
    method="PATCH",
    path="/thresholds/{thresholdId}",
    parameters={"thresholdId": {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["thresholdId"]),
    request=schemas.THRESHOLD_CHANGE,
    response=schemas.THRESHOLD_POLICY,
    idempotent=True,
    scope="qflow.threshold.manage",
    resource=Resource("ThresholdPolicy", "thresholdId"),
    example={
        "operations": ["qwallet.payIntent"],
        "layers": ["identity", "consent"],
        "rules": {
            "allowThreshold": Decimal("0.8"),
            "denyThreshold": Decimal("0.5"),
            "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
        },
        "cacheSeconds": 60,
        "decisionHours": 24,
        "thresholdId": "thr_01JJY3ZK9B2M4N6P",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

RETIRE_THRESHOLDS: Final = Endpoint(
    module="qflow",
    name="retireThresholds",
    method="POST",
    path="/thresholds/{thresholdId}/retirement",
    parameters={"thresholdId": {"type": "string", "pattern": "^thr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["thresholdId"]),
    response=schemas.THRESHOLD_POLICY,
    idempotent=True,
    scope="qflow.threshold.manage",
    resource=Resource("ThresholdPolicy", "thresholdId"),
    example={
        "operations": ["qwallet.payIntent"],
        "layers": ["identity", "consent"],
        "rules": {
            "allowThreshold": Decimal("0.8"),
            "denyThreshold": Decimal("0.5"),
            "escalationRules": ["LAYER_MISSING", "LAYERS_DISAGREE", "DENY_UNSURE"],
        },
        "cacheSeconds": 60,
        "decisionHours": 24,
        "thresholdId": "thr_01JJY3ZK9B2M4N6P",
        "status": "ACTIVE",
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qflow",
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
    scope="qflow.data.read",
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
    module="qflow",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["evaluations", "coherence-signals"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qflow.data.export",
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
    module="qflow",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qflow.data.erase",
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
    module="qflow",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qflow.data.erase",
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
        "evaluate": EVALUATE,
        "listEvaluations": LIST_EVALUATIONS,
        "getEvaluation": GET_EVALUATION,
        "contestEvaluation": CONTEST_EVALUATION,
        "listEscalations": LIST_ESCALATIONS,
        "getEscalation": GET_ESCALATION,
        "decideEscalation": DECIDE_ESCALATION,
        "listLayers": LIST_LAYERS,
        "createLayer": CREATE_LAYER,
        "getLayer": GET_LAYER,
        "changeLayer": CHANGE_LAYER,
        "retireLayer": RETIRE_LAYER,
        "listThresholds": LIST_THRESHOLDS,
        "createThresholds": CREATE_THRESHOLDS,
        "getThresholds": GET_THRESHOLDS,
        "changeThresholds": CHANGE_THRESHOLDS,
        "retireThresholds": RETIRE_THRESHOLDS,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
