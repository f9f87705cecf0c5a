"""What a schema of a published document lets a value be: its types, and its members."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from anarq.ports.json import JsonObject, loads

EVERY: Final = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
"""The types of JSON, where every integer is a number as well."""

_DEEPEST: Final = 100  # definitions within each other; what is deeper may be of any type

_WORDS: Final = (
    ("integer", "a whole number"),
    ("number", "a number"),
    ("boolean", "true or false"),
    ("array", "a JSON array"),
    ("object", "a JSON object"),
    ("null", "null"),
)


class Schemas:
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
            value = self._at(reference)
        return {}

    def types(self, schema: object) -> frozenset[str]:
        """The types that a value may have, as far as the schema says so in types, values and combinations of them."""
        return self._types_of(schema, _DEEPEST)

    def members(self, schema: object) -> dict[str, object]:
        """The members that the schema of an object names, with their schemas, in its order."""
        found: dict[str, object] = {}
        for part in self._parts(schema, "allOf", "anyOf", "oneOf"):
            properties = part.get("properties")
            for name, member in properties.items() if isinstance(properties, Mapping) else ():
                found.setdefault(name, member)
        return found

    def required(self, schema: object) -> frozenset[str]:
        """The members that the schema of an object asks for in every case."""
        parts = self._parts(schema, "allOf")
        return frozenset(name for part in parts for name in _list(part.get("required")) if isinstance(name, str))

    def choices(self, schema: object) -> tuple[str, ...]:
        """The texts of which a value is one, where the schema lists them; empty where it does not."""
        for part in self._parts(schema, "allOf"):
            listed = part.get("enum")
            if isinstance(listed, list):
                return tuple(each for each in listed if isinstance(each, str))
        return ()

    def _parts(self, schema: object, *combined: str) -> Iterator[JsonObject]:
        """The schema, what it refers to, and what it combines, each definition once."""
        seen: set[str] = set()
        waiting = [schema]
        while waiting:
            part = waiting.pop()
            if not isinstance(part, Mapping):
                continue
            yield part
            reference = part.get("$ref")
            waiting += [each for name in reversed(combined) for each in reversed(_list(part.get(name)))]
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                waiting.append(self._at(reference))

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
            self._types[reference] = self._types_of(self._at(reference), depth - 1)
        return self._types[reference]

    def _at(self, reference: str) -> object:
        """What stands at a JSON Pointer of the document; None where nothing does."""
        if not reference.startswith("#/"):
            return None
        found: object = self._root
        for token in reference.removeprefix("#/").split("/"):
            if not isinstance(found, Mapping):
                return None
            found = found.get(token.replace("~1", "/").replace("~0", "~"))
        return found


def value_of(text: str, types: frozenset[str]) -> object:
    """The value that a text stands for, where these types are allowed: a number is a number, with all of its digits.

    A text that may be a string or something else is something else where it is spelt like it.

    Raises:
        ValueError: it stands for none of them; says what is allowed.
    """
    if types == {"string"}:
        return text
    try:
        value: object = loads(text)
    except ValueError:
        value = text
    if _types_of(value) & types:
        return value
    if "string" in types:
        return text
    raise ValueError(in_words(types))


def in_words(types: frozenset[str]) -> str:
    """The types, as a person says them."""
    told = [words for name, words in _WORDS if name in types and not (name == "integer" and "number" in types)]
    if "string" in types:
        told.insert(0, "a text")
    return " or ".join(told) or "nothing"


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
        found &= _types_of(schema["const"])
    if isinstance(schema.get("enum"), list):
        found &= frozenset().union(*map(_types_of, _list(schema["enum"])))
    return found


def _types_of(value: object) -> frozenset[str]:
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
