import json

import jsonschema
import pytest

from anarq.generators.interface import Interfaces
from anarq.model.errors import AnarqError

TEXT = {"type": "string"}
PUT = {"method": "put", "x-anarq-scope": "toy.thing.write"}


def body(schema):
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def tools(*names):
    return {
        "mcp.json": {"tools": {f"toy.{name}": {"operation": "doThing", "capabilities": ["write"]} for name in names}}
    }


@pytest.fixture
def flat(make, contract, operation):
    """The flat input schema of a tool that is bound to an operation with this body."""

    def of(schema, *, path="/things/{thingId}", contracts=None):
        parameter = {
            "name": "thingId",
            "in": "path",
            "required": True,
            "description": "It.",
            "schema": {"type": "string"},
        }
        declared = operation(path, **PUT, parameters=[parameter], requestBody=body(schema))
        interface = Interfaces(make(declared | tools("do") | (contracts or {}))).of("toy")
        return interface.schemas.schema(interface.tools[0].input_schema)

    return of


def test_parameters_and_members_of_the_body_stand_side_by_side(flat):
    found = flat({"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]})
    assert found == {
        "type": "object",
        "properties": {"thingId": {"description": "It.", "type": "string"}, "a": {"type": "integer"}},
        "required": ["thingId", "a"],
    }


def test_a_closed_body_closes_the_input_and_what_it_extends_is_merged(flat, contract):
    base = contract("base", {"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"]})
    found = flat({"allOf": [{"$ref": "urn:anarq:toy:base:v1"}], "unevaluatedProperties": False}, contracts=base)
    assert found["additionalProperties"] is False
    assert list(found["properties"]) == ["thingId", "b"]
    assert found["required"] == ["thingId", "b"]


def test_what_a_body_says_of_all_members_is_left_to_the_contract_and_the_rest_still_holds(flat):
    found = flat(
        {"type": "object", "minProperties": 2, "properties": {"a": {}, "b": {}}, "dependentRequired": {"a": ["b"]}}
    )
    assert "minProperties" not in found
    assert found["allOf"] == [{"dependentRequired": {"a": ["b"]}}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"thingId": "x", "a": 1}, found)
    jsonschema.validate({"thingId": "x", "a": 1, "b": 2}, found)


def test_a_parameter_and_a_member_of_one_name_are_refused(flat):
    with pytest.raises(AnarqError, match="two arguments `thingId`"):
        flat({"type": "object", "properties": {"thingId": {"type": "string"}}})


def test_a_tool_for_an_operation_that_is_not_there_is_refused(make):
    with pytest.raises(AnarqError, match="which is not an operation of the module"):
        Interfaces(make(tools("do"))).of("toy")


def test_a_self_contained_schema_needs_no_other_document_and_judges_as_the_contracts_do(lantern):
    schema = lantern.schemas.schema("LAMP_PAGE")
    assert "urn:" not in json.dumps({key: value for key, value in schema.items() if key != "$comment"})
    validator = jsonschema.Draft202012Validator(schema)
    lamp = {"lampId": "lamp_0001", "colour": "RED", "litAt": "2026-01-31T09:30:00Z"}
    assert validator.is_valid({"items": [{**lamp, "nearby": [lamp]}], "nextCursor": "x"})
    assert not validator.is_valid({"items": [{**lamp, "nearby": [{**lamp, "colour": "BLUE"}]}]})
    assert not validator.is_valid({"items": [], "nextCursor": ""})


def test_names_that_look_like_keywords_and_examples_are_left_alone(make, contract):
    schema = {
        "type": "object",
        "properties": {"$ref": {"type": "string"}, "$id": {"type": "string"}, "examples": {"type": "integer"}},
        "default": {"$ref": "nowhere"},
        "required": ["$ref"],
    }
    page = {"properties": {"one": {"$ref": "urn:anarq:toy:thing:v1"}}}
    interface = Interfaces(make(contract("thing", schema) | contract("page", page))).of("toy")
    found = interface.schemas.definitions.local(interface.module.contracts[1].node)
    assert found["properties"] == schema["properties"]
    assert found["default"] == {"$ref": "nowhere"}


def tree(name):
    return {"$dynamicAnchor": name, "type": "object", "properties": {"next": {"$dynamicRef": f"#{name}"}}}


def test_a_dynamic_reference_leads_to_the_one_schema_of_its_name(make, contract, operation):
    leaf = contract("leaf", {**tree("leaf"), "required": ["size"]})
    node = {**tree("node"), "properties": {**tree("node")["properties"], "leaf": {"$ref": "urn:anarq:toy:leaf:v1"}}}
    files = contract("node", node) | leaf | operation(data={"$ref": "urn:anarq:toy:node:v1"})
    schema = Interfaces(make(files)).of("toy").schemas.schema("NODE")
    assert "dynamic" not in json.dumps(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"next": {"next": {}}, "leaf": {"size": 1, "next": {"size": 2}}})
    assert not validator.is_valid({"leaf": {"size": 1, "next": {}}})
    assert not validator.is_valid({"next": {"next": 1}})


def test_a_dynamic_reference_whose_target_depends_on_the_way_is_refused(make, contract, operation):
    files = contract("node", tree("node")) | contract("leaf", tree("node"))
    with pytest.raises(AnarqError, match="depends on the way to it"):
        Interfaces(make(files | operation(data={"$ref": "urn:anarq:toy:leaf:v1"}))).of("toy")


def test_two_contracts_of_one_name_are_told_apart_in_one_document(make, contract, operation):
    own = contract(
        "currency",
        {"type": "object", "properties": {"code": {"$ref": "urn:anarq:common:currency:v1"}}},
        title="Currency",
    )
    interface = Interfaces(make(own | operation(data={"$ref": "urn:anarq:toy:currency:v1"}))).of("toy")
    assert set(interface.schemas.definitions.schemas) == {"Currency", "CommonCurrency"}
    assert interface.schemas.schema("CURRENCY")["properties"]["code"] == {"$ref": "#/$defs/CommonCurrency"}


def test_two_schemas_of_one_name_are_refused(make, contract, operation):
    files = contract("thing", {"type": "string"}, title="DoThingResponse")
    files |= contract("other", {"properties": {"a": {"$ref": "urn:anarq:toy:thing:v1"}}})
    pair = operation(data={"type": "integer"}, requestBody=body({"$ref": "urn:anarq:toy:thing:v1"}))
    with pytest.raises(AnarqError, match="two schemas have the name `DO_THING_RESPONSE`"):
        Interfaces(make(files | pair)).of("toy")
