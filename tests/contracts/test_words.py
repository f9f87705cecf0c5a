"""Patterns that list texts are read as lists of values, and no other pattern is."""

from collections.abc import Callable

import pytest

from anarq.contracts.graph.regular import Languages
from anarq.contracts.graph.words import words

Ask = Callable[..., str]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("^Maven@3$", {"Maven@3"}),
        ("^$", {""}),
        ("^(open|closed)$", {"open", "closed"}),
        ("^(?:x|y)(1|)$", {"x1", "y1", "x", "y"}),
        ("^a$|^b$", {"a", "b"}),
        (r"^\.[.]$", {".."}),
    ],
)
def test_a_pattern_that_lists_texts_says_which(pattern: str, texts: set[str], languages: Languages) -> None:
    listed = words(pattern)
    assert listed == {("string", text) for text in texts}
    language = languages.pattern(pattern)
    assert language is not None
    others = languages.both((language, languages.complement(languages.either(map(languages.text, texts)))))
    assert languages.shortest(others) is None
    assert all(languages.contains(language, text) for text in texts)


@pytest.mark.parametrize(
    "pattern",
    ["a", "^a", "a$", "^a|b$", "^[ab]$", "^a*$", "^a?$", "^(?=a)a$", r"^\d$", r"^(a)\1$", "^a$\n", "^(a", "^.$"],
)
def test_any_other_pattern_lists_nothing(pattern: str) -> None:
    assert words(pattern) is None


def test_a_list_that_grows_too_long_is_left_to_its_language() -> None:
    assert len(words("^" + "(a|b)" * 6 + "$") or ()) == 64
    assert words("^" + "(a|b)" * 7 + "$") is None


def test_a_pattern_that_lists_texts_is_a_list_of_values_for_texts_alone(answer: Ask) -> None:
    pattern, listed = {"pattern": "^(a|b)$"}, {"enum": ["a", "b"]}
    text = {"type": "string"}
    assert answer({**pattern, **text}, listed) == answer(listed, {**pattern, **text}) == "compatible"
    assert answer(listed, pattern) == "compatible"
    assert answer(pattern, listed) == "breaking"
    assert answer({"anyOf": [{"const": "a"}, {"const": "b"}]}, {**pattern, **text}) == "compatible"
    assert answer({**pattern, **text}, {"anyOf": [{"const": "a"}, {"const": "c"}]}) == "breaking"
    assert answer({"not": pattern}, {"not": listed}) == "compatible"
    assert answer({"not": listed}, {"not": pattern}) == "breaking"
