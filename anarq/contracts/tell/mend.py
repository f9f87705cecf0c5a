"""Takes a cause out of what was read of the second schema, so that the search for the next one can go on.

Outside of unions a statement is removed. In a branch less is done: a branch that refuses too little takes what is
refused elsewhere in the union, and hides it. There a statement is *weakened*: it is asked for, or what the first schema
says of the same part.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from anarq.contracts.graph.nodes import FALSE, TRUE, Kind, Names, Node
from anarq.contracts.read.compiler import RawGraph


@dataclass(slots=True)
class Mender:
    """Writes a raw graph anew, statement by statement.

    Attributes:
        raw: what was read.
        written: the same, and nothing in it is mended.
        spend: counts the work.
    """

    raw: RawGraph
    written: RawGraph
    spend: Callable[[int], None]
    _first_copy: int | None = None
    _guards: set[int] = field(default_factory=set)
    _inner: dict[int, int] = field(default_factory=dict)
    _relaxed: dict[int, int] = field(default_factory=dict)
    _before: dict[int, Node] = field(default_factory=dict)

    def inner(self, literal: int) -> int:
        """The statement that a weakened one was, or the literal itself."""
        return self._inner.get(literal, literal)

    def in_place(self, parent: int, literal: int) -> int:
        """What stands in a conjunction for a statement by now, weakened or not."""
        children = self.raw.nodes[parent].children
        if literal in children:
            return literal
        name = self.inner(literal), literal in self._guards
        return next((child for child in children if (self.inner(child), child in self._guards) == name), literal)

    def undo(self) -> None:
        """Let everything be as it was read. What was mended can be mended again, in the same order or without some."""
        self.spend(1 + len(self._before))
        for number, node in self._before.items():
            self.raw.write(number, node)
        self._before.clear()
        self._relaxed.clear()

    def relaxed(self, literal: int) -> Node:
        """A statement about names, without the names that were declared since; any other as it is."""
        return self.raw.nodes[self._relaxed.get(literal, abs(literal))]

    def remove(self, parent: int, literal: int) -> None:
        """Take a statement out of a conjunction, and what else the same keyword states there."""
        literal = self.in_place(parent, literal)
        also = {literal, *self._of_same(parent, literal)}
        self._write(parent, tuple(child for child in self.raw.nodes[parent].children if child not in also))

    def weaken(self, parent: int, literal: int, accepted: tuple[int, ...]) -> None:
        """Let a statement of a conjunction, and what else the same keyword states, accept what some literals accept.

        Args:
            parent: the conjunction.
            literal: the statement in it.
            accepted: literals of the first schema that accept the value together; with none, anything is accepted.
        """
        accepted = tuple(each for each in accepted if each != TRUE)
        literal = self.in_place(parent, literal)
        if not accepted:
            self.remove(parent, literal)
            return
        for each in dict.fromkeys((literal, *self._of_same(parent, literal))):
            self._weaken(parent, each, accepted)

    def loosen(self, parent: int, literal: int, *, only_mended: bool) -> None:
        """Let `oneOf` accept what meets more than one branch.

        Args:
            parent: the conjunction.
            literal: the statement in it.
            only_mended: only where it meets no two of them as they were written.
        """
        literal = self.in_place(parent, literal)
        if literal in self._guards:
            self._write(parent, tuple(child for child in self.raw.nodes[parent].children if child != literal))
            return
        one = self.inner(literal)
        others = () if literal == one else tuple(each for each in self.raw.nodes[-literal].children if each != -one)
        origin = self.raw.origins[one]
        loose = [-self.raw.add(Node(Kind.AND, None, (*_denied(self.raw.nodes[one]), *others)), origin)]
        if only_mended:
            before = self.as_written(one)
            none = self.raw.add(Node(Kind.AND, None, _denied(self.raw.nodes[before])), origin)
            loose.append(-self.raw.add(Node(Kind.AND, None, (-before, -none, *others)), origin))
            self._guards.add(loose[1])
        self._inner.update(dict.fromkeys(loose, one))
        self._replace(parent, literal, *loose)

    def as_written(self, literal: int) -> int:
        """A literal that says what another said before anything was mended. All are copied when one is asked for."""
        if self._first_copy is None:
            self.spend(1 + len(self.written.nodes))
            self._first_copy = len(self.raw.nodes)
            for number in range(TRUE + 1, len(self.written.nodes)):
                node = self.written.nodes[number]
                moved = tuple(map(self._moved, node.children))
                if number in self.raw.reasons:
                    self.raw.reasons[len(self.raw.nodes)] = self.raw.reasons[number]
                self.raw.add(node._replace(children=moved), self.raw.origins[number])
        return self._moved(literal)

    def _moved(self, literal: int) -> int:
        further = (self._first_copy or 0) - TRUE - 1
        return literal if abs(literal) <= TRUE else literal + (further if literal > 0 else -further)

    def declare(self, literal: int, name: str) -> None:
        """Let a statement about further names leave out one more."""
        self._put(literal, _except(self.raw.nodes[literal], name))

    def declare_in(self, parent: int, literal: int, name: str, accepted: tuple[int, ...]) -> None:
        """The same in a branch of a union, for what some literals accept."""
        inner = self.inner(literal)
        number = self._relaxed.get(inner)
        if number is None:
            number = self._relaxed[inner] = self.raw.add(self.raw.nodes[inner], self.raw.origins[inner])
        self._put(number, _except(self.raw.nodes[number], name))
        self._weaken(parent, self.in_place(parent, literal), (number, *accepted))

    def _weaken(self, parent: int, literal: int, accepted: tuple[int, ...]) -> None:
        origin = self.raw.origins[parent if literal == FALSE else abs(literal)]
        either = accepted[0] if len(accepted) == 1 else self.raw.add(Node(Kind.AND, None, accepted), origin)
        if literal in self._inner:
            node = self.raw.nodes[-literal]
            self._put(-literal, node._replace(children=(*node.children, -either)))
            return
        weak = -self.raw.add(Node(Kind.AND, None, (-literal, -either)), origin)
        self._inner[weak] = literal
        self._replace(parent, literal, weak)

    def _replace(self, parent: int, literal: int, *others: int) -> None:
        children = self.raw.nodes[parent].children
        self._write(parent, tuple(new for child in children for new in (others if child == literal else (child,))))

    def _write(self, parent: int, children: tuple[int, ...]) -> None:
        self._put(parent, self.raw.nodes[parent]._replace(children=children))

    def _put(self, number: int, node: Node) -> None:
        self._before.setdefault(number, self.raw.nodes[number])
        self.raw.write(number, node)

    def _of_same(self, parent: int, literal: int) -> list[int]:
        """What else the keyword of a statement states in the same conjunction."""
        origin = self.raw.origins[abs(literal)]
        if abs(literal) == TRUE or not origin.keyword:
            return []
        children = self.raw.nodes[parent].children
        return [child for child in children if abs(child) != TRUE and self.raw.origins[abs(child)] == origin]


def _denied(node: Node) -> tuple[int, ...]:
    return tuple(-child for child in node.children)


def _except(node: Node, name: str) -> Node:
    names = node.payload if isinstance(node.payload, Names) else Names()
    return node._replace(payload=names._replace(except_names=names.except_names | {name}))
