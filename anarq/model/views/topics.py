"""The topics: in the house layout `events/*.event.json`.

Outside of it a file may also be the bare schema of the data, whose topic is a constant in it or a part of its `$id`, or
hold several such schemas in its definitions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from anarq.model.basis import Basis
from anarq.model.folder import Folder
from anarq.model.layout import Role
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

    @property
    def all_examples(self) -> Iterator[Node]:
        """Data that a reader can learn from: one value, and each of a list."""
        yield from (self.example,) if self.example.exists else ()
        yield from self.node.get("examples").elements()


@dataclass(frozen=True, slots=True)
class Topic(EventSchema):
    """One event type of a module."""

    module: Folder = field(repr=False)
    document: Document
    basis: Basis = Basis.DECLARED

    @property
    def stem(self) -> str:
        """The name of its file without what all such files end in, e.g. `intent.created`."""
        return self.document.path.rpartition("/")[2].removesuffix(".event.json").removesuffix(".v1")

    @property
    def names_itself(self) -> bool:
        """Whether its data hold the name of the topic, as whole events do."""
        return any(self.schema.get("properties", key).exists for key in _CONSTANTS)


def topics_of(module: Folder) -> tuple[Topic, ...]:
    """The topics of a module, by path.

    Raises:
        NotRead: one of them is there and could not be read.
    """
    return tuple(topic for found in module.all_of_role(Role.TOPIC) for topic in _topics(module, found))


@dataclass(frozen=True, slots=True)
class BareTopic(Topic):
    """A topic of which nothing is said but the schema of its data."""

    called: Node = field(kw_only=True)
    label: str = field(kw_only=True)

    @property
    def named(self) -> Node:
        """Its name, or what holds it, where it stands."""
        return self.called

    @property
    def name(self) -> str:
        """E.g. `q.qwallet.intent.created.v1`."""
        return self.label

    @property
    def schema(self) -> Node:
        """The schema of the data."""
        return self.node


@dataclass(frozen=True, slots=True)
class SentEvent:
    """A value that may be a whole event, as the bus carries it, or its data alone."""

    node: Node

    @property
    def named(self) -> Iterator[str]:
        """What may be the name of its topic: `topic`, `type` as CloudEvents has it, `eventType` or `event`."""
        return (self.node.get(key).text() for key in (*_CONSTANTS, "event"))

    @property
    def is_cloud_event(self) -> bool:
        """Whether it says that it is an event of CloudEvents."""
        return self.node.get("specversion").exists

    @property
    def carried(self) -> Node:
        """Its data, in `data` or `payload`; missing where there is neither."""
        found = (self.node.get(key) for key in CARRIED)
        return next((node for node in found if node.exists), self.node.get(CARRIED[-1]))


CARRIED: Final = ("data", "payload")
"""What the data are called in a whole event."""
_CONSTANTS: Final = ("topic", "type", "eventType")
_DEFINITIONS: Final = ("definitions", "$defs")


def _topics(module: Folder, document: Document) -> Iterator[Topic]:
    root = document.root
    if module.speaks_house or isinstance(root.get("schema").value, dict) or root.get("topic").text():
        yield Topic(root, module, document)
        return
    parts = [node for key in _DEFINITIONS for _, node in root.get(key).items()]
    bare = [found for node in (root, *parts) if (found := _bare(module, document, node)) is not None]
    yield from bare or _by_its_file(module, document)


def _bare(module: Folder, document: Document, node: Node) -> Topic | None:
    """The topic whose name a schema says itself."""
    for key in _CONSTANTS:
        constant = node.get("properties", key, "const")
        if constant.text() and (key == "topic" or _topic_in(module, constant.text())):
            return BareTopic(node, module, document, Basis.READ, called=constant, label=constant.text())
    identifier = node.get("$id")
    name = _topic_in(module, identifier.text())
    return BareTopic(node, module, document, Basis.READ, called=identifier, label=name) if name else None


def _by_its_file(module: Folder, document: Document) -> Iterator[Topic]:
    """The topic that a file is called after; none where it is called otherwise."""
    name = _topic_in(module, document.path.rpartition("/")[2])
    if name:
        yield BareTopic(document.root, module, document, Basis.INFERRED, called=document.root, label=name)


def _topic_in(module: Folder, text: str) -> str:
    """The part of a name or identifier that is a topic; empty where none is."""
    last = re.split(r"[/:#]", text)[-1]
    for ending in (".schema.json", ".event.json", ".json"):
        last = last.removesuffix(ending)
    return last if re.fullmatch(module.standards.topic_pattern, last) else ""
