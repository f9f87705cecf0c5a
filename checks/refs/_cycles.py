"""References that lead back to where they started without a step into the value: nothing can read them to an end."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from anarq.costs.components import components
from anarq.costs.keywords import IN_PLACE, IN_PLACE_LISTS, IN_PLACE_MAPS
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.survey import REFERRING, Survey
from anarq.model.tree import Document, Node

Spot: TypeAlias = tuple[Document, str]


def spot(node: Node) -> Spot:
    """What tells a node from others."""
    return node.document, node.pointer


def same_value(survey: Survey, place: Place) -> Iterator[Node]:
    """The places that speak of the same value: what it refers to, and for a schema those that it applies in place."""
    said = place.node.mapping()
    for keyword in (word for word in REFERRING if word in said):
        target = survey.target(place.node, keyword)
        if target is not None:
            yield target
    if place.kind is not Kind.SCHEMA:
        return
    for single in (word for word in IN_PLACE if word in said):
        yield place.node.get(single)
    for several in (word for word in (*IN_PLACE_LISTS, *IN_PLACE_MAPS) if word in said):
        group = place.node.get(several)
        yield from (*(member for _, member in group.items()), *group.elements())


def together(survey: Survey, schema: Node) -> Iterator[Node]:
    """A schema, and all that it applies to the same value."""
    pending, seen = [schema], set[Spot]()
    while pending:
        node = pending.pop()
        if spot(node) not in seen:
            seen.add(spot(node))
            yield node
            pending.extend(same_value(survey, Place(node, Kind.SCHEMA)))


@lru_cache(maxsize=1)  # two rules ask
def cycles(ecosystem: Ecosystem) -> tuple[tuple[Node, ...], ...]:
    """Groups of places that lead to one another without an end, each in the order in which they are met."""
    survey = ecosystem.survey
    documents = [*ecosystem.common.values(), *(d for m in ecosystem.modules.values() for d in m.documents.values())]
    edges: dict[Spot, list[Spot]] = {}
    nodes: dict[Spot, Node] = {}
    for place in (found for document in documents for found in survey.places(document)):
        after = [spot(node) for node in same_value(survey, place)]
        if after:
            nodes[spot(place.node)], edges[spot(place.node)] = place.node, after
    return tuple(tuple(nodes[found] for found in group) for group in components(edges))
