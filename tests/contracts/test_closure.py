"""A schema is cut out of its document with all that it reaches, and validators are given nothing else."""

from typing import Any

import pytest

from anarq.contracts import Answer, Reading, Side, UnresolvedError, decide, subschema
from anarq.contracts.read.closure import NotCutError
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_7, DRAFT_2019

SLOW: Any = {"type": "string", "pattern": r"^(https?:\/\/)?([\da-z\.-]+)\.([a-z\.]{2,6})([\/\w \.-]*)*\/?$"}


def uncounted(_: int) -> None:
    """Count no work."""


def document(schema: Any, **others: Any) -> Any:
    return {"openapi": "3.1.0", "components": {"schemas": {"A": schema, **others}}}


def side(data: Any, pointer: str = "/components/schemas/A", **options: Any) -> Side:
    return Side(data, pointer, **options)


def cut(data: Any, pointer: str = "", **options: Any) -> Any:
    closure = side(data, pointer, **options).closure
    assert closure is not None
    return closure.document


def test_what_is_reached_is_kept_and_nothing_else() -> None:
    data = document(
        {"title": "A", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
        B={"description": "b", "items": {"$ref": "#/components/schemas/A"}, "x-own": {"$ref": "nowhere"}},
        C=SLOW,
    )
    assert cut(data, "/components/schemas/A") == {
        "$ref": "#/$defs/s0",
        "$defs": {"s0": {"properties": {"b": {"$ref": "#/$defs/s1"}}}, "s1": {"items": {"$ref": "#/$defs/s0"}}},
    }


def test_names_that_look_like_keywords_are_names() -> None:
    schema: Any = {
        "properties": {"$ref": {"$ref": "#/$defs/$ref"}, "title": {"const": {"$ref": "x", "title": "y"}}},
        "$defs": {"$ref": {"type": "null"}},
    }
    definitions = cut(schema)["$defs"]
    assert definitions["s0"]["properties"]["$ref"] == {"$ref": "#/$defs/s1"}
    assert definitions["s0"]["properties"]["title"] == {"const": {"$ref": "x", "title": "y"}}
    assert definitions["s1"] == {"type": "null"}


def test_siblings_of_a_reference_are_left_out_where_they_say_nothing() -> None:
    schema: Any = {"definitions": {"a": {"type": "integer"}}, "items": {"$ref": "#/definitions/a", "maximum": 3}}
    kept, ignored = (cut(schema, reading=Reading(dialect=dialect)) for dialect in (Reading().dialect, DRAFT_7))
    assert kept["$defs"]["s0"]["items"] == {"$ref": "#/$defs/s1", "maximum": 3}
    assert ignored["definitions"]["s0"]["items"] == {"$ref": "#/definitions/s1"}


def test_references_into_other_documents_lead_into_the_closure() -> None:
    known: Any = {"sub/b.json": {"$defs": {"t": {"$ref": "c.json#"}}}, "sub/c.json": {"type": "string"}}
    found = cut({"$ref": "sub/b.json#/$defs/t"}, catalogue=known)
    assert found["$defs"]["s2"] == {"type": "string"}


@pytest.mark.parametrize(
    "schema",
    [
        {"$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}},
        {"properties": {"a": {"$id": "urn:a", "$schema": DRAFT_4.uri, "type": "integer"}}},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$id": "urn:a", "$schema": DRAFT_7.uri, "type": "integer"}}},
    ],
    ids=["a dynamic reference", "a part in another draft", "a reference into another draft"],
)
def test_what_cannot_stand_alone_is_validated_in_its_document(schema: Any) -> None:
    assert side(schema, "").closure is None
    with pytest.raises(NotCutError):
        Side(schema).cutter.digest(Side(schema).site, uncounted)
    assert decide(Side(schema), Side({"type": "string"})).answer is Answer.BREAKING


def test_a_reference_that_leads_nowhere_is_unresolved() -> None:
    with pytest.raises(UnresolvedError):
        side({"$ref": "#/$defs/none"}, "").validator.is_valid(1)


def test_a_slow_pattern_elsewhere_in_the_document_is_not_a_reason_to_doubt() -> None:
    old = document({"type": "object", "properties": {"n": {"type": "string", "pattern": "^[0-9a-f]{36}$"}}}, B=SLOW)
    new = document({"type": "object", "properties": {"n": {"type": "string", "maxLength": 35}}}, B=SLOW)
    assert decide(side(old), side(new)).answer is Answer.BREAKING  # by a text that is long enough for the pattern of B


@pytest.mark.parametrize("inside", [False, True])
def test_references_to_neighbours_are_not_a_reason_to_doubt(inside: bool) -> None:
    pointer = "/properties/a" if inside else ""
    known: Any = {"old.json": {"type": "number"}, "new.json": {"type": "integer"}}
    sides = [Side({"properties": {"a": {"$ref": f"{name}.json"}}}, pointer, catalogue=known) for name in ("old", "new")]
    assert decide(*sides).answer is Answer.BREAKING


def test_a_discriminator_that_one_validator_asserts_is_not_a_reason_to_doubt() -> None:
    pet: Any = {
        "type": "object",
        "discriminator": {"propertyName": "kind", "mapping": {"c": "#/components/schemas/Cat"}},
        "oneOf": [{"$ref": "#/components/schemas/Cat"}],
    }
    versions = [
        {"openapi": "3.0.3", "components": {"schemas": {"A": pet, "Cat": {"type": "object", **more}}}}
        for more in ({}, {"required": ["name"]})
    ]
    old, new = (Side(version, "/components/schemas/A") for version in versions)
    assert decide(old, new).answer is Answer.BREAKING
    assert decide(new, old).answer is Answer.COMPATIBLE


def test_equal_closures_are_equal_by_hash_wherever_they_stand() -> None:
    part: Any = {"properties": {"b": {"$ref": "#/components/schemas/B"}}}
    below: Any = {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/A"}]}
    one, other = side(document({"title": "x", **part}, B=below)), side(document(part, C=SLOW, B=below))
    third = side(document(part, B={**below, "maxItems": 1}))
    assert (
        one.cutter.digest(one.site, uncounted)
        == other.cutter.digest(other.site, uncounted)
        != third.cutter.digest(third.site, uncounted)
    )
    assert decide(one, other).steps < 100
    assert decide(one, third).answer is Answer.BREAKING


def test_equal_texts_whose_references_lead_to_different_schemas_are_not_equal() -> None:
    old: Any = {"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/b"}}, "b": {"items": False}}}
    new: Any = {"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}
    assert subschema(old, new).answer is Answer.COMPATIBLE
    assert subschema(new, old).answer is Answer.BREAKING


def test_formats_count_as_they_are_read() -> None:
    schemas: tuple[Any, Any] = {"format": "date"}, {"format": "time"}
    assert subschema(*schemas).answer is Answer.COMPATIBLE
    asserted = [Side(schema, reading=Reading(assert_formats=True)) for schema in schemas]
    assert decide(*asserted).answer is Answer.BREAKING
    assert decide(Side(schemas[0]), asserted[0]).answer is Answer.BREAKING


def test_sides_of_one_document_share_what_is_learnt_of_it() -> None:
    one = side(document({"type": "string"}, B={"$ref": "#/components/schemas/A"}))
    other = one.at("/components/schemas/B")
    assert other.corpus is one.corpus
    assert other.site.schema == {"$ref": "#/components/schemas/A"}
    assert decide(one, other).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("items", [True, False])
def test_no_judge_fails_on_boolean_items_of_2019_09(items: bool) -> None:
    """`jsonschema` counts the items of `true` when it looks for what was evaluated."""
    old: Any = {
        "$schema": DRAFT_2019.uri,
        "unevaluatedItems": False,
        "$ref": "#/$defs/a",
        "$defs": {"a": {"items": items}},
        "type": "array",
    }
    assert decide(Side(old), Side({"type": "string"})).answer is Answer.BREAKING
