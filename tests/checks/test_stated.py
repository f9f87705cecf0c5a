"""What two places state of one value, whatever stands there."""

import json
from typing import Any

import pytest

from anarq.checks.agreement._stated import Patterns, Stated
from anarq.loader import parse_document


def said(keyword: str, value: Any) -> Stated:
    document = parse_document(json.dumps({keyword: value}).encode(), "f.json", "f.json")
    return Stated(keyword, document.root.get(keyword))


@pytest.mark.parametrize(
    ("keyword", "one", "other", "contradicts"),
    [
        ("enum", ["A", "B"], ["B", "A"], False),
        ("enum", ["A", None], ["A"], False),
        ("enum", ["A"], ["A", "B"], True),
        ("enum", "A", ["A"], True),
        ("default", [], [], False),
        ("default", [], ["A"], True),
        ("default", ["A", "B"], ["B", "A"], True),
        ("default", None, "A", True),
        ("format", [], "date", True),
        ("const", {"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ("pattern", "^a+$", "^aa*$", False),
        ("pattern", "^a+$", "^a*$", True),
    ],
)
def test_what_two_places_state_of_a_value(keyword: str, one: Any, other: Any, contradicts: bool) -> None:
    assert said(keyword, one).contradicts(said(keyword, other), Patterns()) is contradicts
