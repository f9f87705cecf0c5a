"""Where a contract says integer, a handler is given an int, however the number was written."""

from decimal import Decimal
from typing import Any

import pytest

from anarq.runtime.integers import with_integers

WHOLE = {"type": "integer"}
NESTED = {
    "$defs": {"count": WHOLE, "terms": {"properties": {"days": {"$ref": "#/$defs/count"}}}},
    "allOf": [{"$ref": "#/$defs/terms"}],
    "properties": {
        "amount": {"type": "number"},
        "each": {"type": "array", "items": WHOLE},
        "either": {"type": ["integer", "null"]},
    },
}


@pytest.mark.parametrize(
    ("schema", "given", "expected"),
    [
        (WHOLE, Decimal("5.0"), 5),
        (WHOLE, Decimal("5E+2"), 500),
        (WHOLE, 7, 7),
        ({"type": "number"}, Decimal("5.00"), Decimal("5.00")),
        ({"type": ["number", "integer"]}, Decimal("5.00"), Decimal("5.00")),
        ({}, Decimal("5.0"), Decimal("5.0")),
        (NESTED, {"days": Decimal("3.0")}, {"days": 3}),
        (NESTED, {"each": [Decimal("1.0"), 2]}, {"each": [1, 2]}),
        (NESTED, {"either": Decimal("4.0"), "other": Decimal("4.0")}, {"either": 4, "other": Decimal("4.0")}),
        (NESTED, {"either": None, "each": "text"}, {"either": None, "each": "text"}),
    ],
    ids=str,
)
def test_numbers_are_read_by_their_place(schema: Any, given: Any, expected: Any) -> None:
    found = with_integers(given, schema)

    assert found == expected
    assert repr(found) == repr(expected)


def test_an_amount_keeps_its_digits_beside_an_integer() -> None:
    found = with_integers({"amount": Decimal("25.50"), "days": Decimal("3.0")}, NESTED)

    assert repr(found) == "{'amount': Decimal('25.50'), 'days': 3}"


def test_a_schema_that_refers_to_itself_ends() -> None:
    node = {"properties": {"n": WHOLE, "t": {"$ref": "#/$defs/t"}}}
    tree: dict[str, Any] = {"$defs": {"t": node}, "$ref": "#/$defs/t"}
    circle: dict[str, Any] = {"$defs": {"x": {"allOf": [{"$ref": "#/$defs/x"}]}}, "$ref": "#/$defs/x"}

    assert with_integers({"n": Decimal("1.0"), "t": {"n": Decimal("2.0")}}, tree) == {"n": 1, "t": {"n": 2}}
    assert with_integers({"a": 1}, circle) == {"a": 1}
