from typing import Any

import pytest

from anarq.contracts import Answer, Reading, subschema
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_2019, OPENAPI_30, Dialect
from anarq.contracts.tell.sentence import shown
from anarq.model import pointer as pointers

STRING: Any = {"type": "string"}
INTEGER: Any = {"type": "integer"}


def places(old: Any, new: Any, **options: Any) -> tuple[str, str]:
    witness = subschema(old, new, **options).witness
    assert witness is not None
    return str(witness.first), str(witness.second)


@pytest.mark.parametrize(
    ("old", "new", "first", "second"),
    [
        (INTEGER, {"minimum": 1}, "#", "#/minimum"),
        ({"minimum": 0}, {"minimum": 1}, "#/minimum", "#/minimum"),
        ({"properties": {"a": INTEGER}}, {"properties": {"a": STRING}}, "#/properties/a/type", "#/properties/a/type"),
        ({"items": INTEGER, "minItems": 1}, {"items": STRING}, "#/items/type", "#/items/type"),
        (
            {"prefixItems": [INTEGER], "minItems": 1},
            {"prefixItems": [STRING]},
            "#/prefixItems/0/type",
            "#/prefixItems/0/type",
        ),
        (
            {"additionalProperties": INTEGER},
            {"patternProperties": {"a": STRING}},
            "#/additionalProperties/type",
            "#/patternProperties/a/type",
        ),
        (
            {"patternProperties": {"^a$": INTEGER}, "required": ["a"]},
            {"properties": {"a": STRING}},
            "#/patternProperties/^a$/type",
            "#/properties/a/type",
        ),
        ({"allOf": [{"minimum": 0}]}, {"anyOf": [{"minimum": 1}]}, "#/allOf/0/minimum", "#/anyOf/0/minimum"),
        (
            {"if": INTEGER, "then": {"minimum": 0}, "else": False},
            {"allOf": [{"minimum": 1}]},
            "#/then/minimum",
            "#/allOf/0/minimum",
        ),
        (
            {"$defs": {"a": INTEGER}, "items": {"$ref": "#/$defs/a"}, "minItems": 1},
            {"$defs": {"b": {"$id": "https://example.org/b", **STRING}}, "items": {"$ref": "https://example.org/b"}},
            "#/$defs/a/type",
            "#/$defs/b/type",
        ),
    ],
)
def test_both_places_are_found_through_references(old: Any, new: Any, first: str, second: str) -> None:
    assert places(old, new) == (first, second)


@pytest.mark.parametrize("name", ["007", "+1", "00", "0", "", "-1", "a/b", "~", "%"])
def test_the_place_is_exact_below_any_name(name: str) -> None:
    old, new = ({"properties": {name: {"properties": {name: {"type": of}}}}} for of in ("integer", "string"))
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.at == pointers.join("", name, name)
    assert witness.second.pointer == pointers.join("/properties", name, "properties", name, "type")
    assert witness.first == witness.second


def test_places_in_other_documents_have_their_names() -> None:
    known = {"a.json": INTEGER, "b.json": STRING}
    assert places({"$ref": "a.json"}, {"$ref": "b.json"}, catalogue=known) == ("a.json#/type", "b.json#/type")


def test_dynamic_references_are_followed() -> None:
    new = {"$dynamicAnchor": "n", "type": "array", "items": {"$dynamicRef": "#n"}}
    assert places({"type": "array", "minItems": 1, "items": INTEGER}, new) == ("#/items/type", "#/type")


def test_recursive_references_are_followed() -> None:
    new = {"$recursiveAnchor": True, "type": "array", "items": {"$recursiveRef": "#"}}
    old = {"type": "array", "minItems": 1, "items": INTEGER}
    assert places(old, new, reading=Reading(dialect=DRAFT_2019)) == ("#/items/type", "#/type")


