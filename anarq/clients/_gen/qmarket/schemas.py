"""The contracts of Qmarket as self-contained JSON Schemas.

Generated from modules/qmarket/contracts, modules/qmarket/openapi.yaml by `anarq generate models`. Do not edit.
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
    "LICENSE",
    "LICENSE_DELIVERY",
    "LISTING",
    "LISTING_CHANGE",
    "LISTING_CHANGED",
    "LISTING_INDEX_REQUEST",
    "LISTING_PAGE",
    "LISTING_PUBLISHED",
    "LISTING_REQUEST",
    "LISTING_WITHDRAWN",
    "PURCHASE",
    "PURCHASE_FAILURE",
    "PURCHASE_PAGE",
    "PURCHASE_REQUEST",
    "QMARKET_LICENSE_INPUT",
    "QMARKET_LIST_INPUT",
    "QMARKET_PURCHASE_INPUT",
    "SALE",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

AUDIT_ENTRY_PAGE: Final[JsonObject] = _SCHEMAS["AUDIT_ENTRY_PAGE"]
ERASURE: Final[JsonObject] = _SCHEMAS["ERASURE"]
ERASURE_DONE: Final[JsonObject] = _SCHEMAS["ERASURE_DONE"]
EXPORT_PAGE: Final[JsonObject] = _SCHEMAS["EXPORT_PAGE"]
LICENSE: Final[JsonObject] = _SCHEMAS["LICENSE"]
LICENSE_DELIVERY: Final[JsonObject] = _SCHEMAS["LICENSE_DELIVERY"]
LISTING: Final[JsonObject] = _SCHEMAS["LISTING"]
LISTING_CHANGE: Final[JsonObject] = _SCHEMAS["LISTING_CHANGE"]
LISTING_CHANGED: Final[JsonObject] = _SCHEMAS["LISTING_CHANGED"]
LISTING_INDEX_REQUEST: Final[JsonObject] = _SCHEMAS["LISTING_INDEX_REQUEST"]
LISTING_PAGE: Final[JsonObject] = _SCHEMAS["LISTING_PAGE"]
LISTING_PUBLISHED: Final[JsonObject] = _SCHEMAS["LISTING_PUBLISHED"]
LISTING_REQUEST: Final[JsonObject] = _SCHEMAS["LISTING_REQUEST"]
LISTING_WITHDRAWN: Final[JsonObject] = _SCHEMAS["LISTING_WITHDRAWN"]
PURCHASE: Final[JsonObject] = _SCHEMAS["PURCHASE"]
PURCHASE_FAILURE: Final[JsonObject] = _SCHEMAS["PURCHASE_FAILURE"]
PURCHASE_PAGE: Final[JsonObject] = _SCHEMAS["PURCHASE_PAGE"]
PURCHASE_REQUEST: Final[JsonObject] = _SCHEMAS["PURCHASE_REQUEST"]
QMARKET_LICENSE_INPUT: Final[JsonObject] = _SCHEMAS["QMARKET_LICENSE_INPUT"]
QMARKET_LIST_INPUT: Final[JsonObject] = _SCHEMAS["QMARKET_LIST_INPUT"]
QMARKET_PURCHASE_INPUT: Final[JsonObject] = _SCHEMAS["QMARKET_PURCHASE_INPUT"]
SALE: Final[JsonObject] = _SCHEMAS["SALE"]
