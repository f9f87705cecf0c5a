"""JSON Schemas as Python types: typed dictionaries with the exact names, literals for enumerations."""

import keyword
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from anarq.generators.members import Member, description, members
from anarq.generators.names import pascal
from anarq.generators.naming import TypeNames, qualified
from anarq.generators.python.literals import literal, text
from anarq.generators.references import References
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.schema import Schema

_LONGEST_CHAIN: Final = 100
_SIMPLE: Final = {
    "string": "str",
    "integer": "int",
    "number": "Number",
    "boolean": "bool",
    "null": "None",
    "object": "Mapping[str, object]",
    "array": "list[object]",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a typed dictionary: its name, its type as source, and what it means."""

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Definition:
    """One type as source.

    Attributes:
        name: of the class or alias.
        meaning: what it is.
        alias: the type that it stands for; empty for a typed dictionary.
        bases: typed dictionaries that it extends.
        fields: those that it adds.
        functional: a key is not a name in Python, so that the functional syntax is needed.
    """

    name: str
    meaning: str
    alias: str = ""
    bases: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    functional: bool = False


@dataclass(slots=True)
class Types:
    """The types of one module, in an order in which each stands after those that it extends.

    Attributes:
        owner: the module; types of others are imported.
        definitions: its own types by name.
        imports: (owner, name there, name here) of the types of others.
    """

    references: References
    names: TypeNames
    owner: str
    definitions: dict[str, Definition] = field(default_factory=dict)
    imports: set[tuple[str, str, str]] = field(default_factory=set)
    _open: set[str] = field(default_factory=set)
    _made_from: dict[str, tuple[int, str]] = field(default_factory=dict)

    def define(self, node: Node, referring: Node | None = None) -> str:
        """The name of the type of a contract, or of a part of one that others refer to.

        Args:
            node: the contract, or the part.
            referring: the `$ref` that names it, where one does.

        Raises:
            AnarqError: it has no name, or that of another.
        """
        name, owner = self.names.of(node, referring), self.references.owner(node.document)
        if owner != self.owner:
            here = qualified(owner, name) if name in self.names.all_of(self.owner) else name
            self.imports.add((owner, name, here))
            return here
        self._define(name, node)
        return name

    def expression(self, node: Node, hint: str) -> str:
        """The type of the values of a schema, as source.

        Args:
            node: the schema.
            hint: the name for a typed dictionary that has none of its own.
        """
        target = self.references.target(node)
        if target is not None:
            return self._quoted(self.define(target, Schema(node).reference))
        said = Schema(node)
        if said.listed is not None:
            values = _listed(said)
            return _literal(values) if values else "object"
        if said.alternatives is not None and not self._is_record(node):
            return self._alternatives(said.alternatives, hint)
        return self._of_kind(node, hint)

    def _alternatives(self, parts: Sequence[Node], hint: str) -> str:
        """One of several types. What the parts list is one list, where the first of it stands."""
        listed = [_listed(Schema(part)) for part in parts]
        together = _literal({(type(value), value): value for values in listed for value in values}.values())
        return _union(
            together if values else self.expression(part, f"{hint}{number}")
            for number, (part, values) in enumerate(zip(parts, listed, strict=True), 1)
        )

    def _of_kind(self, node: Node, hint: str) -> str:
        said = Schema(node)
        kinds = said.types or ("",)
        if self._is_record(node):
            self._define(hint, node)
            others = (self._of_type(kind, node, hint) for kind in kinds if kind not in ("object", ""))
            return _union((self._quoted(hint), *others))
        if said.all_of and not said.has_type:
            return self.expression(said.all_of[0], hint)
        return _union(self._of_type(kind, node, hint) for kind in kinds)

    def _of_type(self, kind: str, node: Node, hint: str) -> str:
        said = Schema(node)
        if kind == "array" and said.items.mapping():
            return f"list[{self.expression(said.items, f'{hint}Item')}]"
        if kind == "object" and said.additional.mapping():
            return f"Mapping[str, {self.expression(said.additional, f'{hint}Value')}]"
        return _SIMPLE.get(kind, "object")

    def _define(self, name: str, node: Node) -> None:
        key = (id(node.document), node.pointer)
        if self._made_from.setdefault(name, key) != key:
            message = f"two types of `{self.owner}` are called `{name}` in code"
            raise AnarqError.one(message, node.place, "give one of them another title")
        if name in self.definitions or name in self._open:
            return
        self._open.add(name)
        meaning = Schema(node).description.text() or f"`{name}`, which the interface writes out in place."
        if self._is_record(node):
            definition = self._record(name, node, meaning)
        else:
            definition = Definition(name, meaning, alias=self.expression(node, name))
        self._open.discard(name)
        self.definitions[name] = definition

    def _record(self, name: str, node: Node, meaning: str) -> Definition:
        bases, own = self._split(node)
        functional = any(not _is_name(key) for key in own)
        if functional or any(self._is_open(base) for base in bases):
            # the functional syntax extends nothing, and nobody can extend a class that is not complete yet
            bases, own = [], self._properties(node)
        names = tuple(self.define(base) for base in bases)
        fields = tuple(
            Field(
                key,
                self.expression(found.node, name + pascal(key)),
                found.required,
                description(self.references, found.node),
            )
            for key, found in own.items()
        )
        return Definition(name, meaning, bases=names, fields=fields, functional=functional)

    def _split(self, node: Node) -> tuple[list[Node], dict[str, Member]]:
        """The contracts to extend and the properties to add; no contract where extending cannot say the same."""
        bases = [target for part in Schema(node).all_of if (target := self.references.target(part))]
        bases = [base for base in bases if self._is_record(base)]
        inherited = [self._properties(base) for base in bases]
        every = self._properties(node)
        own = {key: found for key, found in every.items() if not any(key in base for base in inherited)}
        merged: dict[str, Member] = {}
        for base in inherited:
            if merged.keys() & base.keys():
                return [], every
            merged |= base
        same = all(every[key] == found for key, found in merged.items())
        return (bases, own) if same else ([], every)

    def _properties(self, node: Node) -> dict[str, Member]:
        return members(self.references, node)

    def _is_record(self, node: Node) -> bool:
        """Whether the values are objects whose members have names."""
        return bool(self._properties(node)) and Schema(node).type in ("object", "")

    def _is_open(self, node: Node) -> bool:
        return self.references.owner(node.document) == self.owner and self.names.of(node) in self._open

    def _quoted(self, name: str) -> str:
        return text(name) if name in self._open else name


def _is_name(key: str) -> bool:
    return key.isidentifier() and not keyword.iskeyword(key) and not key.startswith("__")


def _listed(schema: Schema) -> list[str | int | None]:
    """The values that a schema lists; none when it lists none, or one that no literal of Python stands for."""
    values = [] if schema.reference.exists or schema.listed is None else schema.listed
    found = [value for value in values if isinstance(value, str | int) or value is None]
    return found if len(found) == len(values) else []


def _literal(values: Iterable[str | int | None]) -> str:
    return f"Literal[{', '.join(literal(value) for value in values)}]"


def _union(parts: Iterable[str]) -> str:
    """Each type once; the whole in quotes when a part is, for text has no `|`."""
    found = list(dict.fromkeys(parts))
    if "object" in found:
        return "object"
    if len(found) > 1 and any(part.startswith('"') for part in found):
        return text(_chain([part.strip('"') for part in found]))
    return _chain(found)


def _chain(parts: list[str]) -> str:
    """`A | B`. A long one in groups: Python reads each `|` one level deeper than the one before it."""
    while len(parts) > _LONGEST_CHAIN:
        groups = (parts[at : at + _LONGEST_CHAIN] for at in range(0, len(parts), _LONGEST_CHAIN))
        parts = [f"({' | '.join(group)})" for group in groups]
    return " | ".join(parts)