OBJECT: Any = {"type": "object"}
ARRAY: Any = {"type": "array"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (INTEGER, {"minimum": 1}, "refuses it: 0 is less than the minimum of 1."),
        ({}, False, "refuses it: nothing is allowed here."),
        ({}, {"not": {"type": "null"}}, "refuses it: it meets what `not` rules out."),
        ({}, {"const": False}, "refuses it: false was expected."),
        (OBJECT, {"properties": {"a": False}}, "refuses the value at `/a`: this property is not allowed."),
        (OBJECT, {"properties": {"items": False}}, "refuses the value at `/items`: this property is not allowed."),
        (OBJECT, {"patternProperties": {"a": False}}, "`/a`: a property of this name is not allowed."),
        (
            OBJECT,
            {"additionalProperties": False},
            "refuses it: properties that are not declared are refused now, such as `a`.",
        ),
        (
            {"required": ["a", "b"], **OBJECT},
            {"additionalProperties": False},
            "properties that are not declared are refused now, such as `a` and `b`.",
        ),
        (
            OBJECT,
            {"patternProperties": {"^b": {}}, "additionalProperties": False},
            "properties that are not declared are refused now, such as `a`.",
        ),
        (
            {"properties": {"p": {**OBJECT, "required": ["a", "b"]}}},
            {"properties": {"p": {"properties": {"a": {}}, "additionalProperties": False}}},
            "refuses the value at `/p`: properties that are not declared are refused now, such as `b`.",
        ),
        (OBJECT, {"propertyNames": False}, "refuses it: it has a property, and no name is allowed."),
        (OBJECT, {"dependentSchemas": {"a": False}}, "refuses it: the property `a` is not allowed."),
        (OBJECT, {"dependentRequired": {"a": ["b", "c"]}}, "refuses it: the property `a` asks for `b` and `c`."),
        (
            OBJECT,
            {"unevaluatedProperties": False, "properties": {"b": {}}},
            "properties that are not declared are refused now, such as `a`.",
        ),
        (
            {**OBJECT, "minProperties": 2},
            {"unevaluatedProperties": False},
            "properties that are not declared are refused now, such as `a` and `b`.",
        ),
        ({}, {"oneOf": [STRING, ARRAY, {"type": "integer"}]}, "it meets none of the branches of `oneOf`."),
        (
            STRING,
            {"oneOf": [STRING, ARRAY, {"maxLength": 3}]},
            "it meets `oneOf/0` and `oneOf/2`, and only one is allowed.",
        ),
        (ARRAY, {"items": False}, "refuses the value at `/0`: no item is allowed at this place."),
        (ARRAY, {"prefixItems": [True], "items": False}, "`/1`: no item is allowed at this place."),
        (ARRAY, {"contains": STRING}, "refuses it: too few of its items meet `contains`."),
        (
            {**ARRAY, "minItems": 1, "items": STRING},
            {"contains": STRING, "maxContains": 0, "minContains": 0},
            "too many of its items meet `contains`.",
        ),
    ],
)
def test_one_sentence_says_what_refuses_the_instance(old: Any, new: Any, sentence: str) -> None:
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.sentence.startswith("The first schema accepts this instance, the second refuses ")
    assert witness.sentence.endswith(sentence)


@pytest.mark.parametrize("keyword", ["additionalProperties", "unevaluatedProperties"])
def test_a_property_that_is_no_longer_declared_is_the_item(keyword: str) -> None:
    old, new = ({**OBJECT, "properties": names, keyword: False} for names in ({"a": {}, "d": {}}, {"a": {}}))
    witness = subschema(old, new).witness
    assert witness is not None
    assert (witness.item, witness.instance) == ("d", {"d": None})
    witness = subschema(OBJECT, new).witness
    assert witness is not None
    assert witness.item == ""


