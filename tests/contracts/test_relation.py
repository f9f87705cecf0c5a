"""What the relation says of pairs of schemas; the pairs stand in JSON files beside.

`<` means that the first is within the second, `=` that each is within the other, `#` that neither is.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from anarq.contracts import DIALECTS, Answer, Reading, SchemaError, Side, UnresolvedError, decide, subschema
from anarq.contracts.read.dialect import DRAFT_7

Ask = Callable[..., str]
FOLDER: Final = Path(__file__).parent
ANSWERS: Final = {
    "<": ("compatible", "breaking"),
    "=": ("compatible", "compatible"),
    "#": ("breaking", "breaking"),
}
PAIRS: Final = json.loads((FOLDER / "pairs.json").read_text("utf-8"))
DATED: Final = json.loads((FOLDER / "pairs_by_dialect.json").read_text("utf-8"))
BY_NAME: Final = {dialect.name: dialect for dialect in DIALECTS}
STRING: Final[Any] = {"type": "string"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["case"])
def test_the_relation_is_decided_on_meaning(pair: Any, answer: Ask) -> None:
    old, new = pair["old"], pair["new"]
    assert (answer(old, new), answer(new, old)) == ANSWERS[pair["is"]]


@pytest.mark.parametrize("pair", DATED, ids=lambda pair: pair["case"])
def test_dialects_differ(pair: Any, answer: Ask) -> None:
    old, new = pair["old"], pair["new"]
    reading = Reading(dialect=BY_NAME[pair["dialect"]])
    assert (answer(old, new, reading=reading), answer(new, old, reading=reading)) == ANSWERS[pair["is"]]


def test_sides_may_be_written_in_different_drafts(answer: Ask) -> None:
    old: Any = {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": True}
    new: Any = {"$schema": "https://json-schema.org/draft/2020-12/schema", "exclusiveMinimum": 1}
    assert answer(old, new) == answer(new, old) == "compatible"


@pytest.mark.parametrize(
    ("old", "new", "annotation", "asserted"),
    [
        ({"format": "date"}, {"format": "date-time"}, "compatible", "breaking"),
        ({}, {"format": "uuid"}, "compatible", "breaking"),
        ({"format": "email"}, {"format": "idn-email"}, "compatible", "compatible"),
        ({"format": "of-our-own"}, {"format": "another"}, "compatible", "compatible"),
        ({"format": "date"}, {"format": "date"}, "compatible", "compatible"),
        ({"enum": ["a"], "format": "of-our-own"}, {"const": "a"}, "compatible", "compatible"),
        ({"type": "string", "format": "date", "maxLength": 3}, {"const": 1}, "breaking", "undecided"),
        (
            {"type": "string", "format": "date", "enum": ["2000-01-01", "x"]},
            {"const": "2000-01-01"},
            "breaking",
            "compatible",
        ),
        ({"type": "string", "format": "date", "minLength": 4, "maxLength": 3}, False, "compatible", "compatible"),
    ],
)
def test_formats_are_annotations_unless_asserted(
    old: Any, new: Any, annotation: str, asserted: str, answer: Ask
) -> None:
    assert answer(old, new) == annotation
    assert answer(old, new, reading=Reading(assert_formats=True)) == asserted


def test_contents_are_annotations(answer: Ask) -> None:
    old, new = ({"$schema": DRAFT_7.uri, "type": "string", **more} for more in ({}, {"contentEncoding": "base64"}))
    assert answer(old, new) == answer(new, old) == "compatible"
    assert answer(new, {"const": "é"}) == "breaking"


def test_a_catalogue_is_all_that_references_reach(answer: Ask) -> None:
    known: Any = {"urn:example:s": {"$id": "urn:example:s", "type": "string", "minLength": 1}}
    assert answer({"$ref": "urn:example:s"}, STRING, catalogue=known) == "compatible"
    assert answer(STRING, {"$ref": "urn:example:s"}, catalogue=known) == "breaking"
    with pytest.raises(UnresolvedError, match="urn:example:s"):
        subschema({"$ref": "urn:example:s"}, STRING)


def test_a_proof_falls_with_any_of_the_assumptions_that_it_leans_on(answer: Ask) -> None:
    """Below `inner`, `either` is empty as long as `outer` and `inner` are. Then `inner` has an instance after all."""
    tree: Any = {
        "outer": {
            "type": "array",
            "prefixItems": [{"$ref": "#/$defs/inner"}, {"$ref": "#/$defs/either"}],
            "minItems": 2,
        },
        "inner": {"anyOf": [_list_of("either"), {"type": "object", "required": ["leaf"]}]},
        "either": {"anyOf": [_list_of("inner"), _list_of("outer")]},
    }
    assert answer({**_list_of("outer"), "$defs": tree}, False) == "breaking"


def test_an_instance_has_what_is_known_only_below_an_open_goal(answer: Ask) -> None:
    first: Any = {
        "$defs": {
            "g": {"oneOf": [_list_of("g"), {"type": "array", "prefixItems": [{"type": "object"}], "minItems": 1}]}
        },
        "$ref": "#/$defs/g",
    }
    either: Any = {"oneOf": [{"prefixItems": [{"$ref": "#/$defs/g"}]}, {"prefixItems": [{}], "items": False}]}
    second: Any = {
        "$defs": {"g": {**either, "not": {"prefixItems": [{"type": "null"}]}}},
        "$ref": "#/$defs/g",
    }
    assert answer(first, second) == "breaking"


def test_deeper_instances_are_sought_when_shallow_ones_do_not_do(answer: Ask) -> None:
    """The first levels are searched first; what was cut off there is not what the search comes to."""
    branch: Any = {"items": {"prefixItems": [{"$ref": "#/$defs/fork"}]}}
    first: Any = {
        "$defs": {
            "root": {"type": "array", "items": _list_of("fork"), "minItems": 1},
            "fork": {"oneOf": [_member_of("a", "fork"), _member_of("b", "root")]},
        },
        "$ref": "#/$defs/root",
    }
    second: Any = {
        "$defs": {"fork": {"properties": {"a": {"properties": {"a": False, "b": False}}}}},
        **branch,
    }
    assert answer(first, second) == "compatible"  # a tree of `root` would have no end, so there is none


def _member_of(name: str, definition: str) -> Any:
    return {"type": "object", "required": [name], "properties": {name: {"$ref": f"#/$defs/{definition}"}}}


def _list_of(name: str) -> Any:
    return {"type": "array", "prefixItems": [{"$ref": f"#/$defs/{name}"}], "minItems": 1}


def test_pointers_choose_schemas_inside_of_documents(answer: Ask) -> None:
    document: Any = {
        "openapi": "3.0.3",
        "components": {"schemas": {"A": {"type": "string", "nullable": True}, "B": {"$ref": "#/components/schemas/A"}}},
    }
    same: Any = {
        "openapi": "3.1.0",
        "components": {"schemas": {"A": {"type": ["string", "null"]}, "B": {"type": "string"}}},
    }
    a, b = "/components/schemas/A", "/components/schemas/B"
    assert answer(document, same, at=(b, a)) == answer(same, document, at=(a, b)) == "compatible"
    assert answer(document, same, at=(b, b)) == "breaking"


def test_a_witness_names_both_places_and_says_why() -> None:
    old: Any = {"properties": {"age": {"$ref": "#/$defs/age"}}, "$defs": {"age": {"type": "integer", "minimum": 0}}}
    new: Any = {"properties": {"age": {"$ref": "#/$defs/age"}}, "$defs": {"age": {"type": "integer", "minimum": 18}}}
    witness = subschema(old, new).witness
    assert witness is not None
    assert (witness.instance, witness.at) == ({"age": 0}, "/age")
    assert (witness.first.pointer, witness.second.pointer) == ("/$defs/age/minimum", "/$defs/age/minimum")
    assert witness.sentence.endswith("the second refuses the value at `/age`: 0 is less than the minimum of 18.")


def test_witnesses_are_small() -> None:
    old: Any = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"c": {"items": {"type": "string", "minLength": 3}}},
    }
    new: Any = {
        "type": "object",
        "required": ["a"],
        "properties": {"b": {"type": "null"}, "c": {"items": {"type": "null"}}},
    }
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.instance == {"a": None, "b": False}


@pytest.mark.parametrize(
    "schema",
    [
        {"const": float("inf")},
        {"enum": [[float("nan")]]},
        {"type": "text"},
        {"minimum": "1"},
        {"properties": []},
        1,
        "x",
        None,
        {"required": "a"},
    ],
)
def test_what_is_not_a_schema_is_refused(schema: Any) -> None:
    with pytest.raises(SchemaError):
        subschema(schema, {})


def test_sides_can_be_compared_more_than_once() -> None:
    first, second = Side(STRING, name="old.json"), Side({}, name="new.json")
    assert decide(first, second).answer is Answer.COMPATIBLE
    verdict = decide(second, first)
    assert verdict.witness is not None
    assert verdict.witness.sentence.startswith("new.json accepts this instance, old.json refuses it")
