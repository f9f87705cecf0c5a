"""Whether a JSON Pointer into data leads to something that the schema of the data has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.costs.keywords import IN_PLACE_LISTS
from anarq.model import pointer as pointers
from anarq.model.tree import Node

_Follow: TypeAlias = Callable[[Node], Node]

_IN_PLACE: Final = ("then", "else")


@dataclass(frozen=True, slots=True)
class Lost:
    """Where a pointer leads to a member that the data does not have.

    Attributes:
        allowed: the pointers that were possible there.
        within: the schemas that describe what lacks the member.
    """

    allowed: tuple[str, ...]
    within: tuple[Node, ...]


def lost(schema: Node, pointer: str, follow: _Follow) -> Lost | None:
    """Where a pointer into data leads nowhere.

    None where the way is there, or nobody can say: a schema that takes other members says nothing of their names, and
    a text that is not a pointer names no way.
    """
    if not pointer.startswith("/"):
        return None
    here: list[Node] = [schema]
    way = ""
    for key in pointers.split(pointer):
        parts = _same_value(here, follow)
        following = [node for part in parts for node in _members(part, key)]
        if not following:
            known = dict.fromkeys(name for part in parts for name in part.get("properties").mapping())
            if not known or any(map(_is_open, parts)):
                return None
            return Lost(tuple(pointers.join(way, name) for name in known), tuple(parts))
        here, way = following, pointers.join(way, key)
    return None


def _same_value(schemas: Iterable[Node], follow: _Follow) -> list[Node]:
    """The schemas that speak of one value: these, what they refer to, and what they apply in place."""
    found: dict[tuple[int, str], Node] = {}
    pending = list(schemas)
    while pending:
        node = pending.pop()
        key = id(node.document), node.pointer
        if key in found:
            continue
        found[key] = node
        if node.get("$ref").exists:
            target = follow(node)
            pending.append(target if target.exists else target.get("$ref"))  # a place of its own, where nothing is
        for keyword in IN_PLACE_LISTS:
            pending.extend(node.get(keyword).elements())
        pending.extend(node.get(keyword) for keyword in _IN_PLACE if node.get(keyword).exists)
    return list(found.values())


def _members(schema: Node, key: str) -> list[Node]:
    candidates = [schema.get("properties", key)]
    if key.isdecimal():
        candidates.append(schema.get("items"))
    return [node for node in candidates if node.exists]


def _is_open(schema: Node) -> bool:
    """Whether it takes members that it does not name, and says what they are; or is not there to be read."""
    others = [schema.get(keyword) for keyword in ("additionalProperties", "unevaluatedProperties")]
    return (
        not schema.exists
        or schema.get("patternProperties").exists
        or any(isinstance(other.value, dict) for other in others)
    )
