"""Input that is made to be costly ends quickly and in bounded memory, in an answer or in `undecided`."""

import tracemalloc
from typing import Any

import pytest

from anarq.contracts import Answer, Budget, subschema


def nested(depth: int, keyword: str, leaf: Any) -> Any:
    schema = leaf
    for _ in range(depth):
        schema = {keyword: [schema] if keyword == "allOf" else schema}
    return schema


def choices(count: int, keyword: str) -> Any:
    return {"allOf": [{keyword: [{"required": [f"a{i}"]}, {"required": [f"b{i}"]}]} for i in range(count)]}


def web(count: int, odd: int) -> Any:
    """Schemas that all refer to one another; one of them asks for less."""
    definitions = {
        f"s{i}": {
            "properties": {
                "x": {"$ref": f"#/$defs/s{(7 * i + 1) % count}"},
                "y": {"$ref": f"#/$defs/s{(3 * i + 2) % count}"},
            },
            **({"maxProperties": 1} if i == odd else {}),
        }
        for i in range(count)
    }
    return {"$defs": definitions, "$ref": "#/$defs/s0"}


PATIENT = Budget()
CASES: list[tuple[str, Any, Any, set[str]]] = [
    ("deep negation", nested(400, "not", {}), nested(400, "not", {"type": "null"}), {"undecided"}),
    ("deep items", nested(400, "items", {}), nested(400, "items", {"type": "null"}), {"undecided"}),
    (
        "deep items that are equal",
        nested(80, "items", {"type": "null"}),
        nested(80, "items", {"type": "null"}),
        {"compatible"},
    ),
    ("deep allOf", {}, nested(2_000, "allOf", {"type": "null"}), {"undecided"}),
    ("many exclusive choices", choices(25, "oneOf"), choices(25, "anyOf"), {"compatible"}),
    ("many choices", choices(40, "anyOf"), {"required": ["z"]}, {"breaking"}),
    (
        "many choices of many",
        {"allOf": [{"anyOf": [{"const": i}, {"minimum": i}]} for i in range(60)]},
        {"maximum": 0},
        {"breaking"},
    ),
    ("references all over", web(300, -1), web(300, 77), {"breaking"}),
    ("a big enum", {"enum": list(range(5_000))}, {"enum": list(range(5_001))}, {"compatible"}),
    (
        "a wide object",
        {"properties": {f"p{i}": {"type": "null"} for i in range(3_000)}},
        {"required": ["p7"]},
        {"breaking"},
    ),
    (
        "a wide union",
        {"oneOf": [{"properties": {"k": {"const": i}}, "required": ["k"]} for i in range(300)]},
        {"anyOf": [{"properties": {"k": {"const": i}}, "required": ["k"]} for i in range(300)]},
        {"compatible"},
    ),
    ("a pattern that explodes", {"pattern": "^a{60}b$"}, {"pattern": "^(a+)+$"}, {"undecided"}),
    (
        "a name that a pattern explodes on",
        {"required": ["a" * 60 + "b"]},
        {"patternProperties": {"^(a+)+$": False}},
        {"undecided"},
    ),
    (
        "loops one after another",
        {"minLength": 400},
        {"pattern": "^.*,.*,.*,.*$", "maxLength": 1},
        {"undecided"},
    ),
    (
        "loops that no long text is held against",
        {"minLength": 400},
        {"items": {"pattern": "^.*,.*,.*,.*$"}, "maxLength": 1},
        {"breaking"},
    ),
    ("loops that end soon", {"minLength": 40}, {"pattern": "^[a-z]+-[a-z]+$"}, {"breaking"}),
    ("an automaton that explodes", {"pattern": ".*a.{18}b"}, {"pattern": ".*a.{19}b"}, {"undecided", "breaking"}),
    (
        "many patterns",
        {"patternProperties": {f"^{c}": {"type": "null"} for c in "abcdefghijklmnop"}},
        {"patternProperties": {f"{c}$": {"type": "null"} for c in "abcdefghijklmnop"}},
        {"breaking"},
    ),
    (
        "a pigeonhole",
        {"type": "array", "items": {"enum": list(range(9))}, "uniqueItems": True, "minItems": 10},
        False,
        {"compatible"},
    ),
    (
        "many needs",
        {"type": "object", "allOf": [{"not": {"additionalProperties": {"const": i}}} for i in range(30)]},
        {"minProperties": 2},
        {"breaking", "undecided"},
    ),
    ("hundreds of choices", choices(250, "anyOf"), {"required": ["z"]}, {"breaking"}),
    ("more choices than are followed", choices(1_100, "anyOf"), {"required": ["z"]}, {"undecided"}),
    (
        "a wide union without tags",
        {"type": "object", "oneOf": [{"required": [f"p{i}"]} for i in range(90)]},
        {"minProperties": 1},
        {"compatible"},
    ),
    (
        "many evaluations",
        {"anyOf": [{"properties": {f"p{i}": {}}} for i in range(12)], "unevaluatedProperties": False},
        {"maxProperties": 12},
        {"undecided"},
    ),
]


@pytest.mark.parametrize(("old", "new", "allowed"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_it_ends_by_itself(old: Any, new: Any, allowed: set[str]) -> None:
    """The steps end it: they are the same on every machine, and a slow one must not change an answer."""
    assert subschema(old, new, budget=PATIENT).answer.value in allowed


def test_memory_is_bounded() -> None:
    tracemalloc.start()
    subschema({"pattern": ".*a.{18}b"}, {"pattern": ".*a.{19}b"})
    subschema(web(300, -1), web(300, 77))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 300 * 1024 * 1024


def test_a_document_that_is_too_large_is_undecided() -> None:
    schema: Any = {"allOf": [{"minLength": i} for i in range(2_100)]}
    verdict = subschema(schema, {"minLength": 2_100}, budget=Budget(steps=4_000))
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "steps" in verdict.cause.reason
