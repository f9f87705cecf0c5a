"""`spec/taken.yaml`: what is taken of an `openapi.yaml`, object by object and field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.tree import Node

_OTHERS: Final = "*"
"""The field that stands for all that are not listed."""


@dataclass(frozen=True, slots=True)
class Field:
    """What becomes of one field."""

    node: Node

    @property
    def is_listed(self) -> bool:
        """Whether the table speaks of it."""
        return self.node.exists

    @property
    def is_due(self) -> bool:
        """Whether it must be there."""
        return self.node.get("due").flag()

    @property
    def is_dropped(self) -> bool:
        """Whether nothing follows from it."""
        return self.node.get("drop").flag()

    @property
    def kind(self) -> str:
        """The kind of object that its value is; empty where it is not one."""
        return self.node.get("as").text()

    @property
    def kind_of_each(self) -> str:
        """The kind of object that each member of its value is; empty where they are none."""
        return self.node.get("each").text()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What its keys may be, with `*` for any text, and the kind of object behind each; empty where any may be."""
        return tuple((pattern, kind.text()) for pattern, kind in self.node.get("keys").items())

    @property
    def one(self) -> tuple[str, ...]:
        """Kinds of objects of which exactly one stands behind its keys."""
        return self.node.get("one").texts()

    @property
    def only(self) -> list[object] | None:
        """The only values that hold; None where any does."""
        found = self.node.get("only")
        return [element.value for element in found.elements()] if found.exists else None

    @property
    def is_for_lists(self) -> bool:
        """Whether `only` holds only where the schema beside it is a list."""
        return self.node.get("lists").flag()

    @property
    def match(self) -> str | None:
        """The regular expression of the only texts that hold; None where any does."""
        found = self.node.get("match")
        return found.text() if found.exists else None

    @property
    def refused(self) -> tuple[str, ...]:
        """The types that its schema may not have."""
        return self.node.get("not").texts()

    @property
    def standard(self) -> tuple[str, ...] | None:
        """The names that hold besides those of standard headers; None where any does."""
        found = self.node.get("standard")
        return found.texts() if found.exists else None

    @property
    def extends(self) -> str:
        """The contract that its schema is, or extends; empty where it may be any."""
        return self.node.get("extends").text()

    @property
    def mend(self) -> str:
        """What to do instead."""
        return self.node.get("mend").text()


@dataclass(frozen=True, slots=True)
class Taken:
    """The table."""

    root: Node

    def fields(self, kind: str) -> Iterator[tuple[str, Field]]:
        """The fields of an object that are listed."""
        return ((name, Field(node)) for name, node in self.root.get("objects", kind).items())

    def field(self, kind: str, name: str) -> Field:
        """What becomes of a field, by itself or as one of all others."""
        fields = self.root.get("objects", kind)
        listed = fields.get(name)
        return Field(listed if listed.exists else fields.get(_OTHERS))

    @property
    def in_contracts(self) -> frozenset[str]:
        """The keys of ours that are read at the root of a contract alone."""
        return frozenset(self.root.get("contracts", "root").texts())

    @property
    def in_schemas(self) -> frozenset[str]:
        """The keys of ours that are read in every schema of a contract."""
        return frozenset(self.root.get("contracts", "schema").texts())
