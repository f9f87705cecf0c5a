"""What schemas state of a value, and which properties of the contracts of a module a name stands for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from anarq.checks.agreement._patterns import Patterns
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.model.views.schema import ITEMS, Schema


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of a value: the keyword where it stands, after references."""

    keyword: str
    node: Node

    @property
    def meaning(self) -> str:
        """The value, the same for values that mean the same: an enumeration has no order.

        That a value may be missing, `null`, is no other meaning: in a path or a query there is none such.
        """
        value = self.node.json()
        if self.keyword != "enum" or not isinstance(value, list):
            return json.dumps(value, sort_keys=True)
        return "[" + ", ".join(sorted(json.dumps(one, sort_keys=True) for one in value if one is not None)) + "]"

    def contradicts(self, other: "Stated", patterns: Patterns) -> bool:
        """Whether both cannot be meant."""
        if self.keyword == "pattern":
            return self.node.text() != other.node.text() and patterns.differ(self.node.text(), other.node.text())
        return self.meaning != other.meaning


def stated(module: Module, schema: Node) -> dict[str, Stated]:
    """What a schema states of its value itself, or what it refers to; what stands beside a reference comes first."""
    return {**_own(module.follow(schema)), **_own(schema)}


def _own(schema: Node) -> dict[str, Stated]:
    said = Schema(schema).statements
    return {keyword: Stated(keyword, node) for keyword, node in said.items() if node.exists}


class Concepts:
    """The properties that names of a module stand for."""

    def __init__(self, module: Module) -> None:
        self._module = module

    @cached_property
    def identifiers(self) -> Mapping[str, Node]:
        """The property that identifies a resource, by its name. Where several resources have one, the first of them."""
        found: dict[str, Node] = {}
        for contract in self._module.contracts:
            members = dict(self._module.members(contract.node)) if contract.identifier else {}
            if contract.identifier in members and not contract.is_draft:
                found.setdefault(contract.identifier, members[contract.identifier])
        return found

    def answered(self, operation: Operation) -> Mapping[str, Node]:
        """The properties of what an operation answers with, by name; of a page those of its items."""
        members = dict(self._module.members(operation.data))
        listed = members.get(ITEMS)
        element = Schema(self._module.follow(listed)).items if listed is not None else None
        return dict(self._module.members(element)) if element is not None and element.exists else members

    def repeated(self) -> Iterator[tuple[Node, str, Node]]:
        """Each property that names the identifier of another type's resource: itself, its name, and the identifier.

        A draft binds nobody, and is bound by nothing.
        """
        for contract in (one for one in self._module.contracts if not one.is_draft):
            for name, node in contract.properties():
                if name in self.identifiers and name != contract.identifier:
                    yield node, name, self.identifiers[name]
