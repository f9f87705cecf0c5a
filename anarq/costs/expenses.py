"""What makes it dearer to validate a value than the size of the value accounts for: the sentences, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.costs.book import Book, Spot
from anarq.costs.patterns.cost import superlinear
from anarq.costs.readings import Costly

_SCALARS: Final = frozenset({"string", "number", "integer", "boolean", "null"})


@dataclass(frozen=True, slots=True)
class Expense:
    """A schema that costs too much: where, which of its keywords (empty: the schema), found, mend."""

    at: Spot
    keyword: str
    found: str
    mend: str


def expenses(book: Book, too_often: Iterable[Costly]) -> Iterator[Expense]:
    """What costs too much in schemas; what their patterns cost is asked of each pattern (`slow`).

    Args:
        book: the schemas.
        too_often: those that read a value, or its parts, too often (`costly`).
    """
    for found in too_often:
        mend = "let each part of a value be reached in one way only: one `properties`, and no branch that repeats it"
        yield Expense(found.at, "", f"the schema {found.why}", mend)
    for at in book.spots:
        yield from _unbounded(book, at)


def slow(pattern: str) -> tuple[str, str] | None:
    """What a pattern costs that takes more than linear time, and the mend; None: it is linear, or not a pattern."""
    found = superlinear(pattern)
    return None if found is None else (f"the pattern `{pattern}` {found.why}", found.mend)


def _unbounded(book: Book, at: Spot) -> Iterator[Expense]:
    unique = book.value(at, "uniqueItems") is True and not book.has(at, "maxItems")
    if unique and not _is_scalar(book, book.below(at, "items")):
        found = "`uniqueItems` compares each item with each other, and nothing bounds how many there are"
        mend = "add `maxItems`, or let the items be texts or numbers, which are compared at once"
        yield Expense(at, "uniqueItems", found, mend)
    if book.is_object(at, "propertyNames") and not book.has(at, "maxProperties"):
        found = "`propertyNames` repeats the whole object for each name that it refuses, and nothing bounds how many"
        mend = "add `maxProperties`, or use `patternProperties` with `additionalProperties: false`"
        yield Expense(at, "propertyNames", found, mend)


def _is_scalar(book: Book, start: Spot) -> bool:
    """Whether no list or object meets a schema, as far as it says so itself, by reference or in an `allOf`."""
    seen: set[Spot] = set()
    pending = [start]
    while pending:
        at = pending.pop()
        if at in seen or not isinstance(book.spots.get(at), dict):
            continue
        seen.add(at)
        if _SCALARS.issuperset(_types(book, at)) or _lists_scalars(book, at):
            return True
        pending.extend([*book.targets.get(at, ()), *book.row(at, "allOf")])
    return False


def _types(book: Book, at: Spot) -> tuple[object, ...]:
    found = book.value(at, "type")
    return tuple(found) if isinstance(found, list) and found else (found,)


def _lists_scalars(book: Book, at: Spot) -> bool:
    listed = book.value(at, "enum")
    values = [*listed] if isinstance(listed, list) else []
    values += [book.value(at, "const")] if book.has(at, "const") else []
    return bool(values) and not any(isinstance(value, dict | list) for value in values)
