"""Which name was meant: the closest of those that are allowed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

_COMPARED: Final = 5
"""So many of the most similar names are looked at."""

_LONGEST: Final = 200
"""Longer names are not compared, because comparing is slow."""

_BEGINNING: Final = 0.5
"""How much of what two names lack in likeness a common beginning makes up for."""


_MOST: Final = 10_000_000
"""So many pairs of letters are compared within `bounded`: a stranger may write any number of slips, and of names."""


@dataclass(slots=True)
class _Budget:
    left: int


_BUDGET: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def bounded() -> Iterator[None]:
    """Compares so much and no more until the end of the context: whatever is asked afterwards has no close name."""
    token = _BUDGET.set(_Budget(_MOST))
    try:
        yield
    finally:
        _BUDGET.reset(token)


def closest_first(word: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The allowed names, the most similar to `word` first; equally similar ones by name. Empty where too much was
    compared before (`bounded`).
    """
    budget = _BUDGET.get()
    if budget is None or budget.left > 0:
        names = set(allowed)
        if budget is not None:
            budget.left -= sum(1 + min(len(name), _LONGEST) * min(len(word), _LONGEST) for name in names)
        if budget is None or budget.left > 0:
            return tuple(sorted(names, key=lambda name: (-_similarity(word, name), name)))
    return ()


def meant(word: str, allowed: Iterable[str]) -> str:
    """The allowed name that was probably meant; empty when none is similar."""
    return next((name for name in closest_first(word, allowed)[:_COMPARED] if is_likely(word, name)), "")


def is_likely(word: str, name: str) -> bool:
    """Whether one was probably written for the other: no more than a third of the letters are different."""
    longer = max(len(word), len(name))
    return longer <= _LONGEST and 3 * distance(word.lower(), name.lower()) <= longer


def did_you_mean(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """The mend of a misspelt name: a question with the closest name, or `otherwise` when none is close."""
    name = meant(word, allowed)
    return f"did you mean `{name}`?" if name else otherwise


def _similarity(word: str, name: str) -> float:
    if max(len(word), len(name)) > _LONGEST:
        return float(word == name)
    one, other = word.lower(), name.lower()
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    beginning = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    # Slips in first letters are rare: what begins alike is closer (as Winkler has it for Jaro's distance).
    return ratio + (1 - ratio) * _BEGINNING * beginning / max(len(one), len(other), 1)


def distance(one: str, other: str) -> int:
    """How many letters are to be changed, added, taken away or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
