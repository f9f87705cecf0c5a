"""A baseline: what was wrong in modules when they began to be checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """Something that was found.

    Attributes:
        node: the entry.
        rule: the rule that it breaks.
        module: in which module; empty: in none.
        path: in which file, below the folder of the module.
        fingerprint: what it is known by, wherever it stands by now.
        found: what was found, in words.
        lists: the names of the things that lacked, where the words list them.
    """

    node: Node
    rule: str
    module: str
    path: str
    fingerprint: str
    found: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """What a baseline says."""

    root: Node

    @property
    def findings(self) -> Iterator[KnownFinding]:
        """The entries, in the order of the file."""
        for node in self.root.get("findings").elements():
            yield KnownFinding(
                node,
                node.get("rule").text(),
                node.get("module").text(),
                node.get("path").text(),
                node.get("fingerprint").text(),
                node.get("found").text(),
                node.get("lists").texts(),
            )
