"""Keywords that look as if they meant something: slips of the pen, and words that another dialect knows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from anarq.contracts.confirm.formats import SAMPLES
from anarq.contracts.read.dialect import DIALECTS, OPENAPI_30, OPENAPI_31, Dialect
from anarq.costs.keywords import MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model.places import INSTANCES
from anarq.model.tree import Json
from anarq.rules import distance

_ANNOTATIONS: Final = frozenset({
    "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "title",
    "description", "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "minContains",
    "maxContains", *INSTANCES, *MAPS_OF_SCHEMAS, *SINGLE_SCHEMAS,
})  # fmt: skip
_OPENAPI: Final = frozenset({"discriminator", "xml", "externalDocs"})
_ELSEWHERE: Final = {
    "nullable": "take it away, and add `null` to the `type` if that is meant",
    "id": "write `$id`",
    "additionalItems": "write `items` beside `prefixItems`",
    "dependencies": "write `dependentRequired` or `dependentSchemas`",
    "$recursiveRef": "write `$dynamicRef`",
    "$recursiveAnchor": "write `$dynamicAnchor`",
    "divisibleBy": "write `multipleOf`",
    "disallow": "write `not`",
    "extends": "write `allOf`",
    "discriminator": "let a member have another `const` in each branch",
}
"""Words of other dialects, with what stands for them in 2020-12."""
_BESIDE: Final = {
    "then": ("if",),
    "else": ("if",),
    "if": ("then", "else", "unevaluatedProperties", "unevaluatedItems"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "contentSchema": ("contentMediaType",),
}
"""Keywords that say nothing alone, with those of which they need one. What `if` knows, counts as evaluated."""
_OF_TYPE: Final = {
    "string": ("minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains"),
    "object": (
        *("minProperties", "maxProperties", "properties", "required", "additionalProperties", "patternProperties"),
        *("propertyNames", "dependentRequired", "dependentSchemas"),
    ),
}
"""Keywords that say something of values of one type alone."""
_TYPE_OF: Final = {key: kind for kind, keys in _OF_TYPE.items() for key in keys}
_TYPES: Final = frozenset({*_OF_TYPE, "boolean", "null"})
_BOUNDS: Final = {
    ("min", "string"): "minLength",
    ("max", "string"): "maxLength",
    ("min", "number"): "minimum",
    ("max", "number"): "maximum",
    ("min", "array"): "minItems",
    ("max", "array"): "maxItems",
    ("min", "object"): "minProperties",
    ("max", "object"): "maxProperties",
}
_OTHER_WORDS: Final = {
    "ref": "$ref", "property": "properties", "props": "properties",
    "types": "type", "enums": "enum", "regex": "pattern", "regexp": "pattern", "unique": "uniqueItems",
    "additionalProperty": "additionalProperties", "maxlen": "maxLength", "minlen": "minLength",
}  # fmt: skip
"""Words for a keyword that other languages have, and that are no slip of the pen."""
_FORMATS: Final = (*SAMPLES, "int32", "int64", "float", "double", "byte", "binary", "password")
"""Of JSON Schema, and of OpenAPI."""
_ENCODINGS: Final = (
    *("base64", "base64url", "base32", "base32hex", "base16", "quoted-printable", "7bit", "8bit", "binary"),
    *("identity", "gzip"),
)
"""Of texts that stand for bytes (RFC 2045, section 6.1, and RFC 4648), and of what HTTP has, which some write."""
_SHORT: Final = 5
_LONGEST: Final = 40
_KNOWN: Final = frozenset({word for dialect in DIALECTS for word in dialect.keywords}) | _ANNOTATIONS


@dataclass(frozen=True, slots=True)
class Idle:
    """A keyword that means nothing where it stands.

    Attributes:
        why: what it is, or says.
        mend: what to do instead.
        slip_of: the keyword that was probably meant; empty where none is close.
        beside: the keyword beside it that takes its meaning from it, and from others; empty where there is none.
        effect: what becomes of it.
    """

    why: str
    mend: str
    slip_of: str = ""
    beside: str = ""
    effect: str = "validators ignore it"


def without_effect(key: str, schema: Mapping[str, Json], dialect: Dialect) -> Idle | None:
    """Why a keyword of a schema has no effect in its dialect, and what to do instead; None where it may be meant so."""
    if dialect.anchors and key in _ELSEWHERE and key not in _words_of(dialect):
        some = key in dialect.keywords
        effect = "some validators ignore it, and others do not" if some else "validators ignore it"
        return Idle(f"is not a keyword of {dialect.name}", _ELSEWHERE[key], effect=effect)
    if key in _BESIDE:
        return _alone(_BESIDE[key], schema)
    if key == "required" and not isinstance(schema.get(key), list):
        return None  # it is told what it has to be
    if key == "format":
        return _idle_format(schema)
    if key == "enum":
        return _listed_twice(schema)
    if key == "readOnly":
        return _one_way(schema)
    if key == "contentEncoding":
        return _idle_encoding(schema)
    if key in _TYPE_OF:
        return _of_another_type(key, schema)
    if key in _KNOWN or key in _words_of(dialect) or key in _ELSEWHERE or key.startswith("x-") or len(key) > _LONGEST:
        return None
    if key in ("min", "max") or key in _OTHER_WORDS or (key == "item" and schema.get("type") == "array"):
        return _other_word(key, schema, dialect)
    slips = (word for word in sorted(_KNOWN) if _is_slip(key, word))
    slip = min(slips, key=lambda word: distance(key, word), default=None)
    return Idle(f"is not a keyword of {dialect.name}", f"did you mean `{slip}`?", slip_of=slip) if slip else None


def is_sure(key: str, idle: Idle, schema: Mapping[str, Json]) -> bool:
    """Whether nobody can have meant it so, whatever his tools make of it: a slip of a keyword that is not there, a
    format of texts where there are none, a value that is listed twice.
    """
    if key in ("enum", "format"):
        return key == "enum" or idle.beside == "type"
    return bool(idle.slip_of) and idle.slip_of not in schema and _is_slip(key, idle.slip_of)


def _other_word(key: str, schema: Mapping[str, Json], dialect: Dialect) -> Idle | None:
    """A word that another language has for a keyword, or for one that depends on the type."""
    kind = schema.get("type")
    kind = "number" if kind == "integer" else kind
    named = {**_OTHER_WORDS, "item": "items"}.get(key) or _BOUNDS.get((key, kind if isinstance(kind, str) else ""))
    if named is None or named in schema:
        return None
    return Idle(f"is not a keyword of {dialect.name}", f"did you mean `{named}`?", slip_of=named)


def _alone(beside: Sequence[str], schema: Mapping[str, Json]) -> Idle | None:
    """Why a keyword that needs one of some others says nothing."""
    if any(word in schema for word in beside):
        return None
    named = " or ".join(f"`{word}`" for word in beside if not word.startswith("unevaluated"))
    return Idle(f"says nothing without {named}", f"add {named}, or take it away")


def _idle_format(schema: Mapping[str, Json]) -> Idle | None:
    """A format of texts where there are none; or one that nobody knows, and that looks like one that is known."""
    value = schema.get("format")
    if isinstance(value, str) and value in SAMPLES:
        return _of_another_type("format", schema)
    if not isinstance(value, str) or value in _FORMATS or len(value) > _LONGEST:
        return None
    bare = value.lower().replace("_", "").replace("-", "")
    near = [known for known in _FORMATS if known.replace("-", "") == bare]
    near += [known for known in _FORMATS if len(known) > _SHORT and distance(value.lower(), known) <= 2]
    if not near:
        return None
    return Idle(f"is `{value}`, which is no format that anybody knows", f"did you mean `{near[0]}`?", beside="format")


def _listed_twice(schema: Mapping[str, Json]) -> Idle | None:
    """A list of values that has one of them twice (JSON Schema Validation, section 6.1.2)."""
    values = schema.get("enum")
    seen: set[str] = set()
    for value in values if isinstance(values, list) else ():
        written = json.dumps(value, sort_keys=True)
        if written in seen:
            return Idle(f"has `{written}` twice", "list each value once", effect="the second time says nothing")
        seen.add(written)
    return None


def _one_way(schema: Mapping[str, Json]) -> Idle | None:
    """A property that nobody may send, whichever way."""
    if schema.get("readOnly") is not True or schema.get("writeOnly") is not True:
        return None
    why = "stands beside its opposite, and both say that nobody may send the value"
    return Idle(why, "keep the one that is meant", effect="clients do as they like")


def _idle_encoding(schema: Mapping[str, Json]) -> Idle | None:
    """An encoding that nobody knows, and that looks like one that is known; or one of what is no text."""
    value = schema.get("contentEncoding")
    if not isinstance(value, str) or value.lower() in _ENCODINGS or len(value) > _LONGEST:
        return _of_another_type("contentEncoding", schema)
    near = min(_ENCODINGS, key=lambda known: distance(value.lower(), known))
    if distance(value.lower(), near) > 2:
        return None
    return Idle(f"is `{value}`, which is no encoding that anybody knows", f"did you mean `{near}`?")


def _of_another_type(key: str, schema: Mapping[str, Json]) -> Idle | None:
    """Why a keyword has no effect on values of the types that are said. Either of them may be wrong."""
    said = schema.get("type")
    types = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    kinds = ["number" if kind == "integer" else kind for kind in types if isinstance(kind, str)]
    if not kinds or _TYPE_OF[key] in kinds or not _TYPES.issuperset(kinds):
        return None
    instead = _BOUNDS.get((key[:3], kinds[0])) if len(kinds) == 1 else None
    why = f"says nothing of a value whose type is {' or '.join(f'`{kind}`' for kind in types)}"
    fitting = "integer" if _TYPE_OF[key] == "number" and isinstance(schema.get(key), int) else _TYPE_OF[key]
    mend = f"did you mean `{instead}`, or" if instead else "take it away, or say"
    mend = f"{mend} the type `{fitting}`{'?' if instead else ''}"
    return Idle(why, mend, beside="type")


def _words_of(dialect: Dialect) -> frozenset[str]:
    """The words that mean something in a dialect, those left out that only some validators still read."""
    recursion = {"$recursiveAnchor"} if "$recursiveRef" in dialect.keywords else frozenset[str]()
    openapi = _OPENAPI if dialect in (OPENAPI_30, OPENAPI_31) else frozenset[str]()
    left = {"dependencies"} if dialect.anchors else frozenset[str]()  # with 2019-09
    return (dialect.keywords | recursion | openapi) - left


def _is_slip(key: str, word: str) -> bool:
    """Whether one was probably written for the other: two letters may be wrong, in short words their order alone."""
    if key.lower() == word.lower():
        return True
    if len(word) <= _SHORT:
        return sorted(key) == sorted(word) and distance(key, word) == 1
    return distance(key, word) <= 2
