"""The members that a schema names, those of the contracts that it extends included."""

from dataclasses import dataclass

from anarq.generators.references import References
from anarq.model.errors import AnarqError
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an object: its schema as written, and whether it must be there."""

    node: Node
    required: bool


def members(references: References, node: Node, inside: tuple[Node, ...] = ()) -> dict[str, Member]:
    """Every member that a schema names, inherited ones first.

    Raises:
        AnarqError: a reference leads nowhere, or a contract extends itself.
    """
    if any(node.document is outer.document and node.pointer == outer.pointer for outer in inside):
        raise AnarqError.one("a contract extends itself", node.place, "let one of the `allOf` end")
    found: dict[str, Node] = {}
    required = set(node.get("required").texts())
    target = references.target(node)
    for part in (*([target] if target else []), *node.get("allOf").elements()):
        for key, inherited in members(references, part, (*inside, node)).items():
            found[key] = inherited.node
            required |= {key} if inherited.required else set()
    found |= dict(node.get("properties").items())
    return {key: Member(member, key in required) for key, member in found.items()}


def description(references: References, node: Node) -> str:
    """What a value means: what its schema says, else what the contract says that it refers to."""
    target = references.target(node)
    return node.get("description").text() or (description(references, target) if target else "")
