"""The contracts of Lantern as self-contained JSON Schemas.

Generated from modules/lantern/contracts, modules/lantern/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

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

_DID: Final[JsonObject] = {
    "title": "Did",
    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
    "type": "string",
    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,4000}$",
}

_FLASH: Final[JsonObject] = {
    "title": "Flash",
    "description": "A pattern to show.",
    "type": "object",
    "properties": {
        "pattern": {
            "type": "array",
            "items": {"$ref": "#/$defs/FlashBeat"},
            "minItems": 1,
            "description": "The beats, in order.",
        },
        "repeat-count": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "description": "A name that Python does not take.",
        },
    },
    "required": ["pattern"],
    "additionalProperties": False,
    "$defs": {"beat": {"enum": ["SHORT", "LONG"], "description": "One beat."}},
}

_FLASH_BEAT: Final[JsonObject] = {"enum": ["SHORT", "LONG"], "description": "One beat."}

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

_LAMP_PAGE: Final[JsonObject] = {
    "title": "LampPage",
    "description": "One page of a list.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Lamp"},
            "description": "The items.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["items"],
}

_LAMP_REQUEST: Final[JsonObject] = {
    "title": "LampRequest",
    "description": "A lamp to be lit.",
    "type": "object",
    "properties": {
        "colour": {
            "enum": ["RED", "WHITE"],
            "description": "Its colour; \"\"\" ends nothing.",
            "x-anarq-classification": "public",
        },
        "brightness": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "From dark to bright.",
            "x-anarq-classification": "internal",
        },
        "keeper": {
            "$ref": "#/$defs/Did",
            "description": "Who looks after it.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["colour"],
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

_SIGNAL: Final[JsonObject] = {
    "title": "Signal",
    "description": "What a lamp shows: a lamp as it is, or why there is none.",
    "oneOf": [{"$ref": "#/$defs/Lamp"}, {"type": "string", "minLength": 1}],
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

DEAD_DATA: Final[JsonObject] = {"type": "object", "properties": {"reason": {"type": "string"}}, "required": ["reason"]}

DIM_LAMP_REQUEST: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "brightness": {"type": "number", "minimum": 0, "maximum": 1},
        "until": {"$ref": "#/$defs/Timestamp"},
    },
    "required": ["brightness"],
    "additionalProperties": False,
    "$defs": {"Timestamp": _TIMESTAMP},
}

FLASH: Final[JsonObject] = {**_FLASH, "$defs": {"FlashBeat": _FLASH_BEAT}}

LAMP: Final[JsonObject] = {**_LAMP, "$defs": {"Lamp": _LAMP, "Timestamp": _TIMESTAMP}}

LAMP_PAGE: Final[JsonObject] = {**_LAMP_PAGE, "$defs": {"Lamp": _LAMP, "PageInfo": _PAGE_INFO, "Timestamp": _TIMESTAMP}}

LAMP_REQUEST: Final[JsonObject] = {**_LAMP_REQUEST, "$defs": {"Did": _DID}}

LANTERN_DIM_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "lampId": {"description": "The lamp.", "type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"},
        "brightness": {"type": "number", "minimum": 0, "maximum": 1},
        "until": {"$ref": "#/$defs/Timestamp"},
    },
    "required": ["lampId"],
    "additionalProperties": False,
    "$defs": {"Timestamp": _TIMESTAMP},
}

LANTERN_FLASH_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "pattern": {
            "type": "array",
            "items": {"$ref": "#/$defs/FlashBeat"},
            "minItems": 1,
            "description": "The beats, in order.",
        },
        "repeat-count": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "description": "A name that Python does not take.",
        },
    },
    "required": ["pattern"],
    "allOf": [{"$defs": {"beat": {"enum": ["SHORT", "LONG"], "description": "One beat."}}}],
    "unevaluatedProperties": False,
    "$defs": {"FlashBeat": _FLASH_BEAT},
}

LANTERN_LIGHT_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "colour": {
            "enum": ["RED", "WHITE"],
            "description": "Its colour; \"\"\" ends nothing.",
            "x-anarq-classification": "public",
        },
        "brightness": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "From dark to bright.",
            "x-anarq-classification": "internal",
        },
        "keeper": {
            "$ref": "#/$defs/Did",
            "description": "Who looks after it.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["colour"],
    "additionalProperties": False,
    "$defs": {"Did": _DID},
}

LIST_SIGNALS_RESPONSE: Final[JsonObject] = {
    "type": "array",
    "items": {"$ref": "#/$defs/Signal"},
    "$defs": {"Lamp": _LAMP, "Signal": _SIGNAL, "Timestamp": _TIMESTAMP},
}

SIGNAL: Final[JsonObject] = {**_SIGNAL, "$defs": {"Lamp": _LAMP, "Timestamp": _TIMESTAMP}}
