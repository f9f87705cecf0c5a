"""Whether the time that a pattern takes is provably linear in the length of a text, also for a matcher that backtracks.

Such a matcher tries each way in which a text, or the begin of one, can be read. So there must be a bounded number of
ways: no loop that reads one text in two ways, and no two loops that can share one between them. Where a pattern may
begin anywhere, the text before it is such a loop.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anarq.costs.patterns import LONGEST_PATTERN, sets
from anarq.costs.patterns.ambiguity import ambiguous_at, loops_in_a_row
from anarq.costs.patterns.syntax import (
    Anchor,
    Chars,
    Choice,
    Look,
    Other,
    PatternError,
    Repeat,
    Sequence,
    Tree,
    parse,
    parts,
)

_ANYTHING: Final = Repeat(Chars(sets.EVERYTHING, 0), 0, None)
_BOUNDARIES: Final = (r"\b", r"\B")
_POWERS: Final = {2: "the square", 3: "the cube"}


@dataclass(frozen=True, slots=True)
class Slowness:
    """Why nobody can prove that a pattern takes linear time, as a clause about it, and how to mend it."""

    why: str
    mend: str


_ONE_WAY: Final = "let each text be read in one way only, e.g. `^a+$` in place of `(a+)+`"
_SHORTER: Final = "write a shorter pattern, and say the rest in words"


@lru_cache(maxsize=512)
def superlinear(text: str) -> Slowness | None:
    """Why nobody can prove that a pattern takes linear time; None where it does, or is not a pattern at all."""
    if len(text) > LONGEST_PATTERN:
        return Slowness(f"has {len(text)} characters, of which {LONGEST_PATTERN} can be examined", _SHORTER)
    try:
        tree = parse(text)
    except PatternError:
        return None
    try:
        return _outside_of_automata(tree) or _ambiguity(tree)
    except PatternError as error:
        return Slowness(f"cannot be examined: {error}", _SHORTER)


def _outside_of_automata(tree: Tree) -> Slowness | None:
    """What no automaton can read in one go."""
    for part in parts(tree):
        if isinstance(part, Other) and part.text not in _BOUNDARIES:
            why = f"refers back to a group with `{part.text}`, which linear matchers cannot read"
            return Slowness(why, f"write out what may stand in place of `{part.text}`")
        if isinstance(part, Look) and any(_is_endless(inner) for inner in parts(part.body)):
            why = "looks around over a text of any length, which is done again at each character"
            return Slowness(
                why, "bound what it looks over, as in `(?=.{0,20}[0-9])`, or say in one pass what may follow"
            )
    return None


def _ambiguity(tree: Tree) -> Slowness | None:
    at = ambiguous_at(tree)
    if at is not None:
        return Slowness(f"can take exponential time at character {at + 1}", _ONE_WAY)
    loops = loops_in_a_row(tree)
    if loops > 1:
        return Slowness(
            f"can take time that grows with {_power(loops)} of the length: loops can share a text", _ONE_WAY
        )
    if not _is_anchored(tree):
        loops = loops_in_a_row(Sequence((_ANYTHING, _without_tail(tree))))
        if loops > 1:
            why = f"can take time that grows with {_power(loops)} of the length: it may begin anywhere"
            return Slowness(why, f"begin with `^`, and {_ONE_WAY}")
    return None


def _power(loops: int) -> str:
    return _POWERS.get(loops, f"the power {loops}")


def _is_endless(tree: Tree) -> bool:
    return isinstance(tree, Repeat) and tree.most is None


def _is_anchored(tree: Tree) -> bool:
    """Whether it is found at the start of a text only."""
    if isinstance(tree, Choice):
        return all(map(_is_anchored, tree.options))
    if isinstance(tree, Sequence):
        first = next((part for part in tree.parts if not isinstance(part, Look)), None)
        return first is not None and _is_anchored(first)
    return isinstance(tree, Anchor) and not tree.end


def _without_tail(tree: Tree) -> Tree:
    """The same without the rounds of loops at its end that it does not need: it is found without them as well."""
    if isinstance(tree, Choice):
        return Choice(tuple(map(_without_tail, tree.options)))
    if isinstance(tree, Sequence) and tree.parts:
        return Sequence((*tree.parts[:-1], _without_tail(tree.parts[-1])))
    return Repeat(tree.body, tree.least, tree.least) if isinstance(tree, Repeat) else tree
