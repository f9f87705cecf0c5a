"""The members that a schema names, those of the contracts that it extends included."""

from dataclasses import dataclass
from typing import TypeAlias

from anarq.generators.references import References
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.schema import Schema

_Key: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an object: its schema as written, and whether it must be there."""

    node: Node
    required: bool


def members(references: References, node: Node) -> dict[str, Member]:
    """Every member that a schema names, inherited ones first.

    Raises:
        AnarqError: a reference leads nowhere, or a contract extends itself.
    """
    return _members(references, node, {})


def _members(references: References, node: Node, known: "dict[_Key, dict[str, Member] | None]") -> dict[str, Member]:
    """The same. Each schema is read once, however often others extend it; `None` marks those that are being read."""
    key = (id(node.document), node.pointer)
    if key in known:
        found = known[key]
        if found is None:
            raise AnarqError.one("a contract extends itself", node.place, "let one of the `allOf` end")
        return found
    known[key] = None
    declared: dict[str, Node] = {}
    said = Schema(node)
    required = set(said.required)
    target = references.target(node)
    for part in (*([target] if target else []), *said.all_of):
        for name, inherited in _members(references, part, known).items():
            declared[name] = inherited.node
            required |= {name} if inherited.required else set()
    declared |= said.properties
    made = known[key] = {name: Member(member, name in required) for name, member in declared.items()}
    return made


def description(references: References, node: Node) -> str:
    """What a value means: what its schema says, else what the contract says that it refers to.

    Raises:
        AnarqError: a reference leads nowhere, or they go in a circle.
    """
    said = Schema(node).description.text()
    while not said and (target := references.target(node)) is not None:
        references.end(node)  # it says so when they go in a circle
        node, said = target, Schema(target).description.text()
    return said
