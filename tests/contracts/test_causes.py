"""A break is told with all its causes, each root once; mended together, they leave a pair that is compatible."""

import json
import random
from collections.abc import Callable
from typing import Any, Final

import pytest

from anarq.contracts import (
    Answer,
    Break,
    Budget,
    Message,
    Reading,
    Side,
    Verdict,
    Witness,
    decide,
    second_opinion,
    subschema,
    validator,
)
from anarq.contracts.confirm.opinion import Opinions
from anarq.contracts.read.dialect import DRAFT_7
from anarq.model import pointer as pointers

STRING: Final[Any] = {"type": "string"}
INTEGER: Final[Any] = {"type": "integer"}


def causes(old: Any, new: Any, **options: Any) -> Verdict:
    return decide(Side(old), Side(new), causes=100, **options)


def places(verdict: Verdict) -> set[tuple[str, str]]:
    return {(witness.second.pointer, witness.item) for witness in verdict.witnesses}


def closed(**properties: Any) -> Any:
    return {"type": "object", "properties": properties, "additionalProperties": False}


BASE: Final[Any] = {
    **closed(
        text=STRING,
        count=INTEGER,
        tags={"type": "array", "items": STRING, "maxItems": 9},
        state={"enum": ["on", "off", "broken"]},
        inside=closed(x={"type": "number"}, y={"type": ["string", "null"]}, z=True),
        left={"$ref": "#/$defs/shared"},
        right={"type": "array", "items": {"$ref": "#/$defs/shared"}},
        either={"anyOf": [STRING, INTEGER, {"type": "boolean"}]},
        shape={
            "oneOf": [
                {**closed(kind={"const": "c"}, r={"type": "number"}), "required": ["kind"]},
                {**closed(kind={"const": "s"}, a={"type": "number"}), "required": ["kind"]},
                {**closed(kind={"const": "p"}, n=INTEGER), "required": ["kind"]},
            ]
        },
        pair={"type": "array", "prefixItems": [STRING, INTEGER], "items": False},
        free={"type": "object"},
    ),
    "$defs": {"shared": {"type": "string", "maxLength": 40}},
}

Plant = Callable[[Any], None]


def put(*way: str | int, **keywords: Any) -> Plant:
    def plant(schema: Any) -> None:
        for step in way:
            schema = schema[step]
        schema.update(keywords)

    return plant


def drop(*way: str | int) -> Plant:
    def plant(schema: Any) -> None:
        *before, last = way
        for step in before:
            schema = schema[step]
        del schema[last]

    return plant


PLANTS: Final[dict[tuple[str, str], Plant]] = {
    ("/properties/text/maxLength", ""): put("properties", "text", maxLength=3),
    ("/properties/count/minimum", ""): put("properties", "count", minimum=0),
    ("/properties/tags/maxItems", ""): put("properties", "tags", maxItems=3),
    ("/properties/tags/items/pattern", ""): put("properties", "tags", "items", pattern="^[a-z]+$"),
    ("/properties/state/enum", ""): put("properties", "state", enum=["on"]),
    ("/properties/inside/properties/x/type", ""): put("properties", "inside", "properties", "x", type="integer"),
    ("/properties/inside/properties/y/type", ""): put("properties", "inside", "properties", "y", type="string"),
    ("/properties/inside/additionalProperties", "z"): drop("properties", "inside", "properties", "z"),
    ("/properties/inside/required", "x"): put("properties", "inside", required=["x"]),
    ("/$defs/shared/maxLength", ""): put("$defs", "shared", maxLength=20),
    ("/properties/either/anyOf", "boolean"): drop("properties", "either", "anyOf", 2),
    ("/properties/shape/oneOf", "kind: p"): drop("properties", "shape", "oneOf", 2),
    ("/properties/shape/oneOf/0/properties/r/maximum", ""): put(
        "properties", "shape", "oneOf", 0, "properties", "r", maximum=9
    ),
    ("/properties/shape/oneOf/1/required", "a"): put("properties", "shape", "oneOf", 1, required=["kind", "a"]),
    ("/properties/pair/prefixItems/1/multipleOf", ""): put("properties", "pair", "prefixItems", 1, multipleOf=2),
    ("/properties/free/minProperties", ""): put("properties", "free", minProperties=1),
    ("/properties/free/properties/a", ""): put("properties", "free", properties={"a": {"type": "string"}}),
    ("/properties/free/propertyNames", ""): put("properties", "free", propertyNames={"maxLength": 3}),
    ("/properties/free/dependentRequired", "p"): put("properties", "free", dependentRequired={"p": ["q"]}),
    ("/required", "text"): put(required=["text"]),
}


