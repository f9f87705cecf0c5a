"""Branches of the first schema that nothing in the second stands for: which one it is, and what it is called."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from anarq.contracts.graph.nodes import Kind, Node
from anarq.contracts.graph.values import TYPE_NAMES
from anarq.contracts.graph.values import value as value_of
from anarq.contracts.tell.accepted import Branch
from anarq.contracts.tell.branches import Matcher
from anarq.contracts.tell.parts import shown
from anarq.contracts.tell.verdict import Location


@dataclass(frozen=True, slots=True)
class Label:
    """Names branches that are gone.

    Attributes:
        matcher: knows what branches say.
        types: the instance types that a literal of the raw graph leaves open.
    """

    matcher: Matcher
    types: Callable[[int], int]

    def of(self, gone: Branch, options: list[int]) -> tuple[str, Location]:
        """What a branch that is gone is called, and where it stood: its type, its tag, its value, else its place."""
        origin = self.matcher.raw.origins[abs(gone.literal)]
        where = Location(origin.pointer, origin.document)
        shape = self.matcher.shape(gone.literal)
        own = self.matcher.raw.nodes[abs(gone.literal)]
        for name in sorted(shape.required & shape.listed.keys()):
            if len(shape.listed[name]) == 1:
                return f"{name}: {shown(value_of(*shape.listed[name]))}", where
        typed = all(self.matcher.raw.origins[abs(child)].keyword == "type" for child in own.children)
        if typed and own.children and not any(self.types(option) & shape.types for option in options):
            return self._types_named(own, shape.types), where
        return str(where), where

    def _types_named(self, of: Node, types: int) -> str:
        """What people call the types that a schema says and nothing else."""
        whole = any(self.matcher.raw.nodes[abs(child)].kind is Kind.MULTIPLE for child in of.children)
        names = (TYPE_NAMES[each] for each in TYPE_NAMES if each & types)
        return ", ".join("integer" if whole and name == "number" else name for name in names)


def most_common(unions: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The union in which most branches stand; the outermost where as many stand there."""
    counts = Counter(unions)
    return min(counts, key=lambda union: (-counts[union], union), default=(0, 0))


def outermost(first: list[Branch], matched: set[int]) -> Branch | None:
    """The outermost branch that accepts, and that nothing in the second schema stands for, nor for a part of it."""
    partly = set[int]()
    for number in sorted(matched, reverse=True):
        around = number
        while around >= 0 and around not in partly:
            partly.add(around)
            around = first[around].inside
    return next((branch for number, branch in enumerate(first) if branch.accepts and number not in partly), None)
