"""The contracts of Harbour as self-contained JSON Schemas.

Generated from modules/harbour/contracts, modules/harbour/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "GUIDE_SHIP_RESPONSE",
    "SHIP_WARNED_DATA",
]

_LAMP: Final[JsonObject] = {
    "title": "Lamp",
    "description": "A lamp.",
    "x-anarq-resource": {"type": "lamp-records", "identifier": "lampId"},
    "type": "object",
    "properties": {
        "lampId": {
            "type": "string",
            "pattern": "^lamp_[0-9A-Za-z]{4,16}$",
            "description": "Names the lamp.",
            "x-anarq-classification": "internal",
        },
        "colour": {"enum": ["RED", "WHITE"], "description": "Its colour.", "x-anarq-classification": "public"},
        "brightness": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "From dark to bright.",
            "x-anarq-classification": "internal",
        },
        "litAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was lit.",
            "x-anarq-classification": "internal",
        },
        "nearby": {
            "type": "array",
            "items": {"$ref": "#/$defs/Lamp"},
            "maxItems": 4,
            "description": "Lamps beside it.",
            "x-anarq-classification": "internal",
        },
        "notes": {
            "type": "object",
            "additionalProperties": {"type": ["string", "null"]},
            "description": "What was said of it.",
            "x-anarq-classification": "personal",
        },
        "wick": {
            "type": "object",
            "properties": {"length": {"type": "integer", "minimum": 1, "description": "Millimetres."}},
            "required": ["length"],
            "description": "Its wick.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["lampId", "colour", "litAt"],
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

GUIDE_SHIP_RESPONSE: Final[JsonObject] = {
    "type": "object",
    "properties": {"lamp": {"$ref": "#/$defs/Lamp"}, "bearing": {"type": "number"}},
    "required": ["bearing"],
    "$defs": {"Lamp": _LAMP, "Timestamp": _TIMESTAMP},
}

SHIP_WARNED_DATA: Final[JsonObject] = {
    "type": "object",
    "properties": {"lampId": {"type": "string"}},
    "required": ["lampId"],
    "additionalProperties": False,
}
