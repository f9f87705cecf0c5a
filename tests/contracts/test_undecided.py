"""What is not decided, why, and what bounds the work."""

import json
import random
from collections.abc import Callable
from typing import Any, Final

import pytest

from anarq.contracts import Answer, Budget, Side, decide, decision, subschema

Ask = Callable[..., str]
STRING: Final[Any] = {"type": "string"}
INTEGER: Final[Any] = {"type": "integer"}
NUMBER: Final[Any] = {"type": "number"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({"$ref": "#"}, STRING, "leads back to itself"),
        (STRING, {"allOf": [{"$ref": "#"}]}, "refers to itself"),
        (
            {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"},
            STRING,
            "leads back",
        ),
        ({"type": "string", "pattern": r"\bwords\b"}, {"type": "string", "pattern": r"words"}, "pattern"),
        ({"type": "string", "pattern": r"^(..)-\1$"}, {"type": "string", "minLength": 6}, "pattern"),
        (
            {"patternProperties": {r"\bx": STRING}, "required": ["x"]},
            {"properties": {"x": {"maxLength": 3}}, "required": ["x"]},
            "",
        ),
        (
            {"type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 1.0000000000000002},
            STRING,
            "between two neighbouring floating-point numbers",
        ),
        ({"type": "object", "minProperties": 11_000}, STRING, "smaller numbers in `minProperties`"),
        (
            {"type": "object", "propertyNames": {"pattern": r"^(..)-\1$"}, "minProperties": 1},
            {"propertyNames": {"minLength": 6}},
            "pattern",
        ),
        (
            {"anyOf": [{"properties": {f"p{i}": {}}} for i in range(9)], "unevaluatedProperties": False},
            {"maxProperties": 9},
            "branches",
        ),
        (
            {
                "type": "integer",
                "minimum": 1,
                "maximum": 10**9,
                "allOf": [{"not": {"const": i}} for i in range(1, 5_100)],
            },
            {"maximum": 0},
            "",
        ),
        (
            {
                "type": "object",
                "maxProperties": 1,
                "allOf": [{"not": {"propertyNames": {"pattern": p}}} for p in ("^a", "b$")],
            },
            {"required": ["z"]},
            "",
        ),
        ({"enum": ["aa", "ab"], "pattern": r"(a)\1"}, {"const": 1}, ""),
        ({"enum": ["aa"], "anyOf": [{"pattern": r"(b)\1"}, {"pattern": r"(c)\1"}]}, False, "pattern"),
        ({"type": "string", "minLength": 3_000_000}, INTEGER, "smaller numbers in `minLength`"),
        ({"type": "string", "minLength": 3_000_000, "pattern": "^a+$"}, INTEGER, "smaller numbers in `minLength`"),
        ({"type": "array", "minItems": 50_000}, STRING, "smaller numbers in `minItems`"),
        (
            {"type": "array", "prefixItems": [{}], "allOf": [{"contains": STRING, "minContains": 60_000}]},
            STRING,
            "beside `contains`",
        ),
    ],
)
def test_what_is_not_decided_is_said_to_be_undecided(old: Any, new: Any, reason: str) -> None:
    verdict = subschema(old, new)
    if not reason:  # a pattern that applies or not to a name that is required: no guess, but a witness may be confirmed
        assert verdict.answer is not Answer.COMPATIBLE
        return
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert reason in verdict.cause.reason


def test_a_dynamic_reference_with_several_targets_is_undecided() -> None:
    old: Any = {
        "$id": "https://example.org/root",
        "$defs": {
            "a": {"$id": "a", "$dynamicAnchor": "n", "type": "array", "items": {"$dynamicRef": "#n"}},
            "b": {"$id": "b", "$dynamicAnchor": "n", "$ref": "a"},
        },
        "$ref": "b",
    }
    new: Any = {"$defs": {"t": {"type": "array", "items": {"$ref": "#/$defs/t"}}}, "$ref": "#/$defs/t"}
    verdict = subschema(old, new)
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "dynamicRef" in verdict.cause.reason
    assert verdict.cause.location.pointer == "/$defs/a/items"


def test_a_long_array_need_not_be_built_for_a_proof(answer: Ask) -> None:
    old, new = {"type": "array", "minItems": 5_000, "items": INTEGER}, {"items": NUMBER, "minItems": 4_999}
    assert answer(old, new) == "compatible"


def test_opaque_parts_that_are_equal_on_both_sides_do_not_matter(answer: Ask) -> None:
    part: Any = {"type": "string", "pattern": r"\bword\b"}
    assert answer({**part, "minLength": 2}, part) == "compatible"
    assert answer(part, {**part, "const": "word"}) == "breaking"


def test_equal_input_takes_equal_work() -> None:
    old: Any = {"anyOf": [{"minimum": i} for i in range(9)]}
    new: Any = {"minimum": 0}
    assert len({subschema(old, new).steps for _ in range(3)}) == 1


def test_what_a_document_has_learnt_is_counted_as_if_it_were_learnt_again() -> None:
    document: Any = {"$defs": {name: {"properties": {f"p{i}": STRING for i in range(50)}} for name in "ab"}}
    one, other = Side(document, "/$defs/a"), Side(document, "/$defs/b")
    before, after = decide(one, other), decide(one, other)
    assert before == after
    assert 2 * 50 / 4 < before.steps < 4 * 50  # both were read to be hashed, and nothing was searched


def test_nobody_looks_at_the_clock_unless_asked() -> None:
    def clock() -> float:
        raise AssertionError("somebody looked at the clock")

    old: Any = {"allOf": [{"oneOf": [{"required": [f"a{i}"]}, {"required": [f"b{i}"]}]} for i in range(30)]}
    verdict = subschema(old, {"required": ["z"]}, budget=Budget(clock=clock))
    assert verdict.answer is Answer.BREAKING


def test_who_gives_time_gets_steps_for_all_of_it() -> None:
    assert Budget().patient(60).steps > 10 * Budget().steps
    assert Budget().patient(0.1).steps == Budget().steps


def test_the_time_ends_a_search_on_request() -> None:
    clock = iter(float(second) for second in range(100_000))
    budget = Budget(seconds=1, clock=lambda: next(clock))
    old: Any = {"allOf": [{"oneOf": [{"required": [f"a{i}"]}, {"required": [f"b{i}"]}]} for i in range(30)]}
    verdict = subschema(old, {"required": ["z"]}, budget=budget)
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "1 s" in verdict.cause.reason


@pytest.mark.parametrize(
    "budget",
    [Budget(steps=1), Budget(steps=3), Budget(depth=1)],
    ids=["no steps", "steps", "depth"],
)
def test_every_bound_of_the_budget_ends_in_undecided(budget: Budget) -> None:
    old: Any = {"properties": {"a": {"type": "string", "pattern": "^ab{3}$"}}, "minProperties": 1, "required": ["a"]}
    new: Any = {"properties": {"a": {"type": "string", "pattern": "^ab{2,3}$"}}, "required": ["a"]}
    assert subschema(old, new).answer is Answer.COMPATIBLE
    assert subschema(old, new, budget=budget).answer is Answer.UNDECIDED


def test_a_witness_that_one_validator_does_not_see_is_not_shown() -> None:
    verdict = subschema({"const": 1e22}, {"multipleOf": 0.7})  # jsonschema divides in floating point, and finds no rest
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert verdict.cause.reason == "the witness 1e+22 was not confirmed: jsonschema accepts it under the second schema"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"const": "a\n"}, {"pattern": "^a$"}),
        ({"const": "٣"}, {"pattern": r"^\d$"}),
        ({"const": "é"}, {"pattern": r"^\w$"}),
        ({"const": {"٣": 1}}, {"patternProperties": {r"^\d$": True}, "additionalProperties": False}),
        (
            {"const": ["٣"]},
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$dynamicAnchor": "n",
                "items": {"$dynamicRef": "#n"},
                "pattern": r"^\d$",
            },
        ),
        ({"const": {"3": 1}}, {"patternProperties": {r"^\d$": False}}),
        ({"const": {"٣": 1}}, {"additionalProperties": {"type": "string"}, "patternProperties": {r"\d": True}}),
    ],
)
def test_both_validators_read_patterns_as_ecma_262_has_them(old: Any, new: Any, answer: Ask) -> None:
    assert answer(old, new) == "breaking"


