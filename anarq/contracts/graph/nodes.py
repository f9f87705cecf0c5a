"""Schemas as a graph of small statements about an instance.

A *literal* is the number of a node, negative when the statement is denied. Every keyword of JSON Schema speaks of one
instance type and holds for all others, so a node of a typed kind is true of other types, and its denial is false.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, NamedTuple

from anarq.contracts.graph.values import ARRAY, NUMBER, OBJECT, STRING
from anarq.contracts.graph.words import words

TRUE: Final = 1
FALSE: Final = -1


class Kind(IntEnum):
    """What a node states; in brackets its payload."""

    TRUE = 0
    TYPES = 1  # [mask] the instance has one of the types
    VALUES = 2  # [frozenset of keys] the instance is one of the values
    AND = 3  # all children hold
    ONE = 4  # exactly one child holds
    OPAQUE = 5  # [identity] something that is not decided
    MIN = 10  # [(bound, exclusive)]
    MAX = 11
    MULTIPLE = 12  # [factor]
    MIN_LENGTH = 20  # [length]
    MAX_LENGTH = 21
    PATTERN = 22  # [source]
    FORMAT = 23  # [name]
    MIN_ITEMS = 30  # [count]
    MAX_ITEMS = 31
    ITEM = 32  # [index] the item at the index, if there, meets the child
    ITEMS = 33  # [index] all items from the index on meet the child
    CONTAINS = 34  # [count] at least so many items meet the child
    AT_MOST = 35  # [count] at most so many items meet the child
    UNIQUE = 36
    MIN_PROPERTIES = 40  # [count]
    MAX_PROPERTIES = 41
    REQUIRED = 42  # [name]
    PROPERTY = 43  # [name] the property, if there, meets the child
    PROPERTIES = 44  # [Names] all properties with such names meet the child
    NAMES = 45  # all property names meet the child


class Names(NamedTuple):
    """A set of property names: those that match `pattern` (all when none), without the excepted ones."""

    pattern: str | None = None
    except_names: frozenset[str] = frozenset()
    except_patterns: frozenset[str] = frozenset()


def type_of_kind(kind: Kind) -> int:
    """The instance type that a kind speaks of; 0 when it speaks of any."""
    return _TYPES[kind // 10]


_TYPES: Final = (0, NUMBER, STRING, ARRAY, OBJECT)
"""By the tens of a kind."""
CONNECTIVES = frozenset({Kind.AND, Kind.ONE})
PAIR: Final = 2
"""So many children has a statement that says of values of some types that they are listed; the denied one is first."""


class Node(NamedTuple):
    """One statement."""

    kind: Kind
    payload: Hashable = None
    children: tuple[int, ...] = ()


class Origin(NamedTuple):
    """Where a node comes from: side 0 is the first schema, side 1 the second.

    The keyword is empty where the pointer leads to what is stated, and to no schema with such a keyword. An item is one
    of several names that a keyword lists.
    """

    side: int
    document: str
    pointer: str
    keyword: str = ""
    item: str = ""


@dataclass(slots=True)
class Graph:
    """Nodes without duplicates: equal statements have equal numbers, whichever schema they come from."""

    nodes: list[Node] = field(default_factory=lambda: [Node(Kind.OPAQUE), Node(Kind.TRUE)])
    origins: dict[int, Origin] = field(default_factory=dict)
    _table: dict[Node, int] = field(default_factory=lambda: {Node(Kind.TRUE): TRUE})

    def add(self, kind: Kind, payload: Hashable = None, children: tuple[int, ...] = ()) -> int:
        """The literal of a statement, simplified where that costs nothing."""
        if kind is Kind.AND:
            return self.every(children)
        listed = words(str(payload)) if kind is Kind.PATTERN else None
        if listed is not None:  # what is no text meets it
            others = self._number(Node(Kind.VALUES, listed))
            return -self.every((self._number(Node(Kind.TYPES, STRING)), -others))
        if kind in _ALWAYS and children == (TRUE,):
            return TRUE
        if kind is Kind.ONE:
            children = tuple(sorted(child for child in children if child != FALSE))
            if len(children) < 2:
                return children[0] if children else FALSE
        return self._number(Node(kind, payload, children))

    def every(self, literals: tuple[int, ...]) -> int:
        """The literal which holds when all of `literals` do."""
        parts: set[int] = set()
        for literal in literals:
            if literal > 0 and self.nodes[literal].kind is Kind.AND:
                parts.update(self.nodes[literal].children)
            elif literal != TRUE:
                parts.add(literal)
        self._cut_short(parts)
        self._join_denied(parts)
        if FALSE in parts or any(-part in parts for part in parts):
            return FALSE
        if len(parts) < 2:
            return next(iter(parts), TRUE)
        return self._number(Node(Kind.AND, None, tuple(sorted(parts))))

    def _cut_short(self, parts: set[int]) -> None:
        """Where one of two statements is not to hold, and the one is known to, it is the other."""
        for part in sorted(parts):
            node = self.nodes[-part] if part < 0 else None
            if node is None or node.kind is not Kind.AND or len(node.children) != PAIR:
                continue
            for one, other in (node.children, node.children[::-1]):
                if one in parts and self.nodes[abs(other)].kind is not Kind.AND:
                    parts.discard(part)
                    parts.add(-other)
                    break

    def _join_denied(self, parts: set[int]) -> None:
        """Let values that are ruled out list by list be one list: so branches that list values are one list, too."""
        denied = [part for part in parts if part < 0 and self.nodes[-part].kind is Kind.VALUES]
        if len(denied) > 1:
            lists = (self.nodes[-part].payload for part in denied)
            keys = frozenset[Hashable]().union(*(keys for keys in lists if isinstance(keys, frozenset)))
            parts.difference_update(denied)
            parts.add(-self._number(Node(Kind.VALUES, keys)))

    def fill(self, number: int, node: Node) -> None:
        """Let a number that was given before, as one of a cycle, stand for a statement."""
        self.nodes[number] = node
        self._table.setdefault(node, number)

    def _number(self, node: Node) -> int:
        number = self._table.get(node)
        if number is None:
            number = self._table[node] = len(self.nodes)
            self.nodes.append(node)
        return number


_ALWAYS = frozenset({Kind.ITEM, Kind.ITEMS, Kind.PROPERTY, Kind.PROPERTIES, Kind.NAMES})
"""Kinds that hold of every instance when their child is true."""
