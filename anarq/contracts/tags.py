"""What tells the branches of a union apart at a glance: instance types, and properties with few values."""

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
    _summaries: dict[int, Summary] = field(default_factory=dict)

    def apart(self, first: int, second: int) -> bool:
        """Whether the summaries show that no instance meets both literals."""
        one, other = self.summary(first), self.summary(second)
        if not one.types & other.types:
            return True
        if one.types & other.types != OBJECT:
            return False
        return any(name in other.tags and keys.isdisjoint(other.tags[name]) for name, keys in one.tags.items())

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
