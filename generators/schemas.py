"""Self-contained JSON Schemas: every contract that a schema refers to, brought in under one readable name."""

from dataclasses import dataclass, field
from itertools import chain, count
from typing import Final

from anarq.generators.naming import TypeNames, qualified
from anarq.generators.references import References
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError
from anarq.model.places import Kind, Place, under, walk
from anarq.model.tree import Document, Json, Node
from anarq.model.views.schema import Schema

IDENTIFIERS: Final = frozenset({"$schema", "$id", "$anchor", "$dynamicAnchor"})
"""They would change what the references inside mean."""

_DYNAMIC: Final = "$dynamicRef"

DROPPED: Final = IDENTIFIERS | {"examples"}
"""Examples have a place of their own."""


@dataclass(slots=True)
class Definitions:
    """The contracts that schemas of one document refer to, by the name that they have there.

    Attributes:
        owner: the module that the document is about: its own contracts keep their names.
        at: where definitions stand in the document, e.g. `#/$defs/`.
        after: what follows the name of a definition in a reference, e.g. `/schema`.
        dropped: keywords to leave out.
        schemas: name -> schema, in which references name other definitions.
    """

    references: References
    names: TypeNames
    owner: str
    at: str = "#/$defs/"
    after: str = ""
    dropped: frozenset[str] = DROPPED
    schemas: dict[str, Json] = field(default_factory=dict)
    _taken: dict[str, tuple[int, str]] = field(default_factory=dict)
    _named: dict[str, list[str]] = field(default_factory=dict)

    def local(self, node: Node) -> Json:
        """The schema at a node, with references to definitions, which are added as needed.

        Raises:
            AnarqError: a reference leads nowhere.
        """
        return self._rewrite(node)

    def inlined(self, node: Node) -> Json:
        """The same; a schema that is nothing but a reference is replaced by what it names.

        Raises:
            AnarqError: a reference leads nowhere, or they go in a circle.
        """
        seen: set[tuple[int, str]] = set()
        while Schema(node).is_mere_reference:
            if (id(node.document), node.pointer) in seen:
                raise AnarqError.one("the references go in a circle", node.place, "let one of them name a schema")
            seen.add((id(node.document), node.pointer))
            node = self.references.target(node) or node
        return self._rewrite(node)

    def name(self, target: Node, referring: Node | None = None) -> str:
        """The name of the definition of a schema, which is added when it is new; `referring` is the `$ref` to it."""
        key = (id(target.document), target.pointer)
        plain, owner = self.names.of(target, referring), self.references.owner(target.document)
        whole = qualified(owner, plain)
        free = chain((plain, whole), (f"{whole}{number}" for number in count(2)))
        name = next(name for name in free if self._taken.setdefault(name, key) == key)
        if name not in self.schemas:
            self.schemas[name] = {}  # known before it is complete, for contracts that refer to themselves
            self.schemas[name] = self._rewrite(target)
        return name

    def needed(self, schema: Json) -> tuple[str, ...]:
        """The definitions that a schema needs, those that they need included, by name."""
        found: set[str] = set()
        pending = list(_named_in(schema, self.at))
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending.extend(self._needed_by(name))
        return tuple(sorted(found))

    def contained(self, schema: Json) -> dict[str, Json]:
        """The schema with what it needs under `$defs`."""
        root: dict[str, Json] = schema if isinstance(schema, dict) else {"allOf": [schema]}
        inner: dict[str, Json] = {name: self.schemas[name] for name in self.needed(schema)}
        return {**root, "$defs": inner} if inner else dict(root)

    def _needed_by(self, name: str) -> list[str]:
        """The definitions that one names. What stands there until it is complete is empty, and names none."""
        if not self.schemas[name]:
            return []
        if name not in self._named:
            self._named[name] = _named_in(self.schemas[name], self.at)
        return self._named[name]

    def _rewrite(self, node: Node) -> Json:
        """A schema; what is not one stays as it is."""
        if not isinstance(node.value, dict):
            return node.json()
        said = {key: self._member(node, key) for key in node.mapping() if key not in self.dropped}
        if said.pop(_DYNAMIC, None) is None:
            return said
        return {"$ref": self._pointer(self.references.dynamic_target(node), Schema(node).dynamic_reference), **said}

    def _pointer(self, target: Node, referring: Node) -> str:
        return self.at + pointers.escape(self.name(target, referring)) + self.after

    def _member(self, node: Node, key: str) -> Json:
        value, member = node.mapping()[key], node.get(key)
        if key == "$ref":
            target = self.references.target(node)
            return value if target is None else self._pointer(target, member)
        what = under(Kind.SCHEMA, key)
        if what.kind is not Kind.SCHEMA:
            return value
        if isinstance(value, list):
            return [self._rewrite(element) for element in member.elements()]
        if what.group and isinstance(value, dict):
            return {name: self._rewrite(found) for name, found in member.items()}
        return self._rewrite(member)


def list_of(node: Node) -> list[Json]:
    """The list at a node; an empty one when it is not one."""
    return node.value if isinstance(node.value, list) else []


def _named_in(value: Json, at: str) -> list[str]:
    schemas = walk(Place(Document("", value).root, Kind.SCHEMA))
    found = (Schema(place.node).reference.text() for place in schemas if place.kind is Kind.SCHEMA)
    return [pointers.unescape(reference.removeprefix(at)) for reference in found if reference.startswith(at)]
