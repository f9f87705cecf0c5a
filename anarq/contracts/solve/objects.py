"""Objects: which properties an instance has, and what their values have to be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Final, NamedTuple, Protocol

from anarq.contracts.graph.evaluate import Evaluator, Truth
from anarq.contracts.graph.nodes import FALSE, TRUE, Kind, Names
from anarq.contracts.graph.values import STRING
from anarq.contracts.solve.outcome import EMPTY, Empty, Found, Outcome, Unknown, together
from anarq.contracts.solve.several import FEW, alike

_MOST_MADE: Final = 10_000
"""So many properties are made."""
_MOST_JOINED: Final = 4
_SEVERAL: Final = 3
"""With fewer needs than these, they are served as they come."""
_MANY: Final = 16
"""Whether a need can be served by more properties than so many makes no difference."""


class Solver(Protocol):
    """Finds an instance of which all literals hold."""

    @property
    def by(self) -> Evaluator:
        """Applies statements to instances."""
        ...

    def solve(self, literals: frozenset[int]) -> Outcome:
        """An instance, a proof that there is none, or neither."""
        ...

    def spend(self, steps: int = 1) -> None:
        """Count work."""
        ...


class Rule(NamedTuple):
    """All values under such names meet a literal."""

    names: Names
    literal: int


class Need(NamedTuple):
    """Some property has such a name, of which `name` holds, and a value of which `value` holds."""

    names: Names
    name: int
    value: int


_ALL_NAMES: Final = Names()


@dataclass(slots=True)
class Objects:
    """What a conjunction of statements asks of an object."""

    solver: Solver
    required: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    properties: dict[str, set[int]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    names: set[int] = field(default_factory=set)
    needs: list[Need] = field(default_factory=list)
    low: int = 0
    high: int | None = None
    doubt: Unknown | None = None
    _goals: dict[str, frozenset[int] | None] = field(default_factory=dict)
    _mentioned: frozenset[str] | None = None

    @classmethod
    def of(cls, solver: Solver, literals: Iterable[int]) -> "Objects":
        """The objects of which all literals hold."""
        found = cls(solver)
        for literal in literals:
            found._add(literal)
        return found

    def _add(self, literal: int) -> None:
        node = self.solver.by.graph.nodes[abs(literal)]
        kind, payload = node.kind, node.payload
        if kind is Kind.REQUIRED:
            (self.required if literal > 0 else self.absent).add(str(payload))
        elif kind is Kind.PROPERTY:
            name = str(payload)
            self.properties.setdefault(name, set()).add(node.children[0] if literal > 0 else -node.children[0])
            if literal < 0:
                self.required.add(name)
        elif kind is Kind.PROPERTIES and isinstance(payload, Names):
            if literal > 0:
                self.rules.append(Rule(payload, node.children[0]))
            else:
                self.needs.append(Need(payload, TRUE, -node.children[0]))
        elif kind is Kind.NAMES:
            if literal > 0:
                self.names.add(node.children[0])
            else:
                self.needs.append(Need(Names(), -node.children[0], TRUE))
        elif isinstance(payload, int):
            at_least = (kind is Kind.MIN_PROPERTIES) == (literal > 0)
            self._bound(payload + (0 if literal > 0 else 1 if at_least else -1), at_least=at_least)

    def _bound(self, count: int, *, at_least: bool) -> None:
        if at_least:
            self.low = max(self.low, count)
        else:
            self.high = count if self.high is None else min(self.high, count)

    def goal(self, name: str) -> frozenset[int] | None:
        """What the value under `name` has to meet; none when there can be no such property."""
        if name not in self._goals:
            self._goals[name] = self._goal(name)
        return self._goals[name]

    def _goal(self, name: str) -> frozenset[int] | None:
        if name in self.absent:
            return None
        goal = set(self.properties.get(name, ()))
        self.solver.spend(1 + len(self.rules) + len(self.names))
        for rule in self.rules:
            selected = self.solver.by.selects(rule.names, name)
            if selected is None:
                self._doubt(f"whether the pattern applies to the property `{name}` is not decided", rule.literal)
            elif selected:
                goal.add(rule.literal)
        for literal in self.names:
            truth = self.solver.by.holds(literal, name)
            if truth is False:
                return None
            if truth is None:
                self._doubt(f"whether `{name}` is an allowed name is not decided", literal)
        return None if FALSE in goal else frozenset(goal - {TRUE})

    def _doubt(self, reason: str, literal: int) -> None:
        if self.doubt is None:
            self.doubt = Unknown(reason, literal)

    def refutes(self, literal: int) -> bool:
        """Whether a further statement about one property cannot hold; cheap, and may miss."""
        node = self.solver.by.graph.nodes[abs(literal)]
        if node.kind is Kind.REQUIRED and literal > 0:
            return self._impossible(str(node.payload))
        if node.kind is Kind.PROPERTY:
            name = str(node.payload)
            child = node.children[0] if literal > 0 else -node.children[0]
            return (literal < 0 or name in self.required) and self._impossible(name, child)
        return False

    def _impossible(self, name: str, *more: int) -> bool:
        goal = self.goal(name)
        return goal is None or isinstance(self.solver.solve(goal.union(more)), Empty)

    def implies(self, literal: int) -> bool:
        """Whether a statement about a property follows, because that property has one of few values; may miss."""
        node = self.solver.by.graph.nodes[abs(literal)]
        name = str(node.payload)
        if node.kind is Kind.REQUIRED:
            return name in self.required if literal > 0 else name in self.absent
        if node.kind is not Kind.PROPERTY or name not in self.required:
            return False
        goal = self.goal(name)
        child = node.children[0] if literal > 0 else -node.children[0]
        if goal is None or not _finite(self.solver.by, goal):
            return False
        return isinstance(self.solver.solve(goal | {-child}), Empty)

    def solve(self) -> Outcome:
        """An object, a proof that there is none, or neither."""
        if self.high is not None and (self.low > self.high or len(self.required) > self.high):
            return EMPTY
        if any(self._has_no_value(need) for need in self.needs):
            return EMPTY
        base: dict[str, frozenset[int]] = {}
        for name in sorted(self.required):
            goal = self.goal(name)
            if goal is None or isinstance(self._child(goal), Empty):
                return EMPTY
            base[name] = goal
        needs = self._fewest_first(base)
        found = EMPTY if needs is None else self._serve(needs, base, {})
        if isinstance(found, Empty) and self.high is not None and len(_refused_names(self.needs)) > _MOST_JOINED:
            return Unknown("some of many refused names might be one and the same", self.needs[0].name)
        if isinstance(found, Found) and self.doubt is not None:
            return Unknown(self.doubt.reason, self.doubt.literal, found.value, found.size)
        return found or self.doubt or EMPTY

    def _has_no_value(self, need: Need) -> bool:
        """Whether what is asked of all such names leaves no value, whichever names there are: undecided ones too."""
        if need.names.pattern is None and not need.names.except_patterns:
            return False  # the names are found easily
        self.solver.spend(1 + len(self.rules))
        rules = {rule.literal for rule in self.rules if _covers(rule.names, need.names)}
        return bool(rules) and isinstance(self._child(frozenset({*rules, need.value} - {TRUE})), Empty)

    def _child(self, goal: frozenset[int]) -> Outcome:
        return self.solver.solve(goal)

    def _fewest_first(self, base: dict[str, frozenset[int]]) -> list[Need] | None:
        """The needs, those first that the fewest properties can serve; none where one cannot be served at all."""
        if len(self.needs) < _SEVERAL:
            return list(self.needs)
        counts: list[int] = []
        before = self.doubt
        for need in self.needs:
            self.doubt = None
            servants = self._servants(need, [], base, {})
            serving = (goal for _, goal, _ in servants if not isinstance(self._child(goal), Empty))
            counts.append(sum(1 for _ in islice(serving, _MANY)))
            if not counts[-1]:
                return None
        self.doubt = before
        return [self.needs[number] for number in sorted(range(len(counts)), key=counts.__getitem__)]

    def _is_met(self, need: Need, chosen: dict[str, frozenset[int]]) -> bool:
        """Whether a property that is there anyway serves a need, whatever its value comes to."""
        by = self.solver.by
        return any(
            (need.value == TRUE or need.value in goal)
            and by.selects(need.names, name) is True
            and by.holds(need.name, name) is True
            for name, goal in chosen.items()
        )

    def _serve(self, needs: list[Need], chosen: dict[str, frozenset[int]], fresh: dict[str, frozenset[int]]) -> Outcome:
        """Choose a property for each need in turn; `fresh` are the chosen names that no statement mentions."""
        self.solver.spend(1 + len(chosen) // 8)
        if self.high is not None and len(chosen) > self.high:
            return EMPTY
        if not needs:
            return self._fill(chosen)
        need, rest = needs[0], needs[1:]
        if self._is_met(need, chosen):
            return self._serve(rest, chosen, fresh)
        unknown: Outcome = EMPTY
        for name, goal, is_new in self._servants(need, rest, chosen, fresh):
            outcome = self._child(goal)
            if isinstance(outcome, Empty):
                continue
            more = {**fresh, name: goal} if is_new else fresh
            found = self._serve(rest, {**chosen, name: goal}, more)
            if isinstance(found, Found):
                return found
            unknown = unknown or found
        return unknown

    def _servants(
        self, need: Need, rest: list[Need], chosen: dict[str, frozenset[int]], fresh: dict[str, frozenset[int]]
    ) -> Iterator[tuple[str, frozenset[int], bool]]:
        names = sorted(self.mentioned() | set(fresh))
        self.solver.spend(1 + len(names) // 4)
        for name in names:
            goal = chosen.get(name, self.goal(name))
            if goal is None or not self._may_serve(need, name):
                continue
            yield name, goal | ({need.value} - {TRUE}), False
        for others in self._at_once(rest):
            for name, goal in self.unmentioned(set(fresh), need.names, others | {need.name}):
                yield name, goal | ({need.value} - {TRUE}), True

    def _at_once(self, rest: list[Need]) -> Iterator[frozenset[int]]:
        """What the name of a new property may have to meet for other needs as well, where properties are limited."""
        names = sorted(_refused_names(rest)) if self.high is not None else []
        for size in range(len(names) if len(names) <= _MOST_JOINED else 0, -1, -1):
            yield from map(frozenset, combinations(names, size))

    def _may_serve(self, need: Need, name: str) -> bool:
        selected: Truth = self.solver.by.selects(need.names, name)
        holds = self.solver.by.holds(need.name, name)
        if selected is None or holds is None:
            self._doubt(f"whether the pattern applies to the property `{name}` is not decided", need.value)
        return selected is not False and holds is not False

    def _name_sets(self) -> list[Names]:
        return [*(rule.names for rule in self.rules), *(need.names for need in self.needs)]

    def mentioned(self) -> frozenset[str]:
        """The names that some statement speaks of by name."""
        if self._mentioned is None:
            names = self.required | self.absent | set(self.properties)
            for mentioning in self._name_sets():
                self.solver.spend(1 + len(mentioning.except_names) // 8)
                names |= mentioning.except_names
            self._mentioned = frozenset(names)
        self.solver.spend(1 + len(self._mentioned) // 16)
        return self._mentioned

    def unmentioned(
        self, used: set[str], within: Names = _ALL_NAMES, meeting: frozenset[int] = frozenset()
    ) -> Iterator[tuple[str, frozenset[int]]]:
        """A new name for each combination of patterns that names can match, with what its value has to meet."""
        patterns = sorted({
            pattern
            for names in self._name_sets()
            for pattern in (names.pattern, *names.except_patterns)
            if pattern is not None
        })  # fmt: skip
        graph = self.solver.by.graph
        exclude = frozenset(("string", text) for text in self.mentioned() | used)
        self.solver.spend(1 + len(exclude) // 4 + 4 * len(patterns))
        start = {graph.add(Kind.TYPES, STRING), *self.names, *meeting} - {TRUE}
        if exclude:
            start.add(-graph.add(Kind.VALUES, exclude))
        yield from self._regions(patterns, frozenset(start), {}, within)

    def _regions(
        self, patterns: list[str], goal: frozenset[int], signs: dict[str, bool], within: Names
    ) -> Iterator[tuple[str, frozenset[int]]]:
        self.solver.spend()
        found = self._name(goal)
        if found is None:
            return
        if patterns:
            first, rest = patterns[0], patterns[1:]
            literal = self.solver.by.graph.add(Kind.PATTERN, first)
            for sign in _signs(first, within):
                yield from self._regions(rest, goal | {literal if sign else -literal}, {**signs, first: sign}, within)
            return
        values = {rule.literal for rule in self.rules if _selected(rule.names, signs)}
        if FALSE not in values:
            yield found, frozenset(values - {TRUE})

    def _name(self, goal: frozenset[int]) -> str | None:
        graph = self.solver.by.graph
        outcome = self.solver.solve(goal | {graph.add(Kind.MIN_LENGTH, 1)}) or self.solver.solve(goal)
        if isinstance(outcome, Unknown):
            self._doubt(outcome.reason, outcome.literal)
            return outcome.candidate if isinstance(outcome.candidate, str) else None
        return str(outcome.value) if isinstance(outcome, Found) else None

    def _fill(self, chosen: dict[str, frozenset[int]]) -> Outcome:
        """Add properties until there are enough, then make the values."""
        missing = self.low - len(chosen)
        if missing > _MOST_MADE:
            return Unknown(
                f"an instance would need {self.low} properties, and no more than {_MOST_MADE} are made; "
                "with smaller numbers in `minProperties` and `maxProperties` it can be decided"
            )
        more = dict(chosen)
        if missing > 0:
            self._extend(more)
        if len(more) < self.low:
            return EMPTY
        self.solver.spend(len(more))
        outcomes = [self._child(goal) for goal in more.values()]
        return together(outcomes, lambda parts: dict(zip(more, parts, strict=True)))

    def _extend(self, chosen: dict[str, frozenset[int]]) -> None:
        for name in sorted(self.mentioned() - set(chosen)):
            goal = self.goal(name)
            if len(chosen) < self.low and goal is not None and not isinstance(self._child(goal), Empty):
                chosen[name] = goal
        while len(chosen) < self.low:
            self.solver.spend()
            usable = (pair for pair in self.unmentioned(set(chosen)) if not isinstance(self._child(pair[1]), Empty))
            one_more = next(usable, None)
            if one_more is None:
                return
            chosen[one_more[0]] = one_more[1]
            if self.low - len(chosen) > FEW:
                self._add_alike(one_more[0], chosen)

    def _add_alike(self, one: str, chosen: dict[str, frozenset[int]]) -> None:
        """Properties with names like one."""
        mentioned, doubt = self.mentioned(), self.doubt
        for name in alike(one, self.low - len(chosen)):
            if len(chosen) >= self.low or not isinstance(name, str):
                return
            goal = None if name in mentioned else self.goal(name)
            if self.doubt is not doubt:
                self.doubt = doubt
                return
            if goal is not None and not isinstance(self._child(goal), Empty):
                chosen[name] = goal


def _refused_names(needs: list[Need]) -> set[int]:
    """What the names of properties have to meet."""
    return {need.name for need in needs} - {TRUE}


def _signs(pattern: str, within: Names) -> tuple[bool, ...]:
    """Whether a name inside `within` matches a pattern: yes, no, or both are to be tried."""
    if pattern == within.pattern:
        return (True,)
    return (False,) if pattern in within.except_patterns else (False, True)


def _covers(names: Names, others: Names) -> bool:
    """Whether some names are plainly all of others."""
    return (
        names.pattern in (None, others.pattern)
        and names.except_names <= others.except_names
        and names.except_patterns <= others.except_patterns
    )


def _selected(names: Names, signs: dict[str, bool]) -> bool:
    inside = names.pattern is None or signs[names.pattern]
    return inside and not any(signs[pattern] for pattern in names.except_patterns)


def _finite(by: Evaluator, goal: frozenset[int]) -> bool:
    """Whether a goal names its values at the first level."""
    for literal in goal:
        node = by.graph.nodes[abs(literal)]
        if literal > 0 and (
            node.kind is Kind.VALUES
            or (node.kind is Kind.AND and any(c > 0 and by.graph.nodes[c].kind is Kind.VALUES for c in node.children))
        ):
            return True
    return False