def planted(chosen: list[tuple[str, str]]) -> Any:
    schema = json.loads(json.dumps(BASE))
    for place in sorted(chosen, reverse=True):
        PLANTS[place](schema)
    return schema


@pytest.mark.parametrize("place", PLANTS, ids=lambda place: " ".join(place))
def test_one_cause_is_one_root(place: tuple[str, str]) -> None:
    verdict = causes(BASE, planted([place]))
    assert (verdict.answer, places(verdict), verdict.cause) == (Answer.BREAKING, {place}, None)


@pytest.mark.parametrize("seed", range(24))
def test_all_causes_are_found_and_nothing_is_left_when_they_are_mended(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    chosen = source.sample(sorted(PLANTS), source.randint(1, 6))
    new = planted(chosen)
    verdict = causes(BASE, new)
    assert verdict.cause is None
    assert len(verdict.witnesses) == len(places(verdict))
    assert places(verdict) == set(chosen)
    for witness in verdict.witnesses:
        for make in (validator, second_opinion):
            assert make(BASE).is_valid(witness.instance)
            assert not make(new).is_valid(witness.instance)
    left, last = places(verdict), verdict
    while left:
        mend(new, *source.choice(sorted(left)))
        last = causes(BASE, new)
        assert places(last) < left
        left = places(last)
    assert (last.answer, last.cause) == (Answer.COMPATIBLE, None)


def mend(schema: Any, pointer: str, _: str) -> None:
    """Put back what the first schema says at a place, as somebody does who knows no more than the report.

    Where the keyword itself is as it was, as with a name that a closed object lost, the schema around it is put back.
    """
    *way, last = pointers.split(pointer)
    before, after = BASE, schema
    for token in way:
        if token not in before and not isinstance(before, list):
            mend(schema, pointers.join("", *way), "")
            return
        before, after = ((part[int(token)] if isinstance(part, list) else part[token]) for part in (before, after))
    if before.get(last) == after.get(last):
        after.clear()
        after.update(json.loads(json.dumps(before)))
    elif last in before:
        after[last] = json.loads(json.dumps(before[last]))
    else:
        del after[last]


def test_a_cause_that_is_left_out_leaves_a_break() -> None:
    chosen = sorted(PLANTS)[:6]
    for place in chosen:
        assert subschema(BASE, planted([place])).answer is Answer.BREAKING


def test_what_refuses_everything_is_one_cause() -> None:
    for new in (False, {"not": {}}, {"enum": []}, {"allOf": [False]}):
        verdict = causes(BASE, new)
        assert (len(verdict.witnesses), verdict.cause) == (1, None)


def test_an_open_object_that_is_closed_is_one_cause_whatever_was_sent() -> None:
    verdict = causes({"type": "object"}, {"type": "object", "additionalProperties": False})
    assert places(verdict) == {("/additionalProperties", "")}


def test_a_union_that_meets_more_than_one_branch_is_a_cause() -> None:
    verdict = causes({"oneOf": [STRING]}, {"oneOf": [STRING, {"maxLength": 5}]})
    assert places(verdict) == {("/oneOf", "")}


def test_a_branch_that_is_mended_does_not_hide_what_stands_elsewhere() -> None:
    """Without the bound, the first branch takes what the second does, so that the union as a whole refuses more."""
    old: Any = {"properties": {"a": {"type": ["integer", "string"]}, "b": STRING}}
    a: Any = {"oneOf": [{"maximum": 5, "type": "integer"}, {"minimum": 9, "type": "integer"}, STRING]}
    new: Any = {"properties": {"a": a, "b": {"type": "string", "maxLength": 3}}}
    verdict = causes(old, new)
    assert verdict.cause is None
    assert ("/properties/b/maxLength", "") in places(verdict)
    assert any(pointer.startswith("/properties/a/oneOf") for pointer, _ in places(verdict))


@pytest.mark.parametrize("required", [["kind"], []])
def test_the_branch_that_is_meant_is_known_by_its_tag_even_if_nobody_requires_it(required: list[str]) -> None:
    def union(**last: int) -> Any:
        branches: list[Any] = [
            {
                "type": "object",
                "required": required,
                "properties": {"kind": {"const": f"K{i}"}, f"p{i}": {"type": "string", **(last if i == 4 else {})}},
            }
            for i in range(5)
        ]
        return {"oneOf": branches}

    assert places(causes(union(), union(maxLength=9))) == {("/oneOf/4/properties/p4/maxLength", "")}


def one(old: Any, new: Any) -> Witness:
    (witness,) = causes(old, new).witnesses
    return witness


def test_a_property_that_an_open_object_gained_is_a_class_of_its_own() -> None:
    opened: Any = {"type": "object", "properties": {"a": STRING}}
    gained: Any = {"type": "object", "properties": {"a": STRING, "b": STRING}}
    assert one(opened, gained).of is Break.DECLARED
    assert one({"items": opened}, {"items": gained}).of is Break.DECLARED
    rich: Any = {"type": "string", "enum": ["x", "y"], "maxLength": 1}
    assert one(opened, {"type": "object", "properties": {"a": STRING, "b": rich}}).second.pointer == "/properties/b"
    narrowed: Any = {"type": "object", "properties": {"a": {"const": "x"}}}
    assert one(opened, narrowed).of is Break.NARROWED
    assert one({**opened, "additionalProperties": INTEGER}, gained).of is Break.NARROWED
    assert one({}, STRING).of is Break.NARROWED
    assert one(opened, {**opened, "required": ["a"]}).of is Break.NARROWED


OBJECT: Final[Any] = {"type": "object"}
OPEN: Final[list[Any]] = [
    {"additionalProperties": True},
    {"additionalProperties": {}},
    {"unevaluatedProperties": True},
    {"$schema": DRAFT_7.uri, "unevaluatedProperties": False},
    {"$schema": DRAFT_7.uri, "$ref": "#/definitions/d", "additionalProperties": False, "definitions": {"d": OBJECT}},
    {"patternProperties": {"^x-": INTEGER}},
]
SPOKEN_OF: Final[list[Any]] = [
    {"patternProperties": {"^b": STRING}},
    {"unevaluatedProperties": STRING},
    {"if": {"required": ["b"]}, "then": {"properties": {"b": STRING}}},
    {"dependentSchemas": {"b": {"properties": {"b": STRING}}}},
    {"$dynamicRef": "#d", "$defs": {"d": {"$dynamicAnchor": "d", "properties": {"b": STRING}}}},
]


@pytest.mark.parametrize("old", OPEN)
def test_an_object_is_open_by_what_its_dialect_reads_and_for_the_name_that_is_sent(old: Any) -> None:
    """A keyword that the dialect does not know says nothing, nor does a pattern that the name does not match."""
    witness = one({"type": "object", **old}, {"type": "object", "properties": {"b": {"const": "x"}}})
    assert witness.of is Break.DECLARED
    assert witness.first.pointer in ("", "/definitions/d")


@pytest.mark.parametrize("old", SPOKEN_OF)
def test_a_property_that_the_first_schema_speaks_of_is_not_gained(old: Any) -> None:
    narrowed: Any = {"type": "object", "properties": {"b": {"type": "string", "maxLength": 3}}}
    assert one({"type": "object", **old}, narrowed).of is Break.NARROWED


def test_only_so_many_causes_are_looked_for_and_the_answer_says_so() -> None:
    old: Any = {"properties": {f"p{i}": STRING for i in range(9)}}
    new: Any = {"properties": {f"p{i}": {"type": "string", "maxLength": 2} for i in range(9)}}
    verdict = decide(Side(old), Side(new), causes=3)
    assert len(verdict.witnesses) == 3
    assert verdict.cause is not None
    assert "more than 3 causes" in verdict.cause.reason
    assert len(causes(old, new).witnesses) == 9


def test_hundreds_of_causes_are_told_when_all_are_asked_for() -> None:
    old: Any = closed(**{f"p{i}": {"type": ["string", "null"]} for i in range(300)})
    new: Any = closed(**{f"p{i}": STRING for i in range(300)})
    verdict = decide(Side(old), Side(new), causes=None)
    assert places(verdict) == {(f"/properties/p{i}/type", "") for i in range(300)}
    assert verdict.cause is None


def test_where_the_steps_end_it_is_said_that_there_may_be_more() -> None:
    old: Any = closed(**{f"p{i}": {"type": ["string", "null"]} for i in range(300)})
    new: Any = closed(**{f"p{i}": STRING for i in range(300)})
    verdict = decide(Side(old), Side(new), Budget(steps=40_000), causes=None)
    assert 1 < len(verdict.witnesses) < 300
    assert verdict.cause is not None
    assert verdict.cause.reason.startswith(f"at least {len(verdict.witnesses)} causes: ")
    assert "steps" in verdict.cause.reason
    assert verdict.steps < 4 * 45_000


def test_a_cause_in_a_recursive_part_is_mended_as_well() -> None:
    """What is known of the pair is made anew there, and kept elsewhere."""
    old: Any = {"properties": {"next": {"$ref": "#"}, "a": STRING, "b": STRING}}
    new: Any = {"properties": {"next": {"$ref": "#"}, "a": INTEGER, "b": {"type": "string", "maxLength": 1}}}
    assert places(causes(old, new)) == {("/properties/a/type", ""), ("/properties/b/maxLength", "")}


def test_a_branch_that_did_not_change_is_not_to_blame() -> None:
    branches: Any = [{"type": "object", "properties": {f"p{i}": STRING}, "required": [f"p{i}"]} for i in range(9)]
    changed = {**branches[4], "properties": {"p4": STRING, "more": STRING}}
    for keyword in ("anyOf", "oneOf"):
        verdict = causes({keyword: branches}, {keyword: [*branches[:4], changed, *branches[5:]]})
        assert places(verdict) == {(f"/{keyword}/4/properties/more", "")}


FORM: Any = {"type": "object", "properties": {"x": STRING, "y": INTEGER, "z": STRING}, "required": ["x"]}
OF_KIND: Any = {"properties": {"kind": {"enum": ["a"]}}, "required": ["kind"]}
OF_MORE: Any = {"properties": {"kind": {"enum": ["a", "b"]}}, "required": ["kind"]}


@pytest.mark.parametrize(
    ("old", "new", "item", "said"),
    [
        (
            {"if": OF_KIND, "then": FORM},
            {"if": OF_MORE, "then": FORM},
            "then",
            "it meets `if`, and not what `then` asks for.",
        ),
        (
            {"if": OF_MORE, "else": FORM},
            {"if": OF_KIND, "else": FORM},
            "else",
            "it does not meet `if`, nor what `else` asks for.",
        ),
        (
            {"dependentSchemas": {"a": FORM}},
            {"dependentSchemas": {"a": FORM, "b": FORM}},
            "b",
            "it does not meet what a property asks for.",
        ),
    ],
)
def test_what_was_asked_for_already_and_is_in_more_cases_is_one_cause(old: Any, new: Any, item: str, said: str) -> None:
    """Of what is asked for nothing changed: its parts are not causes."""
    old, new = ({"type": "object", **schema} for schema in (old, new))
    (witness,) = causes(old, new).witnesses
    assert witness.item == item
    assert witness.sentence.endswith(said)


def test_what_is_asked_for_in_some_cases_and_changed_is_told_by_what_changed_in_it() -> None:
    old: Any = {"type": "object", "if": OF_KIND, "then": FORM, "else": FORM}
    new: Any = {
        "type": "object",
        "if": OF_KIND,
        "then": {**FORM, "required": ["x", "y"]},
        "else": {**FORM, "maxProperties": 9},
    }
    assert places(causes(old, new)) == {("/then/required", "y"), ("/else/maxProperties", "")}


@pytest.mark.parametrize("recursive", [{}, {"next": {"$ref": "#"}}])
def test_a_branch_that_was_mended_is_not_taken_for_the_one_that_is_meant(recursive: Any) -> None:
    """With one property more, the branch of the first list would miss as little of the second list as its own does."""

    def lists(*more: str) -> Any:
        known = {
            **{name: {"type": "array"} for name in ("one", "two", "three")},
            **dict.fromkeys(more, STRING),
            **recursive,
        }
        branch = {"type": "object", "properties": known, "additionalProperties": False}
        return {"anyOf": [{**branch, "required": [name]} for name in ("one", "two", "three")]}

    found = {(witness.second.pointer, witness.item) for witness in causes(lists("a", "b"), lists()).witnesses}
    assert found == {(f"/anyOf/{branch}/additionalProperties", name) for branch in range(3) for name in "ab"}


def test_a_root_that_is_read_in_several_ways_is_told_once() -> None:
    """A schema that is applied where something is not sent, and where all of it is, is read twice and written once."""

    def request(*required: str) -> Side:
        base: Any = {"type": "object", "properties": {"id": {}, "x": STRING}, "required": [*required]}
        marked = {"allOf": [{"$ref": "#/$defs/base"}, {"properties": {"id": {"readOnly": True}}}]}
        parts = {"plain": {"$ref": "#/$defs/base"}, "marked": marked}
        known = {"$defs": {"base": base}, "properties": parts, "required": ["plain", "marked"]}
        return Side(known, reading=Reading(message=Message.REQUEST))

    (witness,) = decide(request("id"), request("id", "x"), causes=None).witnesses
    assert (witness.second.pointer, witness.item) == ("/$defs/base/required", "x")


def test_a_hard_question_does_not_hide_an_easy_cause_and_is_said_to_be_open() -> None:
    hard: Any = {"type": "string", "pattern": ".*a.{18}b"}
    old: Any = {"properties": {"a": STRING, "b": hard}}
    new: Any = {"properties": {"a": {"type": "string", "maxLength": 3}, "b": {**hard, "pattern": ".*a.{19}b"}}}
    verdict = causes(old, new)
    assert verdict.answer is Answer.BREAKING
    assert places(verdict) == {("/properties/a/maxLength", "")}
    assert verdict.cause is not None
    assert "steps" in verdict.cause.reason


def test_validators_are_not_asked_about_what_has_no_end_in_a_part_that_was_mended() -> None:
    """They see the schemas as they are written, whatever was mended before."""
    endless: Any = {"allOf": [{}, {"$ref": "#/definitions/endless"}], "pattern": "^0"}
    below: Any = {"not": {"items": {"$ref": "#/definitions/endless"}}, "const": "x", "uniqueItems": True, "minItems": 2}
    new: Any = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "allOf": [{"not": {"maxProperties": 0}, "patternProperties": {"^a": below}, "minLength": 1}],
        "definitions": {"endless": endless},
    }
    verdict = causes({"$schema": new["$schema"], "additionalProperties": {"minProperties": 0}, "pattern": "^0"}, new)
    assert verdict.answer is Answer.BREAKING
    assert verdict.cause is not None
    assert "itself" in verdict.cause.reason


