"""What a schema is written in, where documents say so, and which reading an answer rests on."""

from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from anarq.contracts import Answer, Message, Reading, SchemaError, Side, UnknownDialectError, decide, subschema
from anarq.contracts.confirm.formats import SAMPLES, Formats
from anarq.contracts.read.dialect import DIALECTS, DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020, Dialect
from anarq.contracts.read.places import no_schema, schema_below

INTEGER: Any = {"type": "integer"}
WHOLE: Any = {"type": "number", "multipleOf": 1}


def openapi(schemas: Any, version: str = "3.1.0", **more: Any) -> Any:
    return {"openapi": version, **more, "components": {"schemas": schemas}}


def test_a_document_says_what_its_schemas_are_written_in() -> None:
    schemas = {"A": INTEGER, "B": {"$ref": "#/components/schemas/A", "maximum": 3}}
    answers = []
    for dialect in (DRAFT_7.uri, None, "https://spec.openapis.org/oas/3.1/dialect/base"):
        side = Side(openapi(schemas, **({"jsonSchemaDialect": dialect} if dialect else {})), "/components/schemas/A")
        answers.append(decide(side, side.at("/components/schemas/B")).answer)
    assert answers == [Answer.COMPATIBLE, Answer.BREAKING, Answer.BREAKING]


def test_a_dialect_that_nobody_knows_is_not_a_guess() -> None:
    document = openapi({"A": INTEGER}, jsonSchemaDialect="https://example.org/own")
    side = Side(document, "/components/schemas/A")
    with pytest.raises(UnknownDialectError, match=r"example\.org/own") as raised:
        decide(side, side)
    assert raised.value.pointer == "/jsonSchemaDialect"
    known = Side(document, "/components/schemas/A", reading=Reading(unknown_too=True))
    assert decide(known, known).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("draft", ["draft 4", "OpenAPI 3.0"])
def test_where_a_whole_number_is_not_an_integer_by_the_letter_the_answer_says_how_it_reads(draft: str) -> None:
    def side(schema: Any) -> Side:
        if draft == "draft 4":
            return Side(schema, reading=Reading(dialect=DRAFT_4))
        return Side(openapi({"A": schema}, "3.0.3"), "/components/schemas/A")

    verdict = decide(side(WHOLE), side(INTEGER))
    assert verdict.answer is Answer.COMPATIBLE
    assert "`1.0` is read as the integer 1" in verdict.readings[0]
    for old, new in ((INTEGER, WHOLE), (INTEGER, INTEGER), ({"enum": ["a"]}, {"type": "string"})):
        assert decide(side(old), side(new)).readings == ()
    for judge in (side(INTEGER).validator, side(INTEGER).second_opinion):
        assert judge.is_valid(1.0)
        assert not judge.is_valid(1.5)


def test_later_drafts_have_one_reading_of_whole_numbers() -> None:
    verdict = subschema(WHOLE, INTEGER)
    assert (verdict.answer, verdict.readings) == (Answer.COMPATIBLE, ())


def test_what_contains_evaluates_in_2019_is_decided_where_both_readings_agree() -> None:
    old: Any = {"$schema": DRAFT_2019.uri, "type": "array", "contains": INTEGER, "unevaluatedItems": False}
    verdict = subschema(old, {**old, "maxItems": 0})
    assert verdict.witness is not None
    instance: Any = verdict.witness.instance
    assert jsonschema_rs.Draft201909Validator(old).is_valid(instance)
    assert jsonschema.Draft201909Validator(old).is_valid(instance)
    assert subschema(old, {"items": INTEGER}).answer is Answer.COMPATIBLE
    assert subschema({"items": INTEGER, "minItems": 1, "type": "array"}, old).answer is Answer.UNDECIDED
    assert subschema({"$schema": DRAFT_2020.uri, **{k: v for k, v in old.items() if k[0] != "$"}}, old).witness is None


BUNDLED: list[Any] = [
    pytest.param(
        {"$schema": DRAFT_7.uri, "type": "array", "items": [INTEGER], "additionalItems": False},
        {"type": "array", "prefixItems": [INTEGER], "items": False},
        id="tuples of draft 7",
    ),
    pytest.param(
        {"$schema": DRAFT_4.uri, "minimum": 1, "exclusiveMinimum": True},
        {"exclusiveMinimum": 1},
        id="bounds of draft 4",
    ),
]


