"""The contracts of Qerberos as self-contained JSON Schemas.

Generated from modules/qerberos/contracts, modules/qerberos/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "ALERT",
    "ALERT_CHANGED",
    "ALERT_PAGE",
    "ALERT_RAISED",
    "ANOMALY",
    "AUDIT_ENTRY_PAGE",
    "AUDIT_RECORD",
    "AUDIT_RECORD_PAGE",
    "AUDIT_RECORD_REQUEST",
    "DEAD_EVENT",
    "ERASURE",
    "ERASURE_DONE",
    "EXPORT_PAGE",
    "OBJECTION",
    "QERBEROS_AUDIT_INPUT",
    "QERBEROS_RISK_SCORE_INPUT",
    "REVIEW",
    "RISK_SCORE",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

ALERT: Final[JsonObject] = _SCHEMAS["ALERT"]
ALERT_CHANGED: Final[JsonObject] = _SCHEMAS["ALERT_CHANGED"]
ALERT_PAGE: Final[JsonObject] = _SCHEMAS["ALERT_PAGE"]
ALERT_RAISED: Final[JsonObject] = _SCHEMAS["ALERT_RAISED"]
ANOMALY: Final[JsonObject] = _SCHEMAS["ANOMALY"]
AUDIT_ENTRY_PAGE: Final[JsonObject] = _SCHEMAS["AUDIT_ENTRY_PAGE"]
AUDIT_RECORD: Final[JsonObject] = _SCHEMAS["AUDIT_RECORD"]
AUDIT_RECORD_PAGE: Final[JsonObject] = _SCHEMAS["AUDIT_RECORD_PAGE"]
AUDIT_RECORD_REQUEST: Final[JsonObject] = _SCHEMAS["AUDIT_RECORD_REQUEST"]
DEAD_EVENT: Final[JsonObject] = _SCHEMAS["DEAD_EVENT"]
ERASURE: Final[JsonObject] = _SCHEMAS["ERASURE"]
ERASURE_DONE: Final[JsonObject] = _SCHEMAS["ERASURE_DONE"]
EXPORT_PAGE: Final[JsonObject] = _SCHEMAS["EXPORT_PAGE"]
OBJECTION: Final[JsonObject] = _SCHEMAS["OBJECTION"]
QERBEROS_AUDIT_INPUT: Final[JsonObject] = _SCHEMAS["QERBEROS_AUDIT_INPUT"]
QERBEROS_RISK_SCORE_INPUT: Final[JsonObject] = _SCHEMAS["QERBEROS_RISK_SCORE_INPUT"]
REVIEW: Final[JsonObject] = _SCHEMAS["REVIEW"]
RISK_SCORE: Final[JsonObject] = _SCHEMAS["RISK_SCORE"]
