"""A module as its spec describes it: what its views show together. No IO."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from anarq.model.concepts.aligned import Alignment
from anarq.model.folder import Folder
from anarq.model.names.index import Names
from anarq.model.recognise import LeftOut
from anarq.model.standards import Standards
from anarq.model.survey import Nowhere, Resolver, Survey
from anarq.model.tree import Document, Node
from anarq.model.views.contracts import Contract, contracts_of
from anarq.model.views.inward import ConsumedTopic, ScheduledJob, SentCommand
from anarq.model.views.manifest import Manifest, manifest_of
from anarq.model.views.openapi import Operation, operations_of
from anarq.model.views.schema import Schema
from anarq.model.views.tools import Tool, tools_of
from anarq.model.views.topics import Topic, topics_of

_REFERRED_TO: Final = (".schema.json", "openapi.yaml")


class Module(Folder):
    """One module folder, as its views show it. Each view of a file that could not be read raises `NotRead`."""

    @cached_property
    def manifest(self) -> Manifest:
        """What it says of itself."""
        return manifest_of(self)

    @property
    def version(self) -> str:
        """The semantic version of the module."""
        return self.manifest.version.text()

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation of `openapi.yaml` that is served, in the order of the file."""
        return operations_of(self)

    def operation(self, name: str) -> Operation | None:
        """The operation of that `operationId`."""
        return next((operation for operation in self.operations if operation.name == name), None)

    @cached_property
    def tools(self) -> tuple[Tool, ...]:
        """Every tool of `mcp.json`, in the order of the file."""
        return tools_of(self, self.operation)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every `events/*.event.json`, by path."""
        return topics_of(self)

    @cached_property
    def contracts(self) -> tuple[Contract, ...]:
        """Every `contracts/*.schema.json`, by path."""
        return contracts_of(self)

    @cached_property
    def consumed(self) -> tuple[ConsumedTopic, ...]:
        """The topics that it takes in, in the order of the manifest."""
        return tuple(self.manifest.consumed)

    @cached_property
    def commands(self) -> tuple[SentCommand, ...]:
        """The commands that it sends, in the order of the manifest."""
        return tuple(self.manifest.commands)

    @cached_property
    def jobs(self) -> tuple[ScheduledJob, ...]:
        """What it does at set times, in the order of the manifest."""
        return tuple(self.manifest.jobs)

    @cached_property
    def alignment(self) -> Alignment:
        """What is said of each concept, and where that is one thing in one use."""
        return Alignment(self)

    def emissions(self) -> Iterator[tuple[str, Node]]:
        """Every topic that something here may emit, with what emits it, in words."""
        for operation in self.operations:
            for node in operation.emitted.elements():
                yield f"operation `{operation.name}`", node
        for consumed in self.consumed:
            for node in consumed.emits.elements():
                yield f"the consumer of `{consumed.topic}`", node
        for command in self.commands:
            for node in command.emits.elements():
                yield f"the answer to the command `{command.operation}`", node
        for job in self.jobs:
            for node in job.emits.elements():
                yield f"job `{job.name}`", node

    def members(self, schema: Node) -> Iterator[tuple[str, Node]]:
        """The properties that a schema gives its instances: its own and those of its `allOf`, references followed."""
        return (member for one in self.joined(schema) for member in one.properties.items())

    def joined(self, schema: Node) -> Iterator[Schema]:
        """A schema and those of its `allOf`, each once, references followed."""
        seen: set[tuple[str, str]] = set()
        waiting = [schema]
        while waiting:
            found = self.follow(waiting.pop(0))
            identity = (found.document.shown, found.pointer)
            if identity not in seen:
                seen.add(identity)
                yield Schema(found)
                waiting.extend(Schema(found).all_of)

    @property
    def available_operations(self) -> tuple[str, ...]:
        """The operations that the service provides; the others are specified, and answer that they are not there."""
        if self.manifest.provides_all:
            return tuple(operation.name for operation in self.operations if not operation.platform)
        return self.manifest.provided.texts()


@dataclass(frozen=True, eq=False)
class Ecosystem:
    """The modules that are looked at together, and what they share.

    Attributes:
        modules: by name.
        standards: what holds for all of them.
        common: the documents that all of them may refer to.
        resolver: follows references between all of these documents.
        left_out: folders that look like modules and are none, as the user would write them.
    """

    modules: Mapping[str, Module]
    standards: Standards
    common: Mapping[str, Document] = field(default_factory=dict, repr=False)
    resolver: Resolver = field(default_factory=Nowhere, repr=False)
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)

    def only(self, names: Iterable[str]) -> "Ecosystem":
        """The same with fewer modules to look at. References still reach the documents of the others."""
        kept = {*names}
        return replace(self, modules={name: module for name, module in self.modules.items() if name in kept})

    @cached_property
    def survey(self) -> Survey:
        """What stands where in all documents."""
        own = (document for module in self.modules.values() for document in module.documents.values())
        return Survey([*self.common.values(), *own], self.resolver, silent_targets(self.modules.values()))

    @cached_property
    def names(self) -> Names:
        """What all documents declare, and what they refer to."""
        return Names(self)

    def topic(self, name: str) -> Topic | None:
        """The topic of that name, whichever module declares it."""
        found = (topic for module in self.modules.values() for topic in module.topics if topic.name == name)
        return next(found, None)

    def tool(self, name: str) -> Tool | None:
        """The tool of that name, whichever module declares it."""
        found = (tool for module in self.modules.values() for tool in module.tools if tool.name == name)
        return next(found, None)


def silent_targets(modules: Iterable[Module]) -> list[str]:
    """The files that say nothing and that a reference may mean, as the user would write them."""
    return [
        module.shown(path)
        for module in modules
        for path in sorted(module.silent)
        if path in module.unread or path.endswith(_REFERRED_TO)
    ]
