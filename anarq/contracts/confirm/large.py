"""What validators make of patterns, counted before it is made: counts such as `{1,65535}` are written out."""

from collections.abc import Callable, Iterable
from typing import Final

import jsonschema_rs

from anarq.contracts.read.reading import SchemaError
from anarq.costs.patterns.size import written_out
from anarq.model.tree import Json

ROOM: Final = 160_000_000
"""So many bytes may be made of all patterns of a schema together; it takes a validator about a second."""
ENGINE: Final = jsonschema_rs.FancyRegexOptions(size_limit=2 * ROOM)
"""Takes whatever was counted before: a count is true within a factor of two."""
_BYTES_A_STEP: Final = 400


class LargePatternError(SchemaError):
    """More would be made of the patterns of a schema than there is room for; this is the largest of them."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        shown = pattern if len(pattern) <= 80 else f"{pattern[:80]}…"
        super().__init__(f"written out, `{shown}` is larger than validators hold: make its counts smaller", "")


def count(patterns: Iterable[str], spend: Callable[[int], None]) -> None:
    """Spend what it takes to make a validator of a schema with these patterns.

    Raises:
        LargePatternError: there is no room for them.
    """
    sizes = {pattern: written_out(pattern) for pattern in patterns}
    if sum(sizes.values()) > ROOM:
        raise LargePatternError(max(sizes, key=sizes.__getitem__))
    spend(sum(sizes.values()) // _BYTES_A_STEP)


def patterns_in(documents: Iterable[Json]) -> tuple[str, ...]:
    """Whatever may be a pattern in some documents, in order."""
    found: set[str] = set()
    pending = list(documents)
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            pattern, by_name = part.get("pattern"), part.get("patternProperties")
            found.update([pattern] if isinstance(pattern, str) else (), by_name if isinstance(by_name, dict) else ())
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return tuple(sorted(found))
