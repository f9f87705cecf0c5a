"""One walk over a document and its schema together: what it declares, and what it refers to.

It ends on every document: each value is read once by each schema that speaks of it, and what several references name
is read once. Its cost grows with the size of the document alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeAlias

from anarq.model.names.vocabulary import Declares, Refers, Schema, Vocabulary, Where, declares, in_place, refers, stem
from anarq.model.tree import Document, Node

Follow: TypeAlias = Callable[[Node], Node | None]
"""What the `$ref` of a node names; None when it names nothing."""

_Key: TypeAlias = tuple[int, str, int]

_TYPES: Final = {"object": dict, "array": list, "string": str}

MODULE: Final = "module"
"""The kind of names whose members speak of a peer."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A name that is declared.

    Attributes:
        said: its kind, and what else the schema says of it.
        name: the name.
        node: where: the value that is the name, or the member whose key it is.
        via: the reference of the walked document through which it was reached; `node` where there is none.
    """

    said: Declares
    name: str
    node: Node
    via: Node


@dataclass(frozen=True, slots=True)
class Referred:
    """A name that something refers to.

    Attributes:
        to: the kinds that it may have, and where it is declared.
        name: the name.
        node: where: the value that is the name, or the member whose key it is.
        of: the name that it is a part of, where it is a part.
        peer: the module that a key around it names; empty where none does.
    """

    to: Refers
    name: str
    node: Node
    of: "Referred | None" = None
    peer: str = ""


@dataclass(frozen=True, slots=True)
class Hole:
    """A reference of a document that leads nowhere, and the kinds of names that may be declared behind it."""

    node: Node
    declared: frozenset[str]
    used: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lack:
    """A key that says nothing, there or not, and the kinds of names that may be declared, or used, behind it."""

    node: Node
    declared: frozenset[str]
    used: frozenset[str]


Found: TypeAlias = Declared | Referred | Hole | Lack


@dataclass(frozen=True, slots=True)
class _Around:
    """What a value stands in: the object and its schema, the next name above, the peer, and the reference followed."""

    node: Node | None = None
    schema: Schema = field(default_factory=dict)
    above: Referred | None = None
    peer: str = ""
    via: Node | None = None

    def inside(self, step: "_Step") -> "_Around":
        """What the members of a value stand in."""
        return _Around(step.node, step.schema, self.above, self.peer, self.via)


class _Step(NamedTuple):
    node: Node
    schema: Schema
    root: Schema
    around: _Around

    @property
    def key(self) -> _Key:
        """What tells the step from others."""
        return id(self.node.document), self.node.pointer, id(self.schema)


def walk(document: Document, schema: Schema, vocabulary: Vocabulary, follow: Follow | None = None) -> Iterator[Found]:
    """The names of a document, and the references in it that lead nowhere.

    Args:
        document: what is read; it may break its schema.
        schema: describes it.
        vocabulary: what references of the schema name.
        follow: what references of the document name; None for a kind of document in which none stands for a value.
    """
    return _Walk(vocabulary, follow).run(_Step(document.root, schema, schema, _Around()))


class _Walk:
    def __init__(self, vocabulary: Vocabulary, follow: Follow | None) -> None:
        self._vocabulary = vocabulary
        self._follow = follow
        self._seen: set[_Key] = set()
        self._told: set[tuple[int, str, tuple[str, ...]]] = set()
        self._followed: dict[_Key, str] = {}
        self._first: dict[_Key, Declared | None] = {}

    def run(self, start: _Step) -> Iterator[Found]:
        pending = [start]
        while pending:
            step = pending.pop()
            if step.key in self._seen or not self._speaks(step.schema, step.root):
                continue
            self._seen.add(step.key)
            yield from self._names(step)
            yield from self._lacks(step)
            pending.extend(reversed([*self._same(step), *self._below(step)]))
            yield from self._behind(step, pending)

    def _names(self, step: _Step) -> Iterator[Found]:
        """What the value is itself."""
        declaration, reference = declares(step.schema), refers(step.schema)
        if declaration is not None:
            name = stem(step.node.document.path) if declaration.by_file else step.node.text()
            if name and self._is_new(step.node, "declares", declaration.kind):
                yield self._declared(declaration, name, step)
        if reference is not None and step.node.text() and self._is_new(step.node, "refers", *reference.kinds):
            yield _referred(reference, step.node.text(), step.node, step.around)

    def _lacks(self, step: _Step) -> Iterator[Lack]:
        """The keys behind which names may stand, and nothing stands."""
        properties = step.schema.get("properties")
        if "$ref" in step.node.mapping():
            return  # what stands behind it is read as well
        for key, member in properties.items() if isinstance(properties, dict) else ():
            if isinstance(member, dict):
                said = self._vocabulary.said(member, step.root)
                if (said.declared or said.used) and _says_nothing(node := step.node.get(key), member):
                    yield Lack(node, said.declared, said.used)

    def _is_new(self, node: Node, *what: str) -> bool:
        """Whether this was not told yet: two alternatives of a schema may say the same of a value."""
        key = id(node.document), node.pointer, what
        is_new = key not in self._told
        self._told.add(key)
        return is_new

    def _same(self, step: _Step) -> Iterator[_Step]:
        """Other schemas of the same value."""
        yield from (step._replace(schema=part) for part in in_place(step.schema))
        reference = step.schema.get("$ref")
        if isinstance(reference, str):
            schema, root = self._vocabulary.target(reference, step.root)
            yield step._replace(schema=schema, root=root)

    def _below(self, step: _Step) -> Iterator[_Step]:
        schema, around = step.schema, step.around.inside(step)
        items = schema.get("items")
        if isinstance(items, dict) and self._speaks(items, step.root):
            yield from (_Step(node, items, step.root, step.around) for node in step.node.elements())
        names = schema.get("propertyNames")
        properties, rest = schema.get("properties"), schema.get("additionalProperties")
        known = properties if isinstance(properties, dict) else {}
        for key, node in step.node.items():
            inside = around
            if isinstance(names, dict):
                yield _Step(Node(node.document, node.pointer, key), names, step.root, step.around)
                inside = _inside(names, key, node, step.around, around)
            member = known.get(key, rest)
            if isinstance(member, dict) and self._speaks(member, step.root):
                yield _Step(node, member, step.root, inside)

    def _speaks(self, schema: Schema, root: Schema) -> bool:
        """Whether a schema says anything of names: most do not, and need not be read."""
        return not self._vocabulary.said(schema, root).nothing

    def _behind(self, step: _Step, pending: list[_Step]) -> Iterator[Found]:
        """What the value refers to, read as what it stands for. What was read before is only told to be there again."""
        written = step.node.get("$ref")
        if self._follow is None or not isinstance(written.value, str):
            return
        target = self._follow(step.node)
        if target is None:
            said = self._vocabulary.said(step.schema, step.root)
            yield Hole(written, said.declared, said.used)
            return
        via = step.around.via or written
        behind = _Step(target, step.schema, step.root, replace(step.around, via=via))
        pending.append(behind)
        if step.around.via is None:
            first = self._first_again(behind, written)
            if first is not None and self._is_new(written, "again"):
                yield replace(first, via=written)

    def _first_again(self, behind: _Step, written: Node) -> Declared | None:
        """The first name of what a reference of the document names, where another one has named it before."""
        if self._followed.setdefault(behind.key, written.pointer) == written.pointer:
            return None
        if behind.key not in self._first:
            found = _Walk(self._vocabulary, self._follow).run(behind)
            names = (one for one in found if isinstance(one, Declared) and not one.said.once)
            self._first[behind.key] = next(names, None)
        return self._first[behind.key]

    def _declared(self, declaration: Declares, name: str, step: _Step) -> Declared:
        return Declared(declaration, name, step.node, step.around.via or step.node)


def _says_nothing(node: Node, schema: Schema) -> bool:
    """Whether a value is missing, empty, or so far off its schema that no names can be read from it."""
    wanted = _TYPES.get(str(schema.get("type")), object)
    return not node.exists or not node.value or not isinstance(node.value, wanted)


def _referred(reference: Refers, name: str, node: Node, around: _Around) -> Referred:
    whole = _whole(reference, around)
    if reference.of and reference.where is Where.PEER:  # the peer is named beside it, not by a key around it
        return Referred(reference, name, node, None, whole.name if whole is not None else "")
    return Referred(reference, name, node, whole, around.peer)


def _whole(reference: Refers, around: _Around) -> Referred | None:
    """What a name is a part of."""
    if not reference.of or around.node is None:
        return around.above
    properties = around.schema.get("properties")
    described = properties.get(reference.of) if isinstance(properties, dict) else None
    named, kind = around.node.get(reference.of), refers(described) if isinstance(described, dict) else None
    return Referred(kind, named.text(), named, None, around.peer) if kind is not None and named.text() else None


def _inside(names: Schema, key: str, member: Node, outside: _Around, inside: _Around) -> _Around:
    """What a member stands in whose key may be a name."""
    reference = refers(names)
    if reference is None:
        return inside
    above = _referred(reference, key, member, outside)
    return replace(inside, above=above, peer=key if reference.kinds == (MODULE,) else inside.peer)
