import pytest

from anarq.loader.identifiers import identifiers
from anarq.model.tree import Document, Json


def declared(data: Json) -> dict[str, str]:
    found = identifiers(Document("f.json", data), "file://paths.invalid/f.json").found
    return {identifier.uri: identifier.node.pointer for identifier in found}


def test_identifiers_nest_and_resolve_against_the_outer_one() -> None:
    schema: Json = {
        "$id": "https://x.org/a/root.json",
        "$anchor": "top",
        "$defs": {"b": {"$id": "b.json", "$dynamicAnchor": "in", "items": [{"$id": "/c.json#"}]}},
    }
    assert declared(schema) == {
        "https://x.org/a/root.json": "",
        "https://x.org/a/root.json#top": "",
        "https://x.org/a/b.json": "/$defs/b",
        "https://x.org/a/b.json#in": "/$defs/b",
        "https://x.org/c.json": "/$defs/b/items/0",
    }


def test_draft_07_writes_anchors_as_identifiers_and_ignores_what_stands_beside_a_reference() -> None:
    schema: Json = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:x:root",
        "definitions": {
            "a": {"$id": "#a"},
            "b": {"$id": "urn:x:b", "$ref": "#/definitions/a"},
            "c": {"$anchor": "c"},
        },
    }
    assert declared(schema) == {"urn:x:root": "", "urn:x:root#a": "/definitions/a"}


def test_later_drafts_know_what_stands_beside_a_reference() -> None:
    assert declared({"$defs": {"b": {"$id": "urn:x:b", "$ref": "#"}}}) == {"urn:x:b": "/$defs/b"}


@pytest.mark.parametrize("keyword", ["const", "default", "enum", "example", "examples"])
def test_an_instance_names_nothing(keyword: str) -> None:
    assert declared({keyword: [{"$id": "urn:x:y"}]}) == {}
    assert declared({"properties": {keyword: {"$id": "urn:x:y"}}}) == {"urn:x:y": f"/properties/{keyword}"}


def test_a_property_of_the_name_id_names_nothing() -> None:
    assert declared({"properties": {"$id": {"type": "string"}, "$anchor": True}}) == {}


def test_the_default_response_of_an_operation_is_looked_into() -> None:
    response: Json = {"content": {"application/json": {"schema": {"$id": "urn:x:y"}}}}
    assert "urn:x:y" in declared({"responses": {"default": response}})


def test_an_openapi_document_is_named_by_its_extension_at_the_root_only() -> None:
    assert declared({"x-anarq-id": "urn:x:y", "info": {"x-anarq-id": "urn:x:z"}}) == {"urn:x:y": ""}


@pytest.mark.parametrize("wrong", [1, None, [], {}, True, "", "#"])
def test_a_wrong_identifier_names_nothing(wrong: Json) -> None:
    assert declared({"$id": wrong, "$anchor": 1, "$schema": wrong}) == {}
