from typing import Any

import pytest

from anarq.contracts import SchemaError, second_opinion, validator
from anarq.contracts.confirm.backtracking import SlowPatternError
from anarq.contracts.confirm.validators import check
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020, OPENAPI_30, OPENAPI_31, Dialect
from anarq.model import pointer as pointers

BOTH = [pytest.param(validator, id="jsonschema-rs"), pytest.param(second_opinion, id="jsonschema")]


@pytest.mark.parametrize("make", BOTH)
def test_a_validator_says_what_is_wrong_and_where(make: Any) -> None:
    found = make({"properties": {"a": {"type": "string"}}, "required": ["b"]})
    assert found.is_valid({"a": "x", "b": 1})
    assert not found.is_valid({"a": 1, "b": 1})
    ((instance, schema, message),) = found.errors({"a": 1, "b": 1})
    assert (instance, schema) == ("/a", "/properties/a/type")
    assert "1 is not of type" in message


def test_a_fault_in_another_document_is_named_by_its_uri() -> None:
    known: Any = {"urn:example:s": {"$id": "urn:example:s", "$defs": {"t": {"type": "string"}}}}
    found = validator(
        {"$id": "urn:example:r", "items": {"$ref": "urn:example:s#/$defs/t"}, "maxItems": 1}, registry=known
    )
    places = {schema for _, schema, _ in found.errors([1, 2])}
    assert places == {"urn:example:s#/$defs/t/type", "/maxItems"}


@pytest.mark.parametrize("make", BOTH)
def test_references_reach_the_registry_alone(make: Any) -> None:
    schema: Any = {"$ref": "https://example.org/s"}
    assert make(schema, registry={"https://example.org/s": {"type": "string"}}).is_valid("a")
    with pytest.raises(Exception, match=r"example\.org"):
        make(schema).is_valid("a")


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize("name", ['^[0-9]%41 {é}|\\\\"#$', "a/b~c", "?", ""])
@pytest.mark.parametrize("openapi", [None, "3.0.3", "3.1.0"])
def test_a_pointer_leads_through_any_name(make: Any, name: str, openapi: str | None) -> None:
    pointer = pointers.join("/components/schemas", name)
    document: Any = {"components": {"schemas": {name: {"type": "string"}}}, **({"openapi": openapi} if openapi else {})}
    found = make(document, pointer=pointer)
    assert found.is_valid("a")
    assert not found.is_valid(1)


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize(("asserted", "valid"), [(False, True), (True, False)])
def test_formats_are_asserted_on_demand(make: Any, asserted: bool, valid: bool) -> None:
    assert make({"format": "date"}, assert_formats=asserted).is_valid("never") is valid


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize(
    ("dialect", "schema", "instance", "valid"),
    [
        (DRAFT_4, {"minimum": 1, "exclusiveMinimum": True}, 1, False),
        (DRAFT_7, {"items": [{"type": "string"}]}, [1], False),
        (DRAFT_2019, {"items": [{"type": "string"}]}, [1], False),
        (DRAFT_2020, {"prefixItems": [{"type": "string"}]}, [1], False),
        (OPENAPI_31, {"prefixItems": [{"type": "string"}]}, [1], False),
        (OPENAPI_30, {"type": "string", "nullable": True}, None, True),
        (OPENAPI_30, {"type": "string"}, None, False),
        (
            OPENAPI_30,
            {"items": {"allOf": [{"type": "object", "properties": {"a": {"type": "string", "nullable": True}}}]}},
            [{"a": None}],
            True,
        ),
    ],
)
def test_dialects_are_kept_apart(make: Any, dialect: Dialect, schema: Any, instance: Any, valid: bool) -> None:
    assert make(schema, dialect=dialect).is_valid(instance) is valid


@pytest.mark.parametrize("make", BOTH)
def test_a_pointer_chooses_a_schema_of_an_openapi_document(make: Any) -> None:
    document: Any = {
        "openapi": "3.0.3",
        "paths": {"/a": {"get": {"parameters": [{"schema": {"$ref": "#/components/schemas/A"}}]}}},
        "components": {"schemas": {"A": {"type": "string", "nullable": True}}},
    }
    found = make(document, pointer="/paths/~1a/get/parameters/0/schema")
    assert found.is_valid(None)
    assert not found.is_valid(1)


@pytest.mark.parametrize("make", BOTH)
def test_an_embedded_copy_of_a_meta_schema_goes_before_the_known_one(make: Any) -> None:
    copy: Any = {"$id": "http://json-schema.org/draft-07/schema", "type": "string", "definitions": {"a": {"$ref": "#"}}}
    schema: Any = {"$schema": DRAFT_7.uri, "definitions": {"m": copy}, "items": {"$ref": copy["$id"] + "#"}}
    assert make(schema).is_valid(["a"])
    assert not make(schema).is_valid([{}])


