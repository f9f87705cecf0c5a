"""Patterns that do nothing but list a few texts, as `^open$` and `^(open|closed)$`: values, written in another way."""

from functools import lru_cache
from typing import Final, TypeAlias

from anarq.contracts.graph.values import Key, key
from anarq.costs.patterns.syntax import Anchor, Chars, Choice, PatternError, Sequence, Tree, parse

_MOST: Final = 64
"""So many texts are listed; of more the language is asked."""
_LONGEST: Final = 1_000
_SURROGATES: Final = range(0xD800, 0xE000)

_Texts: TypeAlias = tuple[str, ...]


@lru_cache(maxsize=4096)
def words(pattern: str) -> frozenset[Key] | None:
    """The only texts that a pattern matches, or none where it matches others, or many."""
    if "^" not in pattern or "$" not in pattern or len(pattern) > _LONGEST:
        return None
    try:
        found = _whole(parse(pattern, lenient=True))
    except PatternError:
        return None
    return None if found is None else frozenset(map(key, found))


def _whole(tree: Tree) -> _Texts | None:
    """The texts of a pattern that is tied to both ends."""
    if isinstance(tree, Choice):
        return _any_of([_whole(option) for option in tree.options])
    ends = [tree.parts[0], tree.parts[-1]] if isinstance(tree, Sequence) and len(tree.parts) > 1 else []
    if not isinstance(tree, Sequence) or ends != [Anchor(end=False), Anchor(end=True)]:
        return None
    return _texts(Sequence(tree.parts[1:-1]))


def _texts(tree: Tree) -> _Texts | None:
    """The texts of a pattern that is tied to nothing."""
    if isinstance(tree, Chars):
        return _character(tree)
    if isinstance(tree, Choice):
        return _any_of([_texts(option) for option in tree.options])
    if not isinstance(tree, Sequence):
        return None
    found: _Texts = ("",)
    for part in tree.parts:
        further = _texts(part)
        if further is None or len(found) * len(further) > _MOST:
            return None
        found = tuple(before + after for before in found for after in further)
    return found


def _any_of(options: list[_Texts | None]) -> _Texts | None:
    found: list[str] = []
    for texts in options:
        if texts is None or len(found) + len(texts) > _MOST:
            return None
        found.extend(texts)
    return tuple(found)


def _character(chars: Chars) -> _Texts | None:
    """The one character of a set that has one."""
    if len(chars.chars) != 1 or not chars.exact:
        return None
    ((first, last),) = chars.chars
    return (chr(first),) if first == last and first not in _SURROGATES else None
