"""What tells the branches of a union apart at a glance: instance types, few values, names that only one may have."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from anarq.contracts.graph.nodes import FALSE, Graph, Kind, Names
from anarq.contracts.graph.values import ALL_TYPES, OBJECT, Key, key
from anarq.model.tree import Json


class Summary(NamedTuple):
    """What a schema asks for at its first level.

    Attributes:
        types: the instance types that it leaves open.
        tags: the values of required properties that have few.
        required: the names that objects must have.
        allowed: the only names that objects may have; none where others are allowed as well.
    """

    types: int
    tags: dict[str, frozenset[Key]]
    required: frozenset[str] = frozenset()
    allowed: frozenset[str] | None = None

    def lacks(self, other: "Summary") -> bool:
        """Whether the other requires a name that is not allowed here."""
        return self.allowed is not None and not other.required <= self.allowed


@dataclass(slots=True)
class _Index:
    """The branches of a union, by what tells them apart. Each list is in the order of the union.

    Attributes:
        tag: the property that has few values in most branches.
        valued: the branches by each value of it.
        untagged: those in which it has any value.
        requiring: the branches by one name that they require: the one that the fewest branches require.
        undemanding: those that require none.
        others: those that not only objects may meet.
    """

    place: dict[int, int]
    tag: str = ""
    valued: dict[Key, list[int]] = field(default_factory=dict)
    untagged: list[int] = field(default_factory=list)
    requiring: dict[str, list[int]] = field(default_factory=dict)
    undemanding: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Tags:
    """Summaries of the literals of one graph."""

    graph: Graph
    spend: Callable[[int], None]
    _summaries: dict[int, Summary] = field(default_factory=dict)
    _rivals: dict[tuple[tuple[int, ...], int], list[int]] = field(default_factory=dict)
    _indices: dict[tuple[int, ...], _Index] = field(default_factory=dict)

    def apart(self, first: int, second: int) -> bool:
        """Whether the summaries show that no instance meets both literals."""
        one, other = self.summary(first), self.summary(second)
        if not one.types & other.types:
            return True
        if one.types & other.types != OBJECT:
            return False
        return (
            one.lacks(other)
            or other.lacks(one)
            or any(name in other.tags and keys.isdisjoint(other.tags[name]) for name, keys in one.tags.items())
        )

    def rivals(self, branches: tuple[int, ...], one: int) -> list[int]:
        """The other branches of a union, in order, that the summaries do not show to be apart from one of them.

        Branches with other values of a common tag, or with a required name that the one does not allow, are never
        looked at: of a thousand tagged branches each costs a step, and not a thousand.
        """
        found = self._rivals.get((branches, one))
        if found is None:
            index = self._index(branches)
            near = self._near(index, branches, one)
            self.spend(1 + len(near))
            found = [other for other in near if other != one and not self.apart(one, other)]
            self._rivals[branches, one] = found
        return found

    def meeting(self, branches: tuple[int, ...], value: Json) -> Iterable[int]:
        """The branches of a union that a value may meet; of all others the summaries show that it does not."""
        index = self._index(branches)
        if not isinstance(value, dict):
            return index.others
        tag = value.get(index.tag)
        if index.tag in value and not isinstance(tag, dict | list):
            return chain(index.untagged, index.valued.get(key(tag), ()))
        if index.tag:
            return branches if index.tag in value else index.untagged
        self.spend(len(value) // 8)
        return chain(index.undemanding, *(index.requiring.get(name, ()) for name in value))

    def _near(self, index: _Index, branches: tuple[int, ...], one: int) -> Sequence[int]:
        """The branches that neither the tag nor one required name sets apart from one, in order."""
        keys = self._tags_of(one).get(index.tag)
        allowed = self._objects(one).allowed
        if keys is not None:
            near = {*index.untagged, *(other for each in keys for other in index.valued[each])}
        elif allowed is not None:
            named = (other for name in allowed for other in index.requiring.get(name, ()))
            near = {*index.undemanding, *named}
            self.spend(len(allowed) // 8)
        else:
            return branches
        self.spend(len(near) // 4)
        return sorted(near, key=index.place.__getitem__)

    def _index(self, branches: tuple[int, ...]) -> _Index:
        index = self._indices.get(branches)
        if index is not None:
            return index
        index = self._indices[branches] = _Index({branch: number for number, branch in enumerate(branches)})
        counts = Counter(name for branch in branches for name in self._tags_of(branch))
        index.tag = max(sorted(counts), key=counts.__getitem__, default="")
        demanded = Counter(name for branch in branches for name in self._objects(branch).required)
        for branch in branches:
            keys, required = self._tags_of(branch).get(index.tag), self._objects(branch).required
            self.spend(1 + (len(keys or ()) + len(required)) // 4)
            for each in keys or ():
                index.valued.setdefault(each, []).append(branch)
            if keys is None:
                index.untagged.append(branch)
            if self.summary(branch).types != OBJECT:
                index.others.append(branch)
            if required:
                index.requiring.setdefault(min(required, key=lambda name: (demanded[name], name)), []).append(branch)
            else:
                index.undemanding.append(branch)
        return index

    def _tags_of(self, branch: int) -> dict[str, frozenset[Key]]:
        """The tags of a branch that only objects meet: the tags of others say nothing about what is not an object."""
        return self._objects(branch).tags

    def _objects(self, branch: int) -> Summary:
        """The summary of a branch that is met by objects alone, and one that says nothing for others."""
        summary = self.summary(branch)
        return summary if summary.types == OBJECT else _ANYTHING

    def summary(self, literal: int) -> Summary:
        """The summary of a literal."""
        if literal not in self._summaries:
            self._summaries[literal] = self._summarize(literal)
        return self._summaries[literal]

    def _summarize(self, literal: int) -> Summary:
        types, required, allowed = ALL_TYPES, set[str](), None
        values: dict[str, frozenset[Key]] = {}
        for part in self._parts(literal):
            node = self.graph.nodes[abs(part)]
            if part < 0:
                types &= ~node.payload if node.kind is Kind.TYPES and isinstance(node.payload, int) else ALL_TYPES
            elif node.kind is Kind.TYPES and isinstance(node.payload, int):
                types &= node.payload
            elif node.kind is Kind.REQUIRED:
                required.add(str(node.payload))
            elif node.kind is Kind.PROPERTY:
                values.update(self._listed(str(node.payload), node.children[0]))
            elif node.kind is Kind.PROPERTIES and node.children[0] == FALSE and isinstance(node.payload, Names):
                allowed = _allowed(node.payload, allowed)
        tags = {name: keys for name, keys in values.items() if name in required}
        return Summary(types, tags, frozenset(required), allowed)

    def _parts(self, literal: int) -> tuple[int, ...]:
        """What a literal states together."""
        node = self.graph.nodes[abs(literal)]
        self.spend(1 + len(node.children))
        return node.children if literal > 0 and node.kind is Kind.AND else (literal,)

    def _listed(self, name: str, literal: int) -> dict[str, frozenset[Key]]:
        for part in self._parts(literal):
            payload = self.graph.nodes[abs(part)].payload
            if part > 0 and isinstance(payload, frozenset):
                return {name: payload}
        return {}


_ANYTHING: Final = Summary(ALL_TYPES, {})


def _allowed(names: Names, known: frozenset[str] | None) -> frozenset[str] | None:
    """The only names that are left when all others are forbidden; those that patterns let through are not known."""
    if names.pattern is not None or names.except_patterns:
        return known
    return names.except_names if known is None else names.except_names & known
