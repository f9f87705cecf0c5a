"""By how much a value misses a schema: of several branches it is meant for the nearest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import Kind, Node
from anarq.contracts.graph.values import Key, key_type, type_of
from anarq.contracts.read.compiler import RawGraph
from anarq.model.tree import Json

FAR: Final = 10
"""A branch that misses by so much is not meant for a value: another type, or another value of a tag. A property that
has another value or type than it is to have counts half of it: it may be a tag that nobody requires."""


@dataclass(frozen=True, slots=True)
class Distance:
    """Counts the statements of a schema that a value does not meet.

    Attributes:
        written: what was read.
        held: whether a literal of it held of a value when nothing was mended.
        tags: the values of required properties that a literal asks for.
    """

    written: RawGraph
    held: Callable[[int, Json], Truth]
    tags: Callable[[int], dict[str, frozenset[Key]]]

    def of(self, number: int, value: Json, depth: int) -> int:
        """By how much a value misses a schema as it was read: a mended one is not nearer to what it is not for."""
        count = 0
        for child in self.written.nodes[number].children:
            if self.held(child, value) is not False:
                continue
            node = self.written.nodes[abs(child)]
            if child > 0 and node.kind is Kind.AND:
                count += self.of(child, value, depth)
            elif child > 0 and node.kind in (Kind.TYPES, Kind.VALUES):
                count += FAR // 2 if depth == 0 and _is_like(node, value) else FAR
            elif child > 0 and node.kind is Kind.PROPERTY and depth == 0 and isinstance(value, dict):
                below = node.children[0]
                inside = self.of(below, value[str(node.payload)], 1) if below > 0 else 1
                far = FAR if self._is_tag(number, str(node.payload)) else FAR // 2
                count += far if inside >= FAR else 1
            else:
                count += 1
        return count

    def _is_tag(self, number: int, name: str) -> bool:
        return name in self.tags(number)


def _is_like(node: Node, value: Json) -> bool:
    """Whether a statement lists values of the type of one."""
    return isinstance(node.payload, frozenset) and any(key_type(each) == type_of(value) for each in node.payload)
