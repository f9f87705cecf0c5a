"""Texts in which a pattern may be found: guesses, which somebody is to judge."""

from collections.abc import Iterator
from typing import Final

from anarq.costs.patterns import sets
from anarq.costs.patterns.syntax import Anchor, Chars, Choice, Look, Other, PatternError, Repeat, Sequence, Tree, parse

_LONGEST: Final = 2_000
_READABLE: Final = "a0A-"


def samples(pattern: str, least: int) -> Iterator[str]:
    """A short text, and one of at least so many characters where repetitions allow it; of a pattern alone."""
    try:
        tree = parse(pattern)
    except PatternError:
        return
    for more in (0, least):
        text = _sample(tree, more)
        if text is not None:
            yield text


def _sample(tree: Tree, more: int) -> str | None:
    """A text; None where it would be too long, or where no character is left."""
    match tree:
        case Chars():
            return _character(tree)
        case Sequence():
            found: list[str | None] = []
            for part in tree.parts:  # what refers to a group repeats what stands before, which may be that group
                found.append(found[-1] if found and _refers(part) else _sample(part, more))
            text = None if None in found else "".join(one or "" for one in found)
            return text if text is not None and len(text) <= _LONGEST else None
        case Choice():
            return _sample(tree.options[0], more)
        case Repeat():
            times = max(tree.least, more if tree.most is None else min(more, tree.most))
            body = _sample(tree.body, more) if times else ""
            return None if body is None or len(body) * times > _LONGEST else body * times
        case Look(ahead=False, holds=True):
            return _sample(tree.body, more)
        case Look() | Anchor() | Other():
            return ""


def _refers(tree: Tree) -> bool:
    """Whether a part of a pattern is a reference to a group."""
    return isinstance(tree, Other) and tree.text not in (r"\b", r"\B")


def _character(chars: Chars) -> str | None:
    readable = next((sign for sign in _READABLE if sets.has(chars.chars, ord(sign))), None)
    return readable or (chr(chars.chars[0][0]) if chars.chars else None)
