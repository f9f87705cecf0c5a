"""Whether a loop of a regular expression can read one text in two ways, which makes backtracking exponential.

The tree becomes the position automaton of Glushkov, with edges counted, because two empty ways between the same
positions are two choices for a matcher. A loop is exponential exactly when a pair of different positions can be
reached from, and return to, one position on the same text (Weber and Seidl, On the degree of ambiguity of finite
automata, 1991, criterion EDA).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

from anarq.costs.patterns.sets import CharSet, both, overlap
from anarq.costs.patterns.syntax import Chars, Choice, Look, PatternError, Repeat, Sequence, Tree, parts

_MOST_POSITIONS: Final = 2_000
_MOST_EDGES: Final = 50_000
_MOST_STEPS: Final = 300_000
_MOST_SHARED: Final = 20_000
_MOST_TAKEN: Final = 1_000_000
_LONGEST_RUN: Final = 100
_MOST_COPIES: Final = 7
"""Above, a counted repetition of more than single characters stands for an endless one: to a matcher it is one."""


@dataclass(slots=True)
class Steps:
    """How many edges, pairs and triples of positions were looked at."""

    taken: int = 0


@dataclass(slots=True)
class _Automaton:
    chars: list[CharSet] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    edges: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    edge_count: int = 0
    steps: Steps = field(default_factory=Steps)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the automaton: in how many ways it is empty, and by which positions it begins and ends, counted."""

    empty: int
    first: dict[int, int]
    last: dict[int, int]


def ambiguous_at(tree: Tree, steps: Steps | None = None) -> int | None:
    """Where in the pattern a loop begins to read one text in two ways, from 0; `None` when no loop does.

    Args:
        tree: the pattern.
        steps: counts the work.

    Raises:
        PatternError: the pattern is too large to be examined.
    """
    for whole in _apart(tree):
        automaton = _automaton_of(whole, steps)
        found = _ambiguous(automaton)
        if found is not None:
            return automaton.offsets[found]
    return None


def loops_in_a_row(tree: Tree, steps: Steps | None = None) -> int:
    """How many loops one after another can share a text between them in different ways.

    With `k` of them a matcher can need time that grows with the `k`-th power of the length of a text (Weber and Seidl,
    criterion IDA). `^[0-9]+-[0-9]+$` has 1, as a digit is not a dash; `^.*,.*,.*$` has 3.

    Raises:
        PatternError: the pattern is too large to be examined.
    """
    return max(_longest_chain(_automaton_of(whole, steps)) for whole in _apart(tree))


def _automaton_of(tree: Tree, steps: Steps | None) -> _Automaton:
    automaton = _Automaton(steps=steps or Steps())
    try:
        _Builder(automaton).build(tree)
    finally:
        automaton.steps.taken += len(automaton.chars) + automaton.edge_count
    return automaton


def _apart(tree: Tree) -> Iterator[Tree]:
    """The tree, then the body of each look-around, which is matched on its own."""
    yield tree
    yield from (part.body for part in parts(tree) if isinstance(part, Look))


