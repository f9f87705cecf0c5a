"""The text of JSON, once for all that is sent and signed: the strict grammar in, plain or canonical spelling out."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NoReturn

_FAST: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False)


def strict_decoder(*, real: Callable[[str], Any], whole: Callable[[str], Any] | None = None) -> json.JSONDecoder:
    """A reader of I-JSON (RFC 7493): a key twice in one object, and numbers that are none, are a `ValueError`.

    Args:
        real: makes a number of a text with a fraction or an exponent.
        whole: makes one of a text without; None: `int`.
    """
    return json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse, parse_float=real, parse_int=whole)


def written(value: object, *, canonical: bool = False) -> str:
    """The JSON text of a value, compact, non-ASCII as it is.

    Args:
        value: plain data; mappings and sequences of any kind.
        canonical: one text for one value: keys sorted by UTF-16 code units, numbers in their one spelling of RFC 8785,
            extended to decimals that no binary64 holds: those keep all their digits.

    Raises:
        TypeError: the value is not JSON.
        ValueError: a number is not finite.
    """
    if not canonical:
        try:
            return _FAST.encode(value)
        except TypeError:
            pass  # holds a Decimal or a mapping that is not a dict: the exact writer knows them
    parts: list[str] = []
    _write(value, parts, canonical)
    return "".join(parts)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return members


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _write(value: object, parts: list[str], canonical: bool) -> None:
    if isinstance(value, Mapping):
        _write_mapping(value, parts, canonical)
    elif isinstance(value, list | tuple):
        _write_array(value, parts, canonical)
    elif isinstance(value, Decimal):
        parts.append(_number(value, canonical))
    elif canonical and isinstance(value, int | float) and not isinstance(value, bool):
        parts.append(_number(Decimal(repr(value)), canonical))
    else:
        parts.append(_FAST.encode(value))


def _write_mapping(value: Mapping[object, object], parts: list[str], canonical: bool) -> None:
    members = [(_key(key), member) for key, member in value.items()]
    if canonical:
        members.sort(key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
    lead = "{"
    for key, member in members:
        parts.append(f"{lead}{_FAST.encode(key)}:")
        _write(member, parts, canonical)
        lead = ","
    parts.append("}" if members else "{}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a JSON key is a string, not {key!r}")
    return key


def _write_array(value: list[object] | tuple[object, ...], parts: list[str], canonical: bool) -> None:
    lead = "["
    for element in value:
        parts.append(lead)
        _write(element, parts, canonical)
        lead = ","
    parts.append("]" if value else "[]")


def _number(number: Decimal, canonical: bool) -> str:
    if not number.is_finite():
        raise ValueError(f"{number} is not a JSON number")
    return _canonical(number) if canonical else str(number)


def _canonical(number: Decimal) -> str:
    """The spelling of ECMAScript's Number::toString, with as many digits as the number has."""
    sign, digits, _ = number.as_tuple()
    text, point = "".join(map(str, digits)).lstrip("0").rstrip("0"), number.adjusted() + 1
    if not text:
        return "0"
    lead = "-" if sign else ""
    if len(text) <= point <= 21:
        return lead + text.ljust(point, "0")
    if 0 < point <= 21:
        return f"{lead}{text[:point]}.{text[point:]}"
    if -6 < point <= 0:
        return f"{lead}0.{'0' * -point}{text}"
    mantissa = text[0] + (f".{text[1:]}" if len(text) > 1 else "")
    return f"{lead}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
