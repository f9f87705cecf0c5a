"""States of what is kept: `x-anarq-transitions` of a member of a contract."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from anarq.model.folder import Folder
from anarq.model.tree import Node
from anarq.model.views.contracts import Contract
from anarq.model.views.kept import kept_of
from anarq.model.views.schema import Schema

STATUS: Final = "status"
"""The member that says in which state a record is."""


@dataclass(frozen=True, slots=True)
class Transition:
    """What leads from some states to another."""

    node: Node

    @property
    def before(self) -> Node:
        """The list of states that it leads from; missing where it begins."""
        return self.node.get("from")

    @property
    def after(self) -> Node:
        """The state that it leads to."""
        return self.node.get("to")

    @property
    def by(self) -> Node:
        """The list of what leads there: operations, consumed topics, jobs, and commands to peers by their operation."""
        return self.node.get("by")


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of a record, and what leads from one to another.

    Attributes:
        contract: of the record.
        member: the name of the member that says the state.
        schema: of the member.
    """

    contract: Contract = field(repr=False)
    member: str
    schema: Schema

    @property
    def said(self) -> Node:
        """The list of transitions, there or not."""
        return self.schema.transitions

    @property
    def transitions(self) -> tuple[Transition, ...]:
        """Each transition."""
        return tuple(Transition(node) for node in self.said.elements())

    @property
    def states(self) -> tuple[str, ...]:
        """Every state."""
        return self.schema.enum.texts()

    @property
    def final(self) -> frozenset[str]:
        """The states that nothing leads from."""
        return frozenset(self.states) - {state for each in self.transitions for state in each.before.texts()}


def machines_of(module: Folder) -> Iterator[Machine]:
    """The states of each contract whose records are kept: where transitions are said, and of each `status` that is
    enumerated.

    Raises:
        NotRead: one of the contracts, or what says what is kept, is there and could not be read.
    """
    for contract in kept_of(module):
        if not contract.is_draft:
            for name, node in contract.properties():
                schema = Schema(node)
                if schema.transitions.exists or (name == STATUS and schema.enum.exists):
                    yield Machine(contract, name, schema)
