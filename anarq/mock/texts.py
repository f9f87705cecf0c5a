"""Texts of a pattern that nobody has seen before."""

from random import Random
from typing import Final

from anarq.costs.patterns import sets
from anarq.costs.patterns.syntax import Chars, Choice, PatternError, Repeat, Sequence, Tree, parse

_READABLE: Final = "0123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ-_"
_MANY: Final = 20
"""So often a character is repeated that may be repeated: no two texts are ever alike then."""

_LONGEST: Final = 4_000
_TRIES: Final = 8


def text_of(pattern: str, draw: Random, least: int = 0, most: int | None = None) -> str | None:
    """A text in which the pattern is found from end to end, as drawn; None where none was found.

    Args:
        pattern: by ECMA-262.
        draw: decides.
        least: of characters.
        most: of characters; None: there is no end.
    """
    try:
        tree = parse(pattern, lenient=True)
    except PatternError:
        return None
    for often in (_MANY, least, *range(_TRIES)):
        text = _text(tree, draw, often)
        if text is not None and least <= len(text) and (most is None or len(text) <= most):
            return text
    return None


def _text(tree: Tree, draw: Random, often: int) -> str | None:
    match tree:
        case Chars():
            return _character(tree, draw)
        case Sequence():
            found = [_text(part, draw, often) for part in tree.parts]
            text = None if None in found else "".join(one or "" for one in found)
            return text if text is not None and len(text) <= _LONGEST else None
        case Choice():
            return _text(draw.choice(tree.options), draw, often)
        case Repeat():
            times = max(tree.least, often if isinstance(tree.body, Chars) else min(often, 1))
            times = times if tree.most is None else min(times, tree.most)
            return _text(Sequence((tree.body,) * times), draw, often) if times <= _LONGEST else None
        case _:
            return ""


def _character(chars: Chars, draw: Random) -> str | None:
    readable = [sign for sign in _READABLE if sets.has(chars.chars, ord(sign))]
    if readable:
        return draw.choice(readable)
    return chr(chars.chars[0][0]) if chars.chars else None
