"""How the values of one schema lie to those of another, fact by fact."""

from typing import Any

import pytest

from anarq.checks.agreement._compared import differences, unsaid
from anarq.checks.agreement._patterns import Patterns, Relation, texts
from anarq.model.concepts.values import Values, values_of
from anarq.model.tree import Document


def read(schema: Any) -> Values:
    return values_of(Document("a.json", schema).root, lambda node: node)


def told(one: Any, other: Any) -> list[tuple[str, str]]:
    return [(found.fact, found.relation.value) for found in differences(read(one), read(other), Patterns())]


TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TEXT, WHOLE, [("type", "apart")]),
        (WHOLE, {"type": "number"}, [("type", "wider")]),
        ({"type": "number"}, WHOLE, [("type", "narrower")]),
        (TEXT, {"type": ["string", "null"]}, [("values", "wider")]),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}, [("enum", "crossed")]),
        ({"enum": ["a"]}, {"enum": ["A"]}, [("enum", "apart")]),
        (texts("^a+$"), texts("^a*$"), [("pattern", "wider")]),
        (texts("^a+$"), texts("^aa*$"), []),
        (texts("^a"), texts("^b"), [("pattern", "apart")]),
        (texts("a"), texts("b"), [("pattern", "crossed")]),
        (texts("^[a-c]$"), {"enum": ["a", "b"]}, [("values", "narrower")]),
        (texts("^[a-c]$"), {"enum": ["d"]}, [("values", "apart")]),
        ({**TEXT, "format": "date"}, {**TEXT, "format": "date-time"}, [("format", "apart")]),
        ({**TEXT, "format": "uri"}, {**TEXT, "format": "iri"}, [("format", "crossed")]),
        ({**WHOLE, "minimum": 1}, {**WHOLE, "minimum": 0}, [("minimum", "wider")]),
        ({**WHOLE, "maximum": 1}, {**WHOLE, "maximum": 0}, [("maximum", "narrower")]),
        ({**WHOLE, "maximum": 1}, {**WHOLE, "minimum": 2}, [("range", "apart")]),
        (
            {**TEXT, "pattern": "^a$", "maxLength": 3},
            {**TEXT, "pattern": "^b$", "maxLength": 4},
            [("pattern", "apart")],
        ),
        (TEXT, {**TEXT, "maxLength": 3}, []),
        (texts("^a$"), {"oneOf": [texts("^b$"), texts("^c$")]}, []),
    ],
)
def test_what_both_say_is_compared(one: Any, other: Any, expected: list[tuple[str, str]]) -> None:
    assert told(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({**TEXT, "maxLength": 3}, TEXT, ["maxLength"]),
        ({**TEXT, "minLength": 0}, TEXT, []),
        (texts("^a$"), {**TEXT, "format": "uuid"}, []),
        (texts("^a$"), {"enum": ["a"]}, []),
        ({"enum": ["a"]}, TEXT, ["enum"]),
        ({**WHOLE, "format": "int32"}, WHOLE, []),
        (TEXT, {}, ["type"]),
        ({**TEXT, "maxLength": 3}, WHOLE, []),
    ],
)
def test_what_one_says_alone_is_left_open_by_the_other(one: Any, other: Any, expected: list[str]) -> None:
    assert [fact for fact, _ in unsaid(read(one), read(other))] == expected
    assert [fact for fact, _ in unsaid(read(other), read(one))] == expected


def test_patterns_of_which_other_rules_speak_are_left_to_them() -> None:
    patterns = Patterns()
    assert patterns.relation(texts("("), texts("a")) is Relation.UNKNOWN
    assert patterns.relation(texts("^(a+)+$"), texts("b")) is Relation.UNKNOWN
    assert patterns.relation(texts("^a$"), texts("^b$")) is Relation.APART
