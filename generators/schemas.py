"""Self-contained JSON Schemas: every contract that a schema refers to, brought in under one readable name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from anarq.generators.naming import TypeNames, qualified
from anarq.generators.references import References
from anarq.model import pointer as pointers
from anarq.model.tree import Json, Node

_INSTANCES: Final = frozenset({"const", "default", "enum", "example", "examples"})
_NAMED: Final = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})
DROPPED: Final = frozenset({"$schema", "$id", "$anchor", "examples"})
"""Identifiers would change what the references inside mean; examples have a place of their own."""


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

    def local(self, node: Node) -> Json:
        """The schema at a node, with references to definitions, which are added as needed.

        Raises:
            AnarqError: a reference leads nowhere.
        """
        return self._rewrite(node)

    def inlined(self, node: Node) -> Json:
        """The same; a schema that is nothing but a reference is replaced by what it names."""
        while set(node.mapping()) == {"$ref"}:
            node = self.references.target(node) or node
        return self._rewrite(node)

    def name(self, target: Node) -> str:
        """The name of the definition of a schema, which is added when it is new."""
        key = (id(target.document), target.pointer)
        name, owner = self.names.of(target), self.references.owner(target.document)
        if self._taken.setdefault(name, key) != key:
            name = qualified(owner, name)
            self._taken.setdefault(name, key)
        if name not in self.schemas:
            self.schemas[name] = {}  # known before it is complete, for contracts that refer to themselves
            self.schemas[name] = self._rewrite(target)
        return name

    def _rewrite(self, node: Node) -> Json:
        if isinstance(node.value, list):
            return [self._element(node, index) for index in range(len(node.value))]
        return {key: self._member(node, key) for key in node.mapping() if key not in self.dropped}

    def _element(self, node: Node, index: int) -> Json:
        """An element of a list: a schema, or the plain text in `required` and its like."""
        element = node.get(index)
        return self._rewrite(element) if isinstance(element.value, dict | list) else list_of(node)[index]

    def _member(self, node: Node, key: str) -> Json:
        value, member = node.mapping()[key], node.get(key)
        if key == "$ref":
            target = self.references.target(node)
            return value if target is None else self.at + pointers.escape(self.name(target)) + self.after
        if key in _INSTANCES or not isinstance(value, dict | list):
            return value
        if key in _NAMED and isinstance(value, dict):
            return {name: self._schema(member, name) for name in value}
        return self._rewrite(member)

    def _schema(self, node: Node, key: str) -> Json:
        value = node.mapping()[key]
        return self._rewrite(node.get(key)) if isinstance(value, dict) else value


def list_of(node: Node) -> list[Json]:
    """The list at a node; an empty one when it is none."""
    return node.value if isinstance(node.value, list) else []


def needed(schema: Json, definitions: dict[str, Json], at: str = "#/$defs/") -> tuple[str, ...]:
    """The definitions that a schema needs, those that they need included, by name."""
    found: set[str] = set()
    pending = [schema]
    while pending:
        for name in _named_in(pending.pop(), at):
            if name not in found:
                found.add(name)
                pending.append(definitions[name])
    return tuple(sorted(found))


def contained(schema: Json, definitions: dict[str, Json]) -> dict[str, Json]:
    """The schema with what it needs under `$defs`."""
    root: dict[str, Json] = schema if isinstance(schema, dict) else {"allOf": [schema]}
    inner: dict[str, Json] = {name: definitions[name] for name in needed(schema, definitions)}
    return {**root, "$defs": inner} if inner else dict(root)


def _named_in(value: Json, at: str) -> list[str]:
    found: list[str] = []

    def see(key: str, member: Json) -> None:
        if key == "$ref" and isinstance(member, str) and member.startswith(at):
            found.append(pointers.unescape(member.removeprefix(at)))

    _walk(value, see)
    return found


def _walk(value: Json, see: Callable[[str, Json], None]) -> None:
    if isinstance(value, list):
        for element in value:
            _walk(element, see)
    elif isinstance(value, dict):
        for key, member in value.items():
            see(key, member)
            if key not in _INSTANCES or not isinstance(member, str | list):
                _walk(member, see)
