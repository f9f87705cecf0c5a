"""What means the same is read as the same."""

from typing import Any

import pytest

from anarq.model.concepts.values import Values, values_of
from anarq.model.tree import Document


def read(schema: Any) -> Values:
    document = Document("a.json", {"schema": schema, "text": {"type": "string", "maxLength": 3}})

    def follow(node: Any) -> Any:
        return document.root.get(node.get("$ref").text()) if node.get("$ref").exists else node

    return values_of(document.root.get("schema"), follow)


def facts(schema: Any) -> tuple[Any, ...]:
    found = read(schema)
    return (
        found.types, found.takes_null, found.listed, found.format, found.pattern, dict(found.least), dict(found.most)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": ["string", "null"]}, {"anyOf": [{"type": "null"}, {"type": "string"}]}),
        ({"enum": ["a", "b"]}, {"type": "string", "enum": ["b", "a"]}),
        ({"const": 1}, {"enum": [1.0]}),
        ({"type": "integer", "exclusiveMinimum": 0}, {"type": "integer", "minimum": 1}),
        ({"type": "integer", "minimum": 0, "exclusiveMinimum": True}, {"type": "integer", "minimum": 1}),
        ({"type": "string", "minLength": 0}, {"type": "string"}),
        ({"type": "string", "format": "binary"}, {"type": "string"}),
        ({"properties": {}}, {"type": "object"}),
        ({"$ref": "text"}, {"type": "string", "maxLength": 3}),
        ({"allOf": [{"$ref": "text"}, {"minLength": 1}]}, {"type": "string", "minLength": 1, "maxLength": 3}),
        ({"type": "string", "description": "a", "default": "b"}, {"type": "string"}),
    ],
)
def test_what_means_the_same_is_read_as_the_same(one: Any, other: Any) -> None:
    assert facts(one) == facts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": "number", "exclusiveMinimum": 0}, {"type": "number", "minimum": 0}),
        ({"type": "number", "exclusiveMinimum": 0}, {"type": "number", "minimum": 1}),
        ({"type": "integer", "minimum": 0}, {"type": "integer"}),
        ({"type": "string", "maxLength": 0}, {"type": "string"}),
        ({"type": "string", "enum": ["a", None]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"const": True}, {"const": 1}),
    ],
)
def test_what_means_something_else_is_read_as_something_else(one: Any, other: Any) -> None:
    assert facts(one) != facts(other)


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        {"not": {"type": "string"}},
        {"allOf": [{"type": "string", "maxLength": 1}, {"maxLength": 2}]},
        {"allOf": [{"$ref": "text"}], "nullable": True},
    ],
)
def test_what_is_said_otherwise_is_not_plain(schema: Any) -> None:
    assert not read(schema).is_plain
    assert read({"type": "string"}).is_plain


def test_where_a_fact_stands_is_known_in_either_form_of_it() -> None:
    found = read({"const": "a", "exclusiveMinimum": 3})
    assert found.at("enum").pointer == "/schema/const"
    assert found.at("minimum").pointer == "/schema/exclusiveMinimum"
    assert found.at("pattern").pointer == "/schema"
    assert found.said("minimum") == "`> 3`"
