"""JSON without loss: numbers with a fraction are `Decimal` on the way in, and written digit by digit on the way out.

Strict on the way in (RFC 7493): no duplicate keys, no NaN or Infinity, no lone surrogates, bounded numbers and nesting.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import accumulate
from json import JSONDecodeError
from typing import Final, TypeAlias

from anarq.jsontext import strict_decoder, written

JsonObject: TypeAlias = Mapping[str, object]
"""A JSON object, or a schema. Generated typed dictionaries are assignable to it; nobody may change it."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | Decimal | bool | None"
"""Any JSON value, as it comes out of a parser."""

_MAX_DIGITS: Final = 64
_MAX_EXPONENT: Final = 308  # what a binary64 can hold; a larger one only serves to exhaust memory
_MAX_DEPTH: Final = 64
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# A text, or what is left of one that never ends: so each character is looked at once, whatever is sent.
_TEXT: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_FLAT: Final = re.compile(r"[^\[\]{}]+")
_WORDS: Final = {
    "Expecting value": "a value is missing",
    "Expecting ',' delimiter": "a `,` or the end is missing",
    "Expecting ':' delimiter": "a `:` is missing",
    "Expecting property name": "a name in quotes is missing",
    "Unterminated string": "a text begins that does not end",
    "Invalid control character": "a control character stands in a text",
    "Invalid \\": "a `\\` begins nothing that there is",
    "Extra data": "there is more than one value",
}
"""What is wrong with a text, by how the library begins to say it."""
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


dumps: Final = written
"""The other direction; see there."""


class TooManyValuesError(ValueError):
    """A JSON text holds more values than its reader will take.

    Attributes:
        most: how many it takes, names of members counted as values.
    """

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} values and names")
        self.most = most


def loads(data: bytes | str, *, most: int | None = None) -> Json:
    """The value of a JSON text. How many values it holds, and how deeply they nest, is known before one is made.

    Args:
        data: UTF-8, or text.
        most: values and names of members that are taken, an empty array or object counted twice; None: as many as there
            are.

    Raises:
        TooManyValuesError: there are more than `most`.
        ValueError: not UTF-8, not JSON, or not allowed here; says what.
    """
    text = _text(data) if isinstance(data, bytes) else data
    _check_structure(text, most)
    try:
        value: Json = _DECODER.decode(text)
    except JSONDecodeError as error:
        raise ValueError(_in_words(error)) from error
    if "\\u" in text or not text.isascii():
        _check_texts(value)
    return value


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8, from byte {error.start + 1} on") from error


def _in_words(error: JSONDecodeError) -> str:
    """What is wrong with a text, and where, in words of our own: those of the library are for who writes Python."""
    if not error.doc.strip():
        return "nothing was sent"
    known = (words for begin, words in _WORDS.items() if error.msg.startswith(begin))
    return f"{next(known, 'not JSON')}, at line {error.lineno}, character {error.colno}"


def _check_structure(text: str, most: int | None) -> None:
    structure = _TEXT.sub("", text)
    opened = structure.count("[") + structure.count("{")
    if most is not None and 1 + opened + structure.count(",") + structure.count(":") > most:
        raise TooManyValuesError(most)
    if opened > _MAX_DEPTH and max(accumulate(_STEPS[bracket] for bracket in _FLAT.sub("", structure))) > _MAX_DEPTH:
        raise ValueError("nested too deeply")


_BEYOND: Final = "a number is too large, or too close to zero"


def _decimal(text: str) -> Decimal:
    if len(text) > _MAX_DIGITS:
        raise ValueError("a number has too many digits")
    try:
        number = Decimal(text)
    except ArithmeticError as error:  # its exponent has more digits than a decimal can have
        raise ValueError(_BEYOND) from error
    if abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError(_BEYOND)
    return number


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("a number has too many digits")
    return int(text)


_DECODER: Final = strict_decoder(real=_decimal, whole=_integer)


def _check_texts(value: Json) -> None:
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            _check_text(found)
        elif isinstance(found, dict):
            for key in found:
                _check_text(key)
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def _check_text(text: str) -> None:
    if _SURROGATE.search(text):
        raise ValueError("a string holds half of a surrogate pair")
