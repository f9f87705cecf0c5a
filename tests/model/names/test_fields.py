"""Pointers into data, held against the schema of the data."""

from typing import Any

import pytest

from anarq.loader import Catalogue
from anarq.model.names.fields import lost
from anarq.model.tree import MISSING, Document, Node

SCHEMA: dict[str, Any] = {
    "allOf": [{"$ref": "#/$defs/base"}],
    "properties": {
        "items": {"type": "array", "items": {"properties": {"name": {}}}},
        "any": {},
        "map": {"additionalProperties": {}},
    },
    "$defs": {"base": {"oneOf": [{"properties": {"status": {"type": "string"}}}, {"$ref": "#/$defs/base"}]}},
}


def missing(pointer: str) -> tuple[str, ...]:
    document = Document("a.schema.json", SCHEMA)
    catalogue = Catalogue([document])

    def follow(node: Node) -> Node:
        return catalogue.resolve_fully(node)

    found = lost(document.root, pointer, follow)
    return found.allowed if found is not None else ()


@pytest.mark.parametrize(
    "pointer", ["", "/status", "/items", "/items/0/name", "/any/thing", "/map/thing", "/status/deeper"]
)
def test_what_is_there_or_may_be_there_is_not_lost(pointer: str) -> None:
    assert missing(pointer) == ()


def test_what_is_not_there_is_told_with_what_there_is_at_that_depth() -> None:
    assert set(missing("/stauts")) == {"/status", "/items", "/any", "/map"}
    assert missing("/items/0/nam") == ("/items/0/name",)


def test_nothing_is_lost_where_a_part_of_the_schema_cannot_be_read() -> None:
    schema: dict[str, Any] = {"properties": {"status": {}}, "allOf": [{"$ref": "#/$defs/gone"}]}

    def follow(node: Node) -> Node:
        return Node(node.document, node.pointer, MISSING) if node.get("$ref").exists else node

    assert lost(Document("a.schema.json", schema).root, "/stauts", follow) is None
