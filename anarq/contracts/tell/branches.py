"""Which branch of a union in the second schema stands for which one of the first: that which says most of the same.

A branch is meant for a value when the one that it stands for accepts the value. How near the value comes to a branch
says less: a value of a branch that is gone comes near to others, and what they say did not change.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from anarq.contracts.graph.nodes import FALSE, Kind, Names, Node
from anarq.contracts.graph.values import ALL_TYPES, TYPE_NAMES, Key, key_type
from anarq.contracts.graph.words import words
from anarq.contracts.read.compiler import RawGraph
from anarq.contracts.tell.accepted import Branch

Feature: TypeAlias = tuple[Hashable, ...]
_MOST_FEATURES: Final = 200
"""So many of the things that a branch says are compared, those about the value itself first."""
_COMMON: Final = 4096
"""What more pairs of branches than so many have in common tells nothing about any of them."""
_ALIKE: Final = 0.4
"""Two branches are taken for one when they share this part of what the smaller one says."""


_WHOLE: Final = 1_000_000


class Shape(NamedTuple):
    """What a branch says.

    Attributes:
        features: each small thing that it says, with the way to the part that it says it of.
        types: the instance types that it leaves open at a glance.
        listed: the few values of properties that have few.
        required: names that it requires.
        named: names of properties that it speaks of.
        closed: whether it allows no others.
        values: the only values that it allows, where it lists them.
    """

    features: frozenset[Feature]
    types: int
    listed: dict[str, frozenset[Key]]
    required: frozenset[str]
    named: frozenset[str]
    closed: bool
    values: frozenset[Key] | None = None

    def strange(self, other: "Shape") -> bool:
        """Whether one of two branches that have little in common requires what the other does not allow."""
        return self._lacks(other) or other._lacks(self)

    def _lacks(self, other: "Shape") -> bool:
        """Whether this branch does not allow what the other requires."""
        return self.closed and not other.required <= self.named

    def apart(self, other: "Shape") -> bool:
        """Whether two branches are about other values: of other types, with other names, or with other tags."""
        if not self.types & other.types or (self.named and other.named and self.named.isdisjoint(other.named)):
            return True
        if self._lacks(other) and other._lacks(self):
            return 2 * len(self.named & other.named) <= min(len(self.named), len(other.named))
        common = self.required & other.required & self.listed.keys() & other.listed.keys()
        return any(self.listed[name].isdisjoint(other.listed[name]) for name in common)


_Sides: TypeAlias = tuple[Sequence[Branch], Sequence[Branch]]


def _equal(branches: _Sides, shapes: list[list[Shape]], left: list[list[int]]) -> Iterator[tuple[int, int]]:
    """The pairs that say the same: first those at one place, then one after the other."""
    groups: dict[frozenset[Feature], tuple[list[int], list[int]]] = {}
    for side in (0, 1):
        for number in left[side]:
            groups.setdefault(shapes[side][number].features, ([], []))[side].append(number)
    for ones, others in groups.values():
        places = {branches[0][one].place: one for one in reversed(ones)}
        here = {other: places[branches[1][other].place] for other in others if branches[1][other].place in places}
        yield from here.items()
        used = {*here.values()}
        yield from zip(
            (other for other in others if other not in here), (one for one in ones if one not in used), strict=False
        )


def _placed(branches: _Sides, shapes: list[list[Shape]], left: list[list[int]]) -> Iterator[tuple[int, int]]:
    """The pairs at one place of one union; where the union is not found by its place, of any that is not in another."""
    first, second = branches
    named = {branch.union for branch in first}
    places: dict[tuple[int, ...], list[int]] = {}
    for one in left[0]:
        places.setdefault(first[one].place, []).append(one)
    for other in left[1]:
        union, place = second[other].union, second[other].place
        for one in places.get(place, ()):
            is_same = first[one].union == union or (union not in named and first[one].inside < 0)
            if is_same and not shapes[0][one].strange(shapes[1][other]):
                yield other, one


@dataclass(slots=True)
class Matcher:
    """Compares branches as they were read.

    Attributes:
        raw: what was read, before anything was mended.
        spend: counts the work.
    """

    raw: RawGraph
    spend: Callable[[int], None]
    _shapes: dict[tuple[int, ...], Shape] = field(default_factory=dict)
    _matches: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[int, int]] = field(default_factory=dict)

    def match(self, first: Sequence[Branch], second: Sequence[Branch]) -> dict[int, int]:
        """For branches of the second schema, by number, those of the first that they stand for; each for one."""
        name = tuple(branch.literal for branch in first), tuple(branch.literal for branch in second)
        if name not in self._matches:
            self._matches[name] = self._match(first, second)
        return self._matches[name]

    def shape(self, literal: int) -> Shape:
        """What a branch says."""
        return self.shape_of((literal,))

    def shape_of(self, literals: tuple[int, ...]) -> Shape:
        """What some literals say together, of those that were read."""
        if literals not in self._shapes:
            self._shapes[literals] = self._shape([each for each in literals if abs(each) < len(self.raw.nodes)])
        return self._shapes[literals]

    def _match(self, first: Sequence[Branch], second: Sequence[Branch]) -> dict[int, int]:
        """Those that say the same stand for one another, then those that say most of it, then those at one place.

        A list of values says little of what a schema for any others does, so that such a pair comes last.
        """
        sides = [[self.shape(branch.literal) for branch in side] for side in (first, second)]
        found: dict[int, int] = {}
        for stage in (_equal, self._alike, _placed, partial(self._alike, mixed=True)):
            taken = {*found.values()}
            left = [
                [one for one in range(len(first)) if one not in taken],
                [other for other in range(len(second)) if other not in found],
            ]
            for other, one in stage((first, second), sides, left):
                if other not in found and one not in taken and not sides[0][one].apart(sides[1][other]):
                    found[other] = one
                    taken.add(one)
        return found

    def _alike(
        self, branches: _Sides, shapes: list[list[Shape]], left: list[list[int]], *, mixed: bool = False
    ) -> list[tuple[int, int]]:
        """The pairs that say much of the same, those that say most first; what few say counts more."""
        counts = [Counter(each for number in left[side] for each in shapes[side][number].features) for side in (0, 1)]
        weights = {each: _WHOLE // (counts[0][each] + counts[1][each]) for each in counts[0].keys() | counts[1].keys()}
        having: dict[Feature, list[int]] = {}
        for one in left[0]:
            for each in shapes[0][one].features:
                if counts[0][each] * counts[1][each] <= _COMMON:
                    having.setdefault(each, []).append(one)
        sizes = {one: sum(weights[each] for each in shapes[0][one].features) for one in left[0]}
        ranked: list[tuple[int, bool, int, int]] = []
        for other in left[1]:
            features = shapes[1][other].features
            size = sum(weights[each] for each in features)
            near = sorted({one for each in features for one in having.get(each, ())})
            self.spend(1 + len(near) + len(features) // 4)
            for one in near:
                if not mixed and (shapes[0][one].values is None) != (shapes[1][other].values is None):
                    continue
                common = shapes[0][one].features & features
                self.spend(len(common) // 8)
                shared = sum(weights[each] for each in common)
                if shared >= _ALIKE * min(size, sizes[one]):
                    elsewhere = branches[0][one].place != branches[1][other].place
                    ranked.append((-shared * _WHOLE // (size + sizes[one] - shared), elsewhere, other, one))
        return [(other, one) for _, _, other, one in sorted(ranked)]

    def _shape(self, literals: list[int]) -> Shape:
        types, closed = ALL_TYPES, False
        required, named = set[str](), set[str]()
        listed: dict[str, frozenset[Key]] = {}
        values: frozenset[Key] | None = None
        features: dict[Feature, None] = {}
        pending: list[tuple[int, tuple[str, ...], bool]] = [(literal, (), True) for literal in literals]
        for each, way, sure in pending:
            self.spend(2)
            if len(features) >= _MOST_FEATURES:
                break
            node = self.raw.nodes[abs(each)]
            if each > 0 and not way and sure:
                types &= _types(node)
                closed = closed or is_closing(node)
                if isinstance(node.payload, frozenset):
                    values = node.payload if values is None else values & node.payload
                if node.kind is Kind.REQUIRED:
                    required.add(str(node.payload))
                if node.kind in (Kind.REQUIRED, Kind.PROPERTY):
                    named.add(str(node.payload))
            few = _few(node) if len(way) == 1 and sure and each > 0 else None
            if few is not None:
                listed.setdefault(way[0], few)
            features.update(dict.fromkeys(_said(each, node, way)))
            if len(pending) <= 4 * _MOST_FEATURES:
                pending.extend(_below(each, node, way, sure))
        return Shape(frozenset(features), types, listed, frozenset(required), frozenset(named), closed, values)


def _few(node: Node) -> frozenset[Key] | None:
    """The values that a statement lists, also by a pattern that does nothing else; none where it lists none."""
    if node.kind is Kind.PATTERN:
        return words(str(node.payload))
    return node.payload if isinstance(node.payload, frozenset) else None


def is_closing(node: Node) -> bool:
    """Whether a statement allows no other names than those that are excepted."""
    names = node.payload
    alone = isinstance(names, Names) and names.pattern is None and not names.except_patterns
    return alone and node.kind is Kind.PROPERTIES and node.children[0] == FALSE


def _types(node: Node) -> int:
    """The instance types that a statement leaves open."""
    if node.kind is Kind.TYPES and isinstance(node.payload, int):
        return node.payload
    if node.kind is Kind.VALUES and isinstance(node.payload, frozenset):
        return _types_of(node.payload)
    return ALL_TYPES


def _types_of(keys: frozenset[Key]) -> int:
    mask = 0
    for key in keys:
        mask |= key_type(key)
    return mask


def _said(literal: int, node: Node, way: tuple[str, ...]) -> Iterator[Feature]:
    """The features of one statement."""
    if literal < 0:
        if node.kind is not Kind.AND:
            yield way, "not", node.kind, node.payload
        return
    if node.kind in (Kind.TYPES, Kind.VALUES):
        yield from ((way, "type", of_type) for of_type in TYPE_NAMES if of_type & _types(node))
    if node.kind is Kind.VALUES and isinstance(node.payload, frozenset):
        yield from ((way, "value", key) for key in sorted(node.payload, key=repr)[:_MOST_FEATURES])
    elif node.kind is Kind.PROPERTIES and isinstance(node.payload, Names):
        yield way, node.kind, node.payload.pattern, node.children[0] == FALSE
    elif node.kind not in (Kind.AND, Kind.ONE, Kind.TYPES, Kind.TRUE):
        yield way, node.kind
        if node.payload is not None:
            yield way, node.kind, node.payload


def _below(literal: int, node: Node, way: tuple[str, ...], sure: bool) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """What is said in a statement: of the same value, or of a part; the flag is for what it says in any case."""
    if node.kind is Kind.AND:
        yield from ((child if literal > 0 else -child, way, sure and literal > 0) for child in node.children)
    elif node.kind is Kind.ONE:
        yield from ((child, way, False) for child in node.children)
    elif node.children:
        name = str(node.payload) if node.kind is Kind.PROPERTY else f"/{node.kind.name}"
        yield from ((child, (*way, name), sure and node.kind is Kind.PROPERTY) for child in node.children)
