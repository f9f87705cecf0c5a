"""The schemas of an ecosystem, wherever they stand."""

from collections.abc import Iterator
from functools import lru_cache
from sys import intern

from anarq.costs.book import Book, Spot
from anarq.costs.readings import Costly, costly
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem, Module
from anarq.model.places import Kind, Place
from anarq.model.survey import REFERRING
from anarq.model.tree import Node
from anarq.model.views.schema import Schema


def schemas(ecosystem: Ecosystem) -> Iterator[Place]:
    """Every schema of every module, each before those that it holds."""
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            yield from (place for place in ecosystem.survey.places(document) if place.kind is Kind.SCHEMA)


def patterns(schema: Node) -> Iterator[tuple[Node, str]]:
    """The regular expressions of one schema, each with the node that it stands at."""
    pattern = Schema(schema).pattern
    if isinstance(pattern.value, str):
        yield pattern, pattern.value
    for text, member in Schema(schema).patterns:
        yield member, text


def extends(module: Module, schema: Node, contract: str) -> bool:
    """Whether a schema is the contract of an identifier, or holds all that it demands."""
    pending, seen = [schema], set[tuple[int, str]]()
    while pending:
        node = module.follow(pending.pop())
        if node.exists and Schema(node).id.text() == contract:
            return True
        if (id(node.document), node.pointer) not in seen:
            seen.add((id(node.document), node.pointer))
            pending.extend(Schema(node).all_of)
    return False


@lru_cache(maxsize=1)  # one run asks twice
def book(ecosystem: Ecosystem) -> tuple[Book, dict[Spot, Node]]:
    """The schemas, common ones included, as what their cost is counted on, and each as the node that it is."""
    survey = ecosystem.survey
    common = (place for document in ecosystem.common.values() for place in survey.places(document))
    found = (*schemas(ecosystem), *(place for place in common if place.kind is Kind.SCHEMA))
    nodes = {_spot(place.node): place.node for place in found}
    targets: dict[Spot, list[Spot]] = {}
    for at, node in nodes.items():
        led = (survey.target(node, keyword) for keyword in REFERRING if keyword in node.mapping())
        targets[at] = [_spot(target) for target in led if target is not None]
    return Book({at: node.value for at, node in nodes.items()}, targets), nodes


@lru_cache(maxsize=1)
def too_often(ecosystem: Ecosystem) -> tuple[Costly, ...]:
    """The schemas that read a value, or its parts, too often."""
    return tuple(costly(book(ecosystem)[0]))


def _spot(node: Node) -> Spot:
    return node.document, tuple(map(intern, pointers.split(node.pointer)))  # the names of keywords come again and again
