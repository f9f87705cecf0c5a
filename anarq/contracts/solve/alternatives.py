"""The alternatives of one instance type: which are ruled out, which follow, which one to try first."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol, TypeAlias

from anarq.contracts.graph.evaluate import Evaluator
from anarq.contracts.graph.nodes import CONNECTIVES, FALSE, TRUE, Graph, Kind, Names, Node, type_of_kind
from anarq.contracts.graph.values import ARRAY, NUMBER, OBJECT, STRING, Key, key_type, value
from anarq.contracts.solve.arrays import Arrays
from anarq.contracts.solve.numbers import Numbers
from anarq.contracts.solve.objects import Objects
from anarq.contracts.solve.outcome import Empty, Found, Outcome
from anarq.contracts.solve.strings import Strings

Option: TypeAlias = tuple[int, ...]
"""Literals that hold together in one alternative."""

View: TypeAlias = Numbers | Strings | Arrays | Objects
"""What the statements of a cell ask for together."""

_MOST_COMPARED: Final = 80
_MOST_PROBED: Final = 100
_MOST_LISTED: Final = 16
_MANY: Final = 8
"""With more choices open than these, it is counted what most of them are about."""
_MET: Final[tuple[Option, ...]] = ((TRUE,),)
"""What is left of a choice that is met."""


class Prover(Protocol):
    """Finds instances, and knows what excludes what."""

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
        unions: statements that exactly one branch holds, or that not exactly one does, which were not looked into yet.
        single: statements that exactly one branch holds, of which none is known to be that one.
        values: the only possible values, where a statement lists them.
    """

    of_type: int
    literals: set[int] = field(default_factory=set)
    cell: set[int] = field(default_factory=set)
    open: list[tuple[Option, ...]] = field(default_factory=list)
    unions: list[int] = field(default_factory=list)
    single: set[int] = field(default_factory=set)
    values: frozenset[Key] | None = None
    view: "View | None" = None

    def copy(self) -> "Case":
        """The same case, to go on with."""
        return Case(
            self.of_type,
            set(self.literals),
            set(self.cell),
            list(self.open),
            list(self.unions),
            set(self.single),
            self.values,
            self.view,
        )


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
            if self.case.unions:
                pending.extend(self._aligned())
                continue
            forced = self._reduce()
            if forced is None:
                return False
            pending.extend(forced or self._excluded())
            if not pending:
                return True

    def choose(self, value: Found | None) -> tuple[Option, ...] | None:
        """The alternatives to follow next, taken out of the open ones; none when a value meets all that are open.

        Those that a schema states come before those in which a schema fails: the former decide much, the latter little.
        """
        open_ = (
            self.case.open
            if value is None
            else [options for options in self.case.open if not self._met(options, value)]
        )
        if not open_:
            return None
        self.prover.spend(1 + sum(map(len, open_)) // 4)
        best = min(open_, key=lambda options: (not self._states(options), len(options)))
        self.case.open.remove(best)
        return best if len(open_) <= _MANY else self._frequent_first(best, open_)

    def _frequent_first(self, options: tuple[Option, ...], open_: list[tuple[Option, ...]]) -> tuple[Option, ...]:
        """Those options first of whose kind and name there are most: one value for a common tag meets all at once."""
        about = Counter(self._about(option) for others in open_ for option in others)
        self.prover.spend(1 + sum(map(len, open_)) // 2)
        return tuple(sorted(options, key=lambda option: -about[self._about(option)]))

    def _about(self, option: Option) -> tuple[object, ...]:
        node = self._graph.nodes[abs(option[0])]
        return node.kind, node.payload if node.kind is Kind.PROPERTY else None

    def _met(self, options: tuple[Option, ...], found: Found) -> bool:
        holds = self.prover.by.holds
        return any(all(holds(literal, found.value) for literal in option) for option in options)

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
            case.literals.add(literal)
            if of_type != case.of_type:
                return literal > 0
            case.cell.add(literal)
            case.view = None
            return True
        case.literals.add(literal)
        if node.kind is Kind.TYPES:
            return (isinstance(node.payload, int) and bool(node.payload & case.of_type)) == (literal > 0)
        if node.kind is Kind.AND:
            if literal > 0:
                pending.extend(node.children)
            else:
                case.open.append(tuple((-child,) for child in node.children))
        elif node.kind is Kind.ONE:
            case.unions.append(literal)
        elif node.kind is Kind.VALUES and isinstance(node.payload, frozenset):
            self._listed(literal, node.payload)
        return True

    def _aligned(self) -> list[int]:
        """Look into unions, after all else is known; gives what follows.

        Most branches of a union that was changed are as they were. Where exactly one of `C` and `X` is to hold, and not
        exactly one of `C` and `Y`, there are two ways: one of `C`, none of `X` and some of `Y`; or none of `C`, one of
        `X`, and not exactly one of `Y`. So the cost follows the difference, and not the product of all branches.
        """
        unions, self.case.unions = self.case.unions, []
        denied = [literal for literal in unions if literal < 0]
        follow: list[int] = []
        for literal in unions:
            if literal < 0:
                continue
            other = next((other for other in denied if self._shared(literal, other)), None)
            if other is not None:
                denied.remove(other)
                follow.extend(self._apart(literal, other))
            if other is None or self._is_part(literal, other):
                self.case.open.append(tuple(self._one(literal)))
        self.case.open.extend(tuple(self._not_one(self._graph.nodes[-literal])) for literal in denied)
        return follow

    def _shared(self, literal: int, other: int) -> frozenset[int]:
        """The branches of two unions that are the same; none where one of the unions has a branch twice."""
        one, two = self._graph.nodes[literal].children, self._graph.nodes[-other].children
        self.prover.spend(1 + (len(one) + len(two)) // 16)
        first, second = frozenset(one), frozenset(two)
        return first & second if len(first) == len(one) and len(second) == len(two) else frozenset()

    def _is_part(self, literal: int, other: int) -> bool:
        """Whether the second union has all branches of the first."""
        return len(self._shared(literal, other)) == len(self._graph.nodes[literal].children)

    def _apart(self, literal: int, other: int) -> list[int]:
        """That exactly one branch of the first union holds, and not exactly one of the second, by their difference."""
        graph, both = self._graph, self._shared(literal, other)
        mine = [child for child in graph.nodes[literal].children if child not in both]
        theirs = [child for child in graph.nodes[-other].children if child not in both]
        self.prover.spend(1 + (len(both) + len(mine) + len(theirs)) // 4)
        some_of_theirs = -graph.every(tuple(-child for child in theirs))
        if not mine:
            return [some_of_theirs]
        one_of_both = (graph.add(Kind.ONE, None, tuple(both)), *(-child for child in mine), some_of_theirs)
        one_of_mine = (
            *(-child for child in both),
            graph.add(Kind.ONE, None, tuple(mine)),
            -graph.add(Kind.ONE, None, tuple(theirs)),
        )
        return [-graph.every((-graph.every(one_of_both), -graph.every(one_of_mine)))]

    def _one(self, literal: int) -> Iterator[Option]:
        """Some child; that the others do not hold follows as soon as it is known which."""
        self.case.single.add(literal)
        children = self._possible(self._graph.nodes[literal])
        yield from ((child,) for child, times in Counter(children).items() if times == 1)  # never exactly one of two

    def _excluded(self) -> list[int]:
        """What follows where it is known which branch of a union is the one that holds: no other does."""
        follow: list[int] = []
        for literal in sorted(self.case.single):
            children = self._graph.nodes[literal].children
            self.prover.spend(1 + len(children) // 16)
            known = next((child for child in children if child == TRUE or child in self.case.literals), None)
            if known is not None:
                self.case.single.remove(literal)
                follow.extend(-other for other in self._rivals(children, known))
        return [literal for literal in follow if literal not in self.case.literals]

    def _rivals(self, children: tuple[int, ...], one: int) -> Iterator[int]:
        """The other branches that may hold together with one."""
        few = len(children) <= _MOST_COMPARED
        for other in self.prover.by.tags.rivals(children, one):
            if not self.prover.disjoint(one, other, thoroughly=few):
                yield other
        if children.count(one) > 1:
            yield one

    def _not_one(self, node: Node) -> Iterator[Option]:
        """No child, or two of them."""
        children = self._possible(node)
        yield tuple(-child for child in children) or (TRUE,)
        place = {child: number for number, child in enumerate(children)}
        yield from ((child,) for child, times in Counter(children).items() if times > 1)
        for first in place:
            later = [other for other in self._rivals(node.children, first) if place.get(other, -1) > place[first]]
            if later:
                self.prover.spend(1 + len(later) // 16)
                yield (first, -self._graph.every(tuple(-other for other in later)))

    def _possible(self, node: Node) -> list[int]:
        """The children that are not ruled out for sure: of the others nothing needs to be asked."""
        return [
            child for child in node.children if self.prover.surely(partial(self._status, (child,))) != (False, True)
        ]

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
            if not left:
                return None
            if left == _MET:
                continue
            if len(left) == 1:
                forced.extend(left[0])
            else:
                kept.append(left)
        self.case.open = kept
        return forced

    def _left(self, options: tuple[Option, ...]) -> tuple[Option, ...]:
        """The options that may hold. One that holds anyway is left alone: which one that is tells others apart.

        An option that is ruled out only below a goal that is being solved may be left out, as the search for another
        instance goes on. One that holds only below it may not be left to itself: an instance is to have it in fact.
        """
        left = []
        for option in options:
            status, sure = self.prover.surely(partial(self._status, option))
            if status and sure:
                return _MET if self.case.literals.issuperset(option) or not self.case.single else (option,)
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
            if isinstance(view.plus(literal).solve(), Empty):
                return False
            return True if isinstance(view.plus(-literal).solve(), Empty) else None
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