@pytest.mark.parametrize(
    ("old", "least", "keyword", "said"),
    [
        ({"minimum": 0}, 0, "exclusiveMinimum", "0 is less than or equal to the minimum of 0"),
        ({"minimum": 0}, 5, "minimum", "0 is less than the minimum of 5"),
        ({"minimum": 0, "exclusiveMinimum": True}, 1.5, "minimum", "1 is less than the minimum of 1.5"),
    ],
)
@pytest.mark.parametrize("dialect", [DRAFT_4, OPENAPI_30])
def test_a_bound_that_is_excluded_is_told_at_the_flag(
    old: Any, least: float, keyword: str, said: str, dialect: Dialect
) -> None:
    new = {**INTEGER, "minimum": least, "exclusiveMinimum": True}
    witness = subschema({**INTEGER, **old}, new, reading=Reading(dialect=dialect)).witness
    assert witness is not None
    assert (witness.first.pointer, witness.second.pointer) == ("/minimum", f"/{keyword}")
    assert witness.sentence.endswith(f"{said}.")


def test_long_messages_are_shortened() -> None:
    witness = subschema({}, {"const": "x" * 1_000}).witness
    assert witness is not None
    assert len(witness.sentence) < 280


def test_instances_are_shown_on_one_line() -> None:
    assert shown({"ä": [1, None]}) == '{"ä": [1, null]}'


def test_a_name_that_is_not_declared_is_accepted_where_the_first_schema_declares_it() -> None:
    def model(**declared: Any) -> Any:
        return {"type": "object", "properties": declared, "additionalProperties": False}

    verdict = subschema(model(a=INTEGER, currency=STRING), model(a=INTEGER))
    assert verdict.witness is not None
    assert (verdict.witness.item, verdict.witness.first.pointer) == ("currency", "/properties/currency")


def test_a_property_that_nothing_evaluates_is_named_where_a_validator_cannot_be_asked() -> None:
    """With `$dynamicRef` a part of a document does not stand alone."""

    def schema(closed: bool) -> Any:
        more = {"unevaluatedProperties": False} if closed else {}
        item = {"type": "object", "properties": {"a": {"$dynamicRef": "#meta"}}, **more}
        defined = {"item": item, "meta": {"$dynamicAnchor": "meta", "type": "integer"}}
        return {"$ref": "#/$defs/item", "$defs": defined}

    verdict = subschema(schema(False), schema(True))
    assert verdict.witness is not None
    assert verdict.witness.sentence.endswith("properties that are not declared are refused now, such as `b`.")


def test_the_way_to_a_part_is_gone_once_however_deep_it_is() -> None:
    def chain(length: int, minimum: int) -> Any:
        links: Any = {
            f"a{i}": {"properties": {"x": {"$ref": f"#/$defs/a{i + 1}"}}, "title": "t"} for i in range(length)
        }
        return {"$ref": "#/$defs/a0", "$defs": {**links, f"a{length}": {"type": "integer", "minimum": minimum}}}

    short, long = (subschema(chain(length, 0), chain(length, 1)).steps for length in (150, 300))
    assert long < 2.4 * short


@pytest.mark.parametrize(
    ("old", "new", "mend", "mended"),
    [
        ({"enum": ["a", "b", "c"]}, {"enum": ["a"]}, 'add "b" and "c" to `enum`', {"enum": ["a", "b", "c"]}),
        ({"enum": [*range(9)]}, {"enum": [1]}, "add 0, 2, 3 and 5 more to `enum`", {"enum": [1, 0, *range(2, 9)]}),
        ({"enum": [1.0, 2]}, {"enum": [1]}, "add 2 to `enum`", {"enum": [1, 2]}),
        ({"const": "a"}, {"const": "b"}, 'list "b" and "a" in an `enum` in place of `const`', {"enum": ["b", "a"]}),
        ({"type": ["string", "null"]}, STRING, 'add "null" to `type`', {"type": ["string", "null"]}),
        ({"required": ["a"]}, {"required": ["a", "b"]}, 'take "b" out of `required`', {"required": ["a"]}),
        ({"type": "integer", "minimum": 1}, {"minimum": 5}, "keep `minimum` at 1", {"minimum": 1}),
        (INTEGER, {"minimum": 5}, "leave `minimum` out", {}),
        ({"pattern": "^a"}, {"pattern": "^ab"}, 'keep `pattern` at "^a"', {"pattern": "^a"}),
        (
            {"items": {"maxLength": 9}},
            {"items": {"maxLength": 2}},
            "keep `maxLength` at 9",
            {"items": {"maxLength": 9}},
        ),
        ({"anyOf": [{"minimum": 0, "maximum": 9}, {"maximum": -5}]}, {"minimum": 5}, "leave `minimum` out", {}),
        ({"if": STRING, "then": {"pattern": "^a"}}, {"pattern": "^ab"}, "leave `pattern` out", {}),
        (
            {"properties": {"a": INTEGER}, "additionalProperties": False},
            {"additionalProperties": False},
            "declare `a`, or let the object be open",
            {"properties": {"a": {}}, "additionalProperties": False},
        ),
        (
            {"anyOf": [STRING, INTEGER, {"type": "null"}]},
            {"anyOf": [STRING, INTEGER]},
            "keep a branch for `null`",
            {"anyOf": [STRING, INTEGER, {"type": "null"}]},
        ),
        ({}, OBJECT, "leave `type` out", {}),
    ],
)
def test_whoever_does_what_mends_a_break_has_mended_it(old: Any, new: Any, mend: str, mended: Any) -> None:
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.mend == mend
    assert subschema(old, mended).answer is Answer.COMPATIBLE


