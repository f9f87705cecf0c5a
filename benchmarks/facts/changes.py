"""Other values that a fact might have had: those that its schema allows."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from facts import WITH_SCHEMAS, Fact, Scalar, scalars

from anarq.model.tree import Document

_MOST: Final = 5
_WORDS: Final = {"type": ("string", "integer", "object", "boolean"), "format": ("date-time", "uuid", "uri", "date")}
"""Words of JSON Schema that mean something: of a word that nobody knows nothing follows."""

_DURATION: Final = re.compile(r"P(?=[0-9T])([0-9]+[YMWD])*(T([0-9]+[HMS])+)?")
_NUMBER: Final = re.compile(r"[0-9]+")


def changes(fact: Fact, document: Document) -> list[Scalar]:
    """Other values, at most five, each as allowed as the fact itself; none where its schemas allow nothing else."""
    found: dict[str, Scalar] = {}
    for value in (*_elsewhere(fact, document), *_proposed(fact)):
        if value != fact.value and all(_allows(schema, value) for schema in fact.said):
            found.setdefault(repr(value), value)
    return [*found.values()][:_MOST]


def _proposed(fact: Fact) -> Iterator[Scalar]:
    for schema in fact.said:
        yield from (value for value in schema.get("enum", ()) if isinstance(value, Scalar))
    match fact.value:
        case bool():
            yield not fact.value
        case int():
            yield from (fact.value * 2 + 1, fact.value // 2, fact.value + 1, fact.value - 1)
        case float():
            yield from (fact.value * 2, fact.value / 2)
        case str():
            yield from _texts(fact.value)


def _elsewhere(fact: Fact, document: Document) -> Iterator[Scalar]:
    """What the same key says elsewhere in the file: two values, or other words of JSON Schema where it is one."""
    *_, key = _names(fact.pointer)
    if key in _WORDS and fact.schema in WITH_SCHEMAS:
        yield from (name for name in _WORDS[key] if name != fact.value)
        return
    found = (node.value for node in scalars(document.root) if [*_names(node.pointer)][-1:] == [key])
    others = (value for value in dict.fromkeys(found) if type(value) is type(fact.value) and value != fact.value)
    yield from islice(others, 2)


def _names(pointer: str) -> Iterator[str]:
    """The keys on the way, without places in lists."""
    yield from (token for token in pointer.split("/") if not token.isdecimal())


def _texts(text: str) -> Iterator[str]:
    numbers = [*_NUMBER.finditer(text)]
    if _DURATION.fullmatch(text) or re.fullmatch(r"[pv]?[0-9]+(\.[0-9]+)*|[0-9-]{10}", text):
        for found in numbers:
            number = int(found[0])
            for other in (number * 2 + 1, number + 1, number - 1):
                yield f"{text[: found.start()]}{other:0{len(found[0])}}{text[found.end() :]}"
        return
    yield f"{text}x"
    yield f"x{text}"
    yield text[:-1]
    yield from (f"{text[: found.start()]}{int(found[0]) + 1}{text[found.end() :]}" for found in numbers[:2])
    yield from (f"{head}x{tail}" for head, tail in _splits(text))
    yield text.upper()
    yield f"{text}X"
    yield f"{text}-x"


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Before its last letter, and behind its first."""
    letters = [found.start() for found in re.finditer("[A-Za-z]", text)]
    for at in dict.fromkeys([*letters[-1:], *(one + 1 for one in letters[:1])]):
        yield text[:at], text[at:]


def _allows(schema: dict[str, Any], value: Scalar) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if isinstance(value, str):
        pattern = schema.get("pattern")
        return len(value) >= schema.get("minLength", 0) and not (pattern and not re.search(pattern, value))
    if not is_number:
        return True
    least, beyond = schema.get("minimum", value), schema.get("exclusiveMinimum")
    return bool(least <= value <= schema.get("maximum", value) and (beyond is None or value > beyond))
