"""The line of a file that a finding is about, with a caret below the place."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from anarq.model.errors import Place

WIDEST: Final = 110
"""Characters of a line that are shown; longer ones are cut around the place."""

Excerpts: TypeAlias = Callable[[Place], Sequence[str]]
"""The lines to print for a place; none when there is nothing to show."""


def no_excerpts(place: Place) -> Sequence[str]:
    """Shows no code."""
    return ()


def excerpts_of(read: Callable[[str], str]) -> Excerpts:
    """Excerpts of the text that `read` gives for a file as places name it; an empty text when it has none."""

    def excerpt(place: Place) -> Sequence[str]:
        lines = read(place.file).splitlines()
        if place.line > len(lines):
            return ()
        return _marked(lines[place.line - 1], place)

    return excerpt


def _marked(line: str, place: Place) -> Sequence[str]:
    column = place.column - 1
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST].replace("\t", " ")
    gutter = f"{place.line} | "
    return (f"{gutter}{shown}", " " * (len(gutter) + column - start) + "^")
