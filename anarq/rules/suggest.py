"""Which name was meant: the closest of those that are allowed."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

LIKELY: Final = 0.7
"""The similarity, from 0 to 1, from which a name is worth suggesting: `titel` and `title` have 0.8."""


def closest_first(word: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The allowed names, the most similar to `word` first; equally similar ones by name."""
    return tuple(sorted(set(allowed), key=lambda name: (-_similarity(word, name), name)))


def meant(word: str, allowed: Iterable[str]) -> str:
    """The allowed name that was probably meant; empty when none is similar."""
    best = next(iter(closest_first(word, allowed)), "")
    return best if best and _similarity(word, best) >= LIKELY else ""


def did_you_mean(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """The mend of a misspelt name: a question with the closest name, or `otherwise` when none is close."""
    name = meant(word, allowed)
    return f"did you mean `{name}`?" if name else otherwise


def _similarity(word: str, name: str) -> float:
    return SequenceMatcher(None, word.lower(), name.lower(), autojunk=False).ratio()
