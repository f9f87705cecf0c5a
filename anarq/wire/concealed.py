"""Which values are not shown to anybody who reads an error: whatever a contract calls neither public nor internal.

What is wrong with a value is told to its sender, and stands in logs and dead letters, which others read. What is secret
is not in a copy of what is kept, either.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_KEYWORD: Final = "x-anarq-classification"
_SHOWN: Final = frozenset({"public", "internal"})
_DEFS: Final = "#/$defs/"
_BESIDE: Final = ("allOf", "anyOf", "oneOf")
_CONDITIONAL: Final = ("if", "then", "else")
_MEMBERS: Final = ("additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems", "contains")

Schema = Mapping[str, object]


def is_concealed(schema: Schema, place: Sequence[str | int]) -> bool:
    """Whether the value at a place is not shown: it, or what it is a part of, is classified so.

    It costs the size of the schema for each step of the way, whatever the value is.

    Args:
        schema: self-contained; references in it name its `$defs`.
        place: tokens from the whole value to the part.
    """
    return not all(_said(speaking) <= _SHOWN for speaking in _way(schema, place))


def is_shown(schema: Schema, place: Sequence[str | int]) -> bool:
    """Whether the value at a place is known to be nobody's: it, or what it is a part of, is called public or internal,
    and no part of the way anything else. What nothing is said of is not.

    It costs as much as `is_concealed`.
    """
    said = [_said(speaking) for speaking in _way(schema, place)]
    return any(said) and all(each <= _SHOWN for each in said)


def without_secrets(schema: Schema, value: object) -> object:
    """A copy of a value, without the members that are classified as secret, or are parts of what is.

    It costs the size of the schema for each part of the value.

    Args:
        schema: self-contained; references in it name its `$defs`.
        value: as JSON has it.
    """

    def copied(part: object, place: tuple[str | int, ...]) -> object:
        if isinstance(part, Mapping):
            members = ((name, member, (*place, name)) for name, member in part.items())
            return {name: copied(member, at) for name, member, at in members if not _is_secret(schema, at)}
        if isinstance(part, list):
            elements = ((one, (*place, index)) for index, one in enumerate(part))
            return [copied(one, at) for one, at in elements if not _is_secret(schema, at)]
        return part

    return copied(value, ())


def _is_secret(schema: Schema, place: Sequence[str | int]) -> bool:
    return any("secret" in _said(speaking) for speaking in _way(schema, place))


def _way(schema: Schema, place: Sequence[str | int]) -> Iterator[Sequence[Schema]]:
    """The schemas that speak of the whole value, of its part on the way, and so on to the place."""
    speaking = _all_of([schema], schema)
    yield speaking
    for token in place:
        speaking = _all_of([below for part in speaking for below in _below(part, token)], schema)
        yield speaking


def _said(speaking: Sequence[Schema]) -> frozenset[object]:
    return frozenset(part[_KEYWORD] for part in speaking if _KEYWORD in part)


def _all_of(schemas: Sequence[object], root: Schema) -> list[Schema]:
    """The schemas with all that speak of the same value, each once."""
    found: dict[int, Schema] = {}
    waiting = list(schemas)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping) and id(part) not in found:
            found[id(part)] = part
            waiting.extend(_same(part, root))
    return [*found.values()]


def _same(part: Schema, root: Schema) -> Iterator[object]:
    reference, definitions = part.get("$ref"), root.get("$defs")
    if isinstance(reference, str) and isinstance(definitions, Mapping):
        yield definitions.get(reference.removeprefix(_DEFS))
    for keyword in _BESIDE:
        yield from _list(part.get(keyword))
    yield from (part.get(keyword) for keyword in _CONDITIONAL)
    dependent = part.get("dependentSchemas")
    yield from dependent.values() if isinstance(dependent, Mapping) else ()


def _below(part: Schema, token: str | int) -> Iterator[object]:
    """The schemas that may speak of a member: by its name, by its place, or of any."""
    properties, patterns = part.get("properties"), part.get("patternProperties")
    if isinstance(properties, Mapping):
        yield properties.get(str(token))
    yield from patterns.values() if isinstance(patterns, Mapping) else ()
    yield from _list(part.get("prefixItems"))
    yield from (part.get(keyword) for keyword in _MEMBERS)


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
