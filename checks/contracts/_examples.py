"""Examples and defaults, each with the schema that it is to meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.checks.contracts._fenced import shown
from anarq.costs.keywords import LISTS_OF_SCHEMAS
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.places import INSTANCES, Kind, Place
from anarq.model.survey import Survey
from anarq.model.tree import Document, Node
from anarq.model.views.openapi import Described, ExampleObject
from anarq.model.views.schema import Schema
from anarq.model.views.topics import EventSchema

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
    """Every example and default of every module, those in catalogues last.

    Raises:
        NotRead: a catalogue, or a topic that it may be about, is there and could not be read.
    """
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for place in ecosystem.survey.places(document):
                yield from _of_place(ecosystem.survey, place)
    for module in ecosystem.modules.values():
        for one in shown(module):
            yield Example(one.value, one.topic.schema, "an example in the catalogue", one.topic.name)


def _of_place(survey: Survey, place: Place) -> Iterator[Example]:
    node = place.node
    if place.kind is Kind.SCHEMA:
        if INSTANCES.isdisjoint(node.mapping()):  # most have none
            return
        said = Schema(node)
        values = [(value, "an example") for value in said.all_examples]
        for value, what in (*values, (said.default, "the default")):
            if value.exists:
                yield Example(value, node, what, said.title.text() or _name(node))
    elif place.kind is Kind.EVENT:
        told = EventSchema(node)
        for value in told.all_examples if told.schema.mapping() else ():
            yield Example(value, told.schema, "an example", told.name)
    elif place.kind in _DESCRIBED and Described(node).schema.exists and _is_json(place):
        for value in _described(survey, Described(node)):
            yield Example(value, Described(node).schema, "an example", Described(node).name or _name(node))


def _is_json(place: Place) -> bool:
    """Whether examples are written as values, and not as the text that is sent. Parameters and headers are values."""
    media = pointers.split(place.node.pointer)[-1]
    return place.kind is not Kind.MEDIA_TYPE or media.partition(";")[0].endswith(("/json", "+json"))


def _described(survey: Survey, node: Described) -> Iterator[Node]:
    """The examples of a parameter, a header or a media type."""
    named = [survey.target(found) or found for _, found in node.examples]
    for value in (node.example, *(ExampleObject(found).value for found in named)):
        if value.exists:
            yield value


def _name(node: Node) -> str:
    """The last name on the way to a schema that somebody chose, as far as one can tell."""
    found, here = node.document.path, node.document.root
    for token in pointers.split(node.pointer):
        here = here.get(int(token) if isinstance(here.value, list) else token)
        chosen = not token.isdecimal() and token not in _KEYWORDS
        found = Described(here).name or (token if chosen else found)
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
