"""Instances of contracts, drawn by Hypothesis: whatever a contract lets in, a handler has to bear.

Needs the package `hypothesis`, which only tests install.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any, Final

from hypothesis import strategies as st

from anarq.ports.json import JsonObject
from anarq.wire.schemas import Contract, flattened

_DEEPEST: Final = 6
_LONGEST: Final = 40  # characters of a text beyond the least that it must have
_MANY: Final = 3
_TINY: Final = (Decimal("1e-300"), Decimal("0.01"), Decimal("0.1") + Decimal("1e-30"), Decimal("1E+2"), Decimal("60.0"))
_MOMENTS: Final = tuple(
    "{}T{}{}{}".format(*parts)
    for parts in product(
        ("0000-01-01", "0001-01-01", "2016-12-31", "2024-02-29", "2026-01-31", "9999-12-31"),
        ("00:00:00", "23:59:60", "23:59:59"),
        ("", ".5", ".123", ".123456789", ".12345678901234567890"),
        ("Z", "z", "+00:00", "+23:59", "-23:59"),
    )
)
_ODD: Final = ("\x00", "\x1b[31m", "\u202e", "\ufffe", "\U0010ffff", "<script>", "|", "`", "\r\n", " ", "%2F", "..")


def instances(schema: JsonObject) -> st.SearchStrategy[Any]:
    """Draws instances of a self-contained schema. Only what the schema accepts is drawn."""
    contract = Contract(schema)
    return _values(schema, schema, _DEEPEST).filter(lambda value: not contract.violations(value))


def _values(schema: object, root: JsonObject, left: int) -> st.SearchStrategy[Any]:
    flat = flattened(schema, root)
    drawn: list[st.SearchStrategy[Any]] = []
    if "const" in flat:
        return st.just(flat["const"])
    if "enum" in flat:
        return st.sampled_from(flat["enum"])
    if flat.get("examples"):
        drawn.append(st.sampled_from(flat["examples"]))
    types = flat.get("type", ["string", "number", "boolean", "null", "array", "object"])
    names = [types] if isinstance(types, str) else types
    return st.one_of(*drawn, *(_of_type(name, flat, root, left) for name in names))


def _of_type(name: str, flat: Mapping[str, Any], root: JsonObject, left: int) -> st.SearchStrategy[Any]:
    match name:
        case "string":
            return _texts(flat)
        case "integer":
            return _integers(flat)
        case "number":
            return st.one_of(_integers(flat), st.sampled_from(_TINY), st.decimals(0, 10, places=4))
        case "boolean":
            return st.booleans()
        case "array":
            least, items = (
                flat.get("minItems", 0),
                _values(flat.get("items", {}), root, left - 1) if left else st.none(),
            )
            return st.lists(items, min_size=least, max_size=min(least + _MANY, flat.get("maxItems", least + _MANY)))
        case "object":
            return _objects(flat, root, left)
        case _:
            return st.none()


def _texts(flat: Mapping[str, Any]) -> st.SearchStrategy[str]:
    pattern = flat.get("pattern")
    if flat.get("format") == "date-time":
        return st.sampled_from([text for text in _MOMENTS if pattern is None or re.search(pattern, text, re.ASCII)])
    if isinstance(pattern, str):
        return st.from_regex(re.compile(re.sub(r"\$$", r"\\Z", pattern), re.ASCII))
    least = flat.get("minLength", 0)
    most = min(least + _LONGEST, flat.get("maxLength", least + _LONGEST))
    plain = st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=most)
    return st.one_of(plain, st.sampled_from(_ODD).map(lambda text: (text + "x" * least)[: max(most, 1)]))


def _integers(flat: Mapping[str, Any]) -> st.SearchStrategy[int]:
    least = flat.get("minimum", flat.get("exclusiveMinimum", -(10**18)))
    most = flat.get("maximum", flat.get("exclusiveMaximum", 10**18))
    return st.integers(int(least), int(most))


def _objects(flat: Mapping[str, Any], root: JsonObject, left: int) -> st.SearchStrategy[Any]:
    if not left:
        return st.just({})
    properties = {name: _values(below, root, left - 1) for name, below in flat.get("properties", {}).items()}
    required = {name: properties.pop(name) for name in flat.get("required", ()) if name in properties}
    declared = st.fixed_dictionaries(required, optional=properties)
    more = flat.get("additionalProperties")
    if not isinstance(more, Mapping):
        return declared
    names = _texts(flattened(flat.get("propertyNames", {}), root))
    others = st.dictionaries(names, _values(more, root, left - 1), max_size=_MANY)
    return st.builds(lambda known, unknown: {**unknown, **known}, declared, others)
