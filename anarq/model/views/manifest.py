"""`module.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node
from anarq.model.views.inward import ConsumedTopic, ScheduledJob, SentCommand


@dataclass(frozen=True, slots=True)
class Interface:
    """A part of the HTTP interface that the design asks for.

    Attributes:
        name: in the words of the design.
        operations: by which it is there: a list of operation ids.
    """

    name: Node
    operations: Node


@dataclass(frozen=True, slots=True)
class Component:
    """A key component.

    Attributes:
        name: as the design names it.
        meaning: what it does.
        operations: what it carries out: a list of operation ids.
        acts: what else: a list of tools without an operation, consumed topics and jobs.
    """

    name: Node
    meaning: Node
    operations: Node
    acts: Node


@dataclass(frozen=True, slots=True)
class Dependency:
    """A module that is used.

    Attributes:
        name: the peer.
        node: all that is said of it.
        kind: platform, required or optional.
        range: the versions that fit, as `VersionRange` reads them.
        reason: what for.
        operations: the operations that it calls.
        tools: the tools that it calls.
        as_caller: those of its operations that are carried out in the caller's name.
    """

    name: str
    node: Node
    kind: Node
    range: Node
    reason: Node
    operations: Node
    tools: Node
    as_caller: Node

    @property
    def used(self) -> tuple[str, ...]:
        """Operations and tools that are used, in the order of the manifest."""
        return (*self.operations.texts(), *self.tools.texts())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a module says of itself."""

    root: Node

    @property
    def name(self) -> Node:
        """The module's name."""
        return self.root.get("name")

    @property
    def version(self) -> Node:
        """Its semantic version."""
        return self.root.get("version")

    @property
    def released(self) -> Node:
        """The date of this version, as RFC 3339 full-date."""
        return self.root.get("released")

    @property
    def summary(self) -> Node:
        """What it is, in a line."""
        return self.root.get("summary")

    @property
    def purpose(self) -> Node:
        """What it is for, in a paragraph."""
        return self.root.get("purpose")

    @property
    def modes(self) -> Node:
        """How it can be run: a list of standalone, hybrid, integrated."""
        return self.root.get("modes")

    @property
    def implementation(self) -> Node:
        """The service that this repository holds for it; missing where it holds none."""
        return self.root.get("implementation")

    @property
    def language(self) -> Node:
        """The language of that service."""
        return self.implementation.get("language")

    @property
    def package(self) -> Node:
        """The package of that service, as its language names it."""
        return self.implementation.get("package")

    @property
    def provided(self) -> Node:
        """What that service provides: a list of operations and tools, or `all`."""
        return self.implementation.get("operations")

    @property
    def provides_all(self) -> bool:
        """Whether that service provides everything."""
        return self.provided.text() == "all"

    @property
    def consumed(self) -> Iterator[ConsumedTopic]:
        """The topics that it takes in, in the order of the file."""
        return map(ConsumedTopic, self.root.get("consumes").elements())

    @property
    def commands(self) -> Iterator[SentCommand]:
        """The commands that it sends, in the order of the file."""
        return map(SentCommand, self.commanded.elements())

    @property
    def commanded(self) -> Node:
        """The list of the commands that it sends, there or not."""
        return self.root.get("commands")

    @property
    def jobs(self) -> Iterator[ScheduledJob]:
        """What it does at set times, in the order of the file."""
        return map(ScheduledJob, self.root.get("jobs").elements())

    @property
    def owners(self) -> Iterator[tuple[Node, Node]]:
        """Team and contact of whoever answers for it."""
        return ((node.get("team"), node.get("contact")) for node in self.root.get("owners").elements())

    @property
    def allotted(self) -> Node:
        """The list of its components, there or not."""
        return self.root.get("components")

    @property
    def components(self) -> Iterator[Component]:
        """The key components, in the order of the file."""
        for node in self.allotted.elements():
            yield Component(node.get("name"), node.get("meaning"), node.get("operations"), node.get("acts"))

    @property
    def interfaces(self) -> Iterator[Interface]:
        """The parts of its HTTP interface, in the order of the file."""
        return (Interface(node.get("name"), node.get("operations")) for node in self.root.get("interfaces").elements())

    @property
    def dependencies(self) -> Iterator[Dependency]:
        """The modules that it uses, in the order of the file."""
        return (_dependency(name, node) for name, node in self.root.get("dependencies").items())

    def dependency(self, name: str) -> Dependency | None:
        """What it uses of one module; None where it uses nothing of it."""
        node = self.root.get("dependencies", name)
        return _dependency(name, node) if node.exists else None


def _dependency(name: str, node: Node) -> Dependency:
    uses = node.get("uses")
    return Dependency(
        name,
        node,
        node.get("kind"),
        node.get("range"),
        node.get("reason"),
        uses.get("operations"),
        uses.get("tools"),
        uses.get("asCaller"),
    )


def manifest_of(module: Folder) -> Manifest:
    """What a module says of itself.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return Manifest(module.node("module.yaml"))
