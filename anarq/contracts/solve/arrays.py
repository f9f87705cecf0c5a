"""Arrays: what stands at each place, how often something occurs, whether items differ.

The items behind all places that statements name are alike, so a smallest array needs there no more items than
`minItems`, the counts of `contains` and the existence statements ask for. So the search up to that length is complete.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final, NamedTuple

from anarq.contracts.graph.nodes import FALSE, TRUE, Kind
from anarq.contracts.graph.values import Key, key, type_of
from anarq.contracts.solve.objects import Solver
from anarq.contracts.solve.outcome import EMPTY, Empty, Found, Outcome, Unknown, made_of, together
from anarq.contracts.solve.several import FEW, alike

_LONGEST: Final = 20_000
"""So many items are made."""
_MOST_PATHS: Final = 400
_MOST_PLACES: Final = 60

Goal = frozenset[int]


class _Way(NamedTuple):
    """The goals of some items, the last one first."""

    before: "_Way | None"
    goal: Goal


class State(NamedTuple):
    """What is still owed: items to find and items allowed, per counted schema, and existence statements by number."""

    owed: tuple[int, ...]
    allowed: tuple[int | None, ...]
    needs: frozenset[int]


@dataclass(slots=True)
class Arrays:
    """What a conjunction of statements asks of an array."""

    solver: Solver
    low: int = 0
    high: int | None = None
    at: dict[int, set[int]] = field(default_factory=dict)
    onwards: list[tuple[int, int]] = field(default_factory=list)
    needs: list[tuple[int, int]] = field(default_factory=list)
    least: dict[int, int] = field(default_factory=dict)
    most: dict[int, int] = field(default_factory=dict)
    unique: bool | None = None
    _goals: dict[int, Goal | None] = field(default_factory=dict)

    @classmethod
    def of(cls, solver: Solver, literals: Iterable[int]) -> "Arrays":
        """The arrays of which all literals hold."""
        found = cls(solver)
        for literal in literals:
            found._add(literal)
        return found

    def _add(self, literal: int) -> None:
        node = self.solver.by.graph.nodes[abs(literal)]
        kind, holds = node.kind, literal > 0
        count = node.payload if isinstance(node.payload, int) else 0
        child = node.children[0] if node.children else TRUE
        if kind is Kind.UNIQUE:
            self.unique = holds
            self.low = max(self.low, 0 if holds else 2)
        elif kind is Kind.ITEM:
            self.at.setdefault(count, set()).add(child if holds else -child)
            self.low = max(self.low, 0 if holds else count + 1)
        elif kind is Kind.ITEMS:
            if holds:
                self.onwards.append((count, child))
            else:
                self.needs.append((count, -child))
                self.low = max(self.low, count + 1)
        elif kind in (Kind.CONTAINS, Kind.AT_MOST):
            self._count(child, count, at_least=(kind is Kind.CONTAINS) == holds, step=0 if holds else 1)
        else:
            at_least = (kind is Kind.MIN_ITEMS) == holds
            self._bound(count + (0 if holds else 1 if at_least else -1), at_least=at_least)

    def _count(self, child: int, count: int, *, at_least: bool, step: int) -> None:
        if at_least:
            self.least[child] = max(self.least.get(child, 0), count + step)
            self.low = max(self.low, count + step)
        else:
            self.most[child] = min(self.most.get(child, count), count - step)

    def _bound(self, count: int, *, at_least: bool) -> None:
        if at_least:
            self.low = max(self.low, count)
        else:
            self.high = count if self.high is None else min(self.high, count)

    def goal(self, index: int) -> Goal | None:
        """What the item at an index has to meet; none when there can be no such item."""
        if index not in self._goals:
            goal = set(self.at.get(index, ()))
            goal.update(literal for start, literal in self.onwards if start <= index)
            self._goals[index] = None if FALSE in goal else frozenset(goal - {TRUE})
        return self._goals[index]

    def refutes(self, literal: int) -> bool:
        """Whether a further statement cannot hold; cheap, and may miss."""
        node = self.solver.by.graph.nodes[abs(literal)]
        index = node.payload if isinstance(node.payload, int) else 0
        if node.kind is Kind.ITEM and (literal < 0 or index < self.low):
            return self._impossible(index, node.children[0] if literal > 0 else -node.children[0])
        if node.kind is Kind.ITEMS and literal < 0:
            tail = max(index, self._named())
            if tail - index > _MOST_PLACES:
                return False
            return all(self._impossible(place, -node.children[0]) for place in range(index, tail + 1))
        return False

    def _impossible(self, index: int, literal: int) -> bool:
        if self.high is not None and index >= self.high:
            return True
        goal = self.goal(index)
        return goal is None or isinstance(self.solver.solve(goal | {literal}), Empty)

    def _named(self) -> int:
        """The first index from which all places are alike."""
        starts = [start for start, _ in (*self.onwards, *self.needs)]
        return max([0, *(index + 1 for index in self.at), *starts])

    def solve(self) -> Outcome:
        """An array, a proof that there is none, or neither."""
        if (self.high is not None and self.low > self.high) or any(count < 0 for count in self.most.values()):
            return EMPTY
        if any(self.least.get(child, 0) > count for child, count in self.most.items()):
            return EMPTY
        wanted = self.low
        self.low = min(self.low, _LONGEST)
        longest = max(self.low, self._named() + sum(self.least.values()) + len(self.needs) + 2 * (self.unique is False))
        if self.high is not None:
            longest = min(longest, self.high)
        if longest > 2 * _LONGEST:
            return _too_long(longest)
        found = self._search(longest)
        if not isinstance(found, Empty) and wanted > self.low:
            return _too_long(wanted)
        return found

    def _search(self, longest: int) -> Outcome:
        first = self._path(longest)
        if first is None:
            return EMPTY
        if self.unique is None:
            return self._make(first)
        unknown: Outcome = EMPTY
        for number, path in enumerate(self._paths(longest)):
            if number > _MOST_PATHS:
                return unknown or Unknown("more arrangements of items than were tried")
            outcome = self._different(path) if self.unique else self._repeating(path)
            if isinstance(outcome, Found):
                return outcome
            unknown = unknown or outcome
        return unknown

    def _start(self) -> State:
        return State(
            tuple(self.least.get(child, 0) for child in self._counted()),
            tuple(self.most.get(child) for child in self._counted()),
            frozenset(range(len(self.needs))),
        )

    def _counted(self) -> list[int]:
        return sorted({*self.least, *self.most})

    def _done(self, state: State, length: int) -> bool:
        return length >= self.low and not state.needs and not any(state.owed)

    def _path(self, longest: int) -> list[Goal] | None:
        """The goals of the items of a shortest array, apart from uniqueness; none is a proof that there is no array."""
        layers: list[dict[State, tuple[State, Goal] | None]] = [{self._start(): None}]
        for length in range(longest + 1):
            for state in layers[length]:
                if self._done(state, length):
                    return _goals(layers, state)
            if length == longest:
                break
            following: dict[State, tuple[State, Goal] | None] = {}
            for state in layers[length]:
                self.solver.spend(2)
                for after, goal in self._steps(state, length):
                    if after not in following:
                        following[after] = (state, goal)
            layers.append(following)
        return None

    def _paths(self, longest: int) -> Iterator[list[Goal]]:
        """The goals of the items of every array up to a length, short ones first, apart from uniqueness."""
        pending: list[tuple[State, _Way | None]] = [(self._start(), None)]
        for length in range(longest + 1):
            following: list[tuple[State, _Way | None]] = []
            for state, way in pending:
                self.solver.spend()
                if self._done(state, length):
                    self.solver.spend(1 + length // 4)
                    yield _walked(way)
                if length < longest:
                    following.extend((after, _Way(way, goal)) for after, goal in self._steps(state, length))
            pending = following

    def _steps(self, state: State, index: int) -> Iterator[tuple[State, Goal]]:
        """What the item at an index may be, and what is owed after it."""
        base = self.goal(index)
        if base is None:
            return
        counted = self._counted()
        open_needs = [number for number in sorted(state.needs) if self.needs[number][0] <= index]
        for signs in product(*(_signs(state, position) for position in range(len(counted)))):
            chosen = {child if sign > 0 else -child for child, sign in zip(counted, signs, strict=True) if sign}
            for served in _subsets(open_needs):
                self.solver.spend(1 + len(counted) // 8)
                goal = base.union(chosen, (self.needs[number][1] for number in served))
                if FALSE not in goal and not isinstance(self.solver.solve(goal - {TRUE}), Empty):
                    yield _after(state, signs, served), goal - {TRUE}

    def _make(self, path: list[Goal]) -> Outcome:
        self.solver.spend(1 + len(path) // 4)
        return together([self.solver.solve(goal) for goal in path], list)

    def _repeating(self, path: list[Goal]) -> Outcome:
        """An array along the path in which two items are equal."""
        unknown: Outcome = EMPTY
        for first, second in combinations(range(len(path)), 2):
            shared = path[first] | path[second]
            outcome = self.solver.solve(shared)
            if isinstance(outcome, Empty):
                continue
            made = self._make([shared if place in (first, second) else goal for place, goal in enumerate(path)])
            if isinstance(made, Found):
                return made
            unknown = unknown or made
        return unknown

    def _different(self, path: list[Goal]) -> Outcome:
        """An array along the path in which all items differ: a matching of places to values."""
        values: dict[Goal, list[Found]] = {}
        unknown: Outcome = EMPTY
        for goal in path:
            if goal not in values:
                values[goal], doubt = self._values(goal, len(path))
                unknown = unknown or doubt
        matched = _Matching([values[goal] for goal in path], self.solver.spend).found()
        if matched is not None:
            return made_of(matched, [found.value for found in matched])
        return unknown

    def _values(self, goal: Goal, wanted: int) -> tuple[list[Found], Unknown | Empty]:
        """So many different values that meet a goal, or all that there are."""
        found: dict[Key, Found] = {}
        extended: set[int] = set()
        others = goal
        while len(found) < wanted:
            outcome = self.solver.solve(others)
            if not isinstance(outcome, Found):
                return [*found.values()], outcome
            self.solver.spend(1 + outcome.size + len(found) // 16)
            found[key(outcome.value)] = outcome
            if wanted > FEW and type_of(outcome.value) not in extended:
                extended.add(type_of(outcome.value))
                self._add_alike(outcome, goal, wanted, found)
            others = goal | {-self.solver.by.graph.add(Kind.VALUES, frozenset(found))}
        return [*found.values()], EMPTY

    def _add_alike(self, one: Found, goal: Goal, wanted: int, found: dict[Key, Found]) -> None:
        """Values like one that meet the goal as well."""
        for value in alike(one.value, wanted):
            if len(found) == wanted:
                return
            self.solver.spend(1 + one.size // 16)
            if all(self.solver.by.holds(literal, value) for literal in goal):
                found[key(value)] = Found(value)


def _too_long(items: int) -> Unknown:
    return Unknown(
        f"an instance would need an array of {items} items, and no more than {_LONGEST} are made; "
        "with smaller numbers in `minItems`, `maxItems` and beside `contains` it can be decided"
    )


def _walked(way: "_Way | None") -> list[Goal]:
    path: list[Goal] = []
    while way is not None:
        path.append(way.goal)
        way = way.before
    return path[::-1]


def _signs(state: State, position: int) -> tuple[int, ...]:
    """Whether an item may meet a counted schema (1), may fail it (-1), or may do either, uncounted (0)."""
    allowed = state.allowed[position]
    if allowed is not None:
        return (1, -1) if allowed else (-1,)
    return (1, 0) if state.owed[position] else (0,)


def _subsets(numbers: list[int]) -> Iterator[tuple[int, ...]]:
    for size in range(len(numbers), -1, -1):
        yield from combinations(numbers, size)


def _after(state: State, signs: tuple[int, ...], served: tuple[int, ...]) -> State:
    owed = tuple(max(owed - 1, 0) if sign > 0 else owed for owed, sign in zip(state.owed, signs, strict=True))
    allowed = tuple(
        limit - 1 if limit is not None and sign > 0 else limit for limit, sign in zip(state.allowed, signs, strict=True)
    )
    return State(owed, allowed, state.needs.difference(served))


def _goals(layers: list[dict[State, tuple[State, Goal] | None]], state: State) -> list[Goal]:
    path: list[Goal] = []
    for layer in reversed(layers):
        step = layer.get(state)
        if step is None:
            break
        state, goal = step
        path.append(goal)
    return path[::-1]


@dataclass(slots=True)
class _Matching:
    """A different value for each place, by augmenting paths (Kuhn's algorithm), without recursion."""

    options: list[list[Found]]
    spend: Callable[[int], None]
    owner: dict[Key, int] = field(default_factory=dict)
    looked_at: dict[int, int] = field(default_factory=dict)
    chosen: dict[int, tuple[Key, Found]] = field(default_factory=dict)

    def found(self) -> list[Found] | None:
        """A value for each place in turn, or none when there is no such choice."""
        named: dict[int, list[tuple[Key, Found]]] = {}
        for options in self.options:  # many places have the same options
            if id(options) not in named:
                self.spend(1 + len(options))
                named[id(options)] = [(key(found.value), found) for found in options]
        rows = [named[id(options)] for options in self.options]
        self.spend(1 + len(rows) // 8)
        if not all(self._take(rows[place], place) or self._place(rows, place) for place in range(len(rows))):
            return None
        return [self.chosen[position][1] for position in range(len(rows))]

    def _take(self, row: list[tuple[Key, Found]], position: int) -> bool:
        """Give a place the first value that nobody has. What is taken stays taken, so none is looked at twice."""
        start = self.looked_at.get(id(row), 0)
        for number in range(start, len(row)):
            self.spend(1)
            if row[number][0] not in self.owner:
                self.looked_at[id(row)] = number + 1
                self.owner[row[number][0]], self.chosen[position] = position, row[number]
                return True
        self.looked_at[id(row)] = len(row)
        return False

    def _place(self, rows: list[list[tuple[Key, Found]]], start: int) -> bool:
        """Find a value for one more place, if need be by giving others another one; breadth first."""
        came: dict[Key, tuple[int, Found]] = {}
        pending = [start]
        for position in pending:
            self.spend(1 + len(rows[position]) // 8)
            for name, found in rows[position]:
                if name in came:
                    continue
                came[name] = (position, found)
                if name not in self.owner:
                    self._give(name, came, start)
                    return True
                pending.append(self.owner[name])
        return False

    def _give(self, name: Key, came: dict[Key, tuple[int, Found]], start: int) -> None:
        while True:
            position, found = came[name]
            before = self.chosen.get(position)
            self.owner[name], self.chosen[position] = position, (name, found)
            if position == start or before is None:
                return
            name = before[0]
