"""What in the second schema refuses a witness: the deepest statement that can be named, and what it takes to mend it.

A cause is *mended* by taking its statement out of what was read, so that the search for the next cause starts from a
second schema that refuses less. When nothing is left to find, every cause is known: mended together, they leave a pair
that is proved compatible. What is mended, and how much, `mend` says.

In a union, that branch is to blame which stands for the branch of the first schema that accepts the value (`branches`).
Where none stands for it, it is gone, and the union is to blame.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import FALSE, Kind, Names, Node, Origin
from anarq.contracts.graph.values import type_of
from anarq.contracts.read.compiler import RawGraph
from anarq.contracts.tell.accepted import UNIONS, Accepted, Branch, flat
from anarq.contracts.tell.branches import Matcher, is_closing
from anarq.contracts.tell.distance import FAR, Distance
from anarq.contracts.tell.gone import Label, most_common, outermost
from anarq.contracts.tell.mend import Mender
from anarq.contracts.tell.parts import is_outside, left_over, telling
from anarq.contracts.tell.root import Root
from anarq.contracts.tell.sharing import Pair, Sharing
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_OF_THE_WHOLE: Final = ("/additionalProperties", "/unevaluatedProperties", "/unevaluatedItems")
"""Where `false` is said of an object or array as a whole, and not of a part."""
_CONDITIONAL: Final = frozenset({"if", "dependentSchemas", "dependentRequired", "dependencies"})
BRANCHING: Final = UNIONS | _CONDITIONAL
"""Keywords whose subschemas hold of some values and not of others."""
_OWN: Final = Origin(0, "", "")
"""Of what stands in none of the schemas."""


@dataclass(slots=True)
class Blame:
    """Finds the statement that refuses a value.

    Attributes:
        mender: mends what was read.
        matcher: knows what branches say.
        sharing: knows for which values they are meant.
        written: the same as it was read.
        holds: whether a literal of the raw graph holds of a value.
        held: whether it did when nothing was mended.
        distance: counts by how much a value misses a branch.
        label: names branches that are gone.
        selects: whether a set of names has a name.
        refers: whether a statement about parts leads by `$ref` to its schema.
        as_before: whether a root stands in the first schema as well, at its very place: then what leads to it changed.
        of_first: whether a literal of the raw graph is, just so, a branch of a union of the first schema.
        spend: counts the work.
    """

    mender: Mender
    matcher: Matcher
    sharing: Sharing
    holds: Callable[[int, Json], Truth]
    held: Callable[[int, Json], Truth]
    distance: Distance
    label: Label
    selects: Callable[[Names, str], Truth]
    refers: Callable[[int, int], bool]
    as_before: Callable[[Root], bool]
    of_first: Callable[[int], bool]
    spend: Callable[[int], None]
    _within: bool = False
    _apart: bool = True
    _around: tuple[Root, ...] = ()
    _declared: frozenset[str] | None = field(default=None)

    @property
    def raw(self) -> RawGraph:
        """What was read, each statement at its place, and mended."""
        return self.mender.raw

    @property
    def written(self) -> RawGraph:
        """The same as it was read."""
        return self.matcher.raw

    def find(self, number: int, value: Json, accepted: Accepted, at: str = "") -> Root | None:
        """The root in a conjunction that does not hold of a value, or none when that is not decided.

        Args:
            number: the conjunction.
            value: the value.
            accepted: what of the first schema accepts it.
            at: pointer to the value.
        """
        for child in self.raw.nodes[number].children:
            if self.holds(child, value) is False:
                return self._statement(number, child, value, accepted, at)
        return None

    def _statement(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root:
        """The root in one statement of a conjunction: deeper in it, else the statement itself."""
        found = self._deeper(parent, literal, value, accepted, at)
        return found or self._root(parent, literal, value, accepted, at)

    def _deeper(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root | None:
        inner = self.mender.inner(literal)
        node = self.raw.nodes[abs(inner)]
        if inner < 0:
            return self._options(parent, literal, value, accepted, at) if node.kind is Kind.AND else None
        if node.kind is Kind.AND:
            return self.find(inner, value, accepted, at)
        if node.kind is Kind.ONE:
            return self._one(parent, literal, value, accepted, at)
        for name, part in self._parts(node, value):
            child = node.children[0]
            if self.holds(child, part) is not False:
                continue
            if child == FALSE and isinstance(node.payload, Names) and node.payload.pattern is None:
                before = [accepted.by.raw.nodes[each] for each in accepted.statements() if each > 0]
                closed = any(map(is_closing, before))
                another = closed and _is_another(node.payload, before)
                if another or not closed:
                    root = self._root(parent, literal, value, accepted, at)
                    return replace(root, whole=True, another=another)
            if child == FALSE and node.kind is Kind.PROPERTIES and str(name) in self._names_of_first():
                return self._undeclared(parent, literal, value, accepted, at)
            if child == FALSE and self.raw.origins[inner].pointer.endswith(_OF_THE_WHOLE):
                return self._root(parent, literal, value, accepted, at)
            inside = pointers.join(at, name)
            outer, declaration = self._around, self._root(parent, literal, part, accepted, inside)
            if node.kind is Kind.PROPERTY:
                self._around = (*outer, declaration)
            try:
                own = self._root(parent, literal, part, accepted, inside)
                found = self._into(child, part, accepted.below(name, part), inside) or own
                is_led = found.told and self.refers(inner, child) and self.as_before(found)
                leads = replace(own, origin=own.origin._replace(keyword="$ref"), statement=inner)
                return leads if is_led and not self.as_before(leads) else found
            finally:
                self._around = outer
        return None

    def _into(self, child: int, part: Json, accepted: Accepted, at: str) -> Root | None:
        is_schema = child > 0 and self.raw.nodes[child].kind is Kind.AND
        return self.find(child, part, accepted, at) if is_schema else None

    def _one(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root | None:
        """The root in `oneOf`: in one of its branches where none holds, else that more than one does."""
        inner = self.mender.inner(literal)
        truths = [self.holds(child, value) for child in self.raw.nodes[inner].children]
        if truths.count(True) > 1:
            root = self._root(parent, literal, value, accepted, at)
            told = [self.held(child, value) for child in self.written.nodes[inner].children].count(True) > 1
            return replace(root, mend=partial(self.mender.loosen, parent, literal, only_mended=not told), told=told)
        return None if None in truths else self._union(parent, literal, value, accepted, at)

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

    def _options(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root | None:
        """The root in one of several statements of which one has to hold."""
        inner = self.mender.inner(literal)
        keyword = self.raw.origins[-inner].keyword
        if keyword in UNIONS:
            return self._union(parent, literal, value, accepted, at)
        if keyword not in _CONDITIONAL:
            return None
        last = -self.raw.nodes[-inner].children[-1]  # what the first asks for as well is asked for in more cases now
        conditional = last > 0 and self.raw.nodes[last].kind is Kind.AND and not self.of_first(last)
        found = self.find(last, value, accepted, at) if conditional else None
        if found is None or not self.as_before(found):
            return found
        return replace(self._root(parent, literal, value, accepted, at), mend=found.mend)

    def _union(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root | None:
        """The root in the branch that is meant for a value; where none is, that no branch is."""
        inner = self.mender.inner(literal)
        second = [
            branch
            for branch in flat(self.written, inner, self.spend)
            if branch.literal > 0 and self.written.nodes[branch.literal].kind is Kind.AND
        ]
        first = accepted.branches()
        pairs = self.sharing.pairs(first, second)
        meant = [pair for pair in pairs if first[pair.first].accepts]
        if meant:
            return self._in_part(parent, literal, (first, second), pairs, meant, value, accepted, at)
        gone = outermost(first, {pair.first for pair in pairs})
        if gone is not None:
            beside = [second[pair.second] for pair in pairs if first[pair.first].own == gone.own]
            where = most_common((branch.around, branch.own) for branch in beside)
            if where[0]:
                parent, literal = where[0], self.mender.in_place(*where)
            item, lost = self.label.of(gone, [branch.literal for branch in second])
            only = accepted.of(accepted.by, value, gone.literal)
            return replace(self._root(parent, literal, value, only, at, within=True), item=item, lost=lost)
        return self._guessed(parent, literal, [branch.literal for branch in second], value, accepted, at)

    def _in_part(
        self,
        parent: int,
        literal: int,
        unions: tuple[list[Branch], list[Branch]],
        pairs: list[Pair],
        meant: list[Pair],
        value: Json,
        accepted: Accepted,
        at: str,
    ) -> Root | None:
        """The root in the branch that is meant for a value; where several share what it is of, that none takes it."""
        first, second = unions
        shared: dict[int, list[int]] = {pair.first: [] for pair in meant}
        for pair in pairs:
            if pair.first in shared:
                shared[pair.first].append(second[pair.second].literal)
        names = {one: self._telling(options) for one, options in shared.items()}

        def distance(pair: Pair) -> tuple[bool, bool, int]:
            option = second[pair.second].literal
            return (
                self._is_outside(option, names[pair.first], value),
                not pair.whole,
                self.distance.of(option, value, 0),
            )

        nearest = min(meant, key=distance)
        if any(pair.second != nearest.second for pair in meant):
            self._apart = False
        only = accepted.of(accepted.by, value, first[nearest.first].literal)
        if distance(nearest)[0]:
            root = self._of_none(parent, literal, shared[nearest.first], value, only, at)
            if root is not None:
                return root
        return self._in_branch(second[nearest.second].literal, value, only, at)

    def _telling(self, options: list[int]) -> frozenset[str] | None:
        """What tells apart the branches that share some values; none where there is only one."""
        self.spend(1 + len(options))
        return telling(map(self.matcher.shape, options)) if len(options) > 1 else None

    def _is_outside(self, option: int, names: frozenset[str] | None, value: Json) -> bool:
        """Whether a value is of another kind than those of one branch of several."""
        return names is not None and is_outside(self.matcher.shape(option), value, names)

    def _of_none(
        self, parent: int, literal: int, options: list[int], value: Json, accepted: Accepted, at: str
    ) -> Root | None:
        """That no branch takes values of this type, or with this tag: all of them are one cause."""
        self.spend(1 + len(options))
        writer = self.matcher.shape_of(accepted.literals)
        left = left_over([*map(self.matcher.shape, options)], writer, value, lambda node: self.raw.add(node, _OWN))
        if left is None:
            return None
        only = accepted.of(accepted.by, value, *accepted.literals, *left.states)
        return replace(self._root(parent, literal, value, only, at, within=True), item=left.item)

    def _in_branch(self, option: int, value: Json, accepted: Accepted, at: str) -> Root | None:
        outer, self._within = self._within, True
        try:
            return self.find(option, value, accepted, at)
        finally:
            self._within = outer

    def _guessed(
        self, parent: int, literal: int, second: list[int], value: Json, accepted: Accepted, at: str
    ) -> Root | None:
        """The root where the first schema has no union there: in the branch that the value misses least."""
        schemas = [option for option in second if not self.of_first(option)]
        root = self._of_none(parent, literal, second, value, accepted, at)
        if root is not None:
            return root
        alike = Node(Kind.TYPES, type_of(value))
        limited = accepted.of(accepted.by, value, *accepted.literals, self.raw.add(alike, _OWN))

        names = self._telling(second)

        def distance(option: int) -> tuple[bool, int]:
            return self._is_outside(option, names, value), self.distance.of(option, value, 0)

        nearest = min(schemas, key=distance, default=0)
        if nearest and (len(second) == 1 or self.distance.of(nearest, value, 0) < FAR):
            return self._in_branch(nearest, value, limited, at)
        return self._root(parent, literal, value, limited, at, within=True)

    def _undeclared(self, parent: int, literal: int, value: Json, accepted: Accepted, at: str) -> Root:
        """A property of the first schema that the second does not declare, and refuses for that."""
        inner = self.mender.inner(literal)
        known = self._names_of_first()
        parts = (*self._parts(self.mender.relaxed(inner), value), *self._parts(self.raw.nodes[inner], value))
        name = next(str(name) for name, _ in parts if str(name) in known)
        if self._within:
            mend = partial(self._declare_in, parent, literal, name, accepted)
        else:
            mend = partial(self.mender.declare, inner, name)
        around = self._around
        origin = self.raw.origins[inner]
        return Root(origin, Kind.PROPERTIES, name, at, value, mend, around, statement=inner, apart=self._apart)

    def _declare_in(self, parent: int, literal: int, name: str, accepted: Accepted) -> None:
        self.mender.declare_in(parent, literal, name, accepted.literals)

    def _names_of_first(self) -> frozenset[str]:
        if self._declared is None:
            self.spend(1 + len(self.raw.nodes) // 4)
            named = (Kind.PROPERTY, Kind.REQUIRED)
            pairs = zip(self.raw.nodes, self.raw.origins, strict=True)
            self._declared = frozenset(str(n.payload) for n, origin in pairs if n.kind in named and origin.side == 0)
        return self._declared

    def _root(
        self, parent: int, literal: int, value: Json, accepted: Accepted, at: str, *, within: bool = False
    ) -> Root:
        inner = self.mender.inner(literal)
        origin = self.raw.origins[parent if inner == FALSE else abs(inner)]
        mend = (
            partial(self._weaken, parent, literal, accepted)
            if within or self._within
            else partial(self.mender.remove, parent, literal)
        )
        kind = self.raw.nodes[abs(inner)].kind
        return Root(origin, kind, origin.item, at, value, mend, self._around, statement=inner, apart=self._apart)

    def _weaken(self, parent: int, literal: int, accepted: Accepted) -> None:
        self.mender.weaken(parent, literal, accepted.literals)


def _is_another(names: Names, before: list[Node]) -> bool:
    """Whether a closed object declares other names than before, and none of the several that there were."""
    known = {str(node.payload) for node in before if node.kind is Kind.PROPERTY}
    return len(known) > 1 and bool(names.except_names) and known.isdisjoint(names.except_names)
