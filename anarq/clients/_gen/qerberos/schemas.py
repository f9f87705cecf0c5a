"""The contracts of Qerberos as self-contained JSON Schemas.

Generated from modules/qerberos/contracts, modules/qerberos/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "ALERT",
    "ALERT_PAGE",
    "ALERT_RAISED",
    "ANOMALY",
    "AUDIT_RECORD",
    "AUDIT_RECORD_PAGE",
    "AUDIT_RECORD_REQUEST",
    "DEAD_EVENT",
    "QERBEROS_AUDIT_INPUT",
    "QERBEROS_RISK_SCORE_INPUT",
    "RISK_SCORE",
]

_ALERT: Final[JsonObject] = {
    "title": "Alert",
    "description": "Something that looks like abuse or a fault. It advises: the policy decides.",
    "x-anarq-resource": {"type": "security-alerts", "identifier": "alertId"},
    "type": "object",
    "properties": {
        "alertId": {
            "type": "string",
            "pattern": "^alr_[0-9A-Za-z]{8,40}$",
            "description": "Names the alert.",
            "x-anarq-classification": "internal",
        },
        "kind": {
            "enum": ["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"],
            "description": "What was noticed.",
            "x-anarq-classification": "internal",
        },
        "severity": {
            "enum": ["LOW", "MEDIUM", "HIGH"],
            "description": "How urgent it is.",
            "x-anarq-classification": "internal",
        },
        "subject": {
            "$ref": "#/$defs/Did",
            "description": "Whom it is about; of an event that was given up, Qerberos itself.",
            "x-anarq-classification": "personal",
        },
        "summary": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "For people.",
            "x-anarq-classification": "personal",
        },
        "count": {
            "type": "integer",
            "minimum": 1,
            "description": "How many of what it counts had come when it was raised.",
            "x-anarq-classification": "internal",
        },
        "raisedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was raised.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["alertId", "kind", "severity", "subject", "summary", "count", "raisedAt"],
}

_ALERT_PAGE: Final[JsonObject] = {
    "title": "AlertPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Alert"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_ALERT_RAISED: Final[JsonObject] = {
    "title": "AlertRaised",
    "description": "An alert as others are told of it. Whom it is about is the `subject` of the event.",
    "type": "object",
    "properties": {
        "alertId": {
            "type": "string",
            "pattern": "^alr_[0-9A-Za-z]{8,40}$",
            "description": "Names the alert.",
            "x-anarq-classification": "internal",
        },
        "kind": {
            "enum": ["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"],
            "description": "What was noticed.",
            "x-anarq-classification": "internal",
        },
        "severity": {
            "enum": ["LOW", "MEDIUM", "HIGH"],
            "description": "How urgent it is.",
            "x-anarq-classification": "internal",
        },
        "count": {
            "type": "integer",
            "minimum": 1,
            "description": "How many of what it counts had come when it was raised.",
            "x-anarq-classification": "internal",
        },
        "raisedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was raised.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["alertId", "kind", "severity", "count", "raisedAt"],
}

_ANOMALY: Final[JsonObject] = {
    "title": "Anomaly",
    "description": "A minute that is unlike those before it. Whom it is about is the `subject` of the event.",
    "type": "object",
    "properties": {
        "kind": {
            "enum": ["PAYMENT_RATE", "SUBIDENTITY_RATE"],
            "description": "What is unusual.",
            "x-anarq-classification": "internal",
        },
        "window": {
            "$ref": "#/$defs/Timestamp",
            "description": "The minute that is unusual, by its beginning.",
            "x-anarq-classification": "internal",
        },
        "count": {
            "type": "integer",
            "minimum": 1,
            "description": "How many came in that minute.",
            "x-anarq-classification": "internal",
        },
        "usual": {
            "type": "string",
            "pattern": "^[0-9]{1,9}\\.[0-9]{2}$",
            "description": "How many usually come in a minute, as a decimal.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["kind", "window", "count", "usual"],
}

_AUDIT_RECORD: Final[JsonObject] = {
    "title": "AuditRecord",
    "description": "One line of the audit trail that somebody asked to be kept.",
    "x-anarq-resource": {"type": "audit-logs", "identifier": "auditId"},
    "type": "object",
    "properties": {
        "auditId": {
            "type": "string",
            "pattern": "^aud_[0-9A-Za-z]{8,40}$",
            "description": "Names the record.",
            "x-anarq-classification": "internal",
        },
        "type": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*\\.[A-Za-z][A-Za-z0-9]{0,63}$",
            "description": "What happened, as `<module>.<what>`.",
            "x-anarq-classification": "internal",
        },
        "ref": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "What it happened to, as a URI.",
            "x-anarq-classification": "internal",
        },
        "layer": {
            "type": "string",
            "pattern": "^[a-z][a-z-]{0,31}$",
            "description": "The layer that judged, e.g. `consent`.",
            "x-anarq-classification": "internal",
        },
        "verdict": {
            "enum": ["ALLOW", "DENY", "WARN"],
            "description": "What was decided.",
            "x-anarq-classification": "internal",
        },
        "details": {
            "type": "object",
            "maxProperties": 32,
            "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9]{0,63}$"},
            "additionalProperties": {"type": "string", "maxLength": 512},
            "description": "Facts behind the verdict: names and short texts, no bodies, no secrets.",
            "x-anarq-classification": "personal",
        },
        "actor": {
            "$ref": "#/$defs/IdentityRef",
            "description": "Who acted.",
            "x-anarq-classification": "personal",
        },
        "subject": {
            "$ref": "#/$defs/Did",
            "description": "On whose behalf, and whose record it is.",
            "x-anarq-classification": "personal",
        },
        "recordedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was recorded.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["auditId", "type", "ref", "layer", "verdict", "details", "actor", "subject", "recordedAt"],
}

_AUDIT_RECORD_PAGE: Final[JsonObject] = {
    "title": "AuditRecordPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/AuditRecord"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_AUDIT_RECORD_REQUEST: Final[JsonObject] = {
    "title": "AuditRecordRequest",
    "description": "Something that happened and is to be kept in the audit trail. Who acted is taken from the call.",
    "type": "object",
    "properties": {
        "type": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*\\.[A-Za-z][A-Za-z0-9]{0,63}$",
            "description": "What happened, as `<module>.<what>`.",
            "x-anarq-classification": "internal",
        },
        "ref": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "What it happened to, as a URI.",
            "x-anarq-classification": "internal",
        },
        "layer": {
            "type": "string",
            "pattern": "^[a-z][a-z-]{0,31}$",
            "description": "The layer that judged, e.g. `consent`.",
            "x-anarq-classification": "internal",
        },
        "verdict": {
            "enum": ["ALLOW", "DENY", "WARN"],
            "description": "What was decided.",
            "x-anarq-classification": "internal",
        },
        "details": {
            "type": "object",
            "maxProperties": 32,
            "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9]{0,63}$"},
            "additionalProperties": {"type": "string", "maxLength": 512},
            "description": "Facts behind the verdict: names and short texts, no bodies, no secrets.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["type", "ref", "layer", "verdict", "details"],
    "additionalProperties": False,
}

_DEAD_EVENT: Final[JsonObject] = {
    "title": "DeadEvent",
    "description": "An event that a consumer could not handle and gave up. Its data stays with the consumer.",
    "type": "object",
    "properties": {
        "consumer": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*$",
            "description": "The module that could not handle the event.",
            "x-anarq-classification": "internal",
        },
        "topic": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "description": "Its topic.",
            "x-anarq-classification": "internal",
        },
        "event": {
            "type": "string",
            "minLength": 0,
            "maxLength": 256,
            "description": "Its id.",
            "x-anarq-classification": "internal",
        },
        "source": {
            "type": "string",
            "minLength": 0,
            "maxLength": 256,
            "description": "Where it came from.",
            "x-anarq-classification": "internal",
        },
        "code": {
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9_]{1,63}$",
            "description": "The error code of the last attempt.",
            "x-anarq-classification": "internal",
        },
        "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "description": "For people.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["consumer", "topic", "event", "source", "code", "reason"],
}

_DID: Final[JsonObject] = {
    "title": "Did",
    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
    "type": "string",
    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,4000}$",
}

_IDENTITY_REF: Final[JsonObject] = {
    "title": "IdentityRef",
    "description": "Who acts: an identity, and where it applies the subidentity or DAO in whose name it acts.",
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity in whose name it acts.",
            "x-anarq-classification": "personal",
        },
        "daoId": {
            "$ref": "#/$defs/Did",
            "description": "The DAO in whose context it acts.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId"],
    "unevaluatedProperties": False,
}

_PAGE_INFO: Final[JsonObject] = {
    "title": "PageInfo",
    "description": "Where the next page of a list starts.",
    "type": "object",
    "properties": {
        "nextCursor": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "Give it as `cursor` to read on; absent on the last page.",
            "x-anarq-classification": "internal",
        },
    },
}

_RISK_SCORE: Final[JsonObject] = {
    "title": "RiskScore",
    "description": "How much speaks against an identity now, with the reasons. It advises: the policy decides.",
    "type": "object",
    "properties": {
        "score": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100,
            "description": "0: nothing speaks against; 100: all that can speak against does.",
            "x-anarq-classification": "internal",
        },
        "reasons": {
            "type": "array",
            "maxItems": 10,
            "items": {
                "type": "object",
                "properties": {
                    "kind": {
                        "enum": ["PAYMENT_BURST", "SUBIDENTITY_BURST", "EVENT_GIVEN_UP"],
                        "description": "What was noticed.",
                        "x-anarq-classification": "internal",
                    },
                    "points": {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": 100,
                        "description": "What it adds to the score.",
                        "x-anarq-classification": "internal",
                    },
                    "count": {
                        "type": "integer",
                        "minimum": 1,
                        "description": "How many alerts of this kind were looked at.",
                        "x-anarq-classification": "internal",
                    },
                },
                "required": ["kind", "points", "count"],
            },
            "description": "What speaks against, the heaviest first.",
            "x-anarq-classification": "internal",
        },
        "since": {
            "$ref": "#/$defs/Timestamp",
            "description": "The beginning of the time that was looked at.",
            "x-anarq-classification": "internal",
        },
        "computedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was computed.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["score", "reasons", "since", "computedAt"],
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

ALERT: Final[JsonObject] = {**_ALERT, "$defs": {"Did": _DID, "Timestamp": _TIMESTAMP}}

ALERT_PAGE: Final[JsonObject] = {**_ALERT_PAGE, "$defs": {"Alert": _ALERT, "Did": _DID, "PageInfo": _PAGE_INFO, "Timestamp": _TIMESTAMP}}

ALERT_RAISED: Final[JsonObject] = {**_ALERT_RAISED, "$defs": {"Timestamp": _TIMESTAMP}}

ANOMALY: Final[JsonObject] = {**_ANOMALY, "$defs": {"Timestamp": _TIMESTAMP}}

AUDIT_RECORD: Final[JsonObject] = {**_AUDIT_RECORD, "$defs": {"Did": _DID, "IdentityRef": _IDENTITY_REF, "Timestamp": _TIMESTAMP}}

AUDIT_RECORD_PAGE: Final[JsonObject] = {
    **_AUDIT_RECORD_PAGE,
    "$defs": {
        "AuditRecord": _AUDIT_RECORD,
        "Did": _DID,
        "IdentityRef": _IDENTITY_REF,
        "PageInfo": _PAGE_INFO,
        "Timestamp": _TIMESTAMP,
    },
}

AUDIT_RECORD_REQUEST: Final[JsonObject] = {**_AUDIT_RECORD_REQUEST, }

DEAD_EVENT: Final[JsonObject] = {**_DEAD_EVENT, }

QERBEROS_AUDIT_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "type": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*\\.[A-Za-z][A-Za-z0-9]{0,63}$",
            "description": "What happened, as `<module>.<what>`.",
            "x-anarq-classification": "internal",
        },
        "ref": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "What it happened to, as a URI.",
            "x-anarq-classification": "internal",
        },
        "layer": {
            "type": "string",
            "pattern": "^[a-z][a-z-]{0,31}$",
            "description": "The layer that judged, e.g. `consent`.",
            "x-anarq-classification": "internal",
        },
        "verdict": {
            "enum": ["ALLOW", "DENY", "WARN"],
            "description": "What was decided.",
            "x-anarq-classification": "internal",
        },
        "details": {
            "type": "object",
            "maxProperties": 32,
            "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9]{0,63}$"},
            "additionalProperties": {"type": "string", "maxLength": 512},
            "description": "Facts behind the verdict: names and short texts, no bodies, no secrets.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["type", "ref", "layer", "verdict", "details"],
    "additionalProperties": False,
}

QERBEROS_RISK_SCORE_INPUT: Final[JsonObject] = {"type": "object", "properties": {}, "additionalProperties": False}

RISK_SCORE: Final[JsonObject] = {**_RISK_SCORE, "$defs": {"Timestamp": _TIMESTAMP}}
