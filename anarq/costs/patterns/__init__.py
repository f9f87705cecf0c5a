"""Regular expressions of ECMA-262: whether they are well-formed, and what they can cost a backtracking matcher."""

from functools import lru_cache
from typing import Final, NamedTuple

from anarq.costs.patterns.ambiguity import Steps, ambiguous_at, loops_in_a_row
from anarq.costs.patterns.syntax import Anchor, PatternError, Sequence, Tree, parse

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


class Loops(NamedTuple):
    """What the loops of a pattern can cost a matcher that goes back and tries again.

    Attributes:
        explode: a loop can read one text in two ways.
        in_a_row: how many of them can share a text between them.
        cost: the steps that it took to find out.
        anchored: whatever it matches begins where the text does, so that no other place needs more than a look.
    """

    explode: bool
    in_a_row: int
    cost: int
    anchored: bool = False

    def work(self, length: int) -> float:
        """About how many steps such a matcher can need on a text of so many characters; an upper bound.

        Two to the length when a loop explodes, else the length to the power of the loops that share a text, and once
        more for the place to begin.
        """
        if self.explode:
            return 2.0 ** min(length, 1_000)
        places = self.in_a_row + (0 if self.anchored and self.in_a_row else 1)
        return float(length + 1) ** min(places, 50)


@lru_cache(maxsize=1024)
def loops_of(text: str) -> Loops:
    """The loops of a pattern; where it cannot be examined, the worst that they can be."""
    looked_at, anchored = Steps(), False
    try:
        tree = parse(text, lenient=True)
        anchored = _is_anchored(tree)
        explodes = ambiguous_at(tree, looked_at) is not None
        in_a_row = 0 if explodes else loops_in_a_row(tree, looked_at)
    except PatternError:
        explodes, in_a_row = any(sign in text for sign in (")*", ")+", "){")), sum(map(text.count, "*+{"))
    return Loops(explodes, in_a_row, 4 * len(text) + looked_at.taken // 4, anchored)


def _is_anchored(tree: Tree) -> bool:
    """Whether a pattern begins with `^`; one in a group is not looked for."""
    first = tree.parts[0] if isinstance(tree, Sequence) and tree.parts else tree
    return isinstance(first, Anchor) and not first.end
