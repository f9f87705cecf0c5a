"""`anarq.yaml`: a folder outside of this repository in which modules are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class WrittenModule:
    """A module of a workspace.

    Attributes:
        name: its name.
        folder: where it lies, below the workspace.
        package: of Python, that its code is in.
    """

    name: str
    folder: Node
    package: Node


@dataclass(frozen=True, slots=True)
class WorkspaceFile:
    """What an `anarq.yaml` says."""

    root: Node

    @property
    def modules(self) -> Iterator[WrittenModule]:
        """The modules, in the order of the file."""
        for name, node in self.root.get("modules").items():
            yield WrittenModule(name, node.get("folder"), node.get("package"))

    @property
    def source(self) -> Node:
        """The folder that Python imports from; missing where it is the usual one."""
        return self.root.get("source")

    @property
    def targets(self) -> Node:
        """What is generated; missing where it is the usual."""
        return self.root.get("targets")
