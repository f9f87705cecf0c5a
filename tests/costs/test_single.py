"""A schema whose cost is not bounded by the size of a value is told, by the sentence that `check` has for it."""

from typing import Any

import pytest

from anarq.costs.single import expense

TWICE: dict[str, Any] = {"properties": {"next": {"$ref": "#"}}}
DOUBLED: dict[str, Any] = {
    "$ref": "#/$defs/s0",
    "$defs": {
        **{f"s{level}": {"allOf": [{"$ref": f"#/$defs/s{level + 1}"}] * 2} for level in range(20)},
        "s20": {"type": "object"},
    },
}


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"type": "string"}}},
        {"properties": {"next": {"$ref": "#"}}},
        {"properties": {"a": {"$ref": "#/$defs/a~1b"}}, "$defs": {"a/b": {"const": 1}}},
        {"uniqueItems": True, "items": {"$ref": "#/$defs/text"}, "$defs": {"text": {"type": "string"}}},
        {"uniqueItems": True, "maxItems": 5},
        {"propertyNames": {"maxLength": 5}, "maxProperties": 5},
        {"pattern": "^a+$", "patternProperties": {"^x": {}}},
        {"const": {"$ref": "nowhere"}, "examples": [{"uniqueItems": True}]},
    ],
)
def test_a_schema_that_costs_no_more_than_the_size_of_a_value_is_not_one(schema: Any) -> None:
    assert expense(schema) is None


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"anyOf": [{**TWICE, "required": ["a"]}, {**TWICE, "required": ["b"]}]}, "time doubles with its depth"),
        ({**TWICE, "allOf": [{"$ref": "#/$defs/b"}], "$defs": {"b": TWICE}}, "time doubles with its depth"),
        (DOUBLED, "reads one value more than 1,000 times too often"),
        ({"properties": {"a": {"uniqueItems": True}}}, "/properties/a/uniqueItems: `uniqueItems` compares each item"),
        ({"$defs": {"a": {"propertyNames": {}}}}, "/$defs/a/propertyNames: `propertyNames` repeats the whole object"),
        ({"items": {"pattern": "(a+)+$"}}, "/items: the pattern `(a+)+$` can take exponential time"),
        ({"patternProperties": {"a*a*b": {}}}, "the pattern `a*a*b` can take time that grows"),
        ({"$ref": "#/$defs/none"}, "/: the reference `#/$defs/none` leads to no part of the schema"),
        ({"$ref": "https://elsewhere.example/schema"}, "leads to no part of the schema"),
        ({"$ref": "#anchor", "$defs": {"a": {"$anchor": "anchor"}}}, "leads to no part of the schema"),
    ],
)
def test_any_other_is_told_where_and_how_to_mend_it(schema: Any, told: str) -> None:
    assert told in str(expense(schema))