def test_a_smaller_witness_that_is_not_confirmed_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "shrink", lambda *_: "not a witness")
    witness = subschema(INTEGER, {"minimum": 5}).witness
    assert witness is not None
    assert witness.instance == 0


def test_schemas_that_nest_beyond_the_interpreter_are_undecided() -> None:
    schema: Any = {"type": "null"}
    for number in range(1_200):
        schema = {"anyOf": [{"allOf": [schema, {"minimum": number}]}, {"const": number}]}
    verdict = subschema(schema, STRING)
    assert verdict.answer is Answer.UNDECIDED


def test_a_keyword_that_only_some_validators_still_apply_is_decided_where_both_readings_agree(answer: Ask) -> None:
    old: Any = {"type": "object", "dependencies": {"a": ["b"]}}
    assert answer(old, {"type": "object", "dependencies": {"a": ["b"]}, "minProperties": 0}) == "compatible"
    assert answer(old, {"dependentRequired": {"a": ["b"]}}) == "undecided"
    assert answer(old, {"type": "object", "dependencies": {"a": ["b"]}, "required": ["c"]}) == "breaking"
    assert answer({"type": "object"}, old) == "undecided"


def branches(count: int, *, required: bool, last: int) -> Any:
    """A union of so many objects, of which the last bounds the length of a text."""
    return {
        "oneOf": [
            {
                "type": "object",
                **({"required": ["kind"]} if required else {}),
                "properties": {
                    "kind": {"const": f"K{i}"},
                    f"p{i}": {"type": "string", **({"maxLength": last} if i == count - 1 and last else {})},
                },
            }
            for i in range(count)
        ]
    }


