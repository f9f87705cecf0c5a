"""The parts of a mock that need no service: filters, answers that fit, codes, and what a path names."""

from typing import Any

import pytest

from anarq.mock.filters import passes
from anarq.mock.plan import runs
from anarq.mock.published import Published
from anarq.mock.settling import settled
from anarq.mock.shapes import Shape, Shapes
from anarq.runtime.responses import BrokenContractError

KNOWN: Any = {"status": "OPEN", "tags": ["deep"], "price": 9, "createdAt": "2026-01-31T09:30:00Z", "note": "A rope."}
MEMBERS = frozenset({*KNOWN, "owner"})


@pytest.mark.parametrize(
    ("name", "value", "let"),
    [
        ("status", "OPEN", True),
        ("status", "CLOSED", False),
        ("status", ["CLOSED", "OPEN"], True),
        ("owner", "anybody", False),
        ("tags", "deep", True),
        ("tag", "deep", True),
        ("tag", "flat", False),
        ("createdAfter", "2026-01-31T09:00:00Z", True),
        ("createdAfter", "2026-01-31T10:00:00Z", False),
        ("createdBefore", "2026-01-31T10:00:00Z", True),
        ("priceFrom", 10, False),
        ("priceFrom", 8, True),
        ("priceTo", 10, True),
        ("q", "ROPE", True),
        ("q", "chain", False),
        ("limit", 1, True),
        ("cursor", "x", True),
        ("sortedBy", "price", True),
        ("somethingAfter", 1, True),
    ],
)
def test_a_filter_lets_pass_what_its_name_says(name: str, value: object, let: bool) -> None:
    assert passes(KNOWN, MEMBERS, name, value) is let


UNION: Any = {
    "oneOf": [
        {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": False},
        {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"], "additionalProperties": False},
    ]
}
THING: Any = {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a"]}


@pytest.mark.parametrize(
    ("schema", "base", "wanted", "spare", "found"),
    [
        (THING, {"a": 1}, {"a": 2, "b": "x", "c": 3}, (), {"a": 2, "b": "x"}),
        (THING, {"a": 1}, {"a": 2, "b": 7}, (), {"a": 2}),
        (THING, {"a": 1, "b": "x"}, {"a": 2}, ("a", "b"), {"a": 2}),
        (THING, {"a": 1, "b": "x"}, {}, ("a", "b"), {"a": 1, "b": "x"}),
        (UNION, {"a": 1}, {"b": 2, "a": 3}, (), {"a": 3}),
        ({"type": "integer"}, 7, {"a": 1}, (), 7),
    ],
)
def test_an_answer_says_as_much_of_what_is_wanted_as_its_contract_takes(
    schema: Any, base: Any, wanted: Any, spare: Any, found: Any
) -> None:
    assert settled(Shape(schema), base, wanted, spare) == found


def test_an_answer_that_no_contract_takes_is_not_given() -> None:
    with pytest.raises(BrokenContractError, match="no example of `an answer` is found"):
        settled(Shape({"not": {}}), {"a": 1}, {})


@pytest.mark.parametrize(
    ("shown", "status", "code"),
    [
        (("NOT_FOUND",), 404, "NOT_FOUND"),
        (("QINDEX_NOT_FOUND",), 404, "QINDEX_NOT_FOUND"),
        (("VERSION_CONFLICT", "ALREADY_SIGNED"), 404, "ALREADY_SIGNED"),
        (("VERSION_CONFLICT",), 404, "NOT_FOUND"),
        ((), 404, "NOT_FOUND"),
        (("GONE",), 410, "NOT_FOUND"),
    ],
)
def test_a_refusal_has_the_code_that_the_operation_declares_for_its_status(
    shown: tuple[str, ...], status: int, code: str
) -> None:
    assert Published({}, {"getThing": {str(status): shown}}).code("getThing", 404, "NOT_FOUND") == code


def test_the_parts_of_a_path_that_end_with_parameters_name_records() -> None:
    assert [*runs("/a/{x}/{y}/b/{z}/c")] == [("/a/{x}/{y}", ("x", "y"), False), ("/a/{x}/{y}/b/{z}", ("z",), False)]
    assert [*runs("/a/{x}")] == [("/a/{x}", ("x",), True)]
    assert [*runs("/a")] == []


def test_one_contract_is_one_shape_whoever_shows_it() -> None:
    item: Any = {"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}}}
    page: Any = {"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Thing"}}}}
    shapes = Shapes()
    assert shapes.of({**page, "$defs": {"Thing": item}}).item is shapes.of(item)
    assert shapes.of({**item, "required": ["a"]}) is not shapes.of(item)
