"""Plain scalars by the YAML 1.2 core schema (section 10.3.2), and the numbers of JSON."""

import math
import re
from typing import Final

_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC_START: Final = frozenset("+-.0123456789")
_DECIMAL: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class NumberError(ValueError):
    """A number that cannot be represented. The text is the message."""


def core_scalar(text: str, max_digits: int) -> str | int | float | bool | None:
    """What a plain scalar means.

    Raises:
        NumberError: infinite, not a number, or beyond what can be represented.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMERIC_START:
        return text
    if _DECIMAL.fullmatch(text):
        return whole(text, max_digits)
    if _FLOAT.fullmatch(text):
        return real(text, max_digits)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return whole(text, max_digits, 0)
    if _NOT_FINITE.fullmatch(text):
        raise NumberError(f"`{text}` is not a number in JSON")
    return text


def whole(text: str, max_digits: int, base: int = 10) -> int:
    """An integer, exactly.

    Raises:
        NumberError: it is longer than `max_digits` characters.
    """
    if len(text) > max_digits:
        raise NumberError(f"the number has {len(text)} characters, {max_digits} are allowed")
    return int(text, base)


def real(text: str, max_digits: int) -> float:
    """The nearest binary64 number.

    Raises:
        NumberError: too long, or so large or so small that nothing of it would be left.
    """
    if len(text) > max_digits:
        raise NumberError(f"the number has {len(text)} characters, {max_digits} are allowed")
    value = float(text)
    if math.isinf(value):
        raise NumberError(f"`{text[:40]}` is too large for a number of 64 bits")
    if value == 0 and text.lower().partition("e")[0].strip("+-0."):
        raise NumberError(f"`{text[:40]}` is too small for a number of 64 bits")
    return value