def in_arrays(depth: int, leaf: Any) -> Any:
    """Arrays of two or more, so many levels deep."""
    definitions: dict[str, Any] = {
        f"d{i}": {"type": "array", "minItems": 2, "items": {"$ref": f"#/$defs/d{i + 1}"}} for i in range(depth)
    }
    return {"$ref": "#/$defs/d0", "$defs": {**definitions, f"d{depth}": leaf}}


def doubled(depth: int, leaf: Any) -> Any:
    """A schema that is applied twice by each of so many levels, all to one value."""
    definitions: dict[str, Any] = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}] * 2} for i in range(depth)}
    return {"$ref": "#/$defs/d0", "$defs": {**definitions, f"d{depth}": leaf}}


COSTLY: Final[list[Any]] = [
    pytest.param(in_arrays(22, INTEGER), in_arrays(22, STRING), {"undecided"}, id="a witness of four million values"),
    pytest.param(in_arrays(11, INTEGER), in_arrays(11, STRING), {"breaking"}, id="a witness of four thousand values"),
    pytest.param(doubled(40, INTEGER), doubled(40, STRING), {"undecided"}, id="validators would need a million years"),
    pytest.param(
        {"type": "array", "minItems": 300, "uniqueItems": True, "items": STRING},
        {"minItems": 301},
        {"breaking"},
        id="300 different items",
    ),
    pytest.param(
        branches(800, required=True, last=0), branches(800, required=True, last=9), {"breaking"}, id="a tagged union"
    ),
    pytest.param(
        branches(800, required=False, last=0), branches(800, required=False, last=9), {"breaking"}, id="a union"
    ),
    pytest.param({"enum": [list(range(400)), 1]}, {"uniqueItems": True, "maxItems": 399}, {"breaking"}, id="an enum"),
]


@pytest.mark.parametrize(("old", "new", "allowed"), COSTLY)
def test_steps_end_everything_the_same_busy_or_idle(old: Any, new: Any, allowed: set[str]) -> None:
    verdicts = [subschema(old, new) for _ in range(2)]
    assert verdicts[0].answer.value in allowed
    assert verdicts[0] == verdicts[1]
    budget = Budget()
    assert verdicts[0].steps <= budget.steps + budget.steps // 4 + 500_000  # what one question of validators may cost


def test_what_validators_do_costs_steps_as_if_it_were_done_here() -> None:
    """They apply a schema once for each way that leads to it, where the search looks at it once."""
    less, more = (subschema(doubled(depth, INTEGER), doubled(depth, STRING)) for depth in (12, 13))
    assert less.answer is more.answer is Answer.BREAKING
    assert more.steps - less.steps > 4 * 2**12


def test_a_witness_that_is_hard_to_make_small_hides_no_other_cause() -> None:
    """Of an instance of four thousand values each try costs as many steps; all tries together have a share of them."""

    def either(leaf: str, b: str) -> Side:
        tree = in_arrays(11, {"type": leaf})
        properties: Any = {"a": {"$ref": tree["$ref"]}, "b": {"type": b}}
        return Side({"type": "object", "properties": properties, "required": ["a"], "$defs": tree["$defs"]})

    verdict = decide(either("integer", "integer"), either("string", "string"), causes=None)
    assert verdict.cause is None
    assert {witness.second.pointer for witness in verdict.witnesses} == {"/$defs/d11/type", "/properties/b/type"}