class _Builder:
    def __init__(self, automaton: _Automaton) -> None:
        self.automaton = automaton

    def build(self, tree: Tree) -> _Part:
        if isinstance(tree, Chars):
            return self._position(tree)
        if isinstance(tree, Sequence):
            return self._sequence(tree.parts)
        if isinstance(tree, Choice):
            return _either([self.build(option) for option in tree.options])
        return self._repeat(tree) if isinstance(tree, Repeat) else _Part(1, {}, {})

    def _position(self, tree: Chars) -> _Part:
        if not tree.chars:  # `[]` matches nothing
            return _Part(0, {}, {})
        number = len(self.automaton.chars)
        if number >= _MOST_POSITIONS:
            raise PatternError("the pattern is too large to be examined: write fewer or smaller counts")
        self.automaton.chars.append(tree.chars)
        self.automaton.offsets.append(tree.at)
        return _Part(0, {number: 1}, {number: 1})

    def _sequence(self, parts: tuple[Tree, ...]) -> _Part:
        whole = _Part(1, {}, {})
        for part in parts:
            whole = self._then(whole, self.build(part))
        return whole

    def _then(self, one: _Part, other: _Part) -> _Part:
        self._connect(one.last, other.first)
        first = _sum(one.first, other.first, one.empty)
        last = _sum(other.last, one.last, other.empty)
        return _Part(_capped(one.empty * other.empty), first, last)

    def _connect(self, last: dict[int, int], first: dict[int, int]) -> None:
        self.automaton.edge_count += len(last) * len(first)
        if self.automaton.edge_count > _MOST_EDGES:
            raise PatternError("the pattern is too large to be examined: write fewer alternatives or counts")
        for position, ways in last.items():
            edges = self.automaton.edges[position]
            for following, more in first.items():
                edges[following] = _capped(edges.get(following, 0) + ways * more)

    def _repeat(self, tree: Repeat) -> _Part:
        least, most = _readable(tree)
        whole = _Part(1, {}, {})
        for _ in range(least if most is not None else max(least - 1, 0)):
            whole = self._then(whole, self.build(tree.body))
        if most is None:
            return self._then(whole, self._loop(tree.body, optional=least == 0))
        return self._then(whole, self._optional(tree.body, most - least))

    def _loop(self, body: Tree, *, optional: bool) -> _Part:
        part = self.build(body)
        self._connect(part.last, part.first)
        return _Part(1, part.first, part.last) if optional else part

    def _optional(self, body: Tree, times: int) -> _Part:
        """Up to so many copies, one inside of the other: `(x(x(x)?)?)?`."""
        whole = _Part(1, {}, {})
        for _ in range(times):
            inner = self._then(self.build(body), whole)
            whole = _Part(1, inner.first, inner.last)  # a matcher gives up an empty round
        return whole


def _readable(tree: Repeat) -> tuple[int, int | None]:
    """Counts that can be written out: exact where few, else an endless loop behind some copies."""
    least, most = tree.least, tree.most
    if isinstance(tree.body, Chars):
        if least == most:
            return min(least, _LONGEST_RUN), min(least, _LONGEST_RUN)
        return min(least, _LONGEST_RUN), most if most is not None and most <= _LONGEST_RUN else None
    if most is not None and most <= _MOST_COPIES:
        return least, most
    return min(least, 1), None


def _either(parts: list[_Part]) -> _Part:
    first, last = dict[int, int](), dict[int, int]()
    for part in parts:
        first.update(part.first)
        last.update(part.last)
    return _Part(_capped(sum(part.empty for part in parts)), first, last)


def _sum(one: dict[int, int], other: dict[int, int], times: int) -> dict[int, int]:
    """The counts of one, and those of the other as often as the one is empty. Their positions are different."""
    return one | {position: _capped(ways * times) for position, ways in other.items()} if times else one


def _capped(ways: int) -> int:
    return min(ways, 2)


def _ambiguous(automaton: _Automaton) -> int | None:
    component = _components(automaton)
    inside: dict[int, list[int]] = {}
    for position in range(len(automaton.chars)):
        following = automaton.edges.get(position, {})
        inside[position] = [other for other in following if component[other] == component[position]]
        if any(following[other] > 1 for other in inside[position]):
            return position
    return _meeting(automaton, inside)


def _meeting(automaton: _Automaton, inside: dict[int, list[int]]) -> int | None:
    """A position from which two paths with the same text part and meet again, both within one loop."""
    seen: dict[tuple[int, int], int] = {}
    pending = [(position, position, position) for position in inside]
    chars, most = automaton.chars, automaton.steps.taken + _MOST_STEPS
    while pending:
        one, other, origin = pending.pop()
        for left in inside[one]:
            for right in inside[other]:
                automaton.steps.taken += 1
                if automaton.steps.taken > most:
                    raise PatternError("the pattern is too large to be examined: write fewer alternatives or counts")
                if left == right:
                    if one != other:
                        return origin
                    continue
                pair = (left, right) if left < right else (right, left)
                if pair not in seen and overlap(chars[left], chars[right]):
                    seen[pair] = origin
                    pending.append((*pair, origin))
    return None


