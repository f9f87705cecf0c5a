"""Whole numbers as integers. In JSON `60.0` is an integer where a contract asks for one; a handler is given 60."""

from collections.abc import Mapping
from decimal import Decimal

from anarq.wire.schemas import resolved, types_of

_DEEPEST = 64  # as deep as a document is read


def with_integers(value: object, schema: Mapping[str, object]) -> object:
    """The value with an int for each number that its schema calls an integer and nothing wider.

    Args:
        value: valid under the schema.
        schema: self-contained; properties, items, `allOf` and references are followed.
    """
    return _read(value, schema, schema, _DEEPEST)


def _read(value: object, schema: object, root: Mapping[str, object], left: int) -> object:
    found = resolved(schema, root)
    if isinstance(value, Decimal):
        types = types_of(found)
        return int(value) if "integer" in types and "number" not in types else value
    if not left or not isinstance(value, dict | list):
        return value
    parts = found.get("allOf")
    for part in parts if isinstance(parts, list) else ():
        value = _read(value, part, root, left - 1)
    if isinstance(value, list):
        return [_read(element, found.get("items"), root, left - 1) for element in value]
    properties = found.get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    members = value if isinstance(value, dict) else {}
    return {name: _read(member, known.get(name), root, left - 1) for name, member in members.items()}