@pytest.mark.parametrize(("old", "new"), BUNDLED)
def test_a_resource_in_another_draft_is_held_against_its_own_meta_schema(old: Any, new: Any) -> None:
    name = "id" if old["$schema"] == DRAFT_4.uri else "$id"
    bundle: Any = {"$schema": DRAFT_2020.uri, "$ref": "#/$defs/t", "$defs": {"t": {name: "urn:t", **old}}}
    assert subschema(bundle, new).answer is subschema(new, bundle).answer is Answer.COMPATIBLE
    bundle["$defs"]["t"]["type"] = "text"
    with pytest.raises(SchemaError) as raised:
        subschema(bundle, new)
    assert raised.value.pointer == "/$defs/t/type"


def test_a_list_of_no_required_names_says_nothing_in_any_draft() -> None:
    for dialect in (DRAFT_4, DRAFT_7, DRAFT_2020):
        old, new = ({"$schema": dialect.uri, "type": "object", "required": names} for names in ([], ["a"]))
        assert subschema(old, new).answer is Answer.BREAKING
        assert subschema(new, old).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_a_reference_is_followed_however_it_is_spelt(dialect: Dialect) -> None:
    """Generators of schemas write the names of types into references as they are, which is not a URI by its grammar."""
    where, name = ("$defs" if dialect.anchors else "definitions"), "Prop<(string|null)>"
    old, new = (
        {"allOf": [{"$ref": f"#/{where}/{name}"}], where: {name: {"type": "string", "maxLength": most}}}
        for most in (9, 8)
    )
    verdict = subschema(old, new, reading=Reading(dialect=dialect))
    assert verdict.witness is not None
    assert verdict.witness.second.pointer == f"/{where}/{name}/maxLength"
    assert subschema(new, old, reading=Reading(dialect=dialect)).answer is Answer.COMPATIBLE


PERSON: Any = {
    "type": "object",
    "properties": {"id": {"$ref": "#/components/schemas/Id"}, "secret": {"type": "string", "writeOnly": True}},
}


@pytest.mark.parametrize(
    ("required", "message", "answer"),
    [
        ("id", None, Answer.BREAKING),
        ("id", Message.REQUEST, Answer.COMPATIBLE),
        ("id", Message.RESPONSE, Answer.BREAKING),
        ("secret", Message.REQUEST, Answer.BREAKING),
        ("secret", Message.RESPONSE, Answer.COMPATIBLE),
        ("other", Message.REQUEST, Answer.BREAKING),
    ],
)
def test_nobody_requires_what_is_not_sent(required: str, message: Message | None, answer: Answer) -> None:
    identifier = {"type": "string", "readOnly": True}
    old, new = (
        Side(
            openapi({"A": {**PERSON, **more}, "Id": identifier}, "3.0.3"),
            "/components/schemas/A",
            reading=Reading(message=message),
        )
        for more in ({}, {"required": [required]})
    )
    assert decide(old, new).answer is answer


def test_a_witness_need_not_have_what_is_not_sent() -> None:
    """Validators know nothing of it, and are given a schema that does not require it."""

    def request(of: str) -> Side:
        properties: Any = {"id": {"readOnly": True}, "x": {"type": of}}
        schema = {"type": "object", "properties": properties, "required": ["id", "x"]}
        return Side(schema, reading=Reading(message=Message.REQUEST))

    witness = decide(request("string"), request("integer")).witness
    assert witness is not None
    assert witness.instance == {"x": ""}


READ_ONLY: Any = {"type": "object", "properties": {"id": {"readOnly": True}, "name": {}}}
WRAPPED: Any = {"properties": {"id": {"allOf": [{"$ref": "#/components/schemas/Id"}]}}}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [READ_ONLY, {"required": ["id"]}]},
        {"allOf": [{"required": ["id"]}, {"$ref": "#/components/schemas/Base"}]},
        {"required": ["id"], "allOf": [{"$ref": "#/components/schemas/Base"}]},
        {**READ_ONLY, "allOf": [{"$ref": "#/components/schemas/Named"}]},
        {"allOf": [WRAPPED, {"allOf": [{"allOf": [{"$ref": "#/components/schemas/Named"}]}]}]},
        {"properties": {"below": {"allOf": [READ_ONLY, {"required": ["id"]}]}}},
        {"$ref": "#/components/schemas/Both"},
    ],
)
def test_what_is_applied_together_agrees_on_what_is_sent(schema: Any, version: str) -> None:
    shared = {
        "Base": READ_ONLY,
        "Named": {"required": ["id"]},
        "Id": {"type": "integer", "readOnly": True},
        "Both": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"$ref": "#/components/schemas/Named"}]},
    }
    found = {
        message: decide(
            Side({"type": "object", "properties": {"id": {"type": "integer"}, "below": {"type": "object"}}}),
            Side(openapi({"A": schema, **shared}, version), "/components/schemas/A", reading=Reading(message=message)),
        ).answer
        for message in Message
    }
    assert found == {Message.REQUEST: Answer.COMPATIBLE, Message.RESPONSE: Answer.BREAKING}


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [READ_ONLY, {"type": "string"}], "required": ["id"]},
        {"properties": {"below": READ_ONLY}, "required": ["id"]},
        {"not": {"not": READ_ONLY}, "required": ["id"]},
        {"allOf": [READ_ONLY, {"required": ["name"]}]},
    ],
)
def test_what_is_not_always_applied_marks_nothing(schema: Any) -> None:
    side = Side(openapi({"A": schema}, "3.1.0"), "/components/schemas/A", reading=Reading(message=Message.REQUEST))
    assert decide(Side({"type": "object"}), side).answer is Answer.BREAKING


