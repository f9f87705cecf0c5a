"""How much an engine without going back makes of a pattern: it writes counts out, `a{3}` as `aaa`."""

from functools import lru_cache
from typing import Final

from anarq.costs.patterns.sets import CharSet
from anarq.costs.patterns.syntax import Chars, Choice, Look, PatternError, Repeat, Sequence, Tree, parse

_NODE: Final = 40
_RANGE: Final = 30
_BEYOND_ASCII: Final = 70  # for each range: UTF-8 has several bytes there
_BEYOND_THE_BASIC_PLANE: Final = 900
_PROPERTY: Final = 43_000  # `\p{L}` has some seven hundred ranges
_OPTIONAL: Final = 40  # for each time that a part may be missing
_UNKNOWN: Final = 100  # for each character of a pattern that is not followed here


@lru_cache(maxsize=1024)
def written_out(pattern: str) -> int:
    """About how many bytes an engine makes of a pattern, within a factor of two; measured with that of `jsonschema-rs`.

    Its memory is up to three times as much, and a byte takes it some five nanoseconds.
    """
    try:
        return _size(parse(pattern, lenient=True))
    except PatternError:
        return _UNKNOWN * len(pattern)


def _size(tree: Tree) -> int:
    if isinstance(tree, Chars):
        return _of_set(tree.chars) if tree.exact else _PROPERTY
    if isinstance(tree, Sequence):
        return _NODE + sum(map(_size, tree.parts))
    if isinstance(tree, Choice):
        return _NODE + sum(map(_size, tree.options))
    if isinstance(tree, Look):
        return _NODE + _size(tree.body)
    if isinstance(tree, Repeat):
        body = _size(tree.body)
        if tree.most is None:
            return _OPTIONAL + max(tree.least, 1) * body
        return tree.most * body + (tree.most - tree.least) * _OPTIONAL
    return _NODE


def _of_set(chars: CharSet) -> int:
    beyond = sum(high > 0x7F for _, high in chars)
    astral = any(high > 0xFFFF for _, high in chars)
    return _NODE + _RANGE * len(chars) + _BEYOND_ASCII * beyond + (_BEYOND_THE_BASIC_PLANE if astral else 0)
