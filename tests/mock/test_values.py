"""Values that a mock makes are ones that the contract takes, and the same for the same call."""

import re
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from anarq.mock.published import Published
from anarq.mock.shapes import Shape
from anarq.mock.texts import text_of
from anarq.mock.values import Maker

NOW = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
NONE = Published({}, {})


def drawing() -> Random:
    return Random(1)  # noqa: S311 - no secret


def maker(published: Published = NONE, seed: str = "1") -> Maker:
    return Maker(published, seed, NOW)


@pytest.mark.parametrize(
    "pattern",
    [
        "^int_[0-9A-Za-z]{8,40}$",
        "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
        "^(a|bc)+x?$",
        "^v(0|[1-9][0-9]{0,5})[.]([0-9]{1,3})$",
        "^[^a-z0-9]{3}$",
    ],
)
def test_a_text_is_of_its_pattern_and_another_each_time(pattern: str) -> None:
    draw = drawing()
    made = {text_of(pattern, draw) for _ in range(20)}
    assert all(text is not None and re.search(pattern, text) for text in made)
    assert len(made) > 1


@pytest.mark.parametrize(("least", "most"), [(0, 5), (30, 60), (7, 7)])
def test_a_text_keeps_to_the_length_that_stands_beside_its_pattern(least: int, most: int) -> None:
    text = text_of("^[a-z]*$", drawing(), least, most)
    assert text is not None
    assert least <= len(text) <= most


@pytest.mark.parametrize("pattern", ["(", "^[a-z]{3}$"])
def test_a_text_that_is_not_found_is_none(pattern: str) -> None:
    assert text_of(pattern, drawing(), least=10) is None


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 3, "maxLength": 4},
        {"type": "string", "format": "uuid"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "email"},
        {"type": "integer", "minimum": 3, "maximum": 3},
        {"type": "integer", "exclusiveMinimum": 4, "exclusiveMaximum": 6},
        {"type": "integer", "minimum": 1, "multipleOf": 5},
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "array", "items": {"enum": ["a"]}, "minItems": 2},
        {"type": ["null", "boolean"]},
        {"const": {"a": 1}},
        {"type": "object", "minProperties": 2, "additionalProperties": {"type": "integer"}},
        {"oneOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, {"required": ["b"]}]},
        {"allOf": [{"$ref": "#/$defs/A"}], "properties": {"b": {"type": "boolean"}}, "required": ["b"],
         "$defs": {"A": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}}},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_made_of_a_contract_without_examples_is_an_instance(schema: Any) -> None:
    assert Shape(schema).holds(maker().example(Shape(schema)))


THING: Any = {
    "title": "Thing",
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "status": {"enum": ["NEW", "OLD"]},
        "createdAt": {"type": "string", "format": "date-time"},
        "endsAt": {"type": "string", "format": "date-time"},
    },
    "required": ["id"],
}
EXAMPLES = (
    {"id": "broken", "status": "LOST"},
    {"id": "1", "status": "NEW", "createdAt": "2020-01-01T00:00:00Z", "endsAt": "2020-01-02T00:00:00Z"},
    {"id": "2", "status": "OLD"},
)


def test_an_example_is_as_though_it_were_from_now() -> None:
    found = maker(Published({"Thing": EXAMPLES}, {})).example(Shape(THING))
    assert found == {**EXAMPLES[1], "createdAt": "2026-06-01T12:00:00Z", "endsAt": "2026-06-02T12:00:00Z"}


def test_the_example_is_taken_that_agrees_best_with_what_is_wanted() -> None:
    found = maker(Published({"Thing": EXAMPLES}, {})).example(Shape(THING), {"status": "OLD"})
    assert found == EXAMPLES[2]


def test_the_same_call_makes_the_same_values_and_another_call_makes_others() -> None:
    shape = Shape({"properties": {"id": {"type": "string", "pattern": "^[a-z]{12}$"}}})
    assert maker().fresh(shape, "id") == maker().fresh(shape, "id") != maker(seed="2").fresh(shape, "id")
