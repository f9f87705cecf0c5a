"""The schemas of an ecosystem, wherever they stand."""

from collections.abc import Iterator

from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.tree import Node


def schemas(ecosystem: Ecosystem) -> Iterator[Place]:
    """Every schema of every module, each before those that it holds."""
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            yield from (place for place in ecosystem.survey.places(document) if place.kind is Kind.SCHEMA)


def patterns(schema: Node) -> Iterator[tuple[Node, str]]:
    """The regular expressions of one schema, each with the node that it stands at."""
    pattern = schema.get("pattern")
    if isinstance(pattern.value, str):
        yield pattern, pattern.value
    for text, member in schema.get("patternProperties").items():
        yield member, text
