from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from anarq.checks._schemas import schemas
from anarq.checks.refs._cycles import Spot, same_value, spot
from anarq.costs.components import components
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage, closest_first, did_you_mean

_CONDITIONS: Final = frozenset({"not", "if"})
"""What they require, nobody has to send: they ask whether it is there."""


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    described = _described(ecosystem)
    for place in schemas(ecosystem):
        known = described.get(spot(place.node))
        if known is None or not _CONDITIONS.isdisjoint(pointers.split(place.node.pointer)):
            continue
        for entry in Schema(place.node).demands:
            if entry.text() and entry.text() not in known:
                yield _hit(place.node, entry, known)


def _hit(schema: Node, entry: Node, known: frozenset[str]) -> Hit:
    described = Schema(schema).described
    own = described.mapping()
    return Hit(
        entry,
        found=f"`{entry.text()}` is required, and no `properties` describe it",
        mend=did_you_mean(entry.text(), own or known, "describe it, or take it away"),
        allowed=closest_first(entry.text(), own or known),
        rests_on=(described, entry, schema),
    )


def _described(ecosystem: Ecosystem) -> dict[Spot, frozenset[str]]:
    """By schema the properties that any schema describes that may speak of the same value; none for schemas of which
    that cannot be said: they take names by a pattern, or describe none.
    """
    places = [*schemas(ecosystem), *_common(ecosystem)]
    edges: dict[Spot, list[Spot]] = defaultdict(list)
    for place in places:
        here = spot(place.node)
        edges[here].append(here)
        for other in map(spot, same_value(ecosystem.survey, place)):
            edges[here].append(other)
            edges[other].append(here)
    written = {spot(place.node): Schema(place.node) for place in places}
    found: dict[Spot, frozenset[str]] = {}
    for group in components(edges):
        together = [written[one] for one in group if one in written]
        names = frozenset(name for schema in together for name in schema.described.mapping())
        if names and not any(schema.describes_others for schema in together):
            found.update(dict.fromkeys(group, names))
    return found


def _common(ecosystem: Ecosystem) -> Iterator[Place]:
    for document in ecosystem.common.values():
        yield from (place for place in ecosystem.survey.places(document) if place.kind is Kind.SCHEMA)


RULE = Rule(
    summary="A schema requires a property that nothing describes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.ECOSYSTEM,
    cause="a property",
    check=check,
    stage=Stage.SCHEMA,
    needs=(SCHEMAS,),
)
