"""The contracts of Lantern as self-contained JSON Schemas.

Generated from modules/lantern/contracts, modules/lantern/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "DEAD_DATA",
    "DIM_LAMP_REQUEST",
    "FLASH",
    "LAMP",
    "LAMP_PAGE",
    "LAMP_REQUEST",
    "LANTERN_DIM_INPUT",
    "LANTERN_FLASH_INPUT",
    "LANTERN_LIGHT_INPUT",
    "LIST_SIGNALS_RESPONSE",
    "SIGNAL",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

DEAD_DATA: Final[JsonObject] = _SCHEMAS["DEAD_DATA"]
DIM_LAMP_REQUEST: Final[JsonObject] = _SCHEMAS["DIM_LAMP_REQUEST"]
FLASH: Final[JsonObject] = _SCHEMAS["FLASH"]
LAMP: Final[JsonObject] = _SCHEMAS["LAMP"]
LAMP_PAGE: Final[JsonObject] = _SCHEMAS["LAMP_PAGE"]
LAMP_REQUEST: Final[JsonObject] = _SCHEMAS["LAMP_REQUEST"]
LANTERN_DIM_INPUT: Final[JsonObject] = _SCHEMAS["LANTERN_DIM_INPUT"]
LANTERN_FLASH_INPUT: Final[JsonObject] = _SCHEMAS["LANTERN_FLASH_INPUT"]
LANTERN_LIGHT_INPUT: Final[JsonObject] = _SCHEMAS["LANTERN_LIGHT_INPUT"]
LIST_SIGNALS_RESPONSE: Final[JsonObject] = _SCHEMAS["LIST_SIGNALS_RESPONSE"]
SIGNAL: Final[JsonObject] = _SCHEMAS["SIGNAL"]