def test_relative_references_in_an_embedded_meta_schema_stay_what_they_were() -> None:
    uri = "https://json-schema.org/draft/2020-12/schema"
    schema: Any = {"$defs": {"m": {"$id": uri, "allOf": [{"$ref": "meta/validation"}]}}, "$ref": uri}
    for make in (validator, second_opinion):
        assert make(schema).is_valid({"minLength": 1})
        assert not make(schema).is_valid({"minLength": "1"})
    faults = validator(schema).errors({"minLength": "1"})
    assert faults[0][1].startswith("https://json-schema.org/draft/2020-12/meta/validation#/")


@pytest.mark.parametrize("schema", [{"type": "text"}, {"pattern": "("}, {"$ref": "urn:nowhere"}])
def test_what_cannot_be_compiled_is_refused(schema: Any) -> None:
    with pytest.raises(SchemaError):
        validator(schema)


def test_a_schema_is_compared_with_its_meta_schema() -> None:
    check({"minimum": 1}, DRAFT_2020)
    with pytest.raises(SchemaError, match="minimum") as raised:
        check({"items": {"minimum": "a"}}, DRAFT_2020, "/components/schemas/A")
    assert raised.value.pointer == "/components/schemas/A/items/minimum"


def test_openapi_30_has_no_meta_schema_of_its_own() -> None:
    check({"minimum": "a"}, OPENAPI_30)


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize("name", ["007", "+1", "00", "0", "-1", "1e3", "", " ", "٣", "~", "a/b", "0x1"])
def test_places_below_any_name_are_exact(make: Any, name: str) -> None:
    below: Any = {"properties": {name: {"items": {"anyOf": [{"type": "string"}]}}}}
    found = make({"properties": {name: below, "x": {"$ref": "#/$defs/t"}}, "$defs": {"t": {"maximum": 1}}})
    told = {(at, place) for at, place, _ in found.errors({name: {name: ["a", 1]}, "x": 2})}
    inside = pointers.join("/properties", name, "properties", name, "items", "anyOf")
    assert (pointers.join("", name, name, 1), inside) in told
    assert ("/x", "/$defs/t/maximum" if make is validator else "/properties/x/maximum") in told


@pytest.mark.parametrize("name", ["007", "+1", "00", "0", "-1", "", "~", "a/b"])
def test_what_is_not_a_schema_is_found_below_any_name(name: str) -> None:
    with pytest.raises(SchemaError) as raised:
        check({"properties": {name: {"properties": {name: {"minLength": "a"}}}}}, DRAFT_2020)
    assert raised.value.pointer == pointers.join("/properties", name, "properties", name, "minLength")


def test_names_that_one_library_takes_for_the_same_number_are_told_apart() -> None:
    found = validator({"properties": {"7": {"type": "string"}, "007": {"type": "string"}}})
    assert {fault.at for fault in found.faults({"7": 1, "007": 1})} == {"/7", "/007"}


def test_many_texts_cost_what_one_long_text_costs() -> None:
    """Each of them alone takes the matcher a moment."""
    judge = second_opinion({"items": {"pattern": "^[a-z]*x[a-z]*y[a-z]*$"}})
    assert judge.is_valid(["axby" * 9])
    with pytest.raises(SlowPatternError, match="busy for very long"):
        judge.is_valid(["axby" * 9] * 5_000)


SLOW = "^(a+)+$"
LONG = "a" * 60


@pytest.mark.parametrize("dialect", [DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020, OPENAPI_30, OPENAPI_31])
def test_a_slow_pattern_is_not_a_reason_to_refuse_texts_that_it_is_not_held_against(dialect: Dialect) -> None:
    judge = second_opinion(
        {"properties": {"a": {"type": "string", "pattern": SLOW}, "b": {"minLength": 60}}}, dialect=dialect
    )
    assert judge.is_valid({"a": "aa", "b": LONG})
    assert not judge.is_valid({"a": "ab", "b": LONG})
    with pytest.raises(SlowPatternError, match="busy for very long on 60 characters"):
        judge.is_valid({"a": LONG, "b": "b"})


@pytest.mark.parametrize(
    "schema",
    [
        {"patternProperties": {SLOW: True}},
        {"additionalProperties": False, "patternProperties": {SLOW: True}},
        {"propertyNames": {"pattern": SLOW}},
        {"unevaluatedProperties": False, "patternProperties": {SLOW: True}},
        {"unevaluatedProperties": False, "$ref": "#/$defs/a", "$defs": {"a": {"patternProperties": {SLOW: True}}}},
        {"items": {"pattern": SLOW}},
        {
            "$ref": "#/$defs/a",
            "$defs": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema", "items": {"pattern": SLOW}}},
        },
    ],
)
def test_a_slow_pattern_is_never_held_against_a_long_text(schema: Any) -> None:
    judge = second_opinion(schema)
    with pytest.raises(SlowPatternError, match="busy for very long"):
        judge.is_valid({LONG + "b": 1} if "items" not in str(schema) else [LONG + "b"])
