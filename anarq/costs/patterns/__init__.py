"""Regular expressions of ECMA-262: whether they are well-formed, and what they can cost a backtracking matcher."""

from functools import lru_cache
from typing import Final

from anarq.costs.patterns.ambiguity import ambiguous_at, loops_in_a_row
from anarq.costs.patterns.syntax import PatternError, parse

LONGEST_PATTERN: Final = 4_096
"""Longest pattern that is examined, in characters."""


def pattern_problem(text: str) -> str | None:
    """Why a regular expression should not be used, or `None`: it is malformed, or can take exponential time.

    The syntax is ECMA-262 in Unicode mode, which JSON Schema asks for; what only Python or PCRE knows is malformed.

    What it sees: every loop that can read one text in two ways, such as `(a+)+`, `(a|a)*`, `(a|ab|b)*`, `(a?b?)*`,
    `(.*,)*` and counted forms of them, with overlapping classes taken into account, also inside look-arounds. On
    such a pattern a backtracking matcher needs time exponential in the length of a text that almost matches.

    What it does not see: polynomial time, such as `^.*,.*$` or a leading `\\s+`, where the length of the text must be
    limited instead; loops through back-references. What it sees too much of: anchors and look-arounds are taken to
    hold everywhere, `\\p{…}` to hold every character beyond ASCII, and from 8 on a count of more than single
    characters to be without end; so `(?:\\b\\w+\\b ?)*` is reported although `\\b` makes it safe.
    A pattern that is too large to be examined in bounded time is reported as such.
    """
    if len(text) > LONGEST_PATTERN:
        return f"the pattern has {len(text)} characters, {LONGEST_PATTERN} are allowed"
    try:
        at = ambiguous_at(parse(text))
    except PatternError as error:
        return str(error)
    if at is None:
        return None
    return f"exponential time: a loop can match the same text in more than one way (character {at + 1})"


def work(text: str, length: int) -> float:
    """About how many steps a backtracking matcher can need on a text of so many characters; an upper bound.

    Two to the length when a loop can read one text in two ways, else the length to the power of the loops that can
    share a text between them, and once more for the place to begin.
    """
    explodes, loops = _loops(text)
    return 2.0 ** min(length, 1_000) if explodes else float(length + 1) ** min(loops + 1, 50)


@lru_cache(maxsize=1024)
def _loops(text: str) -> tuple[bool, int]:
    """Whether a pattern explodes, and how many loops share a text; where it cannot be examined, the worst."""
    try:
        tree = parse(text, lenient=True)
        return (True, 0) if ambiguous_at(tree) is not None else (False, loops_in_a_row(tree))
    except PatternError:
        return any(sign in text for sign in (")*", ")+", "){")), sum(map(text.count, "*+{"))