def test_making_validators_costs_steps_by_what_they_read() -> None:
    """Those of a proof are never made. Those of a break read both schemas, and 300 patterns that might be slow."""
    names: Any = {"type": "object", "properties": {f"p{i}": {"pattern": f"^{i}[a-z]*$"} for i in range(300)}}
    bare, known = (subschema({**names, "minProperties": 1}, {**names, "minProperties": more}).steps for more in (1, 2))
    assert known - bare > 100 * 300


def test_what_is_too_large_to_be_decided_can_be_checked_nevertheless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anarq.contracts.side.DEFAULT_BUDGET", Budget(steps=10))
    large = Side({"properties": {f"p{i}": STRING for i in range(40)}})
    large.check()
    assert decide(large, Side(STRING), Budget(steps=10)).answer is Answer.UNDECIDED


def test_one_of_two_equal_schemas_is_not_one(answer: Ask) -> None:
    twice: Any = {"oneOf": [STRING, {"type": ["string"]}, INTEGER]}
    assert answer(twice, INTEGER) == answer(INTEGER, twice) == "compatible"
    assert answer(STRING, {"not": twice}) == "compatible"
    assert answer(STRING, twice) == "breaking"


def test_every_value_of_a_finite_schema_is_offered_to_the_validators() -> None:
    """What is evaluated depends on more branches than are followed; validators follow them all."""
    ways: Any = {"anyOf": [{"properties": {f"p{i}": {}}} for i in range(12)], "unevaluatedProperties": False}
    verdict = subschema({"enum": [{"p1": 1}, {"p2": 1}, {"q": 1}]}, ways)
    assert verdict.witness is not None
    assert verdict.witness.instance == {"q": 1}
    assert subschema({"enum": [{"p1": 1}, {"p2": 1}]}, ways).answer is Answer.UNDECIDED


def ring(length: int, most: int) -> Any:
    """Definitions that lead to one another in two ways each; one of them bounds a text."""
    parts = {
        f"s{number}": {
            "type": "object",
            "properties": {
                "text": {"type": "string", "maxLength": most if number == length - 1 else 40},
                "next": {"$ref": f"#/$defs/s{(7 * number + 1) % length}"},
                "last": {"$ref": f"#/$defs/s{(3 * number + 2) % length}"},
            },
            "additionalProperties": False,
        }
        for number in range(length)
    }
    return {"$ref": "#/$defs/s0", "$defs": parts}


@pytest.mark.parametrize("length", [8, 32, 37])
def test_one_bound_in_a_ring_of_definitions_is_decided_both_ways(length: int) -> None:
    old, new = Side(ring(length, 9)), Side(ring(length, 40))
    assert decide(old, new, causes=None).answer is Answer.COMPATIBLE
    verdict = decide(new, old, causes=None)
    assert (verdict.answer, len(verdict.witnesses), verdict.cause) == (Answer.BREAKING, 1, None)


def chain(length: int, most: int) -> Any:
    """So many definitions, each an object with one that is the next; the last bounds a text."""
    above: Any = {
        f"s{at}": {"type": "object", "properties": {"a": {"$ref": f"#/$defs/s{at + 1}"}}} for at in range(length)
    }
    return {"$ref": "#/$defs/s0", "$defs": {**above, f"s{length}": {"type": "string", "maxLength": most}}}


def test_definitions_that_nest_some_hundreds_of_levels_are_decided() -> None:
    old, new = chain(180, 9), chain(180, 40)
    assert subschema(old, new).answer is Answer.COMPATIBLE
    verdict = subschema(new, old)
    assert verdict.witness is not None
    assert json.dumps(verdict.witness.instance).count("{") == 180


def woven(length: int, odd: int | None) -> Any:
    """Definitions that lead to one another in five ways each; one of them counts its properties."""
    source = random.Random(1)  # noqa: S311 - reproducible, not secret
    parts: Any = {
        f"s{at}": {
            "type": "object",
            "properties": {f"p{way}": {"$ref": f"#/$defs/s{source.randrange(length)}"} for way in range(5)},
        }
        for at in range(length)
    }
    if odd is not None:
        parts[f"s{odd}"]["maxProperties"] = 3
    return {"$ref": "#/$defs/s0", "$defs": parts}


