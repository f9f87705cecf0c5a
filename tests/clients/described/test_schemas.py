"""What a schema lets a value be, and what a text of the command line stands for."""

from decimal import Decimal

import pytest

from anarq.clients.described.schemas import Schemas, in_words, value_of
from anarq.wire.types import EVERY

STRING, NUMBER, INTEGER = frozenset({"string"}), frozenset({"number", "integer"}), frozenset({"integer"})


@pytest.mark.parametrize(
    ("text", "types", "value"),
    [
        ("25.50", NUMBER, Decimal("25.50")),
        ("0.1000000000000000055511151231257827", NUMBER, Decimal("0.1000000000000000055511151231257827")),
        ("9007199254740993", INTEGER, 9007199254740993),
        ("5.0", INTEGER, Decimal("5.0")),
        ("25.50", STRING, "25.50"),
        ("null", STRING, "null"),
        ('"quoted"', STRING, '"quoted"'),
        ("", STRING, ""),
        ("true", frozenset({"boolean"}), True),
        ('{"a":[1]}', frozenset({"object"}), {"a": [1]}),
        ("7", STRING | NUMBER, 7),
        ('"7"', STRING | NUMBER, "7"),
        ("seven", STRING | NUMBER, "seven"),
        ("tea", EVERY, "tea"),
    ],
)
def test_a_text_is_read_as_the_types_have_it(text: str, types: frozenset[str], value: object) -> None:
    found = value_of(text, types)

    assert (found, type(found)) == (value, type(value))
    assert str(found) == str(value)


@pytest.mark.parametrize(
    ("text", "types", "allowed"),
    [
        ("five", NUMBER, "a number"),
        ("5.5", INTEGER, "a whole number"),
        ("yes", frozenset({"boolean"}), "true or false"),
        ("[1", frozenset({"array"}), "a JSON array"),
        ("1", frozenset({"object", "null"}), "a JSON object or null"),
        ("NaN", NUMBER, "a number"),
        ("1e999", NUMBER, "a number"),
        ("x", frozenset(), "nothing"),
    ],
)
def test_a_text_that_stands_for_nothing_that_is_allowed_is_refused(
    text: str, types: frozenset[str], allowed: str
) -> None:
    with pytest.raises(ValueError, match=f"^{allowed}$"):
        value_of(text, types)


ROOT = {
    "components": {
        "schemas": {
            "Amount": {"type": "number", "minimum": 0},
            "Terms": {"properties": {"amount": {"$ref": "#/components/schemas/Amount"}}, "required": ["amount"]},
            "Order": {
                "allOf": [{"$ref": "#/components/schemas/Terms"}, {"required": ["note"]}],
                "anyOf": [{"properties": {"note": {}}}, {"$ref": "#/components/schemas/Order"}],
                "properties": {"self": {"$ref": "#/components/schemas/Order"}},
            },
            "Loop": {"$ref": "#/components/schemas/Loop"},
            "Wide": {"anyOf": [{"$ref": "#/components/schemas/Wide"}, {"type": "string"}]},
        }
    }
}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "types"),
    [
        (True, EVERY),
        (False, frozenset()),
        ({}, EVERY),
        ({"type": ["string", "null"]}, frozenset({"string", "null"})),
        ({"enum": ["A", "B"]}, STRING),
        ({"const": 5}, NUMBER),
        ({"enum": []}, frozenset()),
        (ref("Amount"), NUMBER),
        ({"allOf": [ref("Amount"), {"type": "integer"}]}, INTEGER),
        ({"oneOf": [ref("Amount"), {"type": "string"}]}, NUMBER | STRING),
        (ref("Loop"), EVERY),
        (ref("Wide"), EVERY),
        (ref("Nowhere"), EVERY),
        ({"$ref": "https://example.org/elsewhere"}, EVERY),
    ],
)
def test_types_are_what_the_schema_says_of_them(schema: object, types: frozenset[str]) -> None:
    assert Schemas(ROOT).types(schema) == types


def test_members_are_found_through_references_and_combinations_and_circles_end() -> None:
    schemas = Schemas(ROOT)

    assert set(schemas.members(ref("Order"))) == {"amount", "note", "self"}
    assert schemas.required(ref("Order")) == {"amount", "note"}
    assert schemas.members(ref("Loop")) == {}
    assert schemas.resolved(ref("Loop")) == {}


def test_definitions_that_double_at_each_step_are_each_looked_at_once() -> None:
    chain = {f"D{n}": {"anyOf": [ref(f"D{n + 1}"), ref(f"D{n + 1}")]} for n in range(40)}
    schemas = Schemas({"components": {"schemas": {**chain, "D40": {"type": "string"}}}})

    assert schemas.types(ref("D0")) == STRING


def test_definitions_within_definitions_have_an_end() -> None:
    chain = {f"D{n}": ref(f"D{n + 1}") for n in range(5000)}
    schemas = Schemas({"components": {"schemas": {**chain, "D5000": {"type": "string"}}}})

    assert schemas.types(ref("D0")) == EVERY


def test_whole_numbers_are_not_named_beside_numbers() -> None:
    assert in_words(NUMBER | STRING) == "a text or a number"
