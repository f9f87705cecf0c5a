"""What a walk over a document and its schema finds, and that it ends."""

from collections.abc import Callable
from typing import Any

import pytest

from anarq.model.names.vocabulary import Vocabulary, Where
from anarq.model.names.walk import Declared, Hole, Lack, Referred, walk
from anarq.model.tree import Document, Node

Found = list[Declared | Referred | Hole]
Read = Callable[..., Found]


@pytest.fixture
def read() -> Read:
    def found(data: Any, schema: dict[str, Any], follow: Any = None, **schemas: dict[str, Any]) -> Found:
        documents = {
            f"{name}.schema.json": Document(name, {"$id": f"urn:{name}", **one}) for name, one in schemas.items()
        }
        read = walk(Document("a.yaml", data), schema, Vocabulary(schemas=documents), follow)
        return [one for one in read if not isinstance(one, Lack)]

    return found


def names(found: Found) -> list[tuple[str, str]]:
    return [(one.name, one.node.pointer) for one in found if not isinstance(one, Hole)]


def test_values_and_keys_of_objects_and_lists_are_names(read: Read) -> None:
    schema = {
        "properties": {
            "scopes": {"propertyNames": {"x-anarq-declares": "scope"}},
            "roles": {"additionalProperties": {"items": {"x-anarq-refers": "scope"}}},
        }
    }
    found = read({"scopes": {"a/b": {}}, "roles": {"r": ["a/b", 7, ""]}}, schema)
    assert names(found) == [("a/b", "/scopes/a~1b"), ("a/b", "/roles/r/0")]
    assert isinstance(found[0], Declared)
    assert isinstance(found[1], Referred)


def test_every_alternative_of_a_schema_is_read_and_says_the_same_once(read: Read) -> None:
    tool = {"properties": {"needs": {"items": {"x-anarq-refers": "tool"}}}}
    schema = {"oneOf": [tool, {**tool, "properties": {**tool["properties"], "does": {"x-anarq-refers": "operation"}}}]}
    assert names(read({"needs": ["t"], "does": "o"}, schema)) == [("t", "/needs/0"), ("o", "/does")]


def test_references_of_the_schema_are_followed_into_other_schemas(read: Read) -> None:
    schema = {"properties": {"a": {"$ref": "urn:other#/$defs/it"}, "b": {"$ref": "#/$defs/it"}}, "$defs": {}}
    other = {"$defs": {"it": {"$ref": "#/$defs/that"}, "that": {"x-anarq-refers": "topic"}}}
    assert names(read({"a": "t", "b": "nothing"}, schema, other=other)) == [("t", "/a")]


def test_a_key_that_names_a_module_says_whose_the_names_below_it_are(read: Read) -> None:
    uses = {"items": {"x-anarq-refers": {"kind": "operation", "in": "peer"}}}
    schema = {
        "additionalProperties": {"properties": {"uses": uses}},
        "propertyNames": {"x-anarq-refers": {"kind": "module", "in": "anywhere"}},
    }
    module, operation = read({"peer": {"uses": ["o"]}}, schema)
    assert isinstance(module, Referred)
    assert isinstance(operation, Referred)
    assert (module.name, module.to.where) == ("peer", Where.ANYWHERE)
    assert (operation.name, operation.peer) == ("o", "peer")


@pytest.mark.parametrize(("named", "peer"), [({"peer": "p"}, "p"), ({"peer": 7}, ""), ({}, "")])
def test_a_value_that_names_a_module_says_whose_the_names_beside_it_are(
    read: Read, named: dict[str, Any], peer: str
) -> None:
    operation = {"x-anarq-refers": {"kind": "operation", "in": "peer", "of": "peer"}}
    schema = {"properties": {"peer": {"x-anarq-refers": "dependency"}, "operation": operation}}
    found = read({**named, "operation": "o"}, schema)
    assert [(one.name, one.peer) for one in found if isinstance(one, Referred) and one.name == "o"] == [("o", peer)]


def test_a_part_knows_what_it_is_a_part_of(read: Read) -> None:
    schema = {
        "properties": {
            "operationId": {"x-anarq-refers": "operation"},
            "parameters": {"propertyNames": {"x-anarq-refers": {"kind": "parameter", "of": "operationId"}}},
            "fields": {
                "propertyNames": {"x-anarq-refers": "topic"},
                "additionalProperties": {"items": {"x-anarq-refers": "field"}},
            },
        }
    }
    found = read({"operationId": "o", "parameters": {"p": 1}, "fields": {"t": ["/f"]}}, schema)
    wholes = {one.name: one.of.name if one.of else None for one in found if isinstance(one, Referred)}
    assert wholes == {"o": None, "p": "o", "t": None, "/f": "t"}


