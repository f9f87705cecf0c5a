"""JSON at the speed of the standard library where that is safe; the rest goes to the scanner, which says where."""

import json
from typing import Any, Final

from anarq.jsontext import strict_decoder
from anarq.loader.json_scanner import scan_json
from anarq.loader.limits import Limits
from anarq.loader.scalars import real, whole
from anarq.loader.text import Text

_CONTAINERS: Final = (dict, list)


def read_json(text: Text, limits: Limits) -> Any:
    """The value of a JSON text.

    Raises:
        AnarqError: not JSON, a key twice, or over a limit.
    """
    if _surely_few(text.text, limits.max_nodes):
        try:
            value = _quick(text.text, limits)
        except (ValueError, RecursionError):  # the scanner finds out what it is, and where
            pass
        else:
            if _is_shallow(value, limits.max_depth) and _has_whole_characters(text.text, value):
                return value
    return scan_json(text, limits)


def _surely_few(text: str, most: int) -> bool:
    """Whether the text holds at most so many values: each but the first follows a comma or an opening bracket."""
    return text.count(",") + text.count("[") + text.count("{") + 1 <= most


def _quick(text: str, limits: Limits) -> Any:
    digits = limits.max_digits
    decoder = strict_decoder(real=lambda number: real(number, digits), whole=lambda number: whole(number, digits))
    return decoder.decode(text)


def _is_shallow(value: Any, max_depth: int) -> bool:
    level = [value] if isinstance(value, _CONTAINERS) else []
    for _ in range(max_depth):
        if not level:
            return True
        level = [child for parent in level for child in _children(parent) if isinstance(child, _CONTAINERS)]
    return not level


def _children(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value


def _has_whole_characters(text: str, value: Any) -> bool:
    """Whether no string holds half of a surrogate pair, which only an escape can bring into one."""
    if "\\ud" not in text and "\\uD" not in text:
        return True
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
