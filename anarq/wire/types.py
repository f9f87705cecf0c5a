"""Which types a schema lets a value be, as far as it says so in types, values and combinations of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from anarq.ports.json import JsonObject

EVERY: Final = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
"""The types of JSON, where every integer is a number as well."""

_DEEPEST: Final = 100  # definitions within each other; what is deeper may be of any type


class Types:
    """The schemas of one document. Each definition is looked at once, however often it is referred to."""

    def __init__(self, root: JsonObject) -> None:
        self._root = root
        self._types: dict[str, frozenset[str]] = {}

    def resolved(self, value: object) -> JsonObject:
        """An object itself, or the one that it refers to within the document; empty where there is none."""
        seen: set[str] = set()
        while isinstance(value, Mapping):
            reference = value.get("$ref")
            if not isinstance(reference, str):
                return value
            if reference in seen:
                break
            seen.add(reference)
            value = self.at(reference)
        return {}

    def types(self, schema: object) -> frozenset[str]:
        """The types that a value may have, as far as the schema says so in types, values and combinations of them."""
        return self._types_of(schema, _DEEPEST)

    def _types_of(self, schema: object, depth: int) -> frozenset[str]:
        if schema is False:
            return frozenset()
        if not isinstance(schema, Mapping) or not depth:
            return EVERY
        found = _own_types(schema)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            found &= self._types_at(reference, depth)
        for each in _list(schema.get("allOf")):
            found &= self._types_of(each, depth - 1)
        for name in ("anyOf", "oneOf"):
            choices = _list(schema.get(name))
            if choices:
                found &= frozenset().union(*(self._types_of(each, depth - 1) for each in choices))
        return found

    def _types_at(self, reference: str, depth: int) -> frozenset[str]:
        if reference not in self._types:
            self._types[reference] = EVERY  # what leads back here says nothing more
            self._types[reference] = self._types_of(self.at(reference), depth - 1)
        return self._types[reference]

    def at(self, reference: str) -> object:
        """What stands at a JSON Pointer of the document; None where nothing does."""
        if not reference.startswith("#/"):
            return None
        found: object = self._root
        for token in reference.removeprefix("#/").split("/"):
            if not isinstance(found, Mapping):
                return None
            found = found.get(token.replace("~1", "/").replace("~0", "~"))
        return found


def _own_types(schema: JsonObject) -> frozenset[str]:
    found = EVERY
    match schema.get("type"):
        case str(name):
            found = frozenset({name})
        case list(names):
            found = frozenset(name for name in names if isinstance(name, str))
    if "number" in found:
        found |= {"integer"}
    if "const" in schema:
        found &= types_of_value(schema["const"])
    if isinstance(schema.get("enum"), list):
        found &= frozenset().union(*map(types_of_value, _list(schema["enum"])))
    return found


def types_of_value(value: object) -> frozenset[str]:
    """The types that a value is of: of an integer two."""
    return frozenset(_names(value))


def _names(value: object) -> Iterator[str]:
    match value:
        case None:
            yield "null"
        case bool():
            yield "boolean"
        case int() | float() | Decimal():
            yield "number"
            if value == int(value):
                yield "integer"
        case str():
            yield "string"
        case list():
            yield "array"
        case Mapping():
            yield "object"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