def test_an_object_that_is_closed_is_one_cause_whatever_names_the_first_schema_had() -> None:
    pet: Any = {"type": "object", "properties": {"kind": {"type": "string"}}}
    parts = [{"$ref": "#/$defs/pet"}, {"type": "object", "properties": {"claws": {"type": "integer"}, "bark": {}}}]
    old, new = ({"allOf": parts, "$defs": {"pet": {**pet, **more}}} for more in ({}, {"additionalProperties": False}))
    verdict = causes(old, new)
    assert places(verdict) == {("/$defs/pet/additionalProperties", "")}
    assert len(verdict.witnesses) == 1


def test_a_name_that_a_closed_object_loses_is_a_cause_of_its_own() -> None:
    closed: Any = {"type": "object", "additionalProperties": False}
    old, new = ({**closed, "properties": {name: {} for name in names}} for names in ("abc", "a"))
    assert places(causes(old, new)) == {("/additionalProperties", "b"), ("/additionalProperties", "c")}


NO_LANGUAGES: Final = (r"\bfoo\b", "(?<=a)b", r"^(a)\1$", "^(?:(?=a)a)*$")


@pytest.mark.parametrize("pattern", NO_LANGUAGES)
def test_a_pattern_that_is_no_regular_language_is_named_where_it_stands(pattern: str) -> None:
    verdict = causes(STRING, {"type": "string", "pattern": pattern})
    (witness,) = verdict.witnesses
    assert (witness.second.pointer, verdict.cause) == ("/pattern", None)
    assert f'does not match "{pattern}"' in witness.sentence


