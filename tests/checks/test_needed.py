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


def by(pointer: str) -> Any:
    return Needed(Document("openapi.json", DOCUMENT)).by(pointer)


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
