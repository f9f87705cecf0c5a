"""Patterns for which the fast validator needs more room: counts such as `{1,65535}` are written out."""

import re
from collections.abc import Iterable
from typing import Final

import jsonschema_rs

from anarq.contracts.read.reading import SchemaError
from anarq.native import NativePanicError, guarded

ROOM: Final = 268_435_456
"""How many bytes all large patterns of a schema may take, each as many as the others."""
STEPS: Final = 400_000
"""What it costs at most to fill that room: less than a second."""

_COUNT: Final = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
_REFUSED: Final = (ValueError, NativePanicError, jsonschema_rs.ValidationError)


class LargePatternError(SchemaError):
    """A pattern is too large for the fast validator, even when it is given room."""

    def __init__(self, pattern: str, pointer: str) -> None:
        self.pattern = pattern
        shown = pattern if len(pattern) <= 80 else f"{pattern[:80]}…"
        super().__init__(f"written out, `{shown}` is larger than validators hold: make its counts smaller", pointer)


def with_room(patterns: Iterable[str], pointer: str) -> jsonschema_rs.FancyRegexOptions | None:
    """How to compile a schema with these patterns; none where it is no matter of room.

    Raises:
        LargePatternError: there is not enough for one of them.
    """
    large = [pattern for pattern in patterns if _is_large(pattern)]
    if not large:
        return None
    options = jsonschema_rs.FancyRegexOptions(size_limit=ROOM // len(large))
    for pattern in large:
        if not _fits(pattern, options):
            raise LargePatternError(pattern, pointer)
    return options


def _is_large(pattern: str) -> bool:
    """Whether a pattern is refused for its counts; others are for what the engine does not know."""
    return not _fits(pattern, None) and _fits(_COUNT.sub("{1}", pattern), None)


def _fits(pattern: str, options: jsonschema_rs.FancyRegexOptions | None) -> bool:
    try:
        guarded(jsonschema_rs.Draft202012Validator, {"pattern": pattern}, pattern_options=options)
    except _REFUSED:
        return False
    return True
