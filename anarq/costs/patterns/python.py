"""Patterns of ECMA-262 as Python matches them: its `\\d` knows more digits, its `$` also stands before a line end."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from anarq.costs.patterns import sets
from anarq.costs.patterns.sets import CharSet
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
)

Search: TypeAlias = Callable[[str], object]


@lru_cache(maxsize=8192)
def search(pattern: str) -> Search:
    """What finds a pattern somewhere in a text.

    A pattern that refers to its own groups, or that cannot be read, is left to Python as it is.

    Raises:
        re.error: Python cannot read it either.
    """
    try:
        written = _written(parse(pattern, lenient=True))
    except (PatternError, _UnwrittenError):
        written = pattern
    return re.compile(written).search


class _UnwrittenError(Exception):
    """A pattern has a part that is not written in another way."""


def _written(tree: Tree) -> str:
    if isinstance(tree, Chars):
        if not tree.exact:
            raise _UnwrittenError
        return _one_of(tree.chars)
    if isinstance(tree, Sequence):
        return "".join(map(_written, tree.parts))
    if isinstance(tree, Choice):
        return f"(?:{'|'.join(map(_written, tree.options))})"
    if isinstance(tree, Repeat):
        most = "" if tree.most is None else tree.most
        return f"(?:{_written(tree.body)}){{{tree.least},{most}}}"
    if isinstance(tree, Look):
        return f"(?{'' if tree.ahead else '<'}{'=' if tree.holds else '!'}{_written(tree.body)})"
    if isinstance(tree, Anchor):
        return r"\Z" if tree.end else r"\A"
    return _boundary(tree)


def _one_of(chars: CharSet) -> str:
    """A class of characters. Python has no empty one, so nothing at all is a look ahead that fails."""
    ranges = "".join(rf"\U{low:08x}-\U{high:08x}" for low, high in chars)
    return f"[{ranges}]" if chars else "(?!)"


def _boundary(tree: Other) -> str:
    if tree.text not in _BOUNDARIES:
        raise _UnwrittenError
    return _BOUNDARIES[tree.text]


_WORD: Final = _one_of(sets.WORD)
_BOUNDARIES: Final = {
    r"\b": f"(?:(?<!{_WORD})(?={_WORD})|(?<={_WORD})(?!{_WORD}))",
    r"\B": f"(?:(?<!{_WORD})(?!{_WORD})|(?<={_WORD})(?={_WORD}))",
}
