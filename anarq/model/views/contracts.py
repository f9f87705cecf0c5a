"""The contracts: in the house layout `contracts/*.schema.json`."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema


@dataclass(frozen=True, slots=True)
class Contract:
    """One type: a JSON Schema document."""

    module: Folder = field(repr=False)
    document: Document
    node: Node

    @property
    def schema(self) -> Schema:
        """What it says."""
        return Schema(self.node)

    @property
    def id(self) -> str:
        """Its `$id`, e.g. `urn:anarq:qwallet:payment:v1`."""
        return self.schema.id.text()

    @property
    def is_draft(self) -> bool:
        """Whether it is still to be agreed: a draft binds nobody."""
        return self.schema.status.text() == "draft"

    @property
    def resource_type(self) -> str:
        """The type that retention and pinning speak of; empty for a type that is not kept."""
        return self.schema.resource_type.text()

    @property
    def identifier(self) -> str:
        """The property that identifies one of its instances."""
        return self.schema.identifier.text()

    @property
    def collection(self) -> str:
        """The collection in which its records lie; empty where it says none."""
        return self.schema.collection.text()

    def properties(self) -> Iterator[tuple[str, Node]]:
        """Each property that it declares itself."""
        yield from self.schema.properties.items()


def contracts_of(module: Folder) -> tuple[Contract, ...]:
    """The contracts of a module, by path.

    Raises:
        NotRead: one of them is there and could not be read.
    """
    return tuple(Contract(module, found, found.root) for found in module.all_of_role(Role.CONTRACT))
