"""What it takes a validator to look at an instance, before it is asked: a validator cannot be stopped.

Validators remember nothing, so a subschema that is reached by several ways is applied once for each of them, and a
schema that applies itself in place is applied without end. Here each pair of a statement and a value is looked at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from anarq.contracts.graph.evaluate import ByName
from anarq.contracts.graph.nodes import CONNECTIVES, Kind, Node
from anarq.contracts.read.compiler import RawGraph
from anarq.model.tree import Json

MOST: Final = 100_000
"""So many applications of a keyword to a value take a validator in Python a second or so."""


class EndlessError(Exception):
    """A schema applies itself to one and the same value."""


@dataclass(slots=True)
class Effort:
    """Counts how often keywords are applied to values.

    Attributes:
        raw: the statements as they were read, duplicates and all.
        cycles: statements that were cut out because they apply themselves in place.
        spend: counts the work of counting.
    """

    raw: RawGraph
    cycles: frozenset[int]
    spend: Callable[[int], None]
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _indices: dict[int, ByName] = field(default_factory=dict)

    def of(self, literal: int, value: Json) -> int:
        """How many applications there may be when a value is held against a schema.

        Raises:
            EndlessError: without end.
        """
        self._known.clear()  # values are known by their identity, which others have after them
        return self._count(literal, value)

    def _count(self, literal: int, value: Json) -> int:
        number = abs(literal)
        key = (number, id(value))
        if key not in self._known:
            self.spend(1)
            if number in self.cycles:
                raise EndlessError
            node = self.raw.nodes[number]
            below = node.children[0] if node.children else 0
            if node.kind in CONNECTIVES:
                absent, about = self._about(number, node, value)
                self._known[key] = 1 + absent // 16 + sum(self._count(child, value) for child in about)
            elif node.kind in (Kind.UNIQUE, Kind.VALUES):
                self._known[key] = 1 + _compared(node.payload, value)
            else:
                self._known[key] = 1 + sum(self._count(below, part) for part in _parts(node.kind, node.payload, value))
        return self._known[key]

    def _about(self, number: int, node: Node, value: Json) -> tuple[int, Iterable[int]]:
        """How many statements are about properties that are not there, and all others."""
        if number not in self._indices:
            self.spend(1 + len(node.children) // 4)
            self._indices[number] = ByName.of(self.raw.nodes, node.children)
        about = tuple(self._indices[number].about(value))
        return len(node.children) - len(about), about


def _compared(listed: object, value: Json) -> int:
    """About how many applications it costs to compare values with one another, or with those in a list."""
    if isinstance(listed, frozenset):
        return len(listed) // 64
    items = value if isinstance(value, list) else []
    composite = any(isinstance(item, dict | list) for item in items)
    return len(items) ** 2 // 16 if composite else len(items) // 16


def _parts(kind: Kind, payload: object, value: Json) -> Iterable[Json]:
    """The parts of a value that a statement applies its schema to; of patterns, all that they might select."""
    if isinstance(value, dict):
        if kind is Kind.PROPERTY:
            return (value[str(payload)],) if payload in value else ()
        return value.values() if kind is Kind.PROPERTIES else (*value,) if kind is Kind.NAMES else ()
    if isinstance(value, list):
        if kind is Kind.ITEM and isinstance(payload, int):
            return value[payload : payload + 1]
        if kind is Kind.ITEMS and isinstance(payload, int):
            return value[payload:]
        return value if kind in (Kind.CONTAINS, Kind.AT_MOST) else ()
    return ()