def test_what_stands_beside_a_pattern_that_is_no_regular_language_is_a_cause_of_its_own() -> None:
    old: Any = {"type": "object", "properties": {"a": STRING}, "required": ["a"]}
    new: Any = {"type": "object", "properties": {"a": {**STRING, "pattern": r"\bx"}, "b": INTEGER}, "required": ["a"]}
    told = {(witness.second.pointer, witness.of) for witness in causes(old, new).witnesses}
    assert told == {("/properties/a/pattern", Break.NARROWED), ("/properties/b", Break.DECLARED)}


def test_each_of_several_patterns_that_are_no_regular_languages_is_a_cause() -> None:
    old = {"type": "object", "properties": {"a": STRING, "b": STRING}}
    narrowed: Any = {"a": {**STRING, "pattern": r"\bfoo\b"}, "b": {**STRING, "pattern": "(?<=a)b", "minLength": 3}}
    verdict = causes(old, {"type": "object", "properties": narrowed})
    assert places(verdict) == {
        ("/properties/a/pattern", ""),
        ("/properties/b/pattern", ""),
        ("/properties/b/minLength", ""),
    }
    assert verdict.cause is None


def test_names_by_a_pattern_that_is_no_regular_language_are_refused_where_it_stands() -> None:
    old: Any = {"type": "object", "required": ["foo"]}
    verdict = causes(old, {**old, "patternProperties": {r"\bfoo": STRING}, "maxProperties": 4})
    assert places(verdict) == {(r"/patternProperties/\bfoo/type", ""), ("/maxProperties", "")}
    assert verdict.cause is None


