"""The contracts of Qindex as self-contained JSON Schemas.

Generated from modules/qindex/contracts, modules/qindex/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "AUDIT_ENTRY_PAGE",
    "ERASURE",
    "ERASURE_DONE",
    "EXPORT_PAGE",
    "INDEX_POINTER",
    "INDEX_RECORD",
    "QINDEX_GET_INPUT",
    "QINDEX_LIST_INPUT",
    "QINDEX_PUT_INPUT",
    "RECORD_CREATED",
    "RECORD_ERASED",
    "RECORD_PAGE",
    "RECORD_REQUEST",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

AUDIT_ENTRY_PAGE: Final[JsonObject] = _SCHEMAS["AUDIT_ENTRY_PAGE"]
ERASURE: Final[JsonObject] = _SCHEMAS["ERASURE"]
ERASURE_DONE: Final[JsonObject] = _SCHEMAS["ERASURE_DONE"]
EXPORT_PAGE: Final[JsonObject] = _SCHEMAS["EXPORT_PAGE"]
INDEX_POINTER: Final[JsonObject] = _SCHEMAS["INDEX_POINTER"]
INDEX_RECORD: Final[JsonObject] = _SCHEMAS["INDEX_RECORD"]
QINDEX_GET_INPUT: Final[JsonObject] = _SCHEMAS["QINDEX_GET_INPUT"]
QINDEX_LIST_INPUT: Final[JsonObject] = _SCHEMAS["QINDEX_LIST_INPUT"]
QINDEX_PUT_INPUT: Final[JsonObject] = _SCHEMAS["QINDEX_PUT_INPUT"]
RECORD_CREATED: Final[JsonObject] = _SCHEMAS["RECORD_CREATED"]
RECORD_ERASED: Final[JsonObject] = _SCHEMAS["RECORD_ERASED"]
RECORD_PAGE: Final[JsonObject] = _SCHEMAS["RECORD_PAGE"]
RECORD_REQUEST: Final[JsonObject] = _SCHEMAS["RECORD_REQUEST"]
