"""One table says where schemas and their like stand, whatever the names are that somebody chose."""

import pytest

from anarq.model.places import Kind, Place, kind_of, under, walk, walk_document
from anarq.model.tree import Document


def kinds(data, path="openapi.yaml"):
    return {place.node.pointer: place.kind for place in walk_document(Document(path, data))}


@pytest.mark.parametrize("name", ["default", "examples", "example", "const", "enum", "properties", "$ref", "x-mine"])
def test_a_property_of_any_name_holds_a_schema(name):
    found = kinds({"properties": {name: {"items": {}}}}, "contracts/a.v1.schema.json")

    assert found[f"/properties/{name}"] is Kind.SCHEMA
    assert found[f"/properties/{name}/items"] is Kind.SCHEMA


@pytest.mark.parametrize("keyword", ["default", "examples", "example", "const", "enum"])
def test_nothing_below_an_instance_is_anything(keyword):
    found = kinds({keyword: {"properties": {"a": {}}}}, "contracts/a.v1.schema.json")

    assert found == {"": Kind.SCHEMA, f"/{keyword}": Kind.DATA}


def test_every_place_of_an_interface_is_told_by_its_kind():
    media = {
        "schema": {},
        "examples": {"example": {"value": {"schema": {}}}},
        "encoding": {"a": {"headers": {"h": {}}}},
    }
    operation = {
        "parameters": [{"schema": {"default": {}}, "content": {"a/b": {"schema": {}}}}],
        "requestBody": {"content": {"schema": media}},
        "responses": {"default": {"headers": {"example": {"schema": {}}}, "links": {"l": {"requestBody": {}}}}},
        "callbacks": {"c": {"{$url}": {"post": {}}}},
    }
    found = kinds({"openapi": "3.1.0", "paths": {"/a": {"post": operation}, "x-std": {"post": {}}}})
    at = "/paths/~1a/post"
    wanted = {
        f"{at}/parameters": Kind.GROUP,
        f"{at}/parameters/0": Kind.PARAMETER,
        f"{at}/parameters/0/schema": Kind.SCHEMA,
        f"{at}/parameters/0/schema/default": Kind.DATA,
        f"{at}/parameters/0/content/a~1b/schema": Kind.SCHEMA,
        f"{at}/requestBody/content/schema": Kind.MEDIA_TYPE,
        f"{at}/requestBody/content/schema/schema": Kind.SCHEMA,
        f"{at}/requestBody/content/schema/examples/example": Kind.EXAMPLE,
        f"{at}/requestBody/content/schema/examples/example/value": Kind.DATA,
        f"{at}/requestBody/content/schema/encoding/a/headers/h": Kind.HEADER,
        f"{at}/responses/default": Kind.RESPONSE,
        f"{at}/responses/default/headers/example/schema": Kind.SCHEMA,
        f"{at}/responses/default/links/l/requestBody": Kind.DATA,
        f"{at}/callbacks/c": Kind.CALLBACK,
        f"{at}/callbacks/c/{{$url}}/post": Kind.OPERATION,
        "/paths/x-std": Kind.ANY,
    }

    assert {pointer: found.get(pointer) for pointer in wanted} == wanted


def test_a_tuple_holds_schemas_and_a_list_of_names_holds_none():
    found = kinds({"items": [{}, True], "dependencies": {"a": ["b"], "c": {}}}, "contracts/a.v1.schema.json")

    assert {pointer for pointer, kind in found.items() if kind is Kind.SCHEMA} >= {"/items/0", "/items/1"}
    assert found["/dependencies/c"] is Kind.SCHEMA
    assert "/dependencies/a/0" not in found


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("openapi.yaml", {"openapi": "3.1.0"}, Kind.OPENAPI),
        ("http.yaml", {"openapi": 3}, Kind.OPENAPI),
        ("contracts/a.v1.schema.json", {}, Kind.SCHEMA),
        ("a.json", {"$schema": "https://json-schema.org/draft/2020-12/schema"}, Kind.SCHEMA),
        ("events/a.v1.event.json", {"$schema": "../event.schema.json"}, Kind.EVENT),
        ("mcp.json", {}, Kind.TOOLS),
        ("module.yaml", {}, Kind.ANY),
        ("module.yaml", None, Kind.ANY),
    ],
)
def test_a_document_is_known_by_its_content_and_its_path(path, data, kind):
    assert kind_of(Document(path, data)) is kind


def test_schemas_of_topics_and_tools_are_schemas():
    assert kinds({"schema": {}, "example": {}}, "events/a.v1.event.json")["/schema"] is Kind.SCHEMA
    assert kinds({"tools": {"input": {"input": {}, "output": {}}}}, "mcp.json")["/tools/input/output"] is Kind.SCHEMA


def test_only_a_schema_that_no_schema_holds_is_outermost():
    places = walk_document(Document("events/a.v1.event.json", {"schema": {"properties": {"a": {"not": {}}}}}))

    assert [place.node.pointer for place in places if place.is_outermost] == ["/schema"]


def test_a_place_stands_before_what_it_holds_in_the_order_of_the_document():
    root = Document("a.json", {"b": {"c": {}}, "a": [{}, {"d": {}}]}).root

    found = [place.node.pointer for place in walk(Place(root, Kind.ANY))]

    assert found == ["", "/b", "/b/c", "/a", "/a/0", "/a/1", "/a/1/d"]


def test_what_stands_under_an_unknown_key_is_of_no_kind():
    assert under(Kind.SCHEMA, "x-mine").kind is Kind.ANY
    assert under(Kind.PATHS, "x-mine").kind is Kind.ANY
    assert under(Kind.PATHS, "/mine").kind is Kind.PATH_ITEM
