"""Every walk of the generators ends, whatever a spec refers to."""

import pytest

from anarq.generators.bundle.openapi import openapi
from anarq.generators.interface import Interfaces
from anarq.generators.members import members
from anarq.generators.references import References
from anarq.generators.schemas import Definitions
from anarq.generators.targets import targets
from anarq.model.errors import AnarqError


def query(operation, schema):
    return operation(parameters=[{"name": "word", "in": "query", "description": "It.", "schema": schema}])


def all_of(ecosystem):
    interfaces = Interfaces(ecosystem)
    return [file for target in targets() for file in target.generate(interfaces)]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"$ref": 12}, "a `\\$ref` is a text that names something"),
        ({"$ref": "#/paths//notes"}, "leads nowhere"),
        ({"$ref": "#/x-std/00"}, "leads nowhere"),
        ({"$ref": "#/x-std/0"}, "in a circle"),
        ({"$ref": "#/x-std/1"}, "extends itself"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_told(make, operation, schema, message):
    files = query(operation, schema)
    files["openapi.yaml"]["x-std"] = [{"$ref": "#/x-std/0"}, {"allOf": [{"$ref": "#/x-std/1"}]}]

    with pytest.raises(AnarqError, match=message):
        all_of(make(files))


def test_a_path_item_that_is_itself_is_told(make, operation):
    files = operation()
    files["openapi.yaml"]["paths"]["/a"] = {"$ref": "#/paths/~1a"}

    with pytest.raises(AnarqError, match="in a circle"):
        all_of(make(files))


def test_a_path_item_inside_of_itself_is_a_component(make, operation):
    item = {"post": {"operationId": "again", "callbacks": {"c": {"{$url}": {"$ref": "#/components/pathItems/Again"}}}}}
    files = operation(callbacks={"c": {"{$url}": {"$ref": "#/components/pathItems/Again"}}})
    files["openapi.yaml"]["components"] = {"pathItems": {"Again": item}}
    interfaces = Interfaces(make(files))

    document = openapi(interfaces, interfaces.of("toy"))

    written = document["paths"]["/things"]["get"]["callbacks"]["c"]["{$url}"]
    assert written["post"]["callbacks"]["c"]["{$url}"] == {"$ref": "#/components/pathItems/Again"}
    assert document["components"]["pathItems"]["Again"] == item


def test_contracts_that_are_extended_again_and_again_are_read_once_each(make, contract):
    names = [f"c{number}" for number in range(60)]
    files = contract("end", {"properties": {"a": {"type": "string"}}})
    for name, after in zip(names, [*names[1:], "end"], strict=True):
        files |= contract(name, {"allOf": [{"$ref": f"urn:anarq:toy:{after}:v1"}] * 2})
    ecosystem = make(files)

    (first,) = (one.node for one in ecosystem.modules["toy"].contracts if one.id == "urn:anarq:toy:c0:v1")

    assert list(members(References(ecosystem), first)) == ["a"]


def test_what_is_called_default_is_rewritten_and_data_is_not(make, contract):
    reference = {"$ref": "urn:anarq:toy:word:v1"}
    files = contract("word", {"type": "string"}) | contract(
        "thing",
        {
            "default": {"a": reference},
            "x-mine": reference,
            "properties": {"default": reference, "examples": reference},
            "dependentSchemas": {"enum": reference},
            "definitions": {"const": reference},
        },
    )
    interfaces = Interfaces(make(files))
    node = interfaces.ecosystem.modules["toy"].documents["contracts/thing.v1.schema.json"].root
    local = {"$ref": "#/$defs/Word"}

    found = Definitions(interfaces.references, interfaces.names, "toy").local(node)

    assert found["properties"] == {"default": local, "examples": local}
    assert (found["dependentSchemas"], found["definitions"]) == ({"enum": local}, {"const": local})
    assert (found["default"], found["x-mine"]) == ({"a": reference}, reference)


def test_parts_of_one_name_are_told_apart_however_many_there_are(make, contract):
    files = contract("thing", {"properties": {name: {"properties": {"x": {"const": name}}} for name in "abcd"}})
    interfaces = Interfaces(make(files))
    root = interfaces.ecosystem.modules["toy"].documents["contracts/thing.v1.schema.json"].root
    definitions = Definitions(interfaces.references, interfaces.names, "toy")

    names = [definitions.name(root.get("properties", name, "properties", "x")) for name in "abcd"]

    assert [definitions.schemas[name] for name in names] == [{"const": name} for name in "abcd"]


def test_a_schema_that_has_a_number_for_a_name_gets_one_for_code(make, operation):
    files = query(operation, {"$ref": "#/x-types/0"})
    files["openapi.yaml"]["x-types"] = [{"type": "string"}]

    assert all_of(make(files))