@pytest.mark.parametrize("length", [32, 64])
def test_one_bound_among_woven_definitions_is_proved_however_long_the_way_through_them(length: int) -> None:
    assert subschema(woven(length, length - 1), woven(length, None)).answer is Answer.COMPATIBLE
    assert subschema(woven(length, None), woven(length, length - 1)).answer is Answer.BREAKING


def test_what_nests_too_deeply_says_how_deep_was_looked_and_what_helps() -> None:
    old, new = chain(600, 9), chain(600, 40)
    verdict = subschema(old, new)
    assert verdict.cause is not None
    assert verdict.cause.reason == "it nests deeper than 500 levels; parts of it that differ can be compared each alone"
    at = ("/$defs/s500", "/$defs/s500")
    assert subschema(old, new, at=at).answer is Answer.COMPATIBLE


def test_the_answer_does_not_depend_on_how_deep_the_caller_is() -> None:
    def deep(levels: int) -> Any:
        return deep(levels - 1) if levels else subschema(chain(70, 40), chain(70, 9))

    assert deep(0) == deep(850)


OPAQUE: Final = (r"^(a+)\1$", r"\bword\b", r"(?<=a)b")


def beside(pattern: str, number: Any) -> Any:
    """Something that is decided, beside a text, an item and a name that have to match."""
    text = {"type": "string", "pattern": pattern}
    return {
        "type": "object",
        "properties": {"text": text, "number": {"type": "integer", **number}},
        "required": ["text", "list", "names"],
        "patternProperties": {"^list$": {"type": "array", "items": text, "minItems": 1}},
        "additionalProperties": {"type": "object", "propertyNames": text, "minProperties": 1},
    }


@pytest.mark.parametrize("pattern", OPAQUE)
def test_a_break_beside_a_pattern_that_is_no_language_is_shown_and_its_mend_proved(pattern: str, answer: Ask) -> None:
    old, new = beside(pattern, {}), beside(pattern, {"minimum": 1})
    assert answer(old, new) == "breaking"
    verdict = decide(Side(old), Side(new), causes=None)
    assert verdict.witness is not None
    assert (verdict.witness.second.pointer, verdict.more, verdict.cause) == ("/properties/number/minimum", (), None)
    assert answer(new, old) == answer(old, {**old, "title": "t"}) == "compatible"


@pytest.mark.parametrize("pattern", OPAQUE)
@pytest.mark.parametrize("least", [5, 8, 40])
def test_a_text_that_matches_a_pattern_that_is_no_language_is_guessed(pattern: str, least: int, answer: Ask) -> None:
    text: Any = {"type": "string", "pattern": pattern}
    assert answer(text, {**text, "minLength": least}) == "breaking"
    assert answer(text, {**text, "maxLength": least}) in ("breaking", "undecided")
    assert answer({**text, "minLength": least}, text) == "compatible"


UNIQUE: Final[Any] = {"type": "array", "uniqueItems": True, "minItems": 2_000}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param({"maxItems": 1_500}, {"maxItems": 1_200}, id="items"),
        pytest.param({"maxItems": 10_000}, {"maxItems": 9_999}, id="ten thousand items"),
        pytest.param({"minItems": 1_500}, {"minItems": 1_600}, id="at least so many items"),
        pytest.param({"maxProperties": 1_500}, {"maxProperties": 1_200}, id="properties"),
        pytest.param(
            {"minProperties": 3_000, "propertyNames": {"pattern": "^x-[a-z0-9]{3}$"}}, {"maxProperties": 9}, id="names"
        ),
        pytest.param({**UNIQUE, "items": INTEGER}, {"maxItems": 1_999}, id="different numbers"),
        pytest.param({**UNIQUE, "items": {"multipleOf": 3, "maximum": 0}}, {"maxItems": 1_999}, id="multiples"),
        pytest.param(
            {**UNIQUE, "items": {"type": "string", "pattern": "^[0-9]+$", "maxLength": 4}},
            {"maxItems": 1_999},
            id="different short texts",
        ),
        pytest.param(
            {
                "type": "array",
                "uniqueItems": True,
                "minItems": 300,
                "items": {
                    "type": "object",
                    "properties": {"kind": {"enum": ["a", "b"]}, "number": INTEGER},
                    "required": ["kind", "number"],
                },
            },
            {"maxItems": 299},
            id="different objects",
        ),
        pytest.param(
            {"type": "string", "maxLength": 1_000_000, "pattern": "^[a-z]+$"}, {"maxLength": 999_999}, id="a text"
        ),
        pytest.param(
            {"type": "string", "minLength": 1_000_001, "pattern": "^((abc)*|(abcde)*)$"},
            {"maxLength": 1_000_001},
            id="a text of certain lengths",
        ),
        pytest.param({"pattern": "^[a-z]{1,65536}$"}, {"pattern": "^[a-z]{1,65535}$"}, id="a counted pattern"),
        pytest.param({"pattern": "^[a-z]{300,}$"}, {"pattern": "^[a-z]{301,}$"}, id="a pattern counted from below"),
        pytest.param({"pattern": r"^\d{65536}$"}, {"pattern": r"^\d{65535}$"}, id="a pattern that counts exactly"),
    ],
)
def test_large_bounds_are_decided(old: Any, new: Any) -> None:
    verdict = decide(Side(old), Side(new), causes=None)
    assert (verdict.answer, verdict.cause) == (Answer.BREAKING, None)
    assert subschema(old, {**old, "title": "t", "minItems": 0}).answer is Answer.COMPATIBLE


