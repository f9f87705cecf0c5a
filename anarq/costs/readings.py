"""How often a validator reads one part of an instance, counted in the schemas that apply.

Schemas are the states of an automaton, and a step from a value to one of its members is what it reads. A part of an
instance is read once for each way that leads to it. So validation is linear in the size of an instance exactly when the
number of ways is bounded, which is asked in the same words as for patterns (Weber and Seidl, 1991).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as joined
from typing import Final

from anarq.costs.book import Book, Spot
from anarq.costs.components import components
from anarq.costs.patterns import sets
from anarq.costs.patterns.ambiguity import Automaton, chain, in_two_ways
from anarq.costs.patterns.cost import superlinear
from anarq.costs.patterns.python import search
from anarq.costs.patterns.sets import CharSet
from anarq.costs.patterns.syntax import PatternError

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

    at: Spot
    why: str


@dataclass(frozen=True, slots=True)
class _Step:
    """From a value to its members: which of them, and by which schema they are read."""

    members: CharSet
    target: Spot


def costly(book: Book) -> Iterator[Costly]:
    """The schemas that read a value, or its parts, too often. Schemas that refer to themselves without a step into the
    value are left out: they have no cost at all.
    """
    graph = _Graph(book)
    yield from graph.crowded()
    yield from graph.repeated()


class _Graph:
    def __init__(self, book: Book) -> None:
        self._book = book
        in_place = {at: book.same_value(at) for at in book.spots}
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
                    yield Costly(at, f"reads one value more than {_MOST_READINGS:,} times too often")
                if looked_at > _MOST_LOOKED_AT:
                    yield Costly(at, "applies more schemas to one value than can be examined")
                    return

    def repeated(self) -> Iterator[Costly]:
        """Schemas that read the parts of a deep value again and again."""
        recursive = self._recursive() if self._book.targets else []  # without references there is no circle
        if not recursive:
            return
        for at in recursive:
            for name in self._book.group(at, "properties"):
                self._names.setdefault(name, len(self._names) + 1)
        try:
            automaton, targets = self._automaton(recursive)
            position = in_two_ways(automaton)
            power = chain(automaton) if position is None else 0
        except PatternError:
            yield Costly(recursive[0], "refers to itself in more ways than can be examined")
            return
        if position is not None:
            yield Costly(targets[position], "is read twice for each step into a value: time doubles with its depth")
        elif power > 1:
            yield Costly(
                recursive[0], "is read again at each depth: time grows with the square of the depth of a value"
            )

    def _weight(self, at: Spot) -> int:
        """To know what is left to `unevaluated…`, a validator applies what stands beside it once more."""
        return 2 if any(self._book.has(at, keyword) for keyword in _UNEVALUATED) else 1

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
            at: [*self._in_place[at], *(step.target for step in _steps(self._book, at, {}))] for at in self._book.spots
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

    def _automaton(self, considered: list[Spot]) -> tuple[Automaton, list[Spot]]:
        """A position for each step; what a step leads to may take the next ones, in so many ways.

        Raises:
            PatternError: there are too many of them to be examined.
        """
        patterns = sum(len(self._book.group(at, "patternProperties")) for at in considered)
        if (len(considered) + patterns) * (len(self._names) + 1) > _MOST_NAMES:
            raise PatternError("there are too many names")
        automaton, targets = Automaton(), list[Spot]()
        starting: dict[Spot, list[int]] = {}
        for at in considered:
            for step in _steps(self._book, at, self._names):
                starting.setdefault(at, []).append(len(targets))
                automaton.chars.append(step.members)
                automaton.offsets.append(len(targets))
                targets.append(step.target)
        for position, target in enumerate(targets):
            for at, ways in self._ways(target).items():
                for following in starting.get(at, ()):
                    automaton.edges[position][following] = ways
                    automaton.edge_count += 1
                if automaton.edge_count > _MOST_EDGES:
                    raise PatternError("there are too many steps")
        return automaton, targets

    def _ways(self, start: Spot) -> dict[Spot, int]:
        """In how many ways a schema applies others, and itself, to the same value; more than two are two."""
        found: dict[Spot, int] = {}
        pending = [(start, 1)] if start in self._in_place else []
        while pending:
            at, ways = pending.pop()
            if found.get(at, 0) < 2:
                found[at] = min(found.get(at, 0) + ways, 2)
                pending.extend((below, min(ways * self._weight(at), 2)) for below in self._in_place[at])
        return found


def _steps(book: Book, at: Spot, names: dict[str, int]) -> Iterator[_Step]:
    """The steps of one schema into the members of a value. A name that is not known stands for all others."""
    properties, by_pattern = book.group(at, "properties"), book.group(at, "patternProperties")
    for name, target in properties.items():
        yield _Step(_some([names.get(name, 0)]), target)
    for pattern, target in by_pattern.items():
        yield _Step(_some([0, *(code for name, code in names.items() if _matches(pattern, name))]), target)
    rest = [
        code
        for name, code in names.items()
        if name not in properties and not any(_matches(one, name) for one in by_pattern)
    ]
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if book.has(at, keyword):
            codes = rest if keyword == "additionalProperties" else names.values()
            yield _Step(_some([0, *codes]), book.below(at, keyword))
    yield from _steps_into_lists(book, at)


def _steps_into_lists(book: Book, at: Spot) -> Iterator[_Step]:
    count = 0
    for count, target in enumerate((*book.row(at, "prefixItems"), *book.row(at, "items")), 1):
        yield _Step(_some([_FIRST_INDEX + count - 1]), target)
    for keyword in ("items", "additionalItems"):
        if book.is_object(at, keyword):
            yield _Step(((_FIRST_INDEX + count, sets.LAST),), book.below(at, keyword))
    for keyword in ("contains", "unevaluatedItems"):
        if book.has(at, keyword):
            yield _Step((_EVERY_INDEX,), book.below(at, keyword))


def _some(codes: list[int]) -> CharSet:
    return sets.union([((code, code),) for code in codes])


def _matches(pattern: str, name: str) -> bool:
    """Whether a name matches; taken for granted where the pattern is not one or takes long: other rules say so."""
    try:
        return superlinear(pattern) is not None or search(pattern)(name) is not None
    except re.error:
        return True
