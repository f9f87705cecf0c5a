"""Schemas that no meta-schema looks at, because they stand where only a reference leads."""

from typing import Any

import pytest

from anarq.contracts import Dialect, Reading, SchemaError, subschema
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020, OPENAPI_31, of_document
from anarq.model import pointer as pointers


def hidden(schema: Any) -> Any:
    return {"$ref": "#/parts/a", "parts": {"a": schema}}


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("text", "a schema is an object or a boolean"),
        ({"$ref": 1}, "`$ref` is a string"),
        ({"$ref": 1, "minimum": 2}, "`$ref` is a string"),
        ({"type": "text"}, "`type` is one of array, boolean, integer"),
        ({"type": [1]}, "`type` is one of"),
        ({"enum": 1}, "`enum` is a list"),
        ({"minimum": "1"}, "`minimum` is a number"),
        ({"maximum": True}, "`maximum` is a number"),
        ({"exclusiveMinimum": True}, "`exclusiveMinimum` is a number"),
        ({"exclusiveMaximum": float("inf")}, "`exclusiveMaximum` is a finite number"),
        ({"multipleOf": 0}, "`multipleOf` is greater than 0"),
        ({"minLength": -1}, "`minLength` is a whole number, not negative"),
        ({"maxItems": 1.5}, "`maxItems` is a whole number"),
        ({"pattern": 1}, "`pattern` is a string"),
        ({"pattern": "["}, "`[` is not a regular expression"),
        ({"patternProperties": {"a(": {}}}, "`a(` is not a regular expression"),
        ({"allOf": {}}, "`allOf` is a list of schemas"),
        ({"properties": []}, "`properties` is an object"),
        ({"required": "a"}, "`required` is a list of property names"),
        ({"dependentRequired": {"a": [1]}}, "`dependentRequired` is a list of property names"),
        ({"items": [{}]}, "`items` is a schema; tuples are written with `prefixItems`"),
        ({"prefixItems": {}}, "`prefixItems` is a list of schemas"),
        ({"contains": {}, "minContains": "1"}, "`minContains` is a number"),
    ],
)
def test_a_keyword_with_a_wrong_value_is_refused(schema: Any, message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        subschema(hidden(schema), {})
    assert message in raised.value.message
    assert raised.value.pointer.startswith("/parts/a")


@pytest.mark.parametrize(
    "schema", [{"enum": []}, {"minLength": 2.0, "maxLength": 1.0}, {"multipleOf": 1.0, "const": 0.5}]
)
def test_unusual_values_that_are_allowed_are_read(schema: Any) -> None:
    assert subschema(hidden(schema), {"type": "string", "minLength": 2}).answer.value in ("compatible", "breaking")


@pytest.mark.parametrize("pattern", ["(?i:a)", r"\-", "(?<ä>b)", "(" * 60 + "a" + ")" * 60])
def test_a_pattern_that_one_of_the_judges_reads_is_left_to_the_decision(pattern: str) -> None:
    schema: Any = {"pattern": pattern}
    assert subschema(hidden(schema), hidden(schema)).answer.value == "compatible"
    assert subschema(hidden(schema), hidden({**schema, "type": "string"})).answer.value in ("breaking", "undecided")


@pytest.mark.parametrize(
    "pattern",
    [r"a\Z", r"\Aa", "(?i)abc", "a++", "a*+", "a?+", "(?P<a>b)", "(?>a)", "(?x:a)", "(?ii:a)", "(?-:a)", "a{2}{3}"],
)
def test_a_pattern_that_ecma_262_does_not_have_is_refused_at_its_place(pattern: str) -> None:
    for schema, pointer in (
        ({"pattern": pattern}, "/parts/a/pattern"),
        ({"patternProperties": {pattern: {}}}, pointers.join("/parts/a/patternProperties", pattern)),
    ):
        with pytest.raises(SchemaError, match="is not a regular expression") as raised:
            subschema({"type": "string"}, hidden(schema))
        assert raised.value.pointer == pointer


def test_an_empty_enum_accepts_nothing() -> None:
    assert subschema(hidden({"enum": []}), False).answer.value == "compatible"


def test_required_as_a_flag_says_nothing_in_draft_4() -> None:
    reading = Reading(dialect=DRAFT_4)
    old: Any = {"allOf": [{"$ref": "#/parts/a"}], "parts": {"a": {"required": True, "type": "string"}}}
    assert subschema(old, {"type": "string"}, reading=reading).answer.value == "compatible"


@pytest.mark.parametrize(
    ("document", "dialect"),
    [
        ({"$schema": "http://json-schema.org/draft-07/schema"}, DRAFT_7),
        ({"$schema": "https://json-schema.org/draft/2019-09/schema#"}, DRAFT_2019),
        ({"$schema": "https://example.org/of-our-own"}, DRAFT_2020),
        ({"openapi": "3.1.0"}, OPENAPI_31),
        ({"swagger": "2.0"}, DRAFT_4),
        (True, DRAFT_2020),
    ],
)
def test_the_dialect_is_found_in_the_document(document: Any, dialect: Dialect) -> None:
    assert of_document(document) is dialect
