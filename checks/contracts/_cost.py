"""How often a validator reads one part of an instance, counted in the schemas of an ecosystem.

Schemas are the states of an automaton, and a step from a value to one of its members is what it reads. A part of an
instance is read once for each way that leads to it. So validation is linear in the size of an instance exactly when the
number of ways is bounded, which is asked in the same words as for patterns (Weber and Seidl, 1991).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as joined
from typing import Final

from anarq.checks.refs._cycles import Spot, components, same_value, spot
from anarq.contracts.patterns import sets
from anarq.contracts.patterns.ambiguity import Automaton, chain, in_two_ways
from anarq.contracts.patterns.cost import superlinear
from anarq.contracts.patterns.python import search
from anarq.contracts.patterns.sets import CharSet
from anarq.contracts.patterns.syntax import PatternError
from anarq.model.places import Place
from anarq.model.survey import Survey
from anarq.model.tree import Node

_MOST_READINGS: Final = 1_000
"""So often one value may be read again by schemas that have read it already."""
_MOST_COUNTED: Final = 1_000_000
_MOST_NAMES: Final = 1_000_000
_MOST_EDGES: Final = 50_000
_MOST_LOOKED_AT: Final = 200_000
"""So much is looked at; what is larger is not proved to be cheap."""
_FIRST_INDEX: Final = 0x80000
_EVERY_INDEX: Final = (_FIRST_INDEX, sets.LAST)
_UNEVALUATED: Final = ("unevaluatedProperties", "unevaluatedItems")


@dataclass(frozen=True, slots=True)
class Costly:
    """A schema that makes validation cost more than the size of an instance accounts for, and how."""

    node: Node
    why: str


@dataclass(frozen=True, slots=True)
class _Step:
    """From a value to its members: which of them, and by which schema they are read."""

    members: CharSet
    target: Node


def costly(survey: Survey, places: list[Place]) -> Iterator[Costly]:
    """The schemas that read a value, or its parts, too often. Schemas that refer to themselves without a step into the
    value are left out: they have no cost at all.
    """
    graph = _Graph(survey, places)
    yield from graph.crowded()
    yield from graph.repeated()


class _Graph:
    def __init__(self, survey: Survey, places: list[Place]) -> None:
        self._nodes = {spot(place.node): place.node for place in places}
        in_place = {
            spot(place.node): [at for at in map(spot, same_value(survey, place)) if at in self._nodes]
            for place in places
        }
        endless = frozenset(joined.from_iterable(components(in_place)))
        self._in_place = {at: [] if at in endless else below for at, below in in_place.items()}
        self._names: dict[str, int] = {}

    def crowded(self) -> Iterator[Costly]:
        """Schemas that apply others to one value again and again: those of which no part is such a one already."""
        readings: dict[Spot, int] = {}
        crowded: set[Spot] = set()
        looked_at = 0
        for at in self._inner_first():
            below = self._in_place[at]
            readings[at] = min(1 + self._weight(at) * sum(readings[part] for part in below), _MOST_COUNTED)
            if not crowded.isdisjoint(below):
                crowded.add(at)
            elif readings[at] > _MOST_READINGS and len(below) * self._weight(at) > 1:
                others = len(self._ways(at))
                looked_at += others
                if readings[at] - others > _MOST_READINGS:
                    crowded.add(at)
                    yield Costly(self._nodes[at], f"reads one value more than {_MOST_READINGS:,} times too often")
                if looked_at > _MOST_LOOKED_AT:
                    yield Costly(self._nodes[at], "applies more schemas to one value than can be examined")
                    return

    def repeated(self) -> Iterator[Costly]:
        """Schemas that read the parts of a deep value again and again."""
        recursive = self._recursive()
        if not recursive:
            return
        for at in recursive:
            for name in self._nodes[at].get("properties").mapping():
                self._names.setdefault(name, len(self._names) + 1)
        try:
            automaton, targets = self._automaton(recursive)
            position = in_two_ways(automaton)
            power = chain(automaton) if position is None else 0
        except PatternError:
            yield Costly(self._nodes[recursive[0]], "refers to itself in more ways than can be examined")
            return
        if position is not None:
            yield Costly(targets[position], "is read twice for each step into a value: time doubles with its depth")
        elif power > 1:
            first = self._nodes[recursive[0]]
            yield Costly(first, "is read again at each depth: time grows with the square of the depth of a value")

    def _weight(self, at: Spot) -> int:
        """To know what is left to `unevaluated…`, a validator applies what stands beside it once more."""
        return 2 if any(self._nodes[at].get(keyword).exists for keyword in _UNEVALUATED) else 1

    def _inner_first(self) -> Iterator[Spot]:
        """Each schema after those that it applies in place, which have no circle."""
        seen: set[Spot] = set()
        for start in self._in_place:
            pending = [(start, iter(self._in_place[start]))] if start not in seen else []
            seen.add(start)
            while pending:
                at, below = pending[-1]
                after = next((found for found in below if found not in seen), None)
                if after is None:
                    pending.pop()
                    yield at
                else:
                    seen.add(after)
                    pending.append((after, iter(self._in_place[after])))

    def _recursive(self) -> list[Spot]:
        """The schemas from which, and to which, a circle of steps and references leads."""
        edges = {
            at: [*self._in_place[at], *(spot(step.target) for step in _steps(node, {}))]
            for at, node in self._nodes.items()
        }
        edges = {at: [found for found in below if found in edges] for at, below in edges.items()}
        found = dict.fromkeys(joined.from_iterable(components(edges)))
        pending = list(found)
        while pending:
            for below in edges[pending.pop()]:
                if below not in found:
                    found[below] = None
                    pending.append(below)
        return list(found)

    def _automaton(self, considered: list[Spot]) -> tuple[Automaton, list[Node]]:
        """A position for each step; what a step leads to may take the next ones, in so many ways.

        Raises:
            PatternError: there are too many of them to be examined.
        """
        patterns = sum(len(self._nodes[at].get("patternProperties").mapping()) for at in considered)
        if (len(considered) + patterns) * (len(self._names) + 1) > _MOST_NAMES:
            raise PatternError("there are too many names")
        automaton, targets = Automaton(), list[Node]()
        starting: dict[Spot, list[int]] = {}
        for at in considered:
            for step in _steps(self._nodes[at], self._names):
                starting.setdefault(at, []).append(len(targets))
                automaton.chars.append(step.members)
                automaton.offsets.append(len(targets))
                targets.append(step.target)
        for position, target in enumerate(targets):
            for at, ways in self._ways(spot(target)).items():
                for following in starting.get(at, ()):
                    automaton.edges[position][following] = ways
                    automaton.edge_count += 1
                if automaton.edge_count > _MOST_EDGES:
                    raise PatternError("there are too many steps")
        return automaton, targets

    def _ways(self, start: Spot) -> dict[Spot, int]:
        """In how many ways a schema applies others, and itself, to the same value; more than two are two."""
        found: dict[Spot, int] = {}
        pending = [(start, 1)] if start in self._nodes else []
        while pending:
            at, ways = pending.pop()
            if found.get(at, 0) < 2:
                found[at] = min(found.get(at, 0) + ways, 2)
                pending.extend((below, min(ways * self._weight(at), 2)) for below in self._in_place[at])
        return found


def _steps(schema: Node, names: dict[str, int]) -> Iterator[_Step]:
    """The steps of one schema into the members of a value. A name that is not known stands for all others."""
    properties, by_pattern = schema.get("properties"), schema.get("patternProperties")
    for name, target in properties.items():
        yield _Step(_some([names.get(name, 0)]), target)
    for pattern, target in by_pattern.items():
        yield _Step(_some([0, *(code for name, code in names.items() if _matches(pattern, name))]), target)
    rest = [
        code
        for name, code in names.items()
        if name not in properties.mapping() and not any(_matches(one, name) for one in by_pattern.mapping())
    ]
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if schema.get(keyword).exists:
            codes = rest if keyword == "additionalProperties" else names.values()
            yield _Step(_some([0, *codes]), schema.get(keyword))
    yield from _steps_into_lists(schema)


def _steps_into_lists(schema: Node) -> Iterator[_Step]:
    count = 0
    for count, target in enumerate((*schema.get("prefixItems").elements(), *schema.get("items").elements()), 1):
        yield _Step(_some([_FIRST_INDEX + count - 1]), target)
    for keyword in ("items", "additionalItems"):
        if isinstance(schema.get(keyword).value, dict):
            yield _Step(((_FIRST_INDEX + count, sets.LAST),), schema.get(keyword))
    for keyword in ("contains", "unevaluatedItems"):
        if schema.get(keyword).exists:
            yield _Step((_EVERY_INDEX,), schema.get(keyword))


def _some(codes: list[int]) -> CharSet:
    return sets.union([((code, code),) for code in codes])


def _matches(pattern: str, name: str) -> bool:
    """Whether a name matches; taken for granted where the pattern is none, or would take long: other rules say so."""
    try:
        return superlinear(pattern) is not None or search(pattern)(name) is not None
    except re.error:
        return True
