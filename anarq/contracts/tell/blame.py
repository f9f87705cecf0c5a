"""What in the second schema refuses a witness: the deepest statement that can be named, and what it takes to mend it.

A cause is *mended* by taking its statement out of what was read, so that the search for the next cause starts from a
second schema that refuses less. When nothing is left to find, every cause is known: mended together, they leave a pair
that is proved compatible.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import FALSE, TRUE, Kind, Names, Node, Origin
from anarq.contracts.graph.values import OBJECT, TYPE_NAMES, Key, key, type_of
from anarq.contracts.read.compiler import RawGraph
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_OF_THE_WHOLE: Final = ("/additionalProperties", "/unevaluatedProperties", "/unevaluatedItems")
"""Where `false` is said of an object or array as a whole, and not of a part."""
_UNIONS: Final = frozenset({"anyOf", "oneOf"})
_CONDITIONAL: Final = frozenset({"if", "dependentSchemas", "dependentRequired", "dependencies"})
BRANCHING: Final = _UNIONS | _CONDITIONAL
"""Keywords whose subschemas hold of some values and not of others."""
_FAR: Final = 10
"""A branch that misses by so much is not meant for a value: another type, or another value of a tag. A property that
has another value or type than it is to have counts half of it: it may be a tag that nobody requires."""


@dataclass(frozen=True, slots=True)
class Root:
    """A statement that refuses a part of an instance.

    Attributes:
        origin: where it stands.
        kind: what it states.
        item: which of several things at this place: a name, a type.
        at: pointer to the part.
        part: the part.
        mend: takes it out of the raw graph.
        unions: takes out every `oneOf` around it; in a union, less can be refused in a branch and more in all.
        around: the declarations of properties on the way to the part, outermost first, each as a root of its own.
    """

    origin: Origin
    kind: Kind
    item: str
    at: str
    part: Json
    mend: Callable[[], None]
    unions: tuple[Callable[[], None], ...] = ()
    around: "tuple[Root, ...]" = ()

    @property
    def place(self) -> tuple[Origin, str]:
        """What makes it this cause and no other."""
        return self.origin, self.item


@dataclass(slots=True)
class Blame:
    """Finds the statement that refuses a value.

    Attributes:
        raw: what was read, each statement at its place, and mended.
        written: the same as it was read.
        holds: whether a literal of the raw graph holds of a value.
        held: whether it did when nothing was mended.
        types: the instance types that a literal of the raw graph leaves open.
        tags: the values of required properties that a literal of the raw graph asks for.
        selects: whether a set of names has a name.
        of_first: whether a literal of the raw graph is, just so, a branch of a union of the first schema.
        spend: counts the work.
    """

    raw: RawGraph
    written: RawGraph
    holds: Callable[[int, Json], Truth]
    held: Callable[[int, Json], Truth]
    types: Callable[[int], int]
    tags: Callable[[int], dict[str, frozenset[Key]]]
    selects: Callable[[Names, str], Truth]
    of_first: Callable[[int], bool]
    spend: Callable[[int], None]
    _unions: tuple[Callable[[], None], ...] = ()
    _around: tuple[Root, ...] = ()
    _declared: frozenset[str] | None = field(default=None)

    def find(self, number: int, value: Json, at: str = "") -> Root | None:
        """The root in a conjunction that does not hold of a value, or none when that is not decided."""
        for child in self.raw.nodes[number].children:
            if self.holds(child, value) is False:
                return self._statement(number, child, value, at)
        return None

    def _statement(self, parent: int, literal: int, value: Json, at: str) -> Root:
        """The root in one statement of a conjunction: deeper in it, else the statement itself."""
        found = self._deeper(parent, literal, value, at)
        return found or self._root(parent, literal, value, at)

    def _deeper(self, parent: int, literal: int, value: Json, at: str) -> Root | None:
        node = self.raw.nodes[abs(literal)]
        if literal < 0:
            return (
                self._options(literal, [-child for child in node.children], value, at)
                if node.kind is Kind.AND
                else None
            )
        if node.kind is Kind.AND:
            return self.find(literal, value, at)
        if node.kind is Kind.ONE:
            if any(self.holds(child, value) is not False for child in node.children):
                return None
            before, self._unions = self._unions, (*self._unions, partial(self._remove, parent, literal))
            try:
                return self._options(literal, list(node.children), value, at)
            finally:
                self._unions = before
        for name, part in self._parts(node, value):
            child = node.children[0]
            if self.holds(child, part) is not False:
                continue
            inside = pointers.join(at, name)
            if child == FALSE and node.kind is Kind.PROPERTIES and str(name) in self._names_of_first():
                return self._undeclared(literal, str(name), value, at)
            if child == FALSE and self.raw.origins[literal].pointer.endswith(_OF_THE_WHOLE):
                return self._root(parent, literal, value, at)
            outer, declaration = self._around, self._root(parent, literal, part, inside)
            if node.kind is Kind.PROPERTY:
                self._around = (*outer, declaration)
            try:
                return self._into(child, part, inside) or self._root(parent, literal, part, inside)
            finally:
                self._around = outer
        return None

    def _into(self, child: int, part: Json, at: str) -> Root | None:
        is_schema = child > 0 and self.raw.nodes[child].kind is Kind.AND
        return self.find(child, part, at) if is_schema else None

    def _parts(self, node: Node, value: Json) -> Iterator[tuple[str | int, Json]]:
        """The parts of a value that a statement speaks of, by name or place."""
        if node.kind is Kind.PROPERTY and isinstance(value, dict) and node.payload in value:
            yield str(node.payload), value[str(node.payload)]
        elif node.kind is Kind.PROPERTIES and isinstance(value, dict) and isinstance(node.payload, Names):
            names = node.payload
            for name, part in value.items():
                if self.selects(names, name):
                    yield name, part
        elif node.kind in (Kind.ITEM, Kind.ITEMS) and isinstance(value, list) and isinstance(node.payload, int):
            end = node.payload + 1 if node.kind is Kind.ITEM else len(value)
            for index in range(node.payload, min(end, len(value))):
                yield index, value[index]

    def _options(self, literal: int, options: list[int], value: Json, at: str) -> Root | None:
        """The root in the branch that is meant for a value; where none is, that no branch is."""
        origin = self.raw.origins[abs(literal)]
        if origin.keyword in _CONDITIONAL:
            last = options[-1]  # what the first schema asks for as well is asked for in more cases now
            conditional = last > 0 and self.raw.nodes[last].kind is Kind.AND and not self.of_first(last)
            return self.find(last, value, at) if conditional else None
        if origin.keyword not in _UNIONS:
            return None
        self.spend(1 + len(options))
        schemas = [
            option
            for option in options
            if 0 < option < len(self.written.nodes)
            and self.raw.nodes[option].kind is Kind.AND
            and not self.of_first(option)
        ]  # a branch that the first schema has as well was not meant for what the first schema accepts by another
        nearest = min(schemas, key=lambda option: self._misses(option, value, 0), default=0)
        if nearest and self._misses(nearest, value, 0) < _FAR:
            return self.find(nearest, value, at)
        return self._no_branch(literal, options, value, at)

    def _misses(self, number: int, value: Json, depth: int) -> int:
        """By how much a value misses a schema as it was read: a mended one is not nearer to what it is not for."""
        count = 0
        for child in self.written.nodes[number].children:
            if self.held(child, value) is not False:
                continue
            node = self.written.nodes[abs(child)]
            if child > 0 and node.kind is Kind.AND:
                count += self._misses(child, value, depth)
            elif child > 0 and node.kind in (Kind.TYPES, Kind.VALUES):
                count += _FAR
            elif child > 0 and node.kind is Kind.PROPERTY and depth == 0 and isinstance(value, dict):
                below = node.children[0]
                inside = self._misses(below, value[str(node.payload)], 1) if below > 0 else 1
                far = _FAR if self._is_tag(number, str(node.payload)) else _FAR // 2
                count += far if inside >= _FAR else 1
            else:
                count += 1
        return count

    def _is_tag(self, number: int, name: str) -> bool:
        return name in self.tags(number)

    def _no_branch(self, literal: int, options: list[int], value: Json, at: str) -> Root | None:
        """No branch takes values of this type, or with this tag: one that does would mend it."""
        of_type = type_of(value)
        if not any(self.types(option) & of_type for option in options):
            return self._branch(literal, [Node(Kind.TYPES, of_type)], TYPE_NAMES[of_type], value, at)
        names = {name for option in options for name in self.tags(option)}
        for name in sorted(names):
            if not isinstance(value, dict) or name not in value:
                continue
            tag = key(value[name])
            if all(name in self.tags(option) and tag not in self.tags(option)[name] for option in options):
                states = [Node(Kind.VALUES, frozenset({tag})), Node(Kind.REQUIRED, name), Node(Kind.TYPES, OBJECT)]
                return self._branch(literal, states, f"{name}: {value[name]}", value, at, tag=name)
        return None

    def _branch(self, literal: int, states: list[Node], item: str, value: Json, at: str, *, tag: str = "") -> Root:
        def mend() -> None:
            number = abs(literal)
            node, origin = self.raw.nodes[number], self.raw.origins[number]
            parts = [self.raw.add(state, origin) for state in states]
            if tag:
                parts[0] = self.raw.add(Node(Kind.PROPERTY, tag, (parts[0],)), origin)
            branch = self.raw.add(Node(Kind.AND, None, tuple(parts)), origin)
            children = (*node.children, branch if node.kind is Kind.ONE else -branch)
            self.raw.write(number, node._replace(children=children))

        origin = self.raw.origins[abs(literal)]
        return Root(origin, self.raw.nodes[abs(literal)].kind, item, at, value, mend, self._unions, self._around)

    def _undeclared(self, literal: int, name: str, value: Json, at: str) -> Root:
        """A property of the first schema that the second does not declare, and refuses for that."""

        def mend() -> None:
            node = self.raw.nodes[literal]
            names = node.payload if isinstance(node.payload, Names) else Names()
            more = names._replace(except_names=names.except_names | {name})
            self.raw.write(literal, node._replace(payload=more))

        return Root(self.raw.origins[literal], Kind.PROPERTIES, name, at, value, mend, self._unions, self._around)

    def _names_of_first(self) -> frozenset[str]:
        if self._declared is None:
            self.spend(1 + len(self.raw.nodes) // 4)
            named = (Kind.PROPERTY, Kind.REQUIRED)
            pairs = zip(self.raw.nodes, self.raw.origins, strict=True)
            self._declared = frozenset(str(n.payload) for n, origin in pairs if n.kind in named and origin.side == 0)
        return self._declared

    def _root(self, parent: int, literal: int, value: Json, at: str) -> Root:
        node = self.raw.nodes[abs(literal)]
        origin = self.raw.origins[parent if literal == FALSE else abs(literal)]
        mend = partial(self._remove, parent, literal)
        return Root(origin, node.kind, origin.item, at, value, mend, self._unions, self._around)

    def _remove(self, parent: int, literal: int) -> None:
        """Take a statement out of a conjunction, and what else the same keyword states there."""
        origin, nodes = self.raw.origins[abs(literal)], self.raw.nodes
        left = tuple(
            child
            for child in nodes[parent].children
            if child != literal
            and (TRUE in (abs(child), abs(literal)) or not origin.keyword or self.raw.origins[abs(child)] != origin)
        )
        self.raw.write(parent, nodes[parent]._replace(children=left))
