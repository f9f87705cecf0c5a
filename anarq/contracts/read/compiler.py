"""Reads schemas into statements: one call per subschema, in no recursion, so that depth costs nothing."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

from anarq.contracts.budget import Meter
from anarq.contracts.graph.nodes import FALSE, TRUE, Kind, Node, Origin
from anarq.contracts.read.dialect import References
from anarq.contracts.read.reading import Reading, SchemaError
from anarq.contracts.read.resolve import Corpus, Site, Where
from anarq.model.tree import Json

ANNOTATIONS: Final = frozenset({
        "$schema", "$id", "$comment", "$defs", "definitions", "title", "description",
        "default", "examples", "deprecated", "readOnly", "writeOnly",
})  # fmt: skip
"""Keywords that say nothing of an instance."""
_PENDING: Final = Node(Kind.OPAQUE, "pending")


@dataclass(slots=True)
class RawGraph:
    """Statements as they were read, duplicates and all; `unify` makes a `Graph` of them.

    Attributes:
        endless: statements that stand for a reference which leads back to itself.
        changed: statements that were written anew after they were read.
    """

    nodes: list[Node] = field(default_factory=lambda: [Node(Kind.OPAQUE), Node(Kind.TRUE)])
    origins: list[Origin] = field(default_factory=lambda: [Origin(0, "", ""), Origin(0, "", "")])
    reasons: dict[int, str] = field(default_factory=dict)
    endless: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)

    def add(self, node: Node, origin: Origin) -> int:
        """The number of a new statement."""
        self.nodes.append(node)
        self.origins.append(origin)
        return len(self.nodes) - 1

    def write(self, number: int, node: Node) -> None:
        """Put another statement in the place of one."""
        self.nodes[number] = node
        self.changed.add(number)


@dataclass(slots=True)
class Compiler:
    """Reads the schemas of one side into a raw graph that both sides share; `statements` knows the keywords.

    Attributes:
        keyword: what is being read.
        item: which of several names in it.
    """

    raw: RawGraph
    corpus: Corpus
    side: int
    reading: Reading
    meter: Meter
    statements: "Callable[[Compiler, Site], Iterable[int]]"
    keyword: str = ""
    item: str = ""
    _reading: str = ""
    _slots: dict[Where, int] = field(default_factory=dict)
    _pending: list[tuple[int, Site]] = field(default_factory=list)

    def read(self, site: Site) -> int:
        """The literal of a schema, with everything that it can reach."""
        literal = self.slot(site)
        while self._pending:
            number, place = self._pending.pop()
            self._reading = place.pointer
            self.raw.nodes[number] = Node(Kind.AND, None, tuple(self.statements(self, place)))
        return literal

    def slot(self, site: Site) -> int:
        """The literal of a schema that is read now or later, where it is the first that an instance meets."""
        return self.slot_beside(self.corpus.entered(site, self.reading.message, self.meter.spend))

    def slot_beside(self, site: Site) -> int:
        """The literal of a schema that is read now or later; it knows already what is not sent there."""
        site, cycle = self._follow(site)
        if isinstance(site.schema, bool):
            return TRUE if site.schema else FALSE
        if not isinstance(site.schema, dict):
            raise SchemaError("a schema is an object or a boolean", site.pointer, site.document)
        self.reading.require_known(site.schema, site.pointer, site.document)
        if cycle:
            literal = self.readers_choice(site, "its `$ref` leads back to itself without reaching into the instance")
            self.raw.endless.add(literal)
            return literal
        number = self._slots.get(site.where)
        if number is None:
            number = self._slots[site.where] = self._append(_PENDING, Origin(self.side, site.document, site.pointer))
            self._pending.append((number, site))
        return number

    def state(self, site: Site, kind: Kind, payload: Hashable = None, *children: int) -> int:
        """The literal of a new statement that stands at `site`."""
        own = site.pointer == self._reading
        keyword, item = (self.keyword, self.item) if own else ("", "")
        return self._append(
            Node(kind, payload, children), Origin(self.side, site.document, site.pointer, keyword, item)
        )

    def every(self, site: Site, literals: Iterable[int]) -> int:
        """The literal which holds when all of `literals` do."""
        parts = tuple(literals)
        return parts[0] if len(parts) == 1 else self.state(site, Kind.AND, None, *parts)

    def some(self, site: Site, literals: Iterable[int]) -> int:
        """The literal which holds when one of `literals` does."""
        return -self.every(site, (-literal for literal in literals))

    def opaque(self, site: Site, reason: str) -> int:
        """A statement that is not decided, with the reason. The same text at the same place is the same statement."""
        literal = self.state(site, Kind.OPAQUE, (reason, self.side, site.document, site.pointer))
        self.raw.reasons[literal] = reason
        return literal

    def readers_choice(self, site: Site, what: str) -> int:
        """Something that readers decide in one way or the other, each the same for both schemas."""
        literal = self.state(site, Kind.OPAQUE, what)
        self.raw.reasons[literal] = what
        return literal

    def target(self, site: Site, reference: str) -> Site:
        """The schema that a reference leads to, where it is applied to the same instance."""
        return self.corpus.resolve(site, reference).beside(site)

    def _append(self, node: Node, origin: Origin) -> int:
        self.meter.spend(1 + len(node.children) // 16)
        return self.raw.add(node, origin)

    def _follow(self, site: Site) -> tuple[Site, bool]:
        """Through schemas that are nothing but a `$ref`; the flag says that they run in a circle."""
        seen: set[tuple[str, str]] = set()
        while _only_reference(site):
            if (site.document, site.pointer) in seen:
                return site, True
            self.meter.spend()
            seen.add((site.document, site.pointer))
            site = self.target(site, _reference(site))
        return site, False


def _only_reference(site: Site) -> bool:
    schema = site.schema
    if not isinstance(schema, dict) or "$ref" not in schema:
        return False
    return site.dialect.references is References.ALONE or all(name == "$ref" or name in ANNOTATIONS for name in schema)


def _reference(site: Site) -> str:
    value: Json = site.schema["$ref"] if isinstance(site.schema, dict) else None
    if not isinstance(value, str):
        raise SchemaError("`$ref` is a string", site.pointer, site.document)
    return value
