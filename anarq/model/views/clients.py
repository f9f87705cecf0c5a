"""`spec/clients.yaml`: what clients of MCP refuse or misread in the schemas of tools."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.tree import Json, Node


@dataclass(frozen=True, slots=True)
class Refusing:
    """A client that cannot take a construct."""

    node: Node

    @property
    def name(self) -> str:
        """Its name."""
        return self.node.get("client").text()

    @property
    def effect(self) -> str:
        """What it does with the tool, as a clause."""
        return self.node.get("effect").text()

    @property
    def source(self) -> str:
        """Where somebody tells of it, a URL."""
        return self.node.get("source").text()


@dataclass(frozen=True, slots=True)
class Construct:
    """Something that a schema may hold."""

    name: str
    node: Node

    @property
    def where(self) -> str:
        """Which parts of a schema are looked at: `root`, `property` or `anywhere`."""
        return self.node.get("where").text()

    @property
    def of(self) -> tuple[str, ...]:
        """Whether it is looked for in the `input` or the `output` of a tool, or both."""
        return self.node.get("of").texts()

    @property
    def is_bundled(self) -> bool:
        """Whether it is gone once the file of tools is generated."""
        return self.node.get("bundled").flag()

    @property
    def found(self) -> Json:
        """The JSON Schema that a part meets that is one."""
        return self.node.get("found").json()

    @property
    def meaning(self) -> str:
        """What such a schema does, as a clause."""
        return self.node.get("meaning").text()

    @property
    def mend(self) -> str:
        """What to write instead."""
        return self.node.get("mend").text()

    @property
    def clients(self) -> tuple[Refusing, ...]:
        """Who cannot take it."""
        return tuple(map(Refusing, self.node.get("clients").elements()))


def constructs_of(root: Node) -> Iterator[Construct]:
    """The constructs of the table, in its order."""
    return (Construct(name, node) for name, node in root.get("constructs").items())
