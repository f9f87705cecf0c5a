"""Reads the regular expressions of ECMA-262 (section 22.2.1), as far as they describe regular languages."""

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Code points, as closed ranges in order that do not touch."""

LAST: Final = 0x10FFFF
_SURROGATES: Final = ((0xD800, 0xDFFF),)


class UnsupportedError(Exception):
    """A pattern is not regular, or is not a pattern, or is written in a way that validators read differently."""


class Characters(NamedTuple):
    """One character out of some."""

    ranges: Ranges


class Sequence(NamedTuple):
    """Parts one after another."""

    parts: tuple["Pattern", ...]


class Choice(NamedTuple):
    """One of several."""

    options: tuple["Pattern", ...]


class Repeat(NamedTuple):
    """The body, at least and at most so many times; no end when `most` is none."""

    body: "Pattern"
    least: int
    most: int | None


class Start(NamedTuple):
    """The start of the text."""


class End(NamedTuple):
    """The end of the text."""


class Ahead(NamedTuple):
    """What follows begins with the body, or does not."""

    body: "Pattern"
    holds: bool


Pattern: TypeAlias = Characters | Sequence | Choice | Repeat | Start | End | Ahead


def union(*many: Ranges) -> Ranges:
    """The code points of all."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(pair for ranges in many for pair in ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """The code points that are in none of the ranges; surrogates are no characters and are never among them."""
    result: list[tuple[int, int]] = []
    start = 0
    for low, high in union(ranges, _SURROGATES):
        if start < low:
            result.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        result.append((start, LAST))
    return tuple(result)


def _single(code: int) -> Ranges:
    return ((code, code),)


DIGITS: Final[Ranges] = ((48, 57),)
WORD: Final[Ranges] = ((48, 57), (65, 90), (95, 95), (97, 122))
SPACE: Final[Ranges] = union(*(
    _single(code) for code in (9, 10, 11, 12, 13, 32, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF)
), ((0x2000, 0x200A),))  # fmt: skip
LINE_ENDS: Final[Ranges] = union(_single(10), _single(13), ((0x2028, 0x2029),))
ANY: Final[Ranges] = complement(())
_CLASSES: Final = {
    "d": DIGITS, "D": complement(DIGITS), "w": WORD, "W": complement(WORD), "s": SPACE, "S": complement(SPACE),
}  # fmt: skip
_CONTROLS: Final = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "0": 0}
_MOST_REPEATS: Final = 100_000


def parse(source: str) -> Pattern:
    """The pattern that a text describes.

    Raises:
        UnsupportedError: it uses what is not decided here: back references, word boundaries, look-behind,
            property escapes, or it is not a pattern.
    """
    reader = _Reader(source)
    try:
        pattern = reader.choice(0)
    except (IndexError, ValueError):
        raise UnsupportedError(f"`{source}` is not a regular expression of ECMA-262") from None
    if reader.at < len(source):
        raise UnsupportedError(f"`{source}` has an unbalanced `)`")
    return pattern


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0

    def _next(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _take(self, text: str) -> bool:
        if self.source.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def choice(self, depth: int) -> Pattern:
        if depth > 40:
            raise UnsupportedError("the pattern nests groups too deeply")
        options = [self._sequence(depth)]
        while self._take("|"):
            options.append(self._sequence(depth))
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self, depth: int) -> Pattern:
        parts: list[Pattern] = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._quantified(self._atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _quantified(self, body: Pattern) -> Pattern:
        bounds = self._bounds()
        if bounds is None:
            return body
        if isinstance(body, Start | End | Ahead):
            raise UnsupportedError("a quantifier after an assertion")
        self._take("?")  # lazy or not, the language is the same
        if self._next() in ("*", "+", "?") and self._next():
            raise UnsupportedError("two quantifiers in a row")
        return Repeat(body, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(sign):
                return bounds
        if self._next() != "{":
            return None
        end = self.source.find("}", self.at)
        low, comma, high = self.source[self.at + 1 : max(end, 0)].partition(",")
        if end < 0 or not low.isdecimal() or not (high.isdecimal() or not high):
            raise UnsupportedError("a `{` that is no quantifier")
        self.at = end + 1
        least, most = int(low), (int(high) if high else None if comma else int(low))
        if max(least, most or 0) > _MOST_REPEATS or (most is not None and most < least):
            raise UnsupportedError(f"more than {_MOST_REPEATS} repetitions, or none possible")
        return least, most

    def _atom(self, depth: int) -> Pattern:
        char = self.source[self.at]
        self.at += 1
        if char == "(":
            return self._group(depth)
        if char == "[":
            return Characters(self._class())
        if char == "\\":
            return self._escape()
        if char == ".":
            return Characters(complement(LINE_ENDS))
        if char == "^":
            return Start()
        if char == "$":
            return End()
        if char in "*+?{":
            raise UnsupportedError(f"nothing before `{char}`")
        return Characters(_single(ord(char)))

    def _group(self, depth: int) -> Pattern:
        holds: bool | None = None
        if self._take("?:"):
            pass
        elif self._take("?="):
            holds = True
        elif self._take("?!"):
            holds = False
        elif self._next() == "?":
            self._group_name()
        body = self.choice(depth + 1)
        if not self._take(")"):
            raise UnsupportedError("a group that is not closed")
        return body if holds is None else Ahead(body, holds)

    def _group_name(self) -> None:
        end = self.source.find(">", self.at)
        name = self.source[self.at + 2 : max(end, 0)]
        if not self._take("?<") or end < 0 or not name.isidentifier():
            raise UnsupportedError("a group that is not decided: look-behind, flags or a dialect of another language")
        self.at = end + 1

    def _escape(self) -> Pattern:
        char = self.source[self.at]
        if char in _CLASSES:
            self.at += 1
            return Characters(_CLASSES[char])
        if char in "bBkpP" or char in "123456789":
            raise UnsupportedError(f"`\\{char}` is not decided")
        return Characters(_single(self._code()))

    def _code(self) -> int:
        """The code point of an escape whose backslash was read."""
        char = self.source[self.at]
        self.at += 1
        if char in _CONTROLS:
            if char == "0" and self._next().isdecimal():
                raise UnsupportedError("an octal escape")
            return _CONTROLS[char]
        if char == "c":
            self.at += 1
            return ord(self.source[self.at - 1]) % 32
        if char in "xu":
            return self._hexadecimal(2 if char == "x" else 4)
        if char.isalnum():
            raise UnsupportedError(f"`\\{char}` is no escape of ECMA-262")
        return ord(char)

    def _hexadecimal(self, digits: int) -> int:
        if digits == 4 and self._take("{"):
            end = self.source.index("}", self.at)
            text, self.at = self.source[self.at : end], end + 1
        else:
            text = self.source[self.at : self.at + digits]
            self.at += digits
            if len(text) < digits:
                raise UnsupportedError("an escape that is cut short")
        code = int(text, 16)
        if code > LAST or 0xD800 <= code <= 0xDFFF:
            raise UnsupportedError("an escape that is no character")
        return code

    def _class(self) -> Ranges:
        inverted = self._take("^")
        found: list[Ranges] = []
        while not self._take("]"):
            low = self._member()
            if self._next() == "-" and self.source[self.at + 1] != "]":
                self.at += 1
                high = self._member()
                if len(low) != 1 or len(high) != 1 or low[0][0] != low[0][1] or high[0][0] < low[0][0]:
                    raise UnsupportedError("a range that is none")
                low = ((low[0][0], high[0][0]),)
            found.append(low)
        ranges = union(*found)
        return complement(ranges) if inverted else ranges

    def _member(self) -> Ranges:
        char = self.source[self.at]
        self.at += 1
        if char != "\\":
            return _single(ord(char))
        escaped = self.source[self.at]
        if escaped in _CLASSES:
            self.at += 1
            return _CLASSES[escaped]
        if escaped == "b":
            self.at += 1
            return _single(8)
        if escaped in "pP" or escaped in "123456789":
            raise UnsupportedError(f"`\\{escaped}` is not decided")
        return _single(self._code())
