"""`waivers.yaml`."""

from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.tree import Node

FILE: Final = "waivers.yaml"


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """An exception to a rule, as it is written.

    Attributes:
        node: all of it.
        rule: the id of the rule.
        where: a file, or a file with a JSON Pointer after `#`, with `*` and `**`.
        reason: why.
        owner: who answers for it.
        until: the last day on which it holds.
    """

    node: Node
    rule: Node
    where: Node
    reason: Node
    owner: Node
    until: Node


def entries_of(module: Folder) -> tuple[WaiverEntry, ...]:
    """The exceptions of a module, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(map(_entry, module.node(FILE, "waivers").elements()))


def _entry(node: Node) -> WaiverEntry:
    keys = ("rule", "where", "reason", "owner", "until")
    return WaiverEntry(node, *(node.get(key) for key in keys))
