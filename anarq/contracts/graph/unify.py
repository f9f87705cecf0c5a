"""Makes one graph of what was read from both schemas, in which equal parts have equal numbers.

Parts without recursion are numbered from the leaves up. Parts that reach a recursive reference are numbered by
partition refinement (Moore's construction for automata): two of them are one when no path tells them apart. So the
parts in which two schemas agree are skipped, `$ref` inlined or not, in whatever order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from anarq.contracts.budget import Meter
from anarq.contracts.graph.nodes import CONNECTIVES, TRUE, Graph, Kind, Node
from anarq.contracts.read.compiler import RawGraph

Literals: TypeAlias = dict[int, int]
"""Number in the raw graph -> literal in the graph."""

CYCLE: Final = "it refers to itself without reaching into the instance"


@dataclass(slots=True)
class Unified:
    """The graph, the literal of every node of the raw graph, and why opaque literals are not decided.

    Attributes:
        cycles: nodes of the raw graph that apply themselves to the same instance.
    """

    raw: RawGraph
    graph: Graph
    literals: Literals
    reasons: dict[int, str]
    cycles: frozenset[int]
    _above: dict[int, list[int]] = field(default_factory=dict)

    def renew(self, meter: Meter) -> bool:
        """Follow the changes of the raw graph; false where a part of a cycle changed: then all is made anew.

        The graph grows, so that whatever is known of its literals remains true.
        """
        changed = self._all_above(self._added(meter) | self.raw.changed, meter)
        order = self._from_below(changed)
        if order is None:
            return False
        self.raw.changed.clear()
        for number in order:
            node = self.raw.nodes[number]
            meter.spend(1 + len(node.children) // 8)
            literal = self.graph.add(node.kind, node.payload, _through(self.literals, node.children))
            self.literals[number] = literal
            self.graph.origins.setdefault(abs(literal), self.raw.origins[number])
        return True

    def _from_below(self, numbers: set[int]) -> list[int] | None:
        """Some nodes, each after those of them that it leads to; none where one leads to itself."""
        found: dict[int, None] = {}
        above: set[int] = set()
        for start in sorted(numbers):
            work = [start]
            while work:
                number = work[-1]
                if number in found or number in above:
                    above.discard(number)
                    found[work.pop()] = None
                    continue
                above.add(number)
                below = {abs(child) for child in self.raw.nodes[number].children} & numbers
                if below & above:
                    return None
                work.extend(sorted(below - found.keys()))
        return [*found]

    def _added(self, meter: Meter) -> set[int]:
        """The nodes that are new in the raw graph."""
        first = len(self.literals)
        if not self._above:
            self._learn(range(first), meter)
        added = range(first, len(self.raw.nodes))
        self._learn((*added, *self.raw.changed), meter)
        for number in added:
            self.literals[number] = TRUE
        return set(added)

    def _learn(self, numbers: Iterable[int], meter: Meter) -> None:
        """Note which nodes lead to which; one way too many does no harm."""
        for number in numbers:
            children = self.raw.nodes[number].children
            meter.spend(1 + len(children) // 8)
            for child in children:
                self._above.setdefault(abs(child), []).append(number)

    def _all_above(self, numbers: set[int], meter: Meter) -> set[int]:
        """Some nodes and all that lead to them."""
        found, pending = set(numbers), list(numbers)
        while pending:
            above = self._above.get(pending.pop(), ())
            meter.spend(1 + len(above) // 8)
            fresh = [number for number in above if number not in found]
            found.update(fresh)
            pending.extend(fresh)
        return found


def unify(raw: RawGraph, meter: Meter) -> Unified:
    """The graph of what was read."""
    reasons = dict(raw.reasons)
    cycles = _cut_cycles(raw, reasons, meter)
    graph = Graph()
    literals: Literals = {0: 0, TRUE: TRUE}
    recursive: set[int] = set()
    for component in _components(len(raw.nodes), lambda number: raw.nodes[number].children):
        number = component[0]
        node = raw.nodes[number]
        meter.spend(len(component) + len(node.children) // 8)
        if len(component) > 1 or any(abs(child) in recursive or abs(child) == number for child in node.children):
            recursive.update(component)
        elif number > TRUE:
            below = _through(literals, node.children)
            meter.spend(_parts(graph, node, below) // 16)
            literals[number] = graph.add(node.kind, node.payload, below)
    _Refinement(raw, graph, literals, sorted(recursive), meter).run()
    for number, literal in literals.items():
        if number > TRUE:
            graph.origins.setdefault(abs(literal), raw.origins[number])
    raw.changed.clear()
    undecided = {abs(literals[number]): reason for number, reason in reasons.items()}
    return Unified(raw, graph, literals, undecided, cycles)


def _parts(graph: Graph, node: Node, below: tuple[int, ...]) -> int:
    """How many literals a conjunction takes over from those in it."""
    if node.kind is not Kind.AND:
        return 0
    nodes = graph.nodes
    return sum(len(nodes[part].children) for part in below if part > 0 and nodes[part].kind is Kind.AND)


def _through(literals: Literals, children: Sequence[int]) -> tuple[int, ...]:
    return tuple(literals[child] if child > 0 else -literals[-child] for child in children)


def _cut_cycles(raw: RawGraph, reasons: dict[int, str], meter: Meter) -> frozenset[int]:
    """Put an opaque statement wherever a schema applies itself to the same instance."""
    meter.spend(len(raw.nodes) // 2)

    def in_place(number: int) -> Sequence[int]:
        node = raw.nodes[number]
        return node.children if node.kind in CONNECTIVES else ()

    cut = [
        number
        for component in _components(len(raw.nodes), in_place)
        for number in component
        if len(component) > 1 or any(abs(child) == number for child in in_place(number))
    ]
    for number in cut:
        raw.nodes[number] = Node(Kind.OPAQUE, (CYCLE, *raw.origins[number]))
        reasons[number] = CYCLE
    raw.endless.update(cut)
    return frozenset(raw.endless)


def _components(count: int, edges: Callable[[int], Sequence[int]]) -> Iterator[list[int]]:
    """The strongly connected components, each after those that it leads to (Tarjan 1972, without recursion)."""
    index = [0] * count
    low = [0] * count
    on_stack = bytearray(count)
    stack: list[int] = []
    clock = 0
    for root in range(1, count):
        if index[root]:
            continue
        work = [(root, iter(edges(root)))]
        clock += 1
        index[root] = low[root] = clock
        stack.append(root)
        on_stack[root] = 1
        while work:
            number, following = work[-1]
            for child in following:
                below = abs(child)
                if not index[below]:
                    clock += 1
                    index[below] = low[below] = clock
                    stack.append(below)
                    on_stack[below] = 1
                    work.append((below, iter(edges(below))))
                    break
                if on_stack[below] and index[below] < low[number]:
                    low[number] = index[below]
            else:
                work.pop()
                if work and low[number] < low[work[-1][0]]:
                    low[work[-1][0]] = low[number]
                if low[number] == index[number]:
                    yield _popped(stack, on_stack, number)


def _popped(stack: list[int], on_stack: bytearray, until: int) -> list[int]:
    component: list[int] = []
    while not component or component[-1] != until:
        component.append(stack.pop())
        on_stack[component[-1]] = 0
    return component


@dataclass(slots=True)
class _Refinement:
    """Numbers the parts that reach a recursive reference."""

    raw: RawGraph
    graph: Graph
    literals: Literals
    members: list[int]
    meter: Meter

    def run(self) -> None:
        """Add the classes of the members to the graph."""
        if not self.members:
            return
        alias = {number: self._alias(number) for number in self.members}
        proper = [number for number in self.members if alias[number] == number]
        children = {number: self._children(number, alias) for number in proper}
        colours = self._colours(proper, children)
        self._number(proper, children, colours)
        for number in self.members:
            target = alias[number]
            if target != number:
                self.literals[number] = self._literal(target)

    def _literal(self, number: int) -> int:
        return self.literals[number] if number > 0 else -self.literals[-number]

    def _alias(self, number: int) -> int:
        """What a conjunction with one part stands for; anything else stands for itself."""
        sign = 1
        while True:
            self.meter.spend()
            node = self.raw.nodes[number]
            parts = [child for child in node.children if child != TRUE]
            if node.kind is not Kind.AND or len(parts) != 1:
                return sign * number
            sign, number = (sign, parts[0]) if parts[0] > 0 else (-sign, -parts[0])

    def _children(self, number: int, alias: dict[int, int]) -> tuple[int, ...]:
        def stands_for(child: int) -> int:
            target = alias.get(abs(child), abs(child))
            return target if child > 0 else -target

        node = self.raw.nodes[number]
        parts = [stands_for(child) for child in node.children]
        if node.kind is not Kind.AND:
            return tuple(parts)
        flat: set[int] = set()
        while parts:
            part = parts.pop()
            self.meter.spend()
            below = self.raw.nodes[part] if part > 0 else None
            if below is not None and below.kind is Kind.AND and part in alias and len(flat) < 1_000:
                parts.extend(stands_for(child) for child in below.children)
            elif part != TRUE:
                flat.add(part)
        return tuple(flat)

    def _colours(self, proper: list[int], children: dict[int, tuple[int, ...]]) -> dict[int, int]:
        """The coarsest colouring in which equal colours mean equal kind, payload and colours of children.

        Only what leads to a part that was coloured anew is looked at again, and of a class that falls apart the largest
        piece keeps its colour. So each part is looked at a number of times that grows like the logarithm of all.
        """
        above: dict[int, list[int]] = {}
        for number in proper:
            for child in children[number]:
                if abs(child) in children:
                    above.setdefault(abs(child), []).append(number)
        colours, members = dict.fromkeys(proper, 0), {0: set(proper)}
        dirty = set(proper)
        while dirty:
            touched: dict[int, list[int]] = {}
            for number in sorted(dirty):
                touched.setdefault(colours[number], []).append(number)
            anew: set[int] = set()
            for colour, some in sorted(touched.items()):
                anew |= self._split(colour, some, colours, members, children)
            dirty = {parent for number in anew for parent in above.get(number, ())}
            self.meter.spend(len(dirty))
        return colours

    def _split(
        self,
        colour: int,
        some: list[int],
        colours: dict[int, int],
        members: dict[int, set[int]],
        children: dict[int, tuple[int, ...]],
    ) -> set[int]:
        """Take a class apart of which some members may differ from the others; gives those that got a new colour."""
        looked_at = set(some)
        other = next((number for number in members[colour] if number not in looked_at), None)
        groups: dict[object, list[int]] = {}
        for number in some:
            self.meter.spend(1 + len(children[number]))
            groups.setdefault(self._signature(number, colours, children), []).append(number)
        others = None if other is None else self._signature(other, colours, children)
        sizes = {key: len(group) for key, group in groups.items()}
        if others is not None:
            sizes[others] = sizes.get(others, 0) + len(members[colour]) - len(some)
        kept = max(sizes, key=sizes.__getitem__)
        anew: set[int] = set()
        for key in sizes:
            if key != kept:
                piece = set(groups.get(key, ()))
                if key == others:
                    piece |= members[colour] - looked_at
                fresh = len(members)
                members[fresh] = piece
                members[colour] -= piece
                colours.update(dict.fromkeys(piece, fresh))
                anew |= piece
        return anew

    def _signature(self, number: int, colours: dict[int, int], children: dict[int, tuple[int, ...]]) -> object:
        """What tells a part from others, as far as the colours tell its children apart."""
        node = self.raw.nodes[number]
        offset = 4 * len(self.graph.nodes) + 4
        parts = []
        for child in children[number]:
            inner = colours.get(abs(child))
            colour = self.literals[abs(child)] * 2 if inner is None else offset + inner
            parts.append(colour if child > 0 else -colour - 1)
        if node.kind is Kind.AND:
            return node.kind, node.payload, tuple(sorted(set(parts)))
        return node.kind, node.payload, tuple(sorted(parts)) if node.kind is Kind.ONE else tuple(parts)

    def _number(self, proper: list[int], children: dict[int, tuple[int, ...]], colours: dict[int, int]) -> None:
        first: dict[int, int] = {}
        for number in proper:
            colour = colours[number]
            if colour not in first:
                first[colour] = len(self.graph.nodes)
                self.graph.nodes.append(self.raw.nodes[number])
            self.literals[number] = first[colour]
        filled: set[int] = set()
        for number in proper:
            literal = self.literals[number]
            if literal in filled:
                continue
            filled.add(literal)
            node = self.raw.nodes[number]
            below = _through(self.literals, children[number])
            ordered = tuple(sorted(set(below))) if node.kind is Kind.AND else below
            self.graph.fill(literal, Node(node.kind, node.payload, ordered))
