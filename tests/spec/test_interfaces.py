"""The interfaces of the design have a schema each, which says of every member what the design's text says of it."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from anarq.contracts.confirm.validators import validator
from anarq.loader.design.interfaces import interfaces
from anarq.loader.design.types import Array, Function, Interface, Literal, Map, Named, Object, Union

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8")
INTERFACES = interfaces(TEXT)
SCHEMAS = {
    schema["$id"]: schema
    for folder in ("common", "design")
    for schema in (json.loads(path.read_text("utf-8")) for path in (ROOT / "spec" / folder).glob("*.schema.json"))
}
CALLED_OTHERWISE = {"QindexPointer": "urn:anarq:common:index-pointer:v1"}
"""Interfaces whose schema has another title: it is older than its module."""

OURS = {"HealthResponse.identity", "HealthResponse.mocked"}
"""Members that the design does not have; they are optional."""

NARROWER = {"LockSig.alg"}
"""Texts of which we take only some: the algorithms that a signature may have."""

NOTES = {"$schema", "$id", "title", "description", "examples", "x-anarq-classification", "type"}
"""Keywords that are looked at as such, or say nothing of values."""

KEYWORDS = {
    "string": {"minLength", "maxLength", "pattern", "format", "anyOf"},
    "number": {"minimum", "maximum"},
    "boolean": set(),
    "schema": set(),
    "any": set(),
    "array": {"items", "uniqueItems"},
    "object": {"properties", "required", "unevaluatedProperties"},
    "map": {"additionalProperties"},
}
"""What a schema may say besides, by what the design calls a value."""


def schema_of(name: str) -> dict:
    found = [schema for schema in SCHEMAS.values() if schema["title"] == name]
    (one,) = [SCHEMAS[CALLED_OTHERWISE[name]]] if name in CALLED_OTHERWISE else found
    return one


NAMED = {
    "string": ("string", ("string",)),
    "number": ("number", ("number", "integer")),
    "boolean": ("boolean", ("boolean",)),
    "JSONSchema": ("schema", (["object", "boolean"],)),
    "any": ("any", (None,)),
}
"""By a name of a type: how it is called here, and the types that it may have in a schema."""


def breaches(type_, schema, path: str) -> Iterator[str]:
    """Where a schema says something else than a type."""
    if isinstance(type_, Named) and type_.name not in NAMED:
        whole = {key: value for key, value in schema.items() if key not in NOTES}
        if whole != {"$ref": type_to(type_.name)}:
            yield f"{path}: {type_.name}"
        return
    while "$ref" in schema:
        if schema.keys() - NOTES != {"$ref"}:
            yield f"{path}: more than a reference"
        schema = SCHEMAS[schema["$ref"]]
    match type_:
        case Object(found):
            yield from of_object(found, schema, path)
        case Array(of):
            yield from of_kind("array", ("array",), schema, path)
            yield from breaches(of, schema.get("items", {}), f"{path}[]")
        case Map(of):
            yield from of_kind("map", ("object",), schema, path)
            yield from breaches(of, schema.get("additionalProperties", {}), f"{path}.*")
        case Union(options):
            yield from of_values({option.value for option in options}, schema.get("enum", ()), schema, path)
        case Literal(value):
            yield from of_values({value}, [schema["const"]] if "const" in schema else (), schema, path)
        case Function():  # no document holds one: where it is found is a text
            yield from of_kind("string", ("string",), schema, path)
        case Named(name):
            yield from of_text(schema, path) if path in NARROWER else of_kind(*NAMED[name], schema, path)


def of_text(schema: dict, path: str) -> Iterator[str]:
    if not all(isinstance(value, str) for value in schema.get("enum", [None])):
        yield f"{path}: some are no texts"


def type_to(name: str) -> str:
    known = {"MaskRule": "urn:anarq:common:mask-rule:v1"}  # the design names it, and does not write it
    return known.get(name) or schema_of(name)["$id"]


def of_kind(kind: str, types: tuple, schema: dict, path: str) -> Iterator[str]:
    if schema.get("type") not in types:
        yield f"{path}: is {schema.get('type')}, not {kind}"
    yield from (f"{path}: {key}" for key in sorted(schema.keys() - NOTES - KEYWORDS[kind]))


def of_values(due: set, values, schema: dict, path: str) -> Iterator[str]:
    if {(type(value) is bool, value) for value in values} != {(type(value) is bool, value) for value in due}:
        yield f"{path}: {values} in place of {sorted(due, key=str)}"
    yield from (f"{path}: {key}" for key in sorted(schema.keys() - NOTES - {"enum", "const"}))


def of_object(found, schema: dict, path: str) -> Iterator[str]:
    yield from of_kind("object", ("object",), schema, path)
    said = schema.get("properties", {})
    due = {member.name for member in found}
    ours = {name for name in said if f"{path}.{name}" in OURS}
    yield from (f"{path}.{name}: is not there" for name in sorted(due - said.keys()))
    yield from (f"{path}.{name}: is not the design's" for name in sorted(said.keys() - due - ours))
    required = set(schema.get("required", ()))
    wanted = {member.name for member in found if not member.optional}
    yield from (f"{path}.{name}: required or not" for name in sorted(required ^ wanted))
    for member in found:
        if member.name in said:
            yield from breaches(member.type, said[member.name], f"{path}.{member.name}")


def named(one: Interface) -> str:
    return one.name


def told(one: Interface, schema: dict) -> list[str]:
    return [*breaches(one.type, schema, one.name)]


@pytest.mark.parametrize("one", INTERFACES, ids=named)
def test_the_schema_says_what_the_interface_says(one):
    assert told(one, schema_of(one.name)) == []


def test_every_schema_of_the_design_is_that_of_an_interface():
    of_design = {schema["title"] for urn, schema in SCHEMAS.items() if urn.startswith("urn:anarq:design:")}
    assert of_design <= {one.name for one in INTERFACES}
    assert len(INTERFACES) == len(re.findall(r"(?m)^(?:interface \w+|Payload:) \{$", TEXT))


def changed(schema: dict) -> Iterator[tuple[str, str, dict]]:
    """The schema with one thing otherwise, for each thing that it says of a member: the member, what was done to it."""
    for way in places(schema):
        for change in (dropped, renamed, required_or_not, retyped, with_another_value):
            copy = deepcopy(schema)
            holder = copy
            for key in way[:-1]:
                holder = holder[key]
            change(holder, way[-1])
            yield way[-1], change.__name__, copy


def places(schema, way=()) -> Iterator[tuple]:
    """The ways to the members of a schema; the last key is the name."""
    for name, said in schema.get("properties", {}).items():
        yield (*way, name)
        yield from places(said, (*way, "properties", name))
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from places(schema[key], (*way, key))


def dropped(holder: dict, name: str) -> None:
    del holder["properties"][name]


def renamed(holder: dict, name: str) -> None:
    holder["properties"][f"{name}s"] = holder["properties"].pop(name)


def required_or_not(holder: dict, name: str) -> None:
    holder["required"] = sorted({*holder["required"]} ^ {name})


def retyped(holder: dict, name: str) -> None:
    holder["properties"][name] = {"type": "null"}


def with_another_value(holder: dict, name: str) -> None:
    member = holder["properties"][name]
    if "enum" in member:
        member["enum"] = [*member["enum"], "OTHER"]
    elif "const" in member:
        member["const"] = 91 if member["const"] is not True else 1
    elif "$ref" in member:
        member["$ref"] = "urn:anarq:common:error-response:v1"
    else:
        member["const"] = "x"


@pytest.mark.parametrize("one", INTERFACES, ids=named)
def test_a_schema_that_says_something_else_of_a_member_is_told(one):
    tried = [*changed(schema_of(one.name))]
    silent = {(name, change) for name, change, other in tried if not told(one, other)}

    # An optional member of ours may be absent or be otherwise; of a text that we narrow any text may be taken.
    spared = {path.partition(".")[2] for path in OURS | NARROWER if path.startswith(f"{one.name}.")}
    assert {(name, change) for name, change in silent if name not in spared} == set()
    assert {name for name, _, _ in tried} >= {member.name for member in one.type.members}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda schema: schema["$id"])
def test_examples_keep_their_schema_and_lack_nothing_that_is_due(schema):
    known = validator(schema, registry=SCHEMAS, assert_formats=True)
    for example in schema["examples"]:
        assert known.errors(example) == []
        for name in schema.get("required", ()):
            assert not known.is_valid({key: value for key, value in example.items() if key != name})


@pytest.mark.parametrize(
    "schema", [schema for urn, schema in SCHEMAS.items() if ":design:" in urn], ids=lambda schema: schema["$id"]
)
def test_every_part_of_a_schema_of_the_design_is_described(schema):
    assert schema["description"].endswith(".")
    bare = [way for way in places(schema) if not described(schema, way)]
    assert bare == []


def described(schema: dict, way: tuple) -> bool:
    for key in way[:-1]:
        schema = schema[key]
    return schema["properties"][way[-1]].get("description", "").endswith(".")
