"""What a schema needs of its document is enough to judge by, and no more."""

from typing import Any

import pytest

from anarq.checks.contracts._needed import Needed
from anarq.model.tree import Document

DOCUMENT: Any = {
    "openapi": "3.1.0",
    "paths": {
        "/a/b": {"get": {"parameters": [{"name": "x"}, {"name": "y", "schema": {"$ref": "#/components/schemas/Y"}}]}}
    },
    "components": {
        "schemas": {
            "Y": {
                "type": "object",
                "properties": {"z": {"$ref": "#/components/schemas/Z"}, "$ref": {"type": "string"}},
            },
            "Z": {"allOf": [{"$ref": "#/components/schemas/Y"}, {"$ref": "#/components/schemas/Y/properties/z"}]},
            "Other": {"type": "string"},
            "Away": {"$ref": "urn:example:away"},
            "Lost": {"$ref": "#/components/schemas/Nobody"},
            "Named": {"$anchor": "here"},
        }
    },
}


def by(pointer: str, document: Any = DOCUMENT) -> Any:
    return Needed(Document("openapi.json", document)).by(pointer)


@pytest.mark.parametrize(
    ("pointer", "document"),
    [("", {"type": "string"}), ("/0", [{"type": "string"}]), ("/$defs/a", {"$defs": {"a": {"type": "string"}}})],
)
def test_what_is_the_whole_document_or_stands_in_no_object_needs_all_of_it(pointer: str, document: Any) -> None:
    assert by(pointer, document) is None


def test_what_refers_to_the_whole_document_needs_all_of_it() -> None:
    assert by("/components/schemas/A", {"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "#"}}}}) is None


def test_below_a_part_that_has_a_name_references_are_read_from_there() -> None:
    schemas = {"A": {"$id": "urn:example:a", "properties": {"b": {"$ref": "#/components"}}}}
    document = {"openapi": "3.1.0", "components": {"schemas": schemas}}
    assert by("/components/schemas/A/properties/b", document) is None


def test_what_is_referred_to_stands_where_it_did_and_nothing_else_is_there() -> None:
    needed = by("/paths/~1a~1b/get/parameters/1/schema")
    schemas = DOCUMENT["components"]["schemas"]
    assert needed == {
        "openapi": "3.1.0",
        "paths": {"/a/b": {"get": {"parameters": [{}, {"schema": {"$ref": "#/components/schemas/Y"}}]}}},
        "components": {"schemas": {"Y": schemas["Y"], "Z": schemas["Z"]}},
    }


@pytest.mark.parametrize("name", ["Away", "Lost", "Named"])
def test_what_refers_to_other_documents_or_by_name_needs_all_of_it(name: str) -> None:
    assert by(f"/components/schemas/{name}") is None
    assert by("/components/schemas/Other") is not None
