"""Sets of characters, as sorted tuples of ranges of code points."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, TypeAlias

CharSet: TypeAlias = tuple[tuple[int, int], ...]
"""Ranges with both ends, sorted, apart from one another."""

LAST: Final = 0x10FFFF
EVERYTHING: Final[CharSet] = ((0, LAST),)
_BEYOND_ASCII: Final[CharSet] = ((0x80, LAST),)
_CATEGORY_NAMES: Final = {"Letter": "L", "Lowercase_Letter": "Ll", "Uppercase_Letter": "Lu", "Number": "N"} | {
    "Decimal_Number": "Nd",
    "Punctuation": "P",
    "Symbol": "S",
    "Separator": "Z",
    "Space_Separator": "Zs",
}


def union(parts: Iterable[CharSet]) -> CharSet:
    """All characters of any part."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(piece for part in parts for piece in part):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(chars: CharSet) -> CharSet:
    """All other characters."""
    gaps, start = list[tuple[int, int]](), 0
    for low, high in chars:
        if low > start:
            gaps.append((start, low - 1))
        start = high + 1
    return (*gaps, (start, LAST)) if start <= LAST else tuple(gaps)


def both(one: CharSet, other: CharSet) -> CharSet:
    """The characters that are in both."""
    found: list[tuple[int, int]] = []
    left, right = 0, 0
    while left < len(one) and right < len(other):
        low, high = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if low <= high:
            found.append((low, high))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def overlap(one: CharSet, other: CharSet) -> bool:
    """Whether a character is in both."""
    left, right = 0, 0
    while left < len(one) and right < len(other):
        if one[left][1] < other[right][0]:
            left += 1
        elif other[right][1] < one[left][0]:
            right += 1
        else:
            return True
    return False


def has(chars: CharSet, code: int) -> bool:
    """Whether a character is in a set."""
    place = bisect_right(chars, (code, LAST))
    return place > 0 and code <= chars[place - 1][1]


def single(char: str) -> CharSet:
    """One character."""
    return ((ord(char), ord(char)),)


DIGITS: Final[CharSet] = ((0x30, 0x39),)
WORD: Final[CharSet] = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
SPACE: Final[CharSet] = (
    *((9, 13), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
    *((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
)
NOT_LINE_END: Final = complement(((10, 10), (13, 13), (0x2028, 0x2029)))


def of_property(name: str, *, negated: bool) -> CharSet:
    """An upper bound of `\\p{name}`: exact in ASCII for general categories, everything beyond."""
    value = name.rpartition("=")[2]
    category = _CATEGORY_NAMES.get(value, value)
    if len(category) > 2 or not category[:1].isupper():
        return EVERYTHING
    ascii_part = [single(chr(code)) for code in range(0x80) if _is_in(code, category) != negated]
    return union([*ascii_part, _BEYOND_ASCII])


def _is_in(code: int, category: str) -> bool:
    return unicodedata.category(chr(code)).startswith(category)
