"""The contracts of DAO as self-contained JSON Schemas.

Generated from modules/dao/contracts, modules/dao/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "DAO",
    "DAO_EVENT",
    "DAO_OPEN_INPUT",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

DAO: Final[JsonObject] = _SCHEMAS["DAO"]
DAO_EVENT: Final[JsonObject] = _SCHEMAS["DAO_EVENT"]
DAO_OPEN_INPUT: Final[JsonObject] = _SCHEMAS["DAO_OPEN_INPUT"]
