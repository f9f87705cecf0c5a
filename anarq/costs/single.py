"""What a schema costs that holds all that it refers to, as services and clients are given them."""

from collections.abc import Iterator, Mapping
from typing import Final

from anarq.costs.book import Book, Spot
from anarq.costs.expenses import expenses, slow
from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.costs.readings import costly

_REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")


def expense(schema: Mapping[str, object]) -> str | None:
    """Why a value costs more than its size accounts for, where, and how to mend it; None: it does not."""
    book, lost = _book(dict(schema))
    for at, reference in lost:
        return _told(
            at, "", f"the reference `{reference}` leads to no part of the schema, whose cost nobody can tell", ""
        )
    for at, pattern in _patterns(book):
        found = slow(pattern)
        if found is not None:
            return _told(at, "", *found)
    for each in expenses(book, costly(book)):
        return _told(each.at, each.keyword, each.found, each.mend)
    return None


def _told(at: Spot, keyword: str, found: str, mend: str) -> str:
    pointer = "".join(f"/{token}" for token in (*at[1], *([keyword] if keyword else [])))
    return f"{pointer or '/'}: {found}{'; ' if mend else ''}{mend}"


def _book(schema: object) -> tuple[Book, list[tuple[Spot, str]]]:
    """The schemas in a schema, and the references that lead nowhere."""
    spots = dict(_schemas(schema))
    targets: dict[Spot, list[Spot]] = {}
    lost: list[tuple[Spot, str]] = []
    for at, part in spots.items():
        for reference in _references(part):
            target: Spot = (None, tuple(_unescaped(token) for token in reference.split("/")[1:]))
            if reference.split("/")[0] == "#" and target in spots:
                targets.setdefault(at, []).append(target)
            else:
                lost.append((at, reference))
    return Book(spots, targets), lost


def _schemas(schema: object) -> Iterator[tuple[Spot, object]]:
    pending: list[tuple[tuple[str, ...], object]] = [((), schema)]
    while pending:
        way, part = pending.pop()
        yield (None, way), part
        if not isinstance(part, dict):
            continue
        for keyword, value in part.items():
            if keyword in MAPS_OF_SCHEMAS and isinstance(value, dict):
                pending.extend(((*way, keyword, name), member) for name, member in value.items())
            elif keyword in LISTS_OF_SCHEMAS and isinstance(value, list):
                pending.extend(((*way, keyword, str(index)), member) for index, member in enumerate(value))
            elif keyword in SINGLE_SCHEMAS:
                pending.append(((*way, keyword), value))


def _references(part: object) -> list[str]:
    if not isinstance(part, dict):
        return []
    return [found for keyword in _REFERENCES if isinstance(found := part.get(keyword), str)]


def _unescaped(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def _patterns(book: Book) -> Iterator[tuple[Spot, str]]:
    for at in book.spots:
        pattern = book.value(at, "pattern")
        if isinstance(pattern, str):
            yield at, pattern
        for name in book.group(at, "patternProperties"):
            yield at, name
