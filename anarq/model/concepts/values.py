"""What a schema says of a value, in one form for all that means the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.model.concepts.shapes import parts_of
from anarq.model.folder import Follow
from anarq.model.tree import Json, Node
from anarq.model.views.schema import Schema

Bound: TypeAlias = tuple[float, bool]
"""A bound, and whether the bound itself is beyond."""

_NULL: Final = "null"
_OTHER_FORMS: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum", "enum": "const", "type": "const"}
_ANYTHING: Final = frozenset({"binary", "byte", "password"})
"""Formats that say nothing of which texts there are."""
_WIDTHS: Final = frozenset({"int32", "int64", "float", "double"})
"""Formats of numbers, which JSON Schema does not have."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a schema.

    Attributes:
        node: the schema, as written.
        types: without `null`; empty where it says none.
        takes_null: whether `null` is one of them.
        listed: all of them but `null`, each as JSON; None where they are not listed.
        format: empty where it says none.
        pattern: empty where it says none.
        least: the lower bounds, by keyword. One that excludes nothing is none.
        most: the upper bounds, by keyword.
        is_plain: whether that is all that it says of them.
        statements: the keywords that say so, where they stand.
    """

    node: Node
    types: frozenset[str]
    takes_null: bool
    listed: frozenset[str] | None
    format: str
    pattern: str
    least: Mapping[str, Bound]
    most: Mapping[str, Bound]
    is_plain: bool
    statements: Mapping[str, Node]

    @property
    def is_scalar(self) -> bool:
        """Whether they are no objects and no lists, as far as it says."""
        return self.is_plain and bool(self.types) and self.types.isdisjoint({"object", "array"})

    def at(self, keyword: str) -> Node:
        """Where a keyword, or the other form of it, stands; the schema where neither does."""
        found = self.statements.get(keyword)
        return found if found is not None else self.statements.get(_OTHER_FORMS.get(keyword, ""), self.node)

    def said(self, keyword: str) -> str:
        """A bound as a person reads it."""
        number, is_beyond = (self.least if keyword in self.least else self.most)[keyword]
        sign = {(True, False): "\u2265", (True, True): ">", (False, False): "\u2264", (False, True): "<"}
        return f"`{sign[keyword in self.least, is_beyond]} {number:g}`"


def values_of(schema: Node, follow: Follow) -> Values:
    """What a schema, with all that holds besides, says of its values."""
    schema, has_null = _without_null(schema, follow)
    parts = [Schema(part) for part in parts_of(schema, follow)]
    said: dict[str, Node] = {}
    is_plain = not any(part.is_conditional or (part.nullable and not part.has_type) for part in parts)
    for part in parts:
        for keyword, node in part.assertions.items():
            is_plain = is_plain and said.setdefault(keyword, node).value == node.value
    whole = next((part.types for part in parts if part.types), ())
    every = next((part.listed for part in parts if part.listed is not None), None)
    types = frozenset(whole) - {_NULL} or _types(every, parts)
    format_ = said["format"].text() if "format" in said else ""
    return Values(
        schema,
        types,
        has_null or _NULL in whole or any(part.nullable for part in parts) or _lists_null(whole, every),
        None if every is None else frozenset(_text(one) for one in every if one is not None),
        "" if format_ in _ANYTHING else format_,
        said["pattern"].text() if "pattern" in said else "",
        *_bounds(parts, types),
        is_plain,
        said,
    )


def _lists_null(types: tuple[str, ...], every: list[Json] | None) -> bool:
    return not types and every is not None and None in every


def _without_null(schema: Node, follow: Follow) -> tuple[Node, bool]:
    """What one of two alternatives says, where the other is `null`."""
    found = Schema(follow(schema)).alternatives if Schema(schema).reference.exists else Schema(schema).alternatives
    if found is None or len(found) != 2:
        return schema, False
    others = [one for one in found if Schema(follow(one)).types != (_NULL,)]
    return (others[0], True) if len(others) == 1 else (schema, False)


def _types(every: list[Json] | None, parts: list[Schema]) -> frozenset[str]:
    """The types that follow from what else is said."""
    if every is not None:
        return frozenset(_type(one) for one in every if one is not None)
    if any(part.described.exists for part in parts):
        return frozenset({"object"})
    return frozenset({"array"}) if any(part.items.exists for part in parts) else frozenset()


def _type(value: Json) -> str:
    kinds = {bool: "boolean", str: "string", list: "array", dict: "object", int: "integer"}
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    return kinds.get(type(value), _NULL)


def _text(value: Json) -> str:
    return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value, sort_keys=True)


def _bounds(parts: list[Schema], types: frozenset[str]) -> tuple[dict[str, Bound], dict[str, Bound]]:
    least: dict[str, Bound] = {}
    most: dict[str, Bound] = {}
    for part in parts:
        for (lower, upper), (low, high) in part.bounds.items():
            is_number = lower == "minimum"
            beyond = part.beyond if is_number else (None, None)
            for keyword, node, other, found in ((lower, low, beyond[0], least), (upper, high, beyond[1], most)):
                bound = _bound(node, other, 1 if found is least else -1, whole=types == {"integer"})
                is_idle = not is_number and found is least and bound == (0, False)
                if bound is not None and not is_idle:
                    found.setdefault(keyword, bound)
    return least, most


def _bound(node: Node, beyond: Node | None, step: int, *, whole: bool) -> Bound | None:
    """One bound. Of whole numbers the next one is the bound itself."""
    excluded = beyond is not None and beyond.value is True and node.exists
    if beyond is not None and _is_number(beyond):
        node, excluded = beyond, True
    if not _is_number(node):
        return None
    number = node.number()
    return (number + step, False) if excluded and whole and float(number).is_integer() else (number, excluded)


def _is_number(node: Node) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


def is_width(format_: str) -> bool:
    """Whether a format says how wide a number is: something that JSON Schema has no word for."""
    return format_ in _WIDTHS
