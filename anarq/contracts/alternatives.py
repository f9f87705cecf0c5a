"""The alternatives of one instance type: which are ruled out, which follow, which one to try first."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol, TypeAlias

from anarq.contracts.arrays import Arrays
from anarq.contracts.evaluate import Evaluator
from anarq.contracts.graph import CONNECTIVES, FALSE, TRUE, Graph, Kind, Names, Node, type_of_kind
from anarq.contracts.numbers import Numbers
from anarq.contracts.objects import Objects
from anarq.contracts.outcome import Outcome
from anarq.contracts.strings import Strings
from anarq.contracts.tags import Tags
from anarq.contracts.values import ARRAY, NUMBER, OBJECT, STRING, Key, key_type, value

Option: TypeAlias = tuple[int, ...]
"""Literals that hold together in one alternative."""

View: TypeAlias = Numbers | Strings | Arrays | Objects
"""What the statements of a cell ask for together."""

_MOST_COMPARED: Final = 80
_MOST_PROBED: Final = 100
_MOST_LISTED: Final = 16


class Prover(Protocol):
    """Finds instances, and knows what excludes what."""

    @property
    def by(self) -> Evaluator:
        """Applies statements to instances."""
        ...

    @property
    def tags(self) -> Tags:
        """What tells branches apart at a glance."""
        ...

    def solve(self, literals: frozenset[int]) -> Outcome:
        """An instance, a proof that there is none, or neither."""
        ...

    def spend(self, steps: int = 1) -> None:
        """Count work."""
        ...

    def disjoint(self, first: int, second: int, *, thoroughly: bool) -> bool:
        """Whether no instance meets both literals."""
        ...

    def surely(self, question: Callable[[], bool | None]) -> tuple[bool | None, bool]:
        """The answer to a question, and whether it holds whatever the goals come to that are being solved."""
        ...


@dataclass(slots=True)
class Case:
    """One instance type, the statements about it that hold, and the alternatives that are open.

    Attributes:
        of_type: the bit of the instance type.
        literals: everything that was stated.
        cell: those of them that speak of this type alone.
        open: the choices that are not made.
        values: the only possible values, where a statement lists them.
    """

    of_type: int
    literals: set[int] = field(default_factory=set)
    cell: set[int] = field(default_factory=set)
    open: list[tuple[Option, ...]] = field(default_factory=list)
    values: frozenset[Key] | None = None
    view: "View | None" = None

    def copy(self) -> "Case":
        """The same case, to go on with."""
        return Case(self.of_type, set(self.literals), set(self.cell), list(self.open), self.values)


@dataclass(slots=True)
class Alternatives:
    """Reduces the open alternatives of a case."""

    prover: Prover
    case: Case

    @property
    def _graph(self) -> Graph:
        return self.prover.by.graph

    def settle(self, literals: list[int]) -> bool:
        """Add literals and everything that follows at once; false when they contradict each other."""
        pending = list(literals)
        while True:
            while pending:
                if not self._add(pending.pop(), pending):
                    return False
            if self.case.values is not None:
                return True
            forced = self._reduce()
            if forced is None:
                return False
            if not forced:
                return True
            pending.extend(forced)

    def choose(self) -> tuple[Option, ...] | None:
        """The alternatives to follow next, taken out of the open ones.

        Those that a schema states come before those in which a schema fails: the former decide much, the latter little.
        """
        if not self.case.open:
            return None
        self.prover.spend(sum(map(len, self.case.open)))
        best = min(self.case.open, key=lambda options: (not self._states(options), len(options)))
        self.case.open.remove(best)
        return best

    def probe(self) -> bool:
        """Drop every alternative that fails one step ahead; false when a choice has none left.

        The cost grows with the square of the number of alternatives, so that of many none is tried.
        """
        if sum(map(len, self.case.open)) > _MOST_PROBED:
            return True
        kept: list[tuple[Option, ...]] = []
        for options in self.case.open:
            left = tuple(option for option in options if self._may_hold(option))
            if not left:
                return False
            kept.append(left)
        self.case.open = kept
        return self.settle([])

    def _may_hold(self, option: Option) -> bool:
        self.prover.spend()
        return Alternatives(self.prover, self.case.copy()).settle(list(option))

    def _states(self, options: tuple[Option, ...]) -> bool:
        positive = sum(1 for option in options if len(option) > 1 or self._is_compound(option[0]))
        return positive * 2 >= len(options)

    def _is_compound(self, literal: int) -> bool:
        return literal > 0 and self._graph.nodes[literal].kind in CONNECTIVES

    def _add(self, literal: int, pending: list[int]) -> bool:
        case = self.case
        self.prover.spend()
        if literal == TRUE or literal in case.literals:
            return True
        if literal == FALSE or -literal in case.literals:
            return False
        node = self._graph.nodes[abs(literal)]
        of_type = type_of_kind(node.kind)
        if of_type:
            if of_type != case.of_type:
                return literal > 0
            case.literals.add(literal)
            case.cell.add(literal)
            case.view = None
            return True
        if node.kind is Kind.TYPES:
            return (isinstance(node.payload, int) and bool(node.payload & case.of_type)) == (literal > 0)
        case.literals.add(literal)
        if node.kind is Kind.AND:
            if literal > 0:
                pending.extend(node.children)
            else:
                case.open.append(tuple((-child,) for child in node.children))
        elif node.kind is Kind.ONE:
            case.open.append(tuple(self._one(node) if literal > 0 else self._not_one(node)))
        elif node.kind is Kind.VALUES and isinstance(node.payload, frozenset):
            self._listed(literal, node.payload)
        return True

    def _one(self, node: Node) -> Iterator[Option]:
        """Exactly one child: it, and none of those that it does not exclude anyway."""
        children = self._possible(node)
        possible, rivals = Counter(children), self.prover.tags.rivals(node.children)
        for child in children:
            if possible[child] > 1:
                continue  # the same schema twice: never exactly one of them
            others = (
                other for other in rivals[child] if other in possible and not self._disjoint(children, child, other)
            )
            yield (child, *(-other for other in others))

    def _not_one(self, node: Node) -> Iterator[Option]:
        """No child, or two of them."""
        children = self._possible(node)
        yield tuple(-child for child in children) or (TRUE,)
        place, rivals = {child: i for i, child in enumerate(children)}, self.prover.tags.rivals(node.children)
        yield from ((child,) for child, times in Counter(children).items() if times > 1)
        for first in place:
            for second in rivals[first]:
                if place.get(second, -1) > place[first] and not self._disjoint(children, first, second):
                    yield (first, second)

    def _possible(self, node: Node) -> list[int]:
        """The children that are not ruled out for sure: of the others nothing needs to be asked."""
        return [
            child for child in node.children if self.prover.surely(partial(self._status, (child,))) != (False, True)
        ]

    def _disjoint(self, children: list[int], first: int, second: int) -> bool:
        return self.prover.disjoint(first, second, thoroughly=len(children) <= _MOST_COMPARED)

    def _listed(self, literal: int, keys: frozenset[Key]) -> None:
        case = self.case
        self.prover.spend(len(keys))
        own = frozenset(key for key in keys if key_type(key) == case.of_type)
        if literal > 0:
            case.values = own if case.values is None else case.values & own
        elif case.of_type in (ARRAY, OBJECT):
            case.open.extend(tuple(self._differs(key)) for key in sorted(own, key=repr))
        else:
            case.cell.add(literal)

    def _differs(self, key: Key) -> list[Option]:
        """The ways in which an array or object is not equal to one."""
        add = self._graph.add
        parts = key[1] if isinstance(key[1], tuple) else ()
        if key[0] == "array":
            size = len(parts)
            ways: list[Option] = [(add(Kind.MIN_ITEMS, size + 1),)]
            ways += [(-add(Kind.MIN_ITEMS, size),)] if size else []
            ways += [(-add(Kind.ITEM, i, (add(Kind.VALUES, frozenset({part})),)),) for i, part in enumerate(parts)]
            return ways
        names = frozenset(str(name) for name, _ in parts)
        others = add(Kind.PROPERTIES, Names(None, names), (FALSE,))
        ways = [(-others,), *((-add(Kind.REQUIRED, name),) for name in sorted(names))]
        return ways + [(-add(Kind.PROPERTY, name, (add(Kind.VALUES, frozenset({part})),)),) for name, part in parts]

    def _reduce(self) -> list[int] | None:
        """Drop alternatives that cannot hold, and choices that are made; what is left alone has to hold.

        None when a choice has no alternative left.
        """
        forced: list[int] = []
        kept: list[tuple[Option, ...]] = []
        for options in self.case.open:
            self.prover.spend()
            left = self._left(options)
            if left is None:
                continue
            if not left:
                return None
            if len(left) == 1:
                forced.extend(left[0])
            else:
                kept.append(left)
        self.case.open = kept
        return forced

    def _left(self, options: tuple[Option, ...]) -> tuple[Option, ...] | None:
        """The options that may hold; none when one of them holds anyway.

        An option that is ruled out only below a goal that is being solved may be left out, as the search for another
        instance goes on. One that holds only below it may not be left to itself: an instance is to have it in fact.
        """
        left = []
        for option in options:
            status, sure = self.prover.surely(partial(self._status, option))
            if status and sure:
                return None
            if status is not False:
                left.append(option)
        return tuple(left)

    def _status(self, option: Option) -> bool | None:
        result: bool | None = True
        for literal in option:
            status = self._literal_status(literal, 0)
            if status is False:
                return False
            if status is None:
                result = None
        return result

    def _literal_status(self, literal: int, depth: int) -> bool | None:
        """Whether a literal holds in the case, fails in it, or neither is plain."""
        case = self.case
        self.prover.spend()
        if literal == TRUE or literal in case.literals:
            return True
        if literal == FALSE or -literal in case.literals:
            return False
        node = self._graph.nodes[abs(literal)]
        of_type = type_of_kind(node.kind)
        if of_type and of_type != case.of_type:
            return literal > 0
        if node.kind is Kind.TYPES:
            return (isinstance(node.payload, int) and bool(node.payload & case.of_type)) == (literal > 0)
        if of_type:
            return self._typed_status(literal)
        if node.kind is Kind.AND and depth < 6:
            return self._and_status(node, literal, depth)
        if node.kind is Kind.VALUES and literal > 0 and isinstance(node.payload, frozenset):
            return None if self._some_value_fits(node.payload) else False
        return None

    def _some_value_fits(self, keys: frozenset[Key]) -> bool:
        """Whether one of some values is of the type and meets what is known; of many, the type alone is looked at."""
        self.prover.spend(len(keys))
        own = sorted((key for key in keys if key_type(key) == self.case.of_type), key=repr)
        if len(own) > _MOST_LISTED or self.case.of_type in (ARRAY, OBJECT):
            return bool(own)
        holds = self.prover.by.holds
        return any(all(holds(literal, value(key)) is not False for literal in self.case.cell) for key in own)

    def _and_status(self, node: Node, literal: int, depth: int) -> bool | None:
        result: bool | None = True
        for child in node.children:
            status = self._literal_status(child, depth + 1)
            if status is False:
                return literal < 0
            if status is None:
                result = None
        return result if literal > 0 else None if result is None else False

    def _typed_status(self, literal: int) -> bool | None:
        view = self._view()
        if isinstance(view, Numbers | Strings):
            self.prover.spend()
            if view.plus(literal).solve() is None:
                return False
            return True if view.plus(-literal).solve() is None else None
        if view.refutes(literal):
            return False
        return True if isinstance(view, Objects) and view.implies(literal) else None

    def _view(self) -> View:
        if self.case.view is None:
            self.case.view = self._viewed()
        return self.case.view

    def _viewed(self) -> View:
        of_type, cell = self.case.of_type, self.case.cell
        self.prover.spend(1 + len(cell))
        if of_type == NUMBER:
            return Numbers.of(self.prover.by, cell)
        if of_type == STRING:
            return Strings.of(self.prover.by, cell)
        return Objects.of(self.prover, cell) if of_type == OBJECT else Arrays.of(self.prover, cell)
