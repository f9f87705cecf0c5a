"""What a value may hold, as its schema says it: its parts, however deep they lie."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from anarq.costs.keywords import IN_PLACE, IN_PLACE_LISTS, IN_PLACE_MAPS
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError
from anarq.model.places import Kind, Place, below
from anarq.model.survey import REFERRING, Resolver
from anarq.model.tree import Document, Node

_ELSEWHERE: Final = ("$defs", "definitions", "not", "if")
"""Keywords whose schemas give a value nothing: they are there to be referred to, or ask what it is."""
ELEMENT: Final = "[]"
OTHERS: Final = "*"
_SAME_VALUE: Final = (*IN_PLACE, *IN_PLACE_LISTS, *IN_PLACE_MAPS)
_SAME_TEXT: Final = ("propertyNames", "contentSchema")
_OTHER_NAMES: Final = ("additionalProperties", "unevaluatedProperties")
_BY_NAME: Final = ("properties", "patternProperties", *_OTHER_NAMES)


class Part(NamedTuple):
    """A schema that speaks of a part of a value.

    Attributes:
        way: the names that lead to the part, `/^x-/` for those of a pattern, `*` for any other, and `[]` for an
            element; empty for the whole value.
        node: the schema.
        keyword: under which the schema stands; empty for the first one, and for what a reference leads to.
    """

    way: tuple[str, ...]
    node: Node
    keyword: str = ""

    @property
    def is_property(self) -> bool:
        """Whether it stands where members of an object are described."""
        return self.keyword in _BY_NAME

    @property
    def path(self) -> str:
        """The way as people write it: `fees[].pin`."""
        return ".".join(self.way).replace(f".{ELEMENT}", ELEMENT)


def held(resolver: Resolver, schema: Node) -> Iterator[Part]:
    """The schemas of a value and of all that it may hold, references followed: what lies nearest comes first, and each
    schema comes once.
    """
    waiting, seen = deque([Part((), schema)]), set[tuple[Document, str]]()
    while waiting:
        part = waiting.popleft()
        if (part.node.document, part.node.pointer) in seen:
            continue
        seen.add((part.node.document, part.node.pointer))
        yield part
        waiting.extend(Part(part.way, target) for target in targets(resolver, part.node))
        for place in below(Place(part.node, Kind.SCHEMA)):
            if place.kind is Kind.SCHEMA:
                keyword, *inner = pointers.split(place.node.pointer[len(part.node.pointer) :])
                if keyword not in _ELSEWHERE:
                    waiting.append(Part(_way(part.way, keyword, inner), place.node, keyword))


def targets(resolver: Resolver, schema: Node) -> Iterator[Node]:
    """The schemas that a schema refers to; none for a reference that leads nowhere, which another rule reports."""
    for keyword in REFERRING if not schema.mapping().keys().isdisjoint(REFERRING) else ():
        written = schema.get(keyword)
        if written.text():
            with suppress(AnarqError):
                yield resolver.resolve(written.text(), schema)


def _way(way: tuple[str, ...], keyword: str, inner: list[str]) -> tuple[str, ...]:
    if keyword in _SAME_VALUE or keyword in _SAME_TEXT:
        return way
    if keyword == "properties":
        return (*way, inner[0])
    if keyword == "patternProperties":
        return (*way, f"/{inner[0]}/")
    return (*way, OTHERS if keyword in _OTHER_NAMES else ELEMENT)
