"""The contracts of DAO as self-contained JSON Schemas.

Generated from modules/dao/contracts, modules/dao/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "DAO",
    "DAO_EVENT",
    "DAO_OPEN_INPUT",
]

_DAO: Final[JsonObject] = {
    "title": "Dao",
    "description": "A community.",
    "type": "object",
    "properties": {"what": {"$ref": "#/$defs/DaoEvent"}},
}

_DAO_EVENT: Final[JsonObject] = {
    "title": "Event",
    "description": "What is on.",
    "type": "object",
    "properties": {"name": {"type": "string", "description": "Its name."}},
}

DAO: Final[JsonObject] = {**_DAO, "$defs": {"DaoEvent": _DAO_EVENT}}

DAO_EVENT: Final[JsonObject] = {**_DAO_EVENT, }

DAO_OPEN_INPUT: Final[JsonObject] = {"type": "object", "properties": {"name": {"type": "string", "description": "Its name."}}}