def test_where_the_root_is_not_found_there_may_be_more_causes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Opinions, "matches", lambda *_: None)
    verdict = causes(STRING, {"type": "string", "pattern": r"\bfoo", "minLength": 9})
    (witness,) = verdict.witnesses
    assert witness.second.pointer in ("", "/minLength")
    assert verdict.cause is not None
    assert verdict.cause.reason.startswith("at least one cause: ")


CLOSED: Final[Any] = {"type": "object", "additionalProperties": False}


def test_a_closed_object_that_has_none_of_the_names_before_is_one_cause() -> None:
    of_jobs: Any = {**CLOSED, "properties": {name: {"type": "string"} for name in "abcdef"}}
    old: Any = {"additionalProperties": of_jobs}
    new: Any = {"properties": {"spec": {**CLOSED, "properties": {"inputs": {}}}}, "additionalProperties": of_jobs}
    verdict = causes(old, new)
    assert places(verdict) == {("/properties/spec/additionalProperties", "")}
    (witness,) = verdict.witnesses
    assert witness.sentence.endswith("none of the properties that were declared there is declared now.")


def test_one_name_in_place_of_another_is_a_name_that_is_lost() -> None:
    old, new = ({**CLOSED, "properties": {name: {}}} for name in "ab")
    assert places(causes(old, new)) == {("/additionalProperties", "a")}


