"""The contracts of Harbour as self-contained JSON Schemas.

Generated from modules/harbour/contracts, modules/harbour/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "GUIDE_SHIP_RESPONSE",
    "SHIP_WARNED_DATA",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

GUIDE_SHIP_RESPONSE: Final[JsonObject] = _SCHEMAS["GUIDE_SHIP_RESPONSE"]
SHIP_WARNED_DATA: Final[JsonObject] = _SCHEMAS["SHIP_WARNED_DATA"]
