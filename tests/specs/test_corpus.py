"""What breaks a spec is told at its place, and what does not is not: a seeded sample of `nox -s mutants`."""

from types import ModuleType
from typing import Any

import pytest

SMALL = ("design", "across", "plain")
"""The trees of which a check takes a tenth of a second."""


@pytest.fixture(autouse=True)
def small_trees(corpus: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "TREES", SMALL)


def sample(corpus: ModuleType, operators: Any, count: int) -> list[Any]:
    every = [*corpus.drawn(operators, 6 * count, seed=2)]
    return [corpus.verdict(one) for one in every[::6]]


def test_what_breaks_something_is_told_at_its_place(corpus: ModuleType) -> None:
    found = sample(corpus, corpus.BREAKING, 16)
    lines = corpus.told(found, breaking=True)
    assert [line for line in lines if not any(name in line for name in corpus.survivors())] == []
    assert len(lines) <= 2


def test_of_what_breaks_nothing_nothing_is_told(corpus: ModuleType) -> None:
    assert corpus.told(sample(corpus, corpus.HARMLESS, 16), breaking=False) == []


@pytest.mark.parametrize("breaking", [True, False])
def test_a_change_of_the_other_kind_is_counted_as_wrong(corpus: ModuleType, *, breaking: bool) -> None:
    operators = corpus.HARMLESS if breaking else corpus.BREAKING
    name = "other words" if breaking else "an operation has no answers"
    assert len(corpus.told(sample(corpus, {name: operators[name]}, 1), breaking=breaking)) == 1
