"""JSON values as JSON Schema compares them: `1` equals `1.0`, not `true`, and the order of keys says nothing."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import TypeAlias

from anarq.model.tree import Json

Key: TypeAlias = tuple[object, ...]
"""A hashable stand-in for a JSON value; two values are equal for JSON Schema exactly when their keys are."""

NULL, BOOLEAN, NUMBER, STRING, ARRAY, OBJECT = 1, 2, 4, 8, 16, 32
ALL_TYPES = 63
TYPE_NAMES = {NULL: "null", BOOLEAN: "boolean", NUMBER: "number", STRING: "string", ARRAY: "array", OBJECT: "object"}
_LONG = 10**21
_TAGS = {"null": NULL, "boolean": BOOLEAN, "number": NUMBER, "string": STRING, "array": ARRAY, "object": OBJECT}


def type_of(value: Json) -> int:
    """The bit of the instance type that `value` has (JSON Schema core, section 4.2.1)."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int | float):
        return NUMBER
    if isinstance(value, str):
        return STRING
    return ARRAY if isinstance(value, list) else OBJECT


@lru_cache(maxsize=4096)
def _decimal(text: str) -> Fraction:
    return Fraction(text)


def exact(number: int | float) -> Fraction:
    """The number that was written, exactly: `0.1` is one tenth.

    Raises:
        ValueError: the number is infinite or not a number.
    """
    if isinstance(number, int):
        return Fraction(number)
    if not isfinite(number):
        raise ValueError("a JSON number is finite")
    return _decimal(repr(number))


def key(value: Json) -> Key:
    """The key of `value`.

    Raises:
        ValueError: a number in it is infinite or not a number.
    """
    if value is None:
        return ("null",)
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, int | float):
        return ("number", exact(value))
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, list):
        return ("array", tuple(key(item) for item in value))
    return ("object", tuple(sorted((name, key(item)) for name, item in value.items())))


def key_type(of: Key) -> int:
    """The bit of the instance type of the value that a key stands for."""
    return _TAGS[str(of[0])]


def number(of: Fraction) -> int | float:
    """The JSON number nearest to an exact one; an `int` when it is whole, unless `1e+300` is shorter to write."""
    if of.denominator != 1:
        return float(of)
    if abs(of.numerator) < _LONG:
        return of.numerator
    try:
        short = float(of)
    except OverflowError:
        return of.numerator
    return short if exact(short) == of else of.numerator


def value(of: Key) -> Json:
    """A JSON value that has this key."""
    tag, *rest = of
    if tag == "null":
        return None
    payload = rest[0]
    if isinstance(payload, Fraction):
        return number(payload)
    if isinstance(payload, bool | str):
        return payload
    return _composite(str(tag), payload)


def _composite(tag: str, payload: object) -> Json:
    parts = payload if isinstance(payload, tuple) else ()
    if tag == "array":
        return [value(item) for item in parts]
    return {name: value(item) for name, item in parts}


def weight(of: Json) -> int:
    """How many values there are in a value, with itself; a text counts once more for each hundred characters."""
    count, pending = 0, [of]
    while pending:
        part = pending.pop()
        count += 1
        if isinstance(part, str):
            count += len(part) // 100
        elif isinstance(part, list):
            pending.extend(part)
        elif isinstance(part, dict):
            pending.extend(part.values())
    return count


def distinct(items: Iterable[Json]) -> bool:
    """Whether no two of the values are equal."""
    keys = [key(item) for item in items]
    return len(set(keys)) == len(keys)
