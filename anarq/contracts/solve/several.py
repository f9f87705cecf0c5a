"""Many different values of a kind: one is found by solving, others are made like it and tried.

To exclude each value that is known and to solve again takes time that grows with the square of their number.
"""

from collections.abc import Iterator
from itertools import chain, count, islice, zip_longest
from string import ascii_lowercase, digits
from typing import Final

from anarq.model.tree import Json

FEW: Final = 32
"""So many are found one by one: they are the simplest ones."""
_TRIES: Final = 10
"""For each value that is wanted so many are tried: numbers may have to be multiples, and texts to be short."""
_ALPHABETS: Final = (digits, ascii_lowercase, ascii_lowercase + digits)


def alike(value: Json, wanted: int) -> Iterator[Json]:
    """Values like one, and a number of them that is linear in what is wanted; one may come twice.

    Numbers go up and down from it. Of a text the end is written anew, in the same length, or digits are added to it.
    Of an object one number or text is another one.
    """
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        near = chain.from_iterable((value + step, value - step) for step in count(1))
        yield from islice(near, _TRIES * wanted)
    if isinstance(value, str):
        yield from islice(_texts(value, wanted), _TRIES * wanted)
    if isinstance(value, dict):
        yield from islice(_objects(value, wanted), _TRIES * wanted)


def _objects(value: dict[str, Json], wanted: int) -> Iterator[Json]:
    """Of each member in turn, so that one that cannot be otherwise keeps none of the others from being tried."""
    names = sorted(name for name, member in value.items() if isinstance(member, int | float | str))
    for turn in zip_longest(*(alike(value[name], wanted) for name in names)):
        yield from ({**value, name: other} for name, other in zip(names, turn, strict=True) if other is not None)


def _texts(value: str, wanted: int) -> Iterator[str]:
    ends = [(letters, _width(letters, wanted)) for letters in _ALPHABETS]
    for number in count():
        yield f"{value}{number}"
        yield str(number)
        for letters, width in ends:
            if len(value) >= width:
                yield value[:-width] + _spelt(number, letters, width)


def _width(letters: str, wanted: int) -> int:
    """How many letters it takes to write so many numbers."""
    return next(width for width in count(1) if len(letters) ** width >= wanted)


def _spelt(number: int, letters: str, width: int) -> str:
    text = ""
    for _ in range(width):
        number, rest = divmod(number, len(letters))
        text = letters[rest] + text
    return text
