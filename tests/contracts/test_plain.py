"""What one sees of a schema without a search: that a value meets it. Never, that one does where none does."""

import json
import random

import pytest

from anarq.contracts import Answer, subschema
from anarq.contracts.confirm.plain import Plain, takes
from anarq.model.tree import Document, Json, Node


def sees(schema: Json) -> bool:
    document = Document("t.json", schema)

    def follow(node: Node) -> Node | None:
        text = node.get("$ref").text()
        return document.root.get(*text.removeprefix("#/").split("/")) if text.startswith("#/") else None

    return Plain(follow).is_met(document.root)


OBJECT = {"type": "object", "required": ["a"], "additionalProperties": False}


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {},
        {"title": "Anything", "x-anarq-note": 1},
        {"minLength": 3, "maxLength": 1},  # what is not text meets it
        {"type": "string", "minLength": 3, "maxLength": 3},
        {"type": "string", "pattern": "^[a-z]{3,5}$", "maxLength": 4},
        {"type": "string", "pattern": "^did:[0-9]+$", "minLength": 60},
        {"type": "string", "format": "date-time", "minLength": 5},
        {"type": "string", "format": "uuid", "pattern": "^[0-9a-f-]{36}$"},
        {"type": "string", "format": "of-nobody"},
        {"enum": ["a", "b"], "type": "string"},
        {"allOf": [{"enum": ["a", "b"]}, {"const": "b"}]},
        {"type": "integer", "minimum": 3, "maximum": 3},
        {"type": "number", "exclusiveMinimum": 0.25, "exclusiveMaximum": 0.5},
        {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}},
        {"type": "array", "minItems": 3, "items": {"type": "string"}},
        {**OBJECT, "properties": {"a": {"type": "string"}}},
        {"allOf": [{"properties": {"a": {}}, "required": ["a"]}, {"properties": {"a": {"type": "null"}}}]},
        {"type": "object", "allOf": [{"properties": {"a": True}}], "required": ["a"], "unevaluatedProperties": False},
        {"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a"},
        {"type": ["integer", "null"], "minimum": 3, "maximum": 1},
        {"type": "string", "nullable": True, "maxLength": 3},
        {"anyOf": [{"enum": []}, {"type": "string"}]},
        {
            "type": "object",
            "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
            "properties": {"b": {"type": "string"}},
        },
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"type": "object", "nullable": True}, {"type": "array", "minItems": 1, "items": False}]},
        {"oneOf": [{"type": "null"}, {"type": "string", "nullable": True}]},
    ],
)
def test_one_sees_that_a_value_meets_it(schema):
    assert sees(schema)


@pytest.mark.parametrize(
    "schema",
    [
        False,
        {"enum": []},
        {"const": 1, "type": "string"},
        {"allOf": [{"enum": ["a"]}, {"enum": ["b"]}]},
        {"not": {}},
        {"type": "string", "minLength": 3, "maxLength": 1},
        {"type": "string", "pattern": "^[a-z]{3}$", "minLength": 4},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": "((a{999}){999}){999}"},
        {"type": "string", "format": "date", "maxLength": 3},
        {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 4},
        {"type": "number", "minimum": 3, "exclusiveMaximum": 3},
        {"type": "integer", "minimum": "3"},
        {"type": "array", "minItems": 2, "maxItems": 1},
        {"type": "array", "minItems": 1, "items": False},
        {"allOf": [{"type": "string"}, {"type": "integer"}]},
        {**OBJECT, "properties": {"b": True}},
        {**OBJECT, "properties": {"a": False}},
        {**OBJECT, "properties": {"a": True}, "maxProperties": 0},
        {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]},  # what needs itself
        {"$ref": "#/nowhere"},
        {"anyOf": []},
        {"anyOf": [{"$ref": "#"}, {"$ref": "#"}]},
        {"type": "integer", "anyOf": [{"type": "string"}, {"type": "array"}]},
        {"type": "integer", "minimum": 3, "anyOf": [{"maximum": 2}, {"enum": []}]},
        {"oneOf": [{"type": "string"}, {"type": "string"}]},
        {"oneOf": [{"type": "string"}, {"maxLength": 3}]},
        {"oneOf": [{"type": "null"}, {"type": "null"}]},
        {"anyOf": [{"type": "string"}], "oneOf": [{"type": "integer"}, {"type": "array"}]},
        {"allOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}, {
            "type": "object", "required": ["a"], "properties": {"a": {"type": "null"}}}]},
    ],
)  # fmt: skip
def test_of_what_no_value_meets_or_what_is_not_understood_nothing_is_seen(schema):
    assert not sees(schema)


@pytest.mark.parametrize(
    ("schema", "value", "seen"),
    [
        ({"type": "string", "title": "A word"}, "a", True),
        ({"type": "number", "nullable": True}, 1, True),
        ({}, None, True),
        ({"type": "integer"}, 1.0, False),  # which not every dialect takes
        ({"type": "integer"}, True, False),
        ({"type": "string"}, None, False),
        ({"type": ["string", "null"]}, "a", False),
        ({"type": "string", "maxLength": 3}, "a", False),
        (False, "a", False),
    ],
)
def test_a_value_is_seen_to_be_taken_where_only_its_type_is_said(schema, value, seen):
    assert takes(Document("t.json", schema).root, value) is seen


def test_what_is_seen_is_never_proved_to_be_empty(benchmark):
    source, seen = random.Random(1), 0  # noqa: S311 - the same schemas each time
    for schema in (benchmark("generate").schema(source) for _ in range(600)):
        if sees(schema):
            seen += 1
            assert subschema(schema, False).answer is not Answer.COMPATIBLE, json.dumps(schema)
    assert seen > 100


def test_the_work_is_linear_in_schemas_that_refer_to_one_another_twice():
    levels = {f"t{n}": {"allOf": [{"$ref": f"#/$defs/t{n + 1}"}, {"$ref": f"#/$defs/t{n + 1}"}]} for n in range(40)}
    asked = 0
    document = Document("t.json", {"$ref": "#/$defs/t0", "$defs": {**levels, "t40": {"type": "string"}}})

    def follow(node: Node) -> Node | None:
        nonlocal asked
        asked += 1
        return document.root.get(*node.get("$ref").text().removeprefix("#/").split("/"))

    Plain(follow).is_met(document.root)
    assert asked < 200
