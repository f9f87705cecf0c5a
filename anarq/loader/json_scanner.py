"""JSON by the grammar of RFC 8259, with the offset of every value. No recursion, so depth costs no stack."""

import json
import re
from typing import Any, Final

from anarq.loader.build import Builder
from anarq.loader.limits import Limits
from anarq.loader.scalars import NumberError, real, whole
from anarq.loader.text import Text
from anarq.source.names import quote

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"(-?(?:0|[1-9][0-9]*))((?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)")
_WORD: Final = re.compile(r"[-+]?[A-Za-z0-9_.$+-]+")
_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_INSTEAD: Final = (
    (re.compile(r"true", re.IGNORECASE), "write `true`"),
    (re.compile(r"false", re.IGNORECASE), "write `false`"),
    (re.compile(r"null|none|nil|undefined", re.IGNORECASE), "write `null`"),
    (
        re.compile(r"(?=.*[0-9])[-+]?[0-9]*(?:\.[0-9]*)?(?:e[-+]?[0-9]*)?|0x[0-9a-f]+", re.IGNORECASE),
        "write a number as `0.5`, `-1` or `1e3`",
    ),
)
"""What JSON has for words that other languages know, by the whole word."""
_NOT_FINITE: Final = re.compile(r"[-+]?(?:nan|inf|infinity)", re.IGNORECASE)
_DECODER: Final = json.JSONDecoder()
_CUT: Final = "write what is missing: the file ends too early"
_TEXT: Final = "write the text as JSON has it: in double quotes, a control character or a quote in it with a backslash"
_PAIR: Final = "write both halves, or the character itself"
_NUMBER_AS_TEXT: Final = "write it as a text, in double quotes"


def scan_json(text: Text, limits: Limits, *, locate: bool = False) -> Any:
    """The value of a JSON text.

    Raises:
        AnarqError: not JSON, a key twice, or over a limit.
    """
    return _Scanner(text, limits, locate=locate).scan()


def _instead(word: str) -> str:
    """What to write for a word that is none of JSON."""
    return next((mend for form, mend in _INSTEAD if form.fullmatch(word)), "a text stands in double quotes")


class _Scanner:
    def __init__(self, text: Text, limits: Limits, *, locate: bool) -> None:
        self.builder = Builder(text, limits, locate=locate)
        self.source = text
        self.text = text.text
        self.max_digits = limits.max_digits

    def scan(self) -> Any:
        at = self._value(self._skip(0))
        while self.builder.stack:
            at = self._next(at)
        if at < len(self.text):
            raise self._unexpected(at, "the end of the file")
        return self.builder.finish()

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _next(self, at: int) -> int:
        """Reads on in the innermost list or mapping, from behind a value or an opening bracket."""
        frame = self.builder.stack[-1]
        in_mapping = isinstance(frame.value, dict)
        end = "}" if in_mapping else "]"
        char = self.text[at : at + 1]
        if char == end:
            self.builder.close()
            return self._skip(at + 1)
        if frame.value:
            if char != ",":
                raise self._unexpected(at, f"`,` or `{end}`")
            comma, at = at, self._skip(at + 1)
            if self.text[at : at + 1] == end:
                raise self.source.error(f"a comma before `{end}`: JSON allows none", comma, "drop the comma")
        return self._value(self._member(at) if in_mapping else at)

    def _member(self, at: int) -> int:
        if self.text[at : at + 1] != '"':
            raise self._unexpected(at, "a key in double quotes")
        key, end = self._string(at)
        self.builder.key(key, at)
        end = self._skip(end)
        if self.text[end : end + 1] != ":":
            raise self._unexpected(end, "`:`")
        return self._skip(end + 1)

    def _value(self, at: int) -> int:
        char = self.text[at : at + 1]
        if char == '"':
            value, end = self._string(at)
            self.builder.scalar(value, at)
            return self._skip(end)
        if char == "{" or char == "[":
            self.builder.open({} if char == "{" else [], at)
            return self._skip(at + 1)
        return self._skip(self._literal(at))

    def _literal(self, at: int) -> int:
        number = _NUMBER.match(self.text, at)
        word = _WORD.match(self.text, at)
        if number and word and number.end() == word.end():
            self.builder.scalar(self._number(number), at)
            return number.end()
        if word and word[0] in _CONSTANTS:
            self.builder.scalar(_CONSTANTS[word[0]], at)
            return word.end()
        if word and _NOT_FINITE.fullmatch(word[0]):
            raise self.source.error(f"{quote(word[0])} is not a number in JSON", at, "write a number, or leave it out")
        if word:
            raise self.source.error(f"{quote(word[0])} is not JSON", at, _instead(word[0]))
        raise self._unexpected(at, "a value")

    def _number(self, match: "re.Match[str]") -> int | float | None:
        try:
            return real(match[0], self.max_digits) if match[2] else whole(match[0], self.max_digits)
        except NumberError as error:
            self.builder.report(str(error), match.start(), _NUMBER_AS_TEXT)
            return None

    def _string(self, at: int) -> tuple[str, int]:
        try:
            value, end = _DECODER.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            what = error.msg.lower().removesuffix(" at").removesuffix(" starting")
            raise self.source.error(f"not JSON: {what}", error.pos, _TEXT) from error
        if not value.isascii() and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            self.builder.report("half of a surrogate pair is not a character", at, _PAIR)
        return value, end

    def _unexpected(self, at: int, expected: str) -> Exception:
        if at >= len(self.text):
            return self.source.error(f"not JSON: {expected} expected, the end of the file found", at, _CUT)
        mend = f"write {expected} there, or take away what stands there"
        return self.source.error(f"not JSON: {expected} expected, {quote(self.text[at])} found", at, mend)
