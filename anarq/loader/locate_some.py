"""The positions of a few values of a large JSON file, without a second reading of all of it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from anarq.loader.text import Text
from anarq.model import pointer as pointers
from anarq.model.tree import Position, Positions

FEW: Final = 24
"""So many values are looked for one by one; who asks for more has the file read as a whole."""
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len)  # numbers are passed over, however long they are


@dataclass
class SomePositions(Mapping[str, Position]):
    """Positions by JSON Pointer, each found on the way to it; siblings are passed over by the decoder of Python.

    Attributes:
        text: a JSON file that was read before, so that it is known to be one.
        all_of_them: finds every position.
    """

    text: Text
    all_of_them: Callable[[], Positions]
    _found: dict[str, Position | None] = field(default_factory=dict)
    _all: Positions | None = None

    def __getitem__(self, pointer: str) -> Position:
        if self._all is None and pointer not in self._found:
            if len(self._found) < FEW:
                self._found[pointer] = _find(self.text, pointer)
            else:
                return self._every()[pointer]
        found = self._found[pointer] if pointer in self._found else self._every().get(pointer)
        if found is None:
            raise KeyError(pointer)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def _every(self) -> Positions:
        if self._all is None:
            self._all = self.all_of_them()
        return self._all


def _find(text: Text, pointer: str) -> Position | None:
    at, key_at = _skip(text.text, 0), None
    for token in pointers.split(pointer):
        found = _child(text.text, at, token)
        if found is None:
            return None
        at, key_at = found
    return Position(text.position(at), None if key_at is None else text.position(key_at))


def _child(text: str, at: int, token: str) -> tuple[int, int | None] | None:
    """Where a member or an element begins, and its key if it has one."""
    opened, index = text[at], 0
    if opened not in "{[":
        return None
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        name, key_at = str(index), None
        if opened == "{":
            name, end = _DECODER.raw_decode(text, at)
            key_at, at = at, _skip(text, _skip(text, end) + 1)
        if name == token:
            return at, key_at
        _, at = _DECODER.raw_decode(text, at)
        at, index = _skip(text, at), index + 1
        at = _skip(text, at + 1) if text[at] == "," else at
    return None


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
