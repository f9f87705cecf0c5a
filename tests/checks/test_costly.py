"""Which schemas can cost more than the size of a value accounts for, and which cannot."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, validators

from anarq.checks.contracts import costly_schema, example_off_contract
from anarq.costs.readings import costly
from anarq.loader.modules import load_ecosystem
from anarq.model.module import Ecosystem
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource

ONCE = {"properties": {"next": {"$ref": "#"}}}
IN_TWO_BRANCHES: dict[str, Any] = {"anyOf": [{**ONCE, "required": ["a"]}, {**ONCE, "required": ["b"]}]}
WHAT_IS_LEFT: dict[str, Any] = {"anyOf": [ONCE, {"required": ["a"]}], "unevaluatedProperties": False}
AT_EACH_DEPTH: dict[str, Any] = {
    "properties": {"next": {"$ref": "#"}},
    "allOf": [{"$ref": "#/$defs/b"}],
    "$defs": {"b": {"properties": {"next": {"$ref": "#/$defs/b"}}}},
}
LINEAR: dict[str, Any] = {**ONCE, "additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}}


def ecosystem(runner: ExampleRunner, schema: dict[str, Any]) -> Ecosystem:
    files = {"qmail/module.yaml": "{}", "qmail/contracts/a.v1.schema.json": json.dumps(schema)}
    return load_ecosystem([MemorySource(files, shown="mem")], standards=runner.standards).ecosystem


def whys(runner: ExampleRunner, schema: dict[str, Any]) -> list[str]:
    given = ecosystem(runner, schema)
    return [found.why for found in costly(costly_schema.book(given)[0])]


def doubled(levels: int) -> dict[str, Any]:
    """Each schema applies the next one twice to the same value."""
    chain = {f"s{i}": {"allOf": [{"$ref": f"#/$defs/s{i + 1}"}] * 2} for i in range(levels)}
    return {"$ref": "#/$defs/s0", "$defs": {**chain, f"s{levels}": {"type": "object"}}}


@pytest.mark.parametrize(
    "schema",
    [
        LINEAR,
        {"properties": {"a": {"$ref": "#"}}, "patternProperties": {"^b": {"$ref": "#"}}},
        {"prefixItems": [{"$ref": "#"}], "items": {"$ref": "#"}},
        {"items": {"$ref": "#"}, "contains": {"type": "object"}},
        {"anyOf": [{"properties": {"a": {"$ref": "#"}}}, {"properties": {"b": {"$ref": "#"}}}]},
        {"unevaluatedProperties": {"$ref": "#"}},
        {"anyOf": [{"const": number} for number in range(3_000)]},
        doubled(5),
        {"anyOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False},
    ],
)
def test_a_schema_that_reads_each_part_a_bounded_number_of_times_is_not_one(runner: ExampleRunner, schema: Any) -> None:
    assert whys(runner, schema) == []


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        (IN_TWO_BRANCHES, "doubles with its depth"),
        (WHAT_IS_LEFT, "doubles with its depth"),
        ({"items": {"$ref": "#"}, "contains": {"$ref": "#"}}, "doubles with its depth"),
        ({"properties": {"b": {"$ref": "#"}}, "patternProperties": {"^b": {"$ref": "#"}}}, "doubles with its depth"),
        ({"items": {"$ref": "#"}, "unevaluatedItems": {"$ref": "#"}}, "doubles with its depth"),
        (AT_EACH_DEPTH, "the square of the depth"),
        (doubled(40), "more than 1,000 times too often"),
        ({"properties": {f"p{i}": {"$ref": "#"} for i in range(2_000)}}, "more ways than can be examined"),
        (
            {"$defs": {"all": {"anyOf": [{"const": i} for i in range(2_000)]}}}
            | {"items": [{"allOf": [{"$ref": "#/$defs/all"}, {}]} for _ in range(200)]},
            "more schemas to one value than can be examined",
        ),
    ],
)
def test_a_schema_that_reads_parts_again_and_again_is_one(runner: ExampleRunner, schema: Any, why: str) -> None:
    (found,) = whys(runner, schema)
    assert why in found


def readings(schema: dict[str, Any], depth: int) -> int:
    """How often a validator applies `properties` to a value of that depth: counted, not timed."""
    count = 0
    properties = Draft202012Validator.VALIDATORS["properties"]

    def counted(*arguments: Any) -> Any:
        nonlocal count
        count += 1
        yield from properties(*arguments)

    value: dict[str, Any] = {}
    for _ in range(depth):
        value = {"next": value}
    made = validators.extend(Draft202012Validator, {"properties": counted})(schema)  # type: ignore[no-untyped-call]
    list(made.iter_errors(value))
    return count


def test_a_validator_reads_as_often_as_the_reason_says() -> None:
    assert readings(LINEAR, 24) == 2 * readings(LINEAR, 12) - readings(LINEAR, 0)
    assert readings(AT_EACH_DEPTH, 24) > 3 * readings(AT_EACH_DEPTH, 12)
    assert readings(IN_TWO_BRANCHES, 12) > 60 * readings(IN_TWO_BRANCHES, 6)


def test_examples_are_not_held_to_a_schema_that_takes_too_long(runner: ExampleRunner) -> None:
    deep: dict[str, Any] = {}
    for _ in range(60):
        deep = {"next": deep}
    given = ecosystem(runner, {**IN_TWO_BRANCHES, "examples": [deep]})

    assert list(example_off_contract.check(given)) == []
    assert len(list(costly_schema.check(given))) == 1


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (None, 1),
        ({}, 1),
        ({"type": ["string", "object"]}, 1),
        ({"enum": [1, [2]]}, 1),
        ({"$ref": "#/$defs/loop"}, 1),
        ({"type": ["string", "null"]}, 0),
        ({"enum": ["a", 1]}, 0),
        ({"const": "a"}, 0),
        ({"allOf": [{"$ref": "#/$defs/word"}]}, 0),
    ],
)
def test_items_that_are_texts_or_numbers_are_compared_at_once(runner: ExampleRunner, items: Any, found: int) -> None:
    parts = {"loop": {"allOf": [{"$ref": "#/$defs/loop"}]}, "word": {"type": "string"}}
    schema = {"uniqueItems": True, "$defs": parts, **({} if items is None else {"items": items})}

    assert len(list(costly_schema.check(ecosystem(runner, schema)))) == found
    assert list(costly_schema.check(ecosystem(runner, {**schema, "maxItems": 5}))) == []