def test_a_file_may_declare_its_own_name(read: Read) -> None:
    (found,) = read({}, {"x-anarq-declares": {"kind": "runbook", "by": "file"}})
    assert isinstance(found, Declared)
    assert found.name == "a"


def follow(node: Node) -> Node | None:
    token = node.get("$ref").text().removeprefix("#/")
    target = node.document.root.get(token)
    return target if target.exists else None


ITEM: dict[str, Any] = {"properties": {"id": {"x-anarq-declares": "operation"}}}


def test_what_two_references_name_is_declared_twice_and_read_once(read: Read) -> None:
    schema = {"properties": {"paths": {"additionalProperties": ITEM}}}
    data = {"paths": {"/a": {"$ref": "#/x"}, "/b": {"$ref": "#/x"}}, "x": {"id": "o"}}
    first, second = read(data, schema, follow)
    assert isinstance(first, Declared)
    assert isinstance(second, Declared)
    assert first.node == second.node
    assert [one.via.pointer for one in (first, second)] == ["/paths/~1a/$ref", "/paths/~1b/$ref"]


def test_what_is_declared_once_however_many_refer_to_it(read: Read) -> None:
    once = {"properties": {"id": {"x-anarq-declares": {"kind": "operation", "once": True}}}}
    data = {"a": {"$ref": "#/x"}, "b": {"$ref": "#/x"}, "x": {"id": "o"}}
    assert len(read(data, {"properties": {"a": once, "b": once}}, follow)) == 1


def test_a_reference_that_leads_nowhere_is_a_hole_with_the_kinds_that_may_be_behind_it(read: Read) -> None:
    (hole,) = read({"a": {"$ref": "#/gone"}}, {"properties": {"a": ITEM}}, follow)
    assert isinstance(hole, Hole)
    assert hole.declared == {"operation"}


def test_references_of_a_kind_of_document_that_has_none_are_data(read: Read) -> None:
    assert read({"a": {"$ref": "#/x"}, "x": {"id": "o"}}, {"properties": {"a": ITEM}}) == []


def test_references_that_go_round_in_a_document_and_in_a_schema_end(read: Read) -> None:
    schema = {
        "$ref": "#/$defs/n",
        "$defs": {"n": {"allOf": [{"$ref": "#/$defs/n"}, ITEM], "properties": {"a": {"$ref": "#/$defs/n"}}}},
    }
    data = {"id": "o", "a": {"$ref": "#/b"}, "b": {"id": "p", "a": {"$ref": "#/b"}}}
    assert {name for name, _ in names(read(data, schema, follow))} == {"o", "p"}


def test_work_grows_with_the_document_however_many_references_name_one_thing(read: Read) -> None:
    """Counted by how often references are followed: each once, and what they name twice at most."""
    many = 200
    followed: list[str] = []

    def counting(node: Node) -> Node | None:
        followed.append(node.pointer)
        return follow(node)

    leaf = {"properties": {"id": {"x-anarq-declares": "operation"}, "next": {"$ref": "#/$defs/leaf"}}}
    schema = {"additionalProperties": {"$ref": "#/$defs/leaf"}, "$defs": {"leaf": leaf}}
    chain = {f"c{i}": {"id": f"o{i}", "next": {"$ref": f"#/c{i + 1}"}} for i in range(many)}
    refs = {f"r{i}": {"$ref": "#/c0"} for i in range(many)}
    read({**refs, **chain}, schema, counting)
    assert many * 2 <= len(followed) <= many * 4


@pytest.mark.parametrize("value", [{}, {"scopes": {}}, {"scopes": None}, {"scopes": "a"}])
def test_a_key_that_says_nothing_is_told_with_the_names_that_might_stand_behind_it(value: dict[str, Any]) -> None:
    schema = {"properties": {"scopes": {"type": "object", "propertyNames": {"x-anarq-declares": "scope"}}, "other": {}}}
    (lack,) = walk(Document("a.yaml", value), schema, Vocabulary())
    assert isinstance(lack, Lack)
    assert (lack.node.pointer, lack.declared, lack.used) == ("/scopes", {"scope"}, frozenset())


def test_a_key_behind_which_names_stand_is_not_one_that_says_nothing() -> None:
    schema = {"properties": {"scopes": {"type": "object", "propertyNames": {"x-anarq-declares": "scope"}}}}
    assert [type(one) for one in walk(Document("a.yaml", {"scopes": {"a": 1}}), schema, Vocabulary())] == [Declared]