def test_a_property_that_nobody_may_have_sent_is_no_reason_to_change_anything() -> None:
    witness = subschema({"type": "object"}, {"properties": {"a": STRING}}).witness
    assert witness is not None
    assert witness.mend == (
        "accept whatever may have been sent under this name; if nothing was, nothing has to be mended"
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, '"b" is not "a".'),
        ({"enum": ["a", "b", "c"]}, {"enum": ["c"]}, '"a" is not "c", nor is "b".'),
        ({"enum": [1, 2, 3, 4, 5, 6]}, {"enum": [1, 2]}, "3 is not one of 1 or 2, nor are 4, 5 and 6."),
        (
            {"oneOf": [{"required": ["t"], "properties": {"t": {"const": of}}, "type": "object"} for of in "ab"]},
            {"oneOf": [{"required": ["t"], "properties": {"t": {"const": of}}, "type": "object"} for of in "a"]},
            "no branch of `oneOf` is left for `t: b`.",
        ),
    ],
)
def test_what_is_gone_is_named(old: Any, new: Any, sentence: str) -> None:
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.sentence.endswith(f"refuses it: {sentence}")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (STRING, {"enum": []}, "no value is allowed: `enum` lists none."),
        (STRING, {"minLength": 10**30}, f'"" is shorter than {10**30} characters.'),
        ({"type": "array"}, {"minItems": 1}, "[] has fewer than 1 item."),
        (OBJECT, {"minProperties": 2}, "{} has fewer than 2 properties."),
        ({"enum": [3]}, {"multipleOf": 2}, "3 is not a multiple of 2."),
        ({"enum": [[1, 1]]}, {"uniqueItems": True}, "[1, 1] has equal items."),
        ({"const": 7}, {"enum": [1, 2, 3, 4, 5]}, "7 is not one of 1, 2, 3 or 2 others."),
        (
            {"properties": {"a": {"$ref": "#/$defs/A"}, "b": {"$ref": "#/$defs/B"}}, "$defs": {"A": {}, "B": STRING}},
            {"properties": {"a": {"$ref": "#/$defs/B"}, "b": {"$ref": "#/$defs/B"}}, "$defs": {"A": {}, "B": STRING}},
            "refuses the value at `/a`: it does not meet `#/$defs/B`, to which `$ref` leads.",
        ),
    ],
)
def test_what_is_said_of_a_value_is_true_and_english(old: Any, new: Any, sentence: str) -> None:
    witness = subschema(old, new).witness
    assert witness is not None
    assert witness.sentence.endswith(sentence)


def test_of_an_enum_that_lost_half_of_many_values_each_is_looked_at_once() -> None:
    """Looked at once for each of the others, these would take an hour."""
    values: list[Any] = [f"v{number}" for number in range(50_000)]
    witness = subschema({"enum": values}, {"enum": values[::2]}).witness
    assert witness is not None
    assert witness.mend == 'add "v1", "v3", "v5" and 24997 more to `enum`'