def test_one_schema_asks_for_different_things_in_different_places() -> None:
    shared = {"Named": {"type": "object", "required": ["id"]}}
    named = {"$ref": "#/components/schemas/Named"}
    schema = {"properties": {"a": {"allOf": [READ_ONLY, named]}, "b": named}}
    side = Side(
        openapi({"A": schema, **shared}, "3.1.0"), "/components/schemas/A", reading=Reading(message=Message.REQUEST)
    )
    verdicts = {name: decide(Side({"const": {name: {}}}), side).answer for name in "ab"}
    assert verdicts == {"a": Answer.COMPATIBLE, "b": Answer.BREAKING}


EVENTS: Any = {"asyncapi": "3.0.0", "channels": {"c": {"messages": {"m": {"payload": {}}}}}}
API: Any = {
    "openapi": "3.0.3",
    "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": {"items": {}}}}}}}},
    "components": {"schemas": {"A": {"properties": {"schema": {"enum": [1]}}, "allOf": [{}]}}},
    "x-more": {"A": {}},
}


@pytest.mark.parametrize(
    ("document", "pointer", "found"),
    [
        (API, "/paths/~1a/post/requestBody", "holds schemas"),
        (API, "/components/schemas", "a map of schemas"),
        (API, "/components/schemas/A/properties", "a map of schemas"),
        (API, "/components/schemas/A/allOf", "a list of schemas"),
        (API, "/components/schemas/A/properties/schema/enum", "a value"),
        (API, "/components/schemas/A", None),
        (API, "/components/schemas/A/properties/schema", None),
        (API, "/components/schemas/A/allOf/0", None),
        (API, "/paths/~1a/post/requestBody/content/application~1json/schema/items", None),
        (API, "/x-more/A", None),
        ({"tools": [{"inputSchema": {}}]}, "/tools/0/inputSchema", None),
        ({"dependencies": {"a": ["b"], "c": {}}}, "/dependencies/a", "a value"),
        ({"dependencies": {"a": ["b"], "c": {}}}, "/dependencies/c", None),
        ({"items": [{}]}, "/items", "a list of schemas"),
        ({"items": {}}, "/items", None),
        (EVENTS, "/channels/c/messages/m", "holds schemas"),
        (EVENTS, "/channels/c/messages/m/payload", None),
    ],
)
def test_a_pointer_names_a_schema_or_something_else(document: Any, pointer: str, found: str | None) -> None:
    said = no_schema(document, pointer)
    assert said is None if found is None else said is not None and found in said


def test_a_schema_nearby_is_named() -> None:
    body = "/paths/~1a/post/requestBody"
    assert schema_below(API, body) == f"{body}/content/application~1json/schema"
    assert schema_below({"openapi": "3.1.0", "info": {}}, "/info") is None


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_format_of_the_standard_can_be_asserted(name: str) -> None:
    """Both validators judge it alike: samples have the format, and something is found that has it not."""
    asserted = Reading(assert_formats=True)
    assert all(Formats().holds(name, text) for text in SAMPLES[name])
    schema: Any = {"type": "string", "format": name}
    assert subschema({"type": "string"}, schema, reading=asserted).answer is Answer.BREAKING
    assert subschema(schema, {"type": "integer"}, reading=asserted).answer is Answer.BREAKING
    assert subschema(schema, {"type": "string"}, reading=asserted).answer is Answer.COMPATIBLE