def test_an_open_object_that_is_closed_is_told_once_whatever_it_declares() -> None:
    names: Any = {name: {"type": "string"} for name in "abcdef"}
    verdict = causes({"properties": names}, {**CLOSED, "properties": {"a": names["a"]}})
    assert places(verdict) == {("/type", ""), ("/additionalProperties", "")}


@pytest.mark.parametrize("common", [(), ("note",)])
def test_a_branch_that_asks_for_another_name_is_no_change_of_one_that_is_gone(common: tuple[str, ...]) -> None:
    def branch(name: str) -> Any:
        return {**CLOSED, "required": [name], "properties": {each: {"type": "string"} for each in (name, *common)}}

    def union(*names: str) -> Any:
        branches = [{"$ref": f"#/$defs/{name}"} for name in names]
        return {"oneOf": branches, "$defs": {name: branch(name) for name in names}}

    verdict = causes(union("card", "iban"), union("card", "mail"))
    assert places(verdict) == {("/oneOf", "#/$defs/iban")}


def test_a_branch_whose_name_was_changed_and_nothing_else_is_the_same_branch() -> None:
    def union(name: str) -> Any:
        names = (name, "street", "city", "country")
        other: Any = {**CLOSED, "required": ["card"], "properties": {"card": {}}}
        return {"oneOf": [other, {**CLOSED, "required": [name], "properties": {each: {} for each in names}}]}

    verdict = causes(union("zip"), union("postcode"))
    assert {at for at, _ in places(verdict)} == {"/oneOf/1/required", "/oneOf/1/additionalProperties"}
