"""Whether some instance meets a set of statements: builds one, proves that there is none, or says why it cannot tell.

A goal is a set of literals about one value. It is split by instance type, then by the alternatives in it, until only
statements of one type are left, which the modules `numbers`, `strings`, `arrays` and `objects` solve. Those ask for the
values below in turn. A goal that comes up again below itself is taken to have no instance there: were there one, the
smallest instance of the goal would hold a smaller one. What was proved under such assumptions is kept only as long as
all of them stand, and for good when the last of them is proved.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, NamedTuple, TypeAlias

from anarq.contracts.budget import Meter
from anarq.contracts.graph.evaluate import Evaluator
from anarq.contracts.graph.nodes import CONNECTIVES, FALSE, PAIR, TRUE, Kind
from anarq.contracts.graph.values import (
    ALL_TYPES,
    ARRAY,
    BOOLEAN,
    NULL,
    NUMBER,
    OBJECT,
    STRING,
    Key,
    key_type,
    value,
    weight,
)
from anarq.contracts.solve.alternatives import Alternatives, Case, Option
from anarq.contracts.solve.cells import solve_cell
from anarq.contracts.solve.outcome import EMPTY, Empty, Found, Outcome, Unknown
from anarq.model.tree import Json

Goal: TypeAlias = frozenset[int]
Depths: TypeAlias = int
"""The depths of some open goals, a bit for each."""

_PROBED: Final = frozenset({3, 7, 15, 31, 63})
"""After so many nested choices all alternatives are tried one step ahead, which closes what grows exponentially."""
_DEPTHS: Final = (6, 12, 24, 64, 200)
_MOST_FORKS: Final = 1_000
"""So many choices may be open one inside of the other; each keeps a copy of what it began with."""
_FEW: Final = 8
"""With more choices open than these, an instance is made without them first: mostly it meets nearly all of them, and
only those that it does not meet need to be followed."""
_MOST_CUT_OFF: Final = 32
"""After so many alternatives of one goal that levels were wanting for, the rest is left to a pass that goes deeper."""
_SPLIT: Final = (STRING, NUMBER, ARRAY, OBJECT)


class _Tried(NamedTuple):
    """What was not decided with so many levels left, and whether more levels may decide it."""

    left: int
    cut_off: bool
    outcome: Unknown


class _Ordered(NamedTuple):
    """The values of a list, and the types that they have."""

    keys: list[Key]
    types: int


@dataclass(slots=True)
class _Fork:
    """A case with alternatives that are still to be followed, the next one last, and what failed before them."""

    case: Case
    options: list[Option]
    denied: list[int] = field(default_factory=list)
    tried: Option = ()


@dataclass(slots=True)
class Emptiness:
    """Solves goals over one graph, and remembers."""

    by: Evaluator
    meter: Meter
    reasons: dict[int, str]
    outer: int = 0
    limit: int = 0
    cut_off: bool = False
    _known: dict[Goal, Found | Empty] = field(default_factory=dict)
    _tried: dict[Goal, "_Tried"] = field(default_factory=dict)
    _assumed: dict[Goal, int] = field(default_factory=dict)
    _provisional: dict[Goal, Depths] = field(default_factory=dict)
    _held_by: dict[int, list[Goal]] = field(default_factory=dict)
    _leans_on: Depths = 0
    _disjoint: dict[tuple[int, int], bool] = field(default_factory=dict)
    _barren: set[Option] = field(default_factory=set)
    _ordered: dict[int, _Ordered] = field(default_factory=dict)

    def spend(self, steps: int = 1) -> None:
        """Count work."""
        self.meter.spend(steps)

    def search(self, goal: Goal) -> Outcome:
        """`solve`, in shallow instances first, so that a recursive schema does not lead astray."""
        outcome: Outcome = EMPTY
        for limit in (*(depth for depth in _DEPTHS if depth < self.meter.budget.depth), self.meter.budget.depth):
            self.limit, self.cut_off = limit, False
            outcome = self.solve(goal)
            if not (self.cut_off and isinstance(outcome, Unknown)):
                break
        return outcome

    def solve(self, literals: Goal) -> Outcome:
        """An instance, a proof that there is none, or neither."""
        if literals in self._known:
            return self._known[literals]
        if literals in self._assumed:
            self._leans_on |= 1 << self._assumed[literals]
            return EMPTY
        if literals in self._provisional:
            self._leans_on |= self._provisional[literals]
            return EMPTY
        if FALSE in literals or any(-literal in literals for literal in literals):
            return EMPTY
        depth = len(self._assumed)
        left = self.limit - self.outer - depth
        if left <= 0:
            self.cut_off = True
            return Unknown(self._too_deep(), next(iter(literals), 0))
        tried = self._tried.get(literals)
        if tried is not None and tried.left >= left:
            self.cut_off = self.cut_off or tried.cut_off
            return tried.outcome
        self.meter.spend(4 + len(literals))
        return self._remember(literals, depth)

    def _too_deep(self) -> str:
        """What is said when no pass decides it; what one pass cuts off a later one may reach."""
        levels = self.meter.budget.depth
        return f"it nests deeper than {levels} levels; parts of it that differ can be compared each alone"

    def _remember(self, goal: Goal, depth: int) -> Outcome:
        outer, self._leans_on = self._leans_on, 0
        self._assumed[goal] = depth
        outcome = self._solve(goal)
        del self._assumed[goal]
        leans_on, self._leans_on = self._leans_on & ~(1 << depth), outer
        held = [(other, self._provisional.pop(other) & ~(1 << depth)) for other in self._held_by.pop(depth, ())]
        if isinstance(outcome, Unknown):
            self._tried[goal] = _Tried(self.limit - self.outer - depth, self.cut_off, outcome)
        elif isinstance(outcome, Found):
            self._known[goal] = outcome
        else:
            self._leans_on |= leans_on
            for other, others in ((goal, 0), *held):
                self._hold(other, others | leans_on)
        return outcome

    def _hold(self, goal: Goal, leans_on: Depths) -> None:
        """Remember that a goal has no instance, until the innermost of the goals that this leans on is closed."""
        if leans_on:
            self._provisional[goal] = leans_on
            self._held_by.setdefault(leans_on.bit_length() - 1, []).append(goal)
        else:
            self._known[goal] = EMPTY

    def _solve(self, goal: Goal) -> Outcome:
        units = set[int]()
        if not self.flatten(goal, units):
            return EMPTY
        graph = self.by.graph
        listed = [literal for literal in units if literal > 0 and graph.nodes[literal].kind is Kind.VALUES]
        if listed:
            return self._in_lists(listed, units)
        mask = ALL_TYPES
        for literal in units:
            node = graph.nodes[abs(literal)]
            if node.kind is Kind.TYPES and isinstance(node.payload, int):
                mask &= node.payload if literal > 0 else ~node.payload
        outcome = self._among(goal, [*([None] if mask & NULL else []), *([False, True] if mask & BOOLEAN else [])])
        for of_type in _SPLIT:
            if isinstance(outcome, Found):
                break
            if mask & of_type:
                found = self._branch(goal, of_type, sorted(units))
                outcome = found if isinstance(found, Found) else outcome or found
        return outcome

    def flatten(self, goal: Goal, units: set[int]) -> bool:
        """Take conjunctions apart; false when two parts contradict each other."""
        pending = list(goal)
        while pending:
            literal = pending.pop()
            if literal in units or literal == TRUE:
                continue
            if literal == FALSE or -literal in units:
                return False
            node = self.by.graph.nodes[abs(literal)]
            if literal > 0 and node.kind is Kind.AND:
                pending.extend(node.children)
            units.add(literal)
        self.meter.spend(len(units))
        return True

    def _in_lists(self, listed: list[int], units: set[int]) -> Outcome:
        """An instance among the values that some statements list, of which the other statements of a goal hold."""
        types = self._in_order(listed[0]).types
        beside = {each: self._lists_for(each, types) for each in units if each < 0}
        listed = [*listed, *(each for each in beside.values() if each)]
        left = [each for each in units if not beside.get(each) and self._is_unit(each)]
        return self._among(left, self._values(listed, units))

    def _is_unit(self, literal: int) -> bool:
        """Whether a literal says more than the lists and the parts that are looked at beside it."""
        kind = self.by.graph.nodes[abs(literal)].kind
        return kind is not Kind.VALUES and (literal < 0 or kind is not Kind.AND)

    def _lists_for(self, literal: int, types: int) -> int:
        """The list in what is said of all values of some types, as in a pattern that lists texts; 0 for none."""
        nodes = self.by.graph.nodes
        if nodes[-literal].kind is not Kind.AND or len(nodes[-literal].children) != PAIR:
            return 0
        listed, said = nodes[-literal].children
        mask = nodes[said].payload if said > 0 and nodes[said].kind is Kind.TYPES else 0
        is_said = isinstance(mask, int) and not types & ~mask
        return -listed if is_said and listed < 0 and nodes[-listed].kind is Kind.VALUES else 0

    def _values(self, listed: list[int], units: set[int]) -> Iterator[Json]:
        """The values that all lists have, without those that are ruled out one by one."""
        shortest = min(listed, key=lambda literal: (len(self._keys(literal)), literal))
        others = [self._keys(literal) for literal in listed if literal != shortest]
        denied = [keys for keys in (self._keys(literal) for literal in units if literal < 0) if keys]
        self.meter.spend(len(denied) // 4)
        for each in self._in_order(shortest).keys:
            self.meter.spend(1 + len(others) // 4)
            if all(each in keys for keys in others) and not any(each in keys for keys in denied):
                yield value(each)

    def _keys(self, literal: int) -> frozenset[Key]:
        """The values that a statement lists; none for one of another kind."""
        node = self.by.graph.nodes[abs(literal)]
        return node.payload if node.kind is Kind.VALUES and isinstance(node.payload, frozenset) else frozenset()

    def _in_order(self, literal: int) -> "_Ordered":
        """The values of a list, always in the same order."""
        if literal not in self._ordered:
            keys = self._keys(literal)
            self.meter.spend(len(keys))
            self._ordered[literal] = _Ordered(sorted(keys, key=repr), reduce(int.__or__, map(key_type, keys), 0))
        return self._ordered[literal]

    def _among(self, goal: Iterable[int], candidates: Iterable[Json]) -> Outcome:
        """The first of some values that meets all literals of a goal."""
        unknown: Unknown | Empty = EMPTY
        for candidate in candidates:
            self.meter.spend()
            open_ = self._open(goal, candidate)
            if open_ == 0:
                return Found(candidate, weight(candidate))
            if open_ is not None:
                unknown = unknown or self._undecided(open_, candidate)
        return unknown

    def _open(self, goal: Iterable[int], candidate: Json) -> int | None:
        """A literal that is not decided of a value; 0 where all hold, and none where one does not."""
        open_ = 0
        for literal in goal:
            truth = self.by.holds(literal, candidate)
            if truth is False:
                return None
            if truth is None:
                open_ = open_ or literal
        return open_

    def _undecided(self, literal: int, candidate: Json) -> Unknown:
        """Why it is not decided whether a literal holds of a value: the first opaque part of it says so."""
        pending, seen = [literal], set[int]()
        while pending:
            part = abs(pending.pop())
            if part in self.reasons:
                return Unknown(self.reasons[part], part, candidate, weight(candidate))
            node = self.by.graph.nodes[part]
            if node.kind is Kind.PATTERN and self.by.languages.pattern(str(node.payload)) is None:
                reason = f"the pattern `{node.payload}` is not decided as a language"
                return Unknown(reason, part, candidate, weight(candidate))
            if part not in seen:
                seen.add(part)
                pending.extend(self.by.graph.nodes[part].children)
        return Unknown("a pattern or format in it is not decided", literal, candidate, weight(candidate))

    def _branch(self, goal: Goal, of_type: int, literals: list[int]) -> Outcome:
        """Follow the literals for one instance type, then each alternative that is left, depth first."""
        forks: list[_Fork] = []
        unknown: Unknown | Empty = EMPTY
        cut_off = 0
        outcome = self._follow(goal, Case(of_type), literals, 0)
        while True:
            if isinstance(outcome, Found):
                return outcome
            if isinstance(outcome, _Fork):
                forks.append(outcome)
            elif isinstance(outcome, Unknown):
                unknown = unknown or outcome
                cut_off += self.cut_off
                if cut_off > _MOST_CUT_OFF and self.limit < self.meter.budget.depth:
                    return unknown
            while forks and not forks[-1].options:
                self._barren.add(forks.pop().tried)
            if not forks:
                return unknown
            fork = forks[-1]
            self._barren.add(fork.tried)
            option = fork.tried = fork.options.pop()
            more = [*fork.denied, *option]
            if len(option) == 1 and self.by.graph.nodes[abs(option[0])].kind not in CONNECTIVES:
                fork.denied.append(-option[0])
            outcome = self._follow(goal, fork.case.copy(), more, len(forks))

    def _follow(self, goal: Goal, case: Case, literals: list[int], depth: int) -> "Outcome | _Fork":
        """What follows from some more literals: an outcome, or the alternatives that are left."""
        self.meter.spend(4 + len(case.literals) // 8)
        alternatives = Alternatives(self, case)
        if depth > _MOST_FORKS:
            return Unknown("more alternatives nest than are followed", literals[0] if literals else 0)
        if not alternatives.settle(literals) or (depth in _PROBED and not alternatives.probe()):
            return EMPTY
        if case.values is not None:
            return self._among(goal, [value(key) for key in sorted(case.values, key=repr)])
        guess = self._leaf(case) if len(case.open) > _FEW else None
        if isinstance(guess, Empty):
            return EMPTY
        choice = alternatives.choose(guess if isinstance(guess, Found) else None)
        if choice is None:
            return guess or self._leaf(case)
        return _Fork(case, self._likely_last(choice))

    def _likely_last(self, choice: tuple[Option, ...]) -> list[Option]:
        """The alternatives of a choice; of many, those in which nothing was found before come first, to be taken last.

        When a cause is mended, the same choice is asked again: the branches before it need not be gone through anew.
        """
        ordered = list(reversed(choice))
        if len(choice) > _FEW:
            self.meter.spend(len(choice) // 8)
            ordered.sort(key=lambda option: option not in self._barren)
        return ordered

    def _leaf(self, case: Case) -> Outcome:
        opaque = [literal for literal in case.literals if self.by.graph.nodes[abs(literal)].kind is Kind.OPAQUE]
        outcome = solve_cell(self, case)
        if opaque and isinstance(outcome, Found):
            reason = self.reasons.get(abs(opaque[0]), "it is not decided")
            return Unknown(reason, opaque[0], outcome.value, outcome.size)
        return outcome

    def disjoint(self, first: int, second: int, *, thoroughly: bool) -> bool:
        """Whether no instance meets both literals; false as well when that is not known."""
        pair = (min(first, second), max(first, second))
        self.meter.spend()
        if pair not in self._disjoint:
            if self.by.tags.apart(first, second):
                self._disjoint[pair] = True
                return True
            if not thoroughly:
                return False
            self.meter.spend()
            self._disjoint[pair] = False  # what is being asked already is not known
            self._disjoint[pair] = isinstance(self._apart().solve(frozenset(pair)), Empty)
        return self._disjoint[pair]

    def surely(self, question: Callable[[], bool | None]) -> tuple[bool | None, bool]:
        """The answer to a question, and whether it leans on no goal that is being solved."""
        outer, self._leans_on = self._leans_on, 0
        answer = question()
        sure = not self._leans_on
        self._leans_on |= outer
        return answer, sure

    def _apart(self) -> "Emptiness":
        """A solver that assumes nothing, but shares what is known."""
        apart = Emptiness(self.by, self.meter, self.reasons, self.outer + len(self._assumed))
        apart.limit, apart._known, apart._disjoint = self.limit, self._known, self._disjoint
        return apart

    def __iter__(self) -> Iterator[Goal]:
        """The goals that are being solved, the innermost last."""
        return iter(self._assumed)
