"""`events/*.event.json`."""

from dataclasses import dataclass, field

from anarq.model.folder import Folder
from anarq.model.tree import Document, Node


@dataclass(frozen=True, slots=True)
class EventSchema:
    """What is said of a topic, in a file of its own."""

    node: Node

    @property
    def named(self) -> Node:
        """Its name, where it stands."""
        return self.node.get("topic")

    @property
    def name(self) -> str:
        """E.g. `q.qwallet.intent.created.v1`."""
        return self.named.text()

    @property
    def versioned(self) -> Node:
        """Its version, where it stands."""
        return self.node.get("version")

    @property
    def version(self) -> str:
        """The semantic version of its data."""
        return self.versioned.text()

    @property
    def description(self) -> Node:
        """What happened when it is told."""
        return self.node.get("description")

    @property
    def schema(self) -> Node:
        """The schema of the data as written: as a rule a `$ref` to a contract."""
        return self.node.get("schema")

    @property
    def compatibility(self) -> Node:
        """What a new version must keep: BACKWARD, FORWARD, FULL or NONE."""
        return self.node.get("compatibility")

    @property
    def frequency(self) -> Node:
        """How often it is told: HIGH, MEDIUM or LOW."""
        return self.node.get("frequency")

    @property
    def retention(self) -> Node:
        """How long events are kept, ISO 8601."""
        return self.node.get("retention")

    @property
    def example(self) -> Node:
        """Data that a reader can learn from."""
        return self.node.get("example")


@dataclass(frozen=True, slots=True)
class Topic(EventSchema):
    """One event type of a module."""

    module: Folder = field(repr=False)
    document: Document

    @property
    def stem(self) -> str:
        """The name of its file without what all such files end in, e.g. `intent.created`."""
        return self.document.path.rpartition("/")[2].removesuffix(".event.json").removesuffix(".v1")


def topics_of(module: Folder) -> tuple[Topic, ...]:
    """The topics of a module, by path.

    Raises:
        NotRead: one of them is there and could not be read.
    """
    return tuple(Topic(found.root, module, found) for found in module.matching("events", ".event.json"))
