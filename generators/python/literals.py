"""JSON data as Python source: the same text every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Code:
    """Source that stands for a value: the name of a constant."""

    source: str


def text(value: str) -> str:
    """A string literal in double quotes, in which every character is printable."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return '"' + "".join(_ESCAPES.get(char) or (char if char.isprintable() else _escape(char)) for char in value) + '"'


def _escape(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def literal(value: object, *, exact: bool = False) -> str:
    """The value as source, in one line.

    Args:
        value: JSON data, and tuples, in which `Code` may stand for members.
        exact: numbers with a fraction as `Decimal`, which keeps all digits; else as `float`.
    """
    if isinstance(value, Code):
        return value.source
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(key)}: {literal(member, exact=exact)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(element, exact=exact) for element in value) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(literal(element, exact=exact) for element in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float) and exact:
        return f'Decimal("{value!r}")'
    return repr(value)


def members(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """(member, source) of each."""
    return [(name, literal(tuple(value) if isinstance(value, list) else value)) for name, value in values.items()]
