"""The positions of values of a JSON file, found where somebody asks for one: most of a large file is passed over."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from anarq.loader.text import Text
from anarq.model import pointer as pointers
from anarq.model.tree import Position, Positions

MOST: Final = 16
"""So many times the length of a file is passed over; who asks for still more has it read as a whole."""
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len)  # numbers are passed over, however long they are


class _At(NamedTuple):
    """Where a value begins, and its key if it has one: offsets."""

    value: int
    key: int | None = None


@dataclass(eq=False)
class JsonPositions(Mapping[str, Position]):
    """Positions by JSON Pointer. Of each list and mapping on the way to one the members are found once, and what they
    hold is passed over by the decoder of Python.

    Attributes:
        text: a JSON file that was read before, so that it is known to be one.
        all_of_them: finds every position.
    """

    text: Text
    all_of_them: Callable[[], Positions]
    _below: dict[str, Mapping[str, _At]] = field(default_factory=dict)
    _passed: int = 0
    _all: Positions | None = None

    def __getitem__(self, pointer: str) -> Position:
        if self._all is None and self._passed > MOST * len(self.text.text):
            self._every()
        if self._all is not None:
            return self._all[pointer]
        at = self._find(pointer)
        return Position(self.text.position(at.value), None if at.key is None else self.text.position(at.key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def _every(self) -> Positions:
        if self._all is None:
            self._all = self.all_of_them()
        return self._all

    def _find(self, pointer: str) -> _At:
        """Where a value is.

        Raises:
            KeyError: there is none.
        """
        at, above = _At(_skip(self.text.text, 0)), ""
        for token in pointer.split("/")[1:]:
            if above not in self._below:
                self._below[above] = self._members(at.value)
            at, above = self._below[above][token], f"{above}/{token}"
        return at

    def _members(self, start: int) -> Mapping[str, _At]:
        """The members or elements of a value, by token of a pointer; none of one that has none."""
        text = self.text.text
        if text[start] not in "{[":
            return {}
        found: dict[str, _At] = {}
        at, is_mapping = _skip(text, start + 1), text[start] == "{"
        while text[at] not in "}]":
            token, key = str(len(found)), None
            if is_mapping:
                name, end = _DECODER.raw_decode(text, at)
                token, key, at = pointers.escape(name), at, _skip(text, _skip(text, end) + 1)
            found[token] = _At(at, key)
            _, at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            at = _skip(text, at + 1) if text[at] == "," else at
        self._passed += at - start
        return found


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