def _components(automaton: _Automaton) -> list[int]:
    """The number of the strongly connected component of each position (Kosaraju, without recursion)."""
    size = len(automaton.chars)
    backwards: dict[int, list[int]] = defaultdict(list)
    for position, following in automaton.edges.items():
        for other in following:
            backwards[other].append(position)
    component = [-1] * size
    for start in reversed(_finished(automaton, size)):
        if component[start] >= 0:
            continue
        component[start], pending = start, [start]
        while pending:
            for other in backwards[pending.pop()]:
                if component[other] < 0:
                    component[other] = start
                    pending.append(other)
    return component


def _finished(automaton: _Automaton, size: int) -> list[int]:
    """Positions in the order in which a depth-first walk leaves them."""
    order: list[int] = []
    seen: set[int] = set()
    for start in range(size):
        pending = [] if start in seen else [(start, iter(automaton.edges.get(start, ())))]
        seen.add(start)
        while pending:
            position, following = pending[-1]
            other = next((found for found in following if found not in seen), None)
            if other is None:
                order.append(position)
                pending.pop()
            else:
                seen.add(other)
                pending.append((other, iter(automaton.edges.get(other, ()))))
    return order


def _longest_chain(automaton: _Automaton) -> int:
    """The most loops of which each can hand text over to the next."""
    component = _components(automaton)
    loops: dict[int, list[int]] = defaultdict(list)
    for position in range(len(automaton.chars)):
        if any(component[other] == component[position] for other in automaton.edges.get(position, ())):
            loops[component[position]].append(position)
    steps = count()
    reached = {loop: _reached(automaton, positions[:1]) for loop, positions in loops.items()}
    following = {loop: _loops_behind(automaton, component, loop, loops, reached[loop], steps) for loop in loops}
    longest: dict[int, int] = {}
    for loop in sorted(loops, key=lambda loop: len(reached[loop])):  # the last of a chain first
        longest[loop] = 1 + max((longest.get(behind, 0) for behind in following[loop]), default=0)
    return max(longest.values(), default=0)


def _reached(automaton: _Automaton, start: list[int]) -> set[int]:
    """The positions behind some others.

    Raises:
        PatternError: the automaton is too large to be examined.
    """
    seen, pending = set(start), list(start)
    while pending:
        following = automaton.edges.get(pending.pop(), ())
        automaton.steps.taken += 1 + len(following) // 4
        if automaton.steps.taken > _MOST_TAKEN:
            raise PatternError("the pattern is too large to be examined: write fewer alternatives or counts")
        for other in following:
            if other not in seen:
                seen.add(other)
                pending.append(other)
    return seen


def _loops_behind(
    automaton: _Automaton,
    component: list[int],
    loop: int,
    loops: dict[int, list[int]],
    reached: set[int],
    steps: Iterator[int],
) -> list[int]:
    return [
        other
        for other, positions in loops.items()
        if other != loop and positions[0] in reached
        and any(_hands_over(automaton, component, p, q, steps) for p in loops[loop] for q in positions)
    ]  # fmt: skip


def _hands_over(automaton: _Automaton, component: list[int], first: int, last: int, steps: Iterator[int]) -> bool:
    """Whether one text leads from each of two positions back to it, and from the first to the last."""
    chars, edges = automaton.chars, automaton.edges
    start, goal = (first, first, last), (first, last, last)
    seen, pending = {start}, [start]
    while pending:
        one, between, other = pending.pop()
        automaton.steps.taken += 4
        if next(steps) > _MOST_SHARED:
            raise PatternError("the pattern is too large to be examined: write fewer alternatives or counts")
        for left in (at for at in edges.get(one, ()) if component[at] == component[first]):
            for right in (at for at in edges.get(other, ()) if component[at] == component[last]):
                shared = both(chars[left], chars[right])
                for middle in edges.get(between, ()) if shared else ():
                    state = (left, middle, right)
                    if state not in seen and overlap(shared, chars[middle]):
                        if state == goal:
                            return True
                        seen.add(state)
                        pending.append(state)
    return False


Automaton: TypeAlias = _Automaton


def in_two_ways(automaton: Automaton) -> int | None:
    """A position from which a loop reads one text in two ways; None when no loop does.

    Raises:
        PatternError: the automaton is too large to be examined.
    """
    return _ambiguous(automaton)


def chain(automaton: Automaton) -> int:
    """The most loops of which each can hand text over to the next.

    Raises:
        PatternError: the automaton is too large to be examined.
    """
    return _longest_chain(automaton)
