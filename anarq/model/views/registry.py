"""`MCPToolRegistry`, as which the design describes `mcp.json`: what it says besides tools."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Announced:
    """A topic that a registry says the module publishes.

    Attributes:
        name: of the topic.
        node: all that is said of it.
    """

    name: str
    node: Node

    @property
    def schema(self) -> Node:
        """The schema of its data."""
        return self.node.get("schema")

    @property
    def version(self) -> Node:
        """The semantic version of its data."""
        return self.node.get("version")


@dataclass(frozen=True, slots=True)
class Registry:
    """What a module tells its peers of itself."""

    root: Node

    @property
    def module(self) -> Node:
        """The name of the module."""
        return self.root.get("module")

    @property
    def named(self) -> Node:
        """The name of the module; outside of the design that of the server that has the tools."""
        return self.module if self.module.exists else self.root.get("name")

    @property
    def version(self) -> Node:
        """The semantic version of the module."""
        return self.root.get("version")

    @property
    def announced(self) -> Iterator[Announced]:
        """The topics that it publishes."""
        return (Announced(name, node) for name, node in self.root.get("capabilities", "events").items())


def registry_of(module: Folder) -> Registry:
    """What a module tells its peers of itself; nothing where it has no tools.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return Registry(module.of_role(Role.TOOLS).root)
