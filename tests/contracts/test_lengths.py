"""Texts of a language by their length, compared with what is found by writing lengths out."""

import random
import re

import pytest

from anarq.contracts.graph.regular import Languages
from anarq.contracts.solve.several import alike

PATTERNS = (
    "^(ab)*$",
    "^((abc)*|(abcde)*)$",
    "^a(b|cc)*d?$",
    "^$",
    "^a{3}$",
    "^(aa)*b(aaa)*$",
    "b",
    "^(?!a).*c$",
    "^[^a]*$",
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_of_a_length_is_found_exactly_where_there_is_one(pattern: str, languages: Languages) -> None:
    source = random.Random(pattern)  # noqa: S311 - reproducible, not secret
    language = languages.pattern(pattern)
    assert language is not None
    for _ in range(40):
        least = source.randrange(12)
        most = source.choice((None, least, least + 1, least + 4))
        text = languages.of_length(language, least, most)
        slow = languages.shortest(languages.both((language, languages.lengths(least, most))))
        assert (text is None) is (slow is None)
        if text is not None and slow is not None:
            assert re.search(pattern, text)
            assert len(text) == len(slow)
            assert languages.contains(language, text)


def test_a_million_characters_take_no_more_states_than_ten(languages: Languages) -> None:
    language = languages.pattern("^(ab|cde)*$")
    assert language is not None
    before = languages.meter.spent
    text = languages.of_length(language, 1_000_001, None)
    assert text is not None
    assert len(text) == 1_000_001
    assert languages.meter.spent - before < 100_000


def test_an_automaton_of_many_states_has_lengths_as_one_more_language(languages: Languages) -> None:
    language = languages.pattern("^[ab]*a[ab]{9}$")  # some thousand states
    assert language is not None
    assert languages.of_length(language, 9, 9) is None
    assert len(languages.of_length(language, 12, 14) or "") == 12


def test_a_long_run_of_one_character_is_read_at_once(languages: Languages) -> None:
    language = languages.pattern("^[a-z]+$")
    assert language is not None
    before = languages.meter.spent
    assert languages.contains(language, "a" * 100_000)
    assert not languages.contains(language, "a" * 100_000 + "1")
    assert languages.meter.spent - before < 4_000


@pytest.mark.parametrize("value", [0, 1.5, "a", "x-aaa", ""])
def test_values_like_one_are_many_and_as_many_as_are_wanted(value: object) -> None:
    tried = list(alike(value, 100))  # type: ignore[arg-type]  # any value
    assert 100 < len(set(tried)) <= len(tried) <= 1_000
    assert {type(one) for one in tried} == {type(value)}


@pytest.mark.parametrize("value", [None, True, [], {}])
def test_what_has_no_neighbours_has_none(value: object) -> None:
    assert list(alike(value, 100)) == []  # type: ignore[arg-type]  # any value
