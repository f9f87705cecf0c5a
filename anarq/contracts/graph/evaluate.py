"""Whether a statement holds of an instance: yes, no, or not decided."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, repeat
from operator import neg
from typing import Final, TypeAlias

from anarq.contracts.confirm.formats import Formats
from anarq.contracts.graph.nodes import Graph, Kind, Names, Node, type_of_kind
from anarq.contracts.graph.regular import Languages
from anarq.contracts.graph.tags import Tags
from anarq.contracts.graph.values import ARRAY, NUMBER, OBJECT, STRING, distinct, exact, key, type_of, weight
from anarq.model.tree import Json

Truth: TypeAlias = bool | None
_FEW: Final = 8
"""Conjunctions of fewer statements are looked at one by one."""


def every(truths: Iterable[Truth]) -> Truth:
    """Conjunction of three values."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def negated(truth: Truth) -> Truth:
    """Negation of three values."""
    return None if truth is None else not truth


@dataclass(frozen=True, slots=True)
class ByName:
    """Statements, those of properties by the names of these.

    Attributes:
        named: the statements of each property.
        others: all other statements.
    """

    named: Mapping[str, list[int]]
    others: tuple[int, ...]

    @classmethod
    def of(cls, nodes: Sequence[Node], children: Iterable[int]) -> "ByName":
        """Sort some literals. A property that is denied has to be there, so that it counts among the others."""
        named: dict[str, list[int]] = {}
        others: list[int] = []
        for child in children:
            node = nodes[abs(child)]
            if child > 0 and node.kind is Kind.PROPERTY:
                named.setdefault(str(node.payload), []).append(child)
            else:
                others.append(child)
        return cls(named, tuple(others))

    def about(self, value: Json) -> Iterator[int]:
        """The statements that may not hold of a value: a property that is not there meets whatever is asked of it."""
        yield from self.others
        for name in value if isinstance(value, dict) else ():
            yield from self.named.get(name, ())


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Applies statements to instances.

    Attributes:
        graph: the statements.
        languages: patterns as regular languages.
        formats: what is known of formats.
        tags: tells which branches of a large union a value may meet.
        asked: says whether a pattern that is no regular language matches a text; without it, that is not decided.
    """

    graph: Graph
    languages: Languages
    formats: Formats
    tags: Tags
    asked: Callable[[str, str], Truth] | None = None
    _indices: dict[tuple[int, ...], tuple[ByName, tuple[int, ...]]] = field(default_factory=dict)

    def spend(self, steps: int) -> None:
        """Count work."""
        self.languages.meter.spend(steps)

    def holds(self, literal: int, value: Json) -> Truth:
        """Whether a literal holds of a value."""
        self.languages.meter.spend(1)
        truth = self._node(self.graph.nodes[abs(literal)], value)
        return truth if literal > 0 else negated(truth)

    def matches(self, pattern: str, text: str) -> Truth:
        """Whether a pattern matches somewhere in a text."""
        language = self.languages.pattern(pattern)
        if language is not None:
            return self.languages.contains(language, text)
        return None if self.asked is None else self.asked(pattern, text)

    def selects(self, names: Names, name: str) -> Truth:
        """Whether a set of property names has `name`."""
        if name in names.except_names:
            return False
        inside = True if names.pattern is None else self.matches(names.pattern, name)
        return every((inside, *(negated(self.matches(pattern, name)) for pattern in sorted(names.except_patterns))))

    def _node(self, node: Node, value: Json) -> Truth:
        of_type = type_of_kind(node.kind)
        if of_type:
            return _READERS[of_type](self, node, value) if of_type == type_of(value) else True
        if node.kind is Kind.AND:
            return self._every(zip(self._about(node.children, value), repeat(value), strict=False))
        if node.kind is Kind.ONE:
            return self._one(node, value)
        if node.kind is Kind.TYPES:
            return isinstance(node.payload, int) and bool(node.payload & type_of(value))
        if node.kind is Kind.VALUES:
            self.spend(weight(value))
            return isinstance(node.payload, frozenset) and key(value) in node.payload
        return True if node.kind is Kind.TRUE else None

    def _about(self, children: tuple[int, ...], value: Json) -> Iterable[int]:
        """The statements of a conjunction that may not hold of a value.

        Of a thousand properties these are those that are there, and of a thousand branches that are ruled out those
        with the tag of the value.
        """
        if len(children) < _FEW:
            return children
        index = self._indices.get(children)
        if index is None:
            self.spend(len(children))
            denied = [child for child in children if child < 0 and self.graph.nodes[-child].kind is Kind.AND]
            union = tuple(-child for child in denied) if len(denied) >= _FEW else ()
            others = set(children) - set(denied) if union else children
            index = self._indices[children] = ByName.of(self.graph.nodes, sorted(others)), union
        by_name, union = index
        near = self.tags.meeting(union, value) if union else ()
        return chain(by_name.about(value), map(neg, near))

    def _one(self, node: Node, value: Json) -> Truth:
        children = node.children
        near = self.tags.meeting(children, value) if len(children) >= _FEW else children
        truths = [self.holds(child, value) for child in near]
        certain, open_ = truths.count(True), truths.count(None)
        if certain > 1 or not certain + open_:
            return False
        return None if open_ else True

    def _each(self, child: int, values: Iterable[Json]) -> Truth:
        return self._every(zip(repeat(child), values, strict=False))

    def _every(self, pairs: Iterable[tuple[int, Json]]) -> Truth:
        """Whether each literal holds of its value; in a loop, as values nest deeply and a generator has a frame too."""
        result: Truth = True
        for literal, value in pairs:
            truth = self.holds(literal, value)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    def _properties(self, node: Node, value: dict[str, Json]) -> Truth:
        names = node.payload if isinstance(node.payload, Names) else Names()
        truths: list[Truth] = []
        self.spend(len(value))
        for name, below in value.items():
            selected = self.selects(names, name)
            if selected is not False:
                truth = self.holds(node.children[0], below)
                truths.append(truth if selected or truth else None)
        return every(truths)

    def _count(self, node: Node, value: list[Json]) -> Truth:
        truths = [self.holds(node.children[0], item) for item in value]
        certain, possible = truths.count(True), len(truths) - truths.count(False)
        wanted = _whole(node)
        if node.kind is Kind.CONTAINS:
            return True if certain >= wanted else None if possible >= wanted else False
        return True if possible <= wanted else None if certain <= wanted else False


def _whole(node: Node) -> int:
    return node.payload if isinstance(node.payload, int) else 0


def _number(_: Evaluator, node: Node, value: Json) -> Truth:
    given = exact(value) if isinstance(value, int | float) else Fraction(0)
    if isinstance(node.payload, Fraction):
        return (given / node.payload).denominator == 1
    bound, strict = node.payload if isinstance(node.payload, tuple) else (Fraction(0), False)
    if given == bound:
        return not strict
    return bool(given > bound) is (node.kind is Kind.MIN)


def _text(by: Evaluator, node: Node, value: Json) -> Truth:
    text = value if isinstance(value, str) else ""
    if node.kind is Kind.MIN_LENGTH:
        return len(text) >= _whole(node)
    if node.kind is Kind.MAX_LENGTH:
        return len(text) <= _whole(node)
    return by.matches(str(node.payload), text) if node.kind is Kind.PATTERN else by.formats.holds(
        str(node.payload), text
    )  # fmt: skip


def _array(by: Evaluator, node: Node, value: Json) -> Truth:
    items = value if isinstance(value, list) else []
    if node.kind is Kind.MIN_ITEMS:
        return len(items) >= _whole(node)
    if node.kind is Kind.MAX_ITEMS:
        return len(items) <= _whole(node)
    if node.kind is Kind.UNIQUE:
        by.spend(weight(items))
        return distinct(items)
    if node.kind is Kind.ITEM:
        return by._each(node.children[0], items[_whole(node) : _whole(node) + 1])
    if node.kind is Kind.ITEMS:
        return by._each(node.children[0], items[_whole(node) :])
    return by._count(node, items)


def _object(by: Evaluator, node: Node, value: Json) -> Truth:
    members = value if isinstance(value, dict) else {}
    if node.kind is Kind.MIN_PROPERTIES:
        return len(members) >= _whole(node)
    if node.kind is Kind.MAX_PROPERTIES:
        return len(members) <= _whole(node)
    if node.kind is Kind.REQUIRED:
        return node.payload in members
    if node.kind is Kind.PROPERTY:
        name = str(node.payload)
        return by.holds(node.children[0], members[name]) if name in members else True
    if node.kind is Kind.NAMES:
        return by._each(node.children[0], members)
    return by._properties(node, members)


_READERS: Final[Mapping[int, Callable[[Evaluator, Node, Json], Truth]]] = {
    NUMBER: _number,
    STRING: _text,
    ARRAY: _array,
    OBJECT: _object,
}