def test_lengths_that_no_text_of_a_pattern_has_are_proved_to_be_none(answer: Ask) -> None:
    pairs: Any = {"type": "string", "pattern": "^(ab)*$", "minLength": 999_999}
    assert answer({**pairs, "maxLength": 999_999}, False) == "compatible"
    assert answer({**pairs, "maxLength": 1_000_000}, False) == "breaking"
    assert answer({"pattern": "^[a-z]{1,65535}$"}, {"pattern": "^[a-z]{1,65536}$"}) == "compatible"


def test_what_is_contained_at_a_glance_is_decided_at_any_size() -> None:
    flat: Any = {f"p{at}": {"type": "null"} for at in range(32_000)}
    old, new = {"properties": flat, "required": ["p7"]}, {"properties": flat}
    verdict = subschema(old, new)
    assert verdict.answer is Answer.COMPATIBLE
    assert verdict.steps < 15 * 130_000  # so much for each value
    assert subschema(new, old).answer is Answer.BREAKING


def test_the_steps_grow_with_what_there_is_to_read_and_with_nothing_else() -> None:
    small, large = Budget().for_size(10), Budget().for_size(1_000_000)
    assert small.steps == Budget().steps + 200
    assert large.steps == 21 * Budget().steps
    assert Budget(steps=10).for_size(1_000).steps == 10


@pytest.mark.parametrize("levels", range(3, 14))
def test_at_no_depth_all_ways_are_tried_that_a_shallow_pass_cuts_off(levels: int) -> None:
    """Of three choices among forty each there are 64,000 ways, and a pass that ends just there follows none of them."""

    def failing(letter: str) -> Any:
        return {"not": {"properties": {f"{letter}{number}": {"type": "string"} for number in range(40)}}}

    def nested(schema: Any) -> Any:
        for _ in range(levels):
            schema = {"type": "object", "properties": {"n": schema}, "required": ["n"]}
        return schema

    old, new = {"type": "object", "allOf": [*map(failing, "abc")]}, {"type": "object", "maxProperties": 2}
    verdict = subschema(nested(old), nested(new))
    assert verdict.answer is Answer.BREAKING
    assert verdict.steps < 20_000


@pytest.mark.parametrize(
    ("value", "second"),
    [
        ([None], {"unevaluatedItems": {"$ref": "#/$defs/n"}, "allOf": [{"items": {"const": 0}}]}),
        ({"a": None}, {"unevaluatedProperties": {"$ref": "#/$defs/n"}, "properties": {"a": {"const": 0}}}),
    ],
)
def test_no_validator_is_asked_to_hold_what_was_evaluated_against_a_schema_without_an_end(
    value: Any, second: Any
) -> None:
    """It would look at it nevertheless, and come back to itself until the stack ends."""
    endless: Any = {"not": {"$ref": "#/$defs/n"}}
    verdict = subschema({"const": value}, {**second, "$defs": {"n": endless}})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "applies itself" in verdict.cause.reason


