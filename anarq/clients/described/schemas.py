"""What a schema of a published document lets a value be: its types, and its members."""

from collections.abc import Iterator, Mapping
from typing import Final

from anarq.ports.json import JsonObject, loads
from anarq.wire.types import Types, types_of_value

_WORDS: Final = (
    ("integer", "a whole number"),
    ("number", "a number"),
    ("boolean", "true or false"),
    ("array", "a JSON array"),
    ("object", "a JSON object"),
    ("null", "null"),
)


class Schemas(Types):
    """The schemas of one document, with what they name."""

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
                waiting.append(self.at(reference))


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
    if types_of_value(value) & types:
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


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
