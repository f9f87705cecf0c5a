"""What tells the branches of a union apart at a glance: instance types, and properties with few values."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from anarq.contracts.graph import Graph, Kind
from anarq.contracts.values import ALL_TYPES, OBJECT, Key


class Summary(NamedTuple):
    """The instance types of a schema, and the values of required properties that have few."""

    types: int
    tags: dict[str, frozenset[Key]]


@dataclass(slots=True)
class Tags:
    """Summaries of the literals of one graph."""

    graph: Graph
    spend: Callable[[int], None]
    _summaries: dict[int, Summary] = field(default_factory=dict)
    _rivals: dict[tuple[int, ...], dict[int, list[int]]] = field(default_factory=dict)

    def apart(self, first: int, second: int) -> bool:
        """Whether the summaries show that no instance meets both literals."""
        one, other = self.summary(first), self.summary(second)
        if not one.types & other.types:
            return True
        if one.types & other.types != OBJECT:
            return False
        return any(name in other.tags and keys.isdisjoint(other.tags[name]) for name, keys in one.tags.items())

    def rivals(self, branches: tuple[int, ...]) -> dict[int, list[int]]:
        """For each branch those others, in order, that the summaries do not show to be apart from it.

        Branches with different values of one and the same tag are never compared, so that a union of a thousand tagged
        branches costs a thousand steps and not a million.
        """
        found = self._rivals.get(branches)
        if found is None:
            found = self._rivals[branches] = {one: [] for one in branches}
            for one, other in self._pairs(branches):
                self.spend(1)
                if not self.apart(one, other):
                    found[one].append(other)
        return found

    def _pairs(self, branches: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        """Ordered pairs of different branches, without those that the most frequent tag tells apart."""
        counts = Counter(name for branch in branches for name in self._tags_of(branch))
        tag = max(sorted(counts), key=counts.__getitem__, default="")
        valued: dict[Key, list[int]] = {}
        others: list[int] = []
        for branch in branches:
            keys = self._tags_of(branch).get(tag)
            self.spend(1 + len(keys or ()))
            if keys is None:
                others.append(branch)
            for key in keys or ():
                valued.setdefault(key, []).append(branch)
        place = {branch: number for number, branch in enumerate(branches)}
        for branch in branches:
            keys = self._tags_of(branch).get(tag)
            near = branches if keys is None else {*others, *(other for key in keys for other in valued[key])}
            for other in sorted(near, key=place.__getitem__):
                if other != branch:
                    yield branch, other

    def _tags_of(self, branch: int) -> dict[str, frozenset[Key]]:
        """The tags of a branch that is met by objects alone: the tags of others say nothing about what is no object."""
        summary = self.summary(branch)
        return summary.tags if summary.types == OBJECT else {}

    def summary(self, literal: int) -> Summary:
        """The summary of a literal."""
        if literal not in self._summaries:
            self._summaries[literal] = self._summarize(literal)
        return self._summaries[literal]

    def _summarize(self, literal: int) -> Summary:
        types, required = ALL_TYPES, set[object]()
        values: dict[str, frozenset[Key]] = {}
        node = self.graph.nodes[abs(literal)]
        for part in node.children if literal > 0 and node.kind is Kind.AND else (literal,):
            below = self.graph.nodes[abs(part)]
            if part > 0 and below.kind is Kind.TYPES and isinstance(below.payload, int):
                types &= below.payload
            elif part > 0 and below.kind is Kind.REQUIRED:
                required.add(below.payload)
            elif part > 0 and below.kind is Kind.PROPERTY:
                values.update(self._listed(str(below.payload), below.children[0]))
        return Summary(types, {name: keys for name, keys in values.items() if name in required})

    def _listed(self, name: str, literal: int) -> dict[str, frozenset[Key]]:
        node = self.graph.nodes[abs(literal)]
        for part in node.children if node.kind is Kind.AND else (literal,):
            payload = self.graph.nodes[abs(part)].payload
            if literal > 0 and part > 0 and isinstance(payload, frozenset):
                return {name: payload}
        return {}