def test_what_is_undecided_for_a_pattern_points_at_it() -> None:
    first: Any = {"type": "object", "properties": {"a": {"type": "string", "pattern": r"\bx\b"}}}
    second: Any = {"type": "object", "properties": {"a": {"type": "string", "pattern": r"\bx"}}}
    verdict = subschema(first, second)
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert verdict.cause.location.pointer == "/properties/a/pattern"
    assert "the pattern `" in verdict.cause.reason


@pytest.mark.parametrize(
    ("second", "pointer"),
    [
        ({"patternProperties": {r"^(..)-\1$": False}}, r"/patternProperties/^(..)-\1$"),
        ({"patternProperties": {r"^(..)-\1$": {"type": "string"}}}, r"/patternProperties/^(..)-\1$"),
    ],
)
def test_what_is_undecided_for_a_pattern_of_names_points_at_it(second: Any, pointer: str) -> None:
    verdict = subschema({"type": "object"}, {"type": "object", **second})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert (verdict.cause.side, verdict.cause.location.pointer) == (1, pointer)


def test_a_number_that_no_program_reads_is_not_shown_as_a_witness() -> None:
    old: Any = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 5e-324}
    verdict = subschema(old, {"type": "string"})
    assert (verdict.answer, verdict.witness) == (Answer.UNDECIDED, None)
    assert verdict.cause is not None
    assert "between two neighbouring floating-point numbers" in verdict.cause.reason
    wider = subschema({**old, "exclusiveMaximum": 1.5e-323}, {"type": "string"})
    assert wider.witness is not None
    assert 0 < wider.witness.instance < 1.5e-323


@pytest.mark.parametrize(
    "around",
    [
        lambda part: {"patternProperties": {"\\bfoo\\b": part}},
        lambda part: {"patternProperties": {"\\bfoo\\b": part, "^x": True}, "additionalProperties": STRING},
        lambda part: {"patternProperties": {"\\bfoo\\b": STRING}, "additionalProperties": part},
        lambda part: {"$defs": {"L": {"$ref": "#/$defs/L"}}, "properties": {"a": {"$ref": "#/$defs/L"}, "b": part}},
    ],
)
def test_equal_parts_that_are_not_decided_hide_nothing_that_is(around: Callable[[Any], Any]) -> None:
    integer = {"type": "integer"}
    assert subschema(around({**integer, "minimum": 0}), around(integer)).answer is Answer.COMPATIBLE
    narrowed = subschema(around(integer), around({**integer, "minimum": 0}))
    assert narrowed.answer is not Answer.COMPATIBLE


@pytest.mark.parametrize("pattern", [r"^[\s\S]{1,131072}$", "^.{1,65535}$", "^[a-z]{1,1000000}$"])
def test_a_break_beside_a_pattern_with_a_large_count_is_shown(pattern: str, answer: Ask) -> None:
    old, new = ({"properties": {"a": {"pattern": pattern}, "n": {"maximum": most}}} for most in (10, 9))
    assert answer(old, new) == "breaking"
    assert answer(new, old) == "compatible"


def test_a_text_that_a_pattern_with_a_large_count_refuses_is_shown(answer: Ask) -> None:
    assert answer({"type": "string"}, {"pattern": "^.{1,65535}$"}) == "breaking"


def test_what_is_too_large_for_validators_is_named_where_it_stands() -> None:
    verdict = subschema({"type": "string"}, {"pattern": "^(?:[^a]{1000}){1000}$", "maxLength": 5})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "is larger than validators hold" in verdict.cause.reason
    assert (verdict.cause.side, verdict.cause.location.pointer) == (1, "/pattern")


def test_many_patterns_with_counts_are_counted_before_anybody_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand of them would take a validator a minute and ten gigabytes, in a document of 30 KB."""
    monkeypatch.setattr(Side, "validator", property(lambda _: pytest.fail("it is made")))
    patterns: Any = {f"p{number}": {"pattern": f"^.{{1,4000}}x{number}$"} for number in range(1_000)}
    old, new = ({"properties": {**patterns, "n": {"maximum": most}}} for most in (10, 9))
    verdict = subschema(old, new)
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "is larger than validators hold" in verdict.cause.reason


def test_a_count_in_a_pattern_costs_what_it_is_written_out() -> None:
    def steps(most: int) -> int:
        old, new = ({"properties": {"a": {"pattern": f"^.{{1,{most}}}$"}, "n": {"maximum": n}}} for n in (10, 9))
        return subschema(old, new).steps

    assert steps(20_000) - steps(10) > 2 * 20_000 * 1_000 // 400
