"""What of the first schema accepts a part of an instance: the statements about it, through the branches that hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import TRUE, Kind, Names
from anarq.contracts.read.compiler import RawGraph
from anarq.model.tree import Json

UNIONS: Final = frozenset({"anyOf", "oneOf"})


class Branch(NamedTuple):
    """A branch of a union.

    Attributes:
        literal: the branch.
        place: its number in the union, and in the unions that this one holds as whole branches.
        union: the pointer of the outermost of them.
        own: the innermost of them.
        around: the conjunction in which that stands, where it is not the outermost.
        inside: the number, in the same list, of the branch in which the union stands; -1 for none.
        accepts: whether the value at hand may meet it.
    """

    literal: int
    place: tuple[int, ...]
    union: str
    own: int = 0
    around: int = 0
    inside: int = -1
    accepts: bool = False


def options(raw: RawGraph, literal: int) -> tuple[int, ...]:
    """The branches of `anyOf` or `oneOf`; none where a literal is something else."""
    node = raw.nodes[abs(literal)]
    if raw.origins[abs(literal)].keyword not in UNIONS:
        return ()
    if literal < 0 and node.kind is Kind.AND:
        return tuple(-child for child in node.children)
    return node.children if literal > 0 and node.kind is Kind.ONE else ()


def flat(raw: RawGraph, literal: int, spend: Callable[[int], None]) -> list[Branch]:
    """The branches of a union in their order; one that is nothing but a union again gives its own."""
    found: list[Branch] = []
    pointer = raw.origins[abs(literal)].pointer
    pending: list[tuple[int, tuple[int, ...], int]] = [(literal, (), 0)]
    seen = {literal}
    for union, place, around in pending:
        for index, option in enumerate(options(raw, union)):
            spend(1)
            is_schema = option > 0 and raw.nodes[option].kind is Kind.AND
            children = raw.nodes[option].children if is_schema else ()
            alone = children[0] if len(children) == 1 else TRUE
            if options(raw, alone) and alone not in seen:
                seen.add(alone)
                pending.append((alone, (*place, index), option))
            else:
                found.append(Branch(option, (*place, index), pointer, union, around))
    return sorted(found, key=lambda branch: branch.place)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the first schema. It is never mended.

    Attributes:
        raw: what was read.
        holds: whether a literal of the raw graph holds of a value.
        selects: whether a set of names has a name.
        spend: counts the work.
    """

    raw: RawGraph
    holds: Callable[[int, Json], Truth]
    selects: Callable[[Names, str], Truth]
    spend: Callable[[int], None]


@dataclass(slots=True)
class Accepted:
    """What of the first schema accepts one part of an instance; found out when it is asked for.

    Attributes:
        by: reads the first schema.
        value: the part.
        outer: the same of the value that it is a part of.
        step: under which name or number.
    """

    by: Reader
    value: Json
    outer: "Accepted | None" = None
    step: str | int = ""
    _literals: tuple[int, ...] | None = None
    _statements: list[int] | None = field(default=None)

    @classmethod
    def of(cls, by: Reader, value: Json, *literals: int) -> "Accepted":
        """Of a value that some literals accept."""
        return cls(by, value, _literals=literals)

    def below(self, step: str | int, part: Json) -> "Accepted":
        """The same of a part."""
        return Accepted(self.by, part, self, step)

    @property
    def literals(self) -> tuple[int, ...]:
        """The schemas that are applied to the part as a whole."""
        if self._literals is None:
            found = () if self.outer is None else self.outer._below(self.step)
            self._literals = tuple(dict.fromkeys(found))
        return self._literals

    def branches(self) -> list[Branch]:
        """The branches of all unions that are applied to the part; of unions in branches those that it meets."""
        found: list[Branch] = []
        pending = [(literal, -1) for literal in self.literals]
        while pending:
            start, inside = pending.pop(0)
            for union in self._in_place(start, through=False):
                if not options(self.by.raw, union):
                    continue
                for branch in flat(self.by.raw, union, self.by.spend):
                    accepts = self.by.holds(branch.literal, self.value) is not False
                    if accepts:
                        pending.append((branch.literal, len(found)))
                    found.append(branch._replace(inside=inside, accepts=accepts))
        return found

    def statements(self) -> list[int]:
        """All that is said of the part as a whole, through the branches of unions that it meets."""
        if self._statements is None:
            self._statements = [each for literal in self.literals for each in self._in_place(literal, through=True)]
        self.by.spend(1 + len(self._statements) // 4)
        return self._statements

    def _below(self, step: str | int) -> Iterator[int]:
        for literal in self.statements():
            node = self.by.raw.nodes[abs(literal)]
            if (
                literal > 0
                and node.children
                and node.children[0] != TRUE
                and self._speaks(node.kind, node.payload, step)
            ):
                yield node.children[0]

    def _speaks(self, kind: Kind, payload: object, step: str | int) -> bool:
        if isinstance(step, str):
            if kind is Kind.PROPERTY:
                return payload == step
            return kind is Kind.PROPERTIES and isinstance(payload, Names) and self.by.selects(payload, step) is True
        if not isinstance(payload, int):
            return False
        return (kind is Kind.ITEM and payload == step) or (kind is Kind.ITEMS and payload <= step)

    def _in_place(self, literal: int, *, through: bool) -> Iterator[int]:
        """The statements of a schema about the same value; through unions as well, by the branches that it meets."""
        pending, seen = [literal], {literal}
        while pending:
            each = pending.pop()
            self.by.spend(1)
            node = self.by.raw.nodes[abs(each)]
            if each > 0 and node.kind is Kind.AND:
                below = node.children
            elif through and (node.kind is Kind.ONE if each > 0 else node.kind is Kind.AND):
                some = node.children if each > 0 else [-child for child in node.children]
                below = tuple(child for child in some if self.by.holds(child, self.value) is not False)
            else:
                yield each
                continue
            for child in reversed(below):
                if child not in seen:
                    seen.add(child)
                    pending.append(child)
