"""Examples and defaults, each with the schema that it is to meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.costs.keywords import LISTS_OF_SCHEMAS
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.survey import Survey
from anarq.model.tree import Document, Node

_DESCRIBED: Final = frozenset({Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE})

_KEYWORDS: Final = frozenset({"schema", "schemas", "items", "properties", "parameters", "content", *LISTS_OF_SCHEMAS})


@dataclass(frozen=True, slots=True)
class Example:
    """A value, the schema that it is to meet, and what people call both."""

    value: Node
    schema: Node
    what: str
    name: str


def examples(ecosystem: Ecosystem) -> Iterator[Example]:
    """Every example and default of every module."""
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for place in ecosystem.survey.places(document):
                yield from _of_place(ecosystem.survey, place)


def _of_place(survey: Survey, place: Place) -> Iterator[Example]:
    node = place.node
    if place.kind is Kind.SCHEMA:
        values = [(value, "an example") for value in (*node.get("examples").elements(), node.get("example"))]
        for value, what in (*values, (node.get("default"), "the default")):
            if value.exists:
                yield Example(value, node, what, node.get("title").text() or _name(node))
    elif place.kind is Kind.EVENT and node.get("example").exists and node.get("schema").mapping():
        yield Example(node.get("example"), node.get("schema"), "an example", node.get("topic").text())
    elif place.kind in _DESCRIBED and node.get("schema").exists and _is_json(place):
        for value in _described(survey, node):
            yield Example(value, node.get("schema"), "an example", node.get("name").text() or _name(node))


def _is_json(place: Place) -> bool:
    """Whether examples are written as values, and not as the text that is sent. Parameters and headers are values."""
    media = pointers.split(place.node.pointer)[-1]
    return place.kind is not Kind.MEDIA_TYPE or media.partition(";")[0].endswith(("/json", "+json"))


def _described(survey: Survey, node: Node) -> Iterator[Node]:
    """The examples of a parameter, a header or a media type."""
    named = [survey.target(found) or found for _, found in node.get("examples").items()]
    for value in (node.get("example"), *(found.get("value") for found in named)):
        if value.exists:
            yield value


def _name(node: Node) -> str:
    """The last name on the way to a schema that somebody chose, as far as one can tell."""
    found, here = node.document.path, node.document.root
    for token in pointers.split(node.pointer):
        here = here.get(int(token) if isinstance(here.value, list) else token)
        chosen = not token.isdecimal() and token not in _KEYWORDS
        found = here.get("name").text() or (token if chosen else found)
    return found


def sees(ecosystem: Ecosystem, start: Document) -> frozenset[Document]:
    """The documents that references lead to from one, itself included."""
    found = {start}
    pending = [start]
    while pending:
        for reference in ecosystem.survey.references(pending.pop()):
            if reference.target is not None and reference.target.document not in found:
                found.add(reference.target.document)
                pending.append(reference.target.document)
    return frozenset(found)
