"""What the documents of a module say: facts, ready to be printed. Nothing is counted by hand."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from anarq.generators.interface import EmittedTopic, Interface, Interfaces, ServedOperation, ServedTool
from anarq.generators.inward import Consumed, Scheduled, consumed_of, jobs_of
from anarq.generators.policydata import audit
from anarq.generators.references import COMMON
from anarq.generators.settings import rates
from anarq.generators.shapes import Row, Shapes
from anarq.generators.text import Markdown
from anarq.generators.uses import uses_of
from anarq.model.tree import Document, Node
from anarq.model.views.deprecations import Deprecation, deprecations_of, going_of
from anarq.model.views.manifest import Dependency as Declared
from anarq.model.views.manifest import Manifest, manifest_of
from anarq.model.views.objectives import Objective, Throughput, objectives_of, throughput_of
from anarq.model.views.pinning import Pinning, pinning_of
from anarq.model.views.policies import Policies, policies_of
from anarq.model.views.retention import Retention, retention_of
from anarq.model.views.runbooks import filled, runbook_of
from anarq.model.views.runtime import Metric, runtime_of
from anarq.model.views.schema import Schema
from anarq.model.views.states import Machine, machines_of
from anarq.model.views.storage_map import Stored, stored_of

_MODES: Final = {
    "standalone": ("anarq serve {name}", "The module alone. What it uses of peers is answered by their mocks."),
    "hybrid": ("anarq serve {name} --peer {peer}=URL", "Peers that are named run elsewhere; the others are mocked."),
    "integrated": ("anarq up", "Every module runs, and each calls the others."),
}


@dataclass(frozen=True, slots=True)
class PartOfModule:
    """A key component.

    Attributes:
        name: as the design names it.
        meaning: what it does.
        operations: that it carries out.
        acts: tools without an operation, consumed topics and jobs that it carries out.
        provided: how many of the operations are provided; empty where there are none.
    """

    name: str
    meaning: str
    operations: tuple[str, ...]
    acts: tuple[str, ...]
    provided: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to run the module: its name, the command, and what it means."""

    name: str
    command: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Dependency:
    """A module that this one uses, or that uses this one.

    Attributes:
        module: the peer's folder.
        display: its name for people.
        kind: platform, required or optional.
        range: the versions that fit.
        reason: what for.
        used: operations, tools and topics, in the order of the manifest.
        here: the version of the peer in this repository; empty when it is not here.
    """

    module: str
    display: str
    kind: str
    range: str
    reason: str
    used: tuple[str, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Type:
    """A contract, for a section: name, meaning, draft or not, its resource type, what it extends, and its members."""

    name: str
    id: str
    meaning: str
    draft: bool
    resource: str
    extended: tuple[Markdown, ...]
    rows: tuple[Row, ...]


SHARED: Final = "shared.md"
"""The page of what all modules share, beside those of the modules."""


class ModulePage:
    """Facts about one module. Templates read them; no template decides anything."""

    def __init__(self, interfaces: Interfaces, interface: Interface, *, linked: bool = False) -> None:
        """Nothing is read yet.

        Args:
            interfaces: the ecosystem.
            interface: of the module.
            linked: whether contracts have sections on the page, to which their names lead.
        """
        self.interface = interface
        self.module = interface.module
        self._interfaces = interfaces
        shared = dict.fromkeys(interfaces.names.all_of(COMMON), SHARED)
        sections = {**shared, **dict.fromkeys(interfaces.names.all_of(interface.name), "")}
        self._has_sections = linked
        self._rows: dict[tuple[Document, str], tuple[Row, ...]] = {}
        self.shapes = Shapes(interfaces.references, interfaces.names, sections if linked else None)

    def require_printable(self) -> None:
        """Reads all that may be refused, so that to print the page refuses nothing.

        Raises:
            AnarqError: a reference leads nowhere, names collide, or something is used that is not there.
        """
        for topic in self.topics:
            self.rows(topic.topic.schema)
        for operation in self.operations if self._has_sections else ():  # elsewhere their bodies are not shown
            self.rows(operation.request)
            self.rows(operation.response)
        _ = self.types(), self.consumed, self.jobs, [*self.modes()]

    @property
    def display(self) -> str:
        """The module's name for people."""
        return self.interface.display

    @property
    def manifest(self) -> Manifest:
        """What the module says of itself."""
        return manifest_of(self.module)

    @cached_property
    def policies(self) -> Policies:
        """Its access policies."""
        return policies_of(self.module)

    @property
    def operations(self) -> tuple[ServedOperation, ...]:
        """Every operation, and every tool that binds to none."""
        return self.interface.operations

    @cached_property
    def available(self) -> tuple[ServedOperation, ...]:
        """What the service in this repository provides."""
        return tuple(operation for operation in self.operations if operation.available)

    @property
    def missing(self) -> tuple[ServedOperation, ...]:
        """What is specified only."""
        return tuple(operation for operation in self.operations if not operation.available)

    @property
    def tools(self) -> tuple[ServedTool, ...]:
        """Every tool."""
        return self.interface.tools

    @property
    def topics(self) -> tuple[EmittedTopic, ...]:
        """Every topic that the module emits."""
        return self.interface.emitted

    @cached_property
    def consumed(self) -> tuple[Consumed, ...]:
        """Every topic that the module consumes."""
        return tuple(consumed_of(self._interfaces, self.interface))

    @cached_property
    def jobs(self) -> tuple[Scheduled, ...]:
        """What it does at set times."""
        return tuple(jobs_of(self.interface))

    def modes(self) -> Iterator[Mode]:
        """The ways to run it that the manifest declares."""
        called = [uses.peer.name for uses in uses_of(self._interfaces, self.interface) if uses.operations]
        for name in self.manifest.modes.texts():
            command, meaning = _MODES.get(name, ("", ""))
            if name == "hybrid" and not called:
                command, meaning = _MODES["standalone"][0], "As standalone: it calls no module of this repository."
            yield Mode(name, command.format(name=self.module.name, peer=next(iter(called), "")), meaning)

    def dependencies(self) -> Iterator[Dependency]:
        """The modules that it uses."""
        for declared in self.manifest.dependencies:
            yield self._dependency(declared.name, declared)

    def dependents(self) -> Iterator[Dependency]:
        """The modules in this repository that use it."""
        for name, peer in sorted(self._interfaces.ecosystem.modules.items()):
            declared = manifest_of(peer).dependency(self.module.name)
            if declared is not None:
                yield self._dependency(name, declared)

    def interfaces(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the design lists of the HTTP interface, with the operations that it is."""
        for interface in self.manifest.interfaces:
            yield interface.name.text(), interface.operations.texts()

    def components(self) -> Iterator[PartOfModule]:
        """The key components."""
        available = {operation.name for operation in self.available}
        for component in self.manifest.components:
            operations = component.operations.texts()
            count = sum(operation in available for operation in operations)
            provided = f"{count} of {len(operations)}" if operations else ""
            yield PartOfModule(
                component.name.text(), component.meaning.text(), operations, component.acts.texts(), provided
            )

    @cached_property
    def machines(self) -> tuple[Machine, ...]:
        """The states of each kind of record that says how they follow one another."""
        return tuple(machine for machine in machines_of(self.module) if machine.said.exists)

    def types(self) -> tuple[Type, ...]:
        """Every contract of the module, drafts included, by name."""
        return self._types

    @cached_property
    def _types(self) -> tuple[Type, ...]:
        contracts = self.module.contracts
        found = [type_of(self._interfaces, self.shapes, each.node, draft=each.is_draft) for each in contracts]
        return tuple(sorted(found, key=lambda type_: type_.name))

    def rows(self, node: Node) -> tuple[Row, ...]:
        """A row for each member of an object."""
        spot = node.document, node.pointer
        if spot not in self._rows:
            self._rows[spot] = tuple(self.shapes.rows(node))
        return self._rows[spot]

    def emitters(self, topic: str) -> tuple[tuple[str, bool], ...]:
        """What emits a topic, operations, consumers and jobs, and whether the service here provides it."""
        operations = [(each.name, each.available) for each in self.operations if topic in each.emits]
        provided = self.manifest.implementation.exists
        consumers = [(each.declared.topic, provided) for each in self.consumed if topic in each.declared.emits.texts()]
        jobs = [(job.declared.name, provided) for job in self.jobs if topic in job.declared.emits.texts()]
        reserved = topic in self.module.standards.reserved_topics
        return (*operations, *consumers, *jobs, *([("every module", True)] if reserved else []))

    def needing(self, scope: str) -> tuple[ServedOperation, ...]:
        """The operations that need a scope."""
        return tuple(operation for operation in self.operations if operation.scope == scope)

    def public(self) -> tuple[ServedOperation, ...]:
        """The operations that need no grant."""
        return tuple(operation for operation in self.operations if operation.declared and operation.declared.is_public)

    def limits(self) -> list[tuple[str, int, int]]:
        """Class, requests in a minute, and how many at once."""
        return rates(self.interface)

    def kept(self) -> Iterator[tuple[str, Stored | None, Retention | None, Pinning | None, tuple[str, ...]]]:
        """Resource type, storage, retention, pinning, and its contracts."""
        storage = stored_of(self.module)
        retention = {one.resource.text(): one for one in retention_of(self.module)}
        pinning = {one.resource.text(): one for one in pinning_of(self.module)}
        for name in dict.fromkeys([*storage, *retention, *pinning]):
            contracts = tuple(sorted(type_.name for type_ in self.types() if type_.resource == name))
            yield name, storage.get(name), retention.get(name), pinning.get(name), contracts

    def audit(self, operation: ServedOperation) -> str:
        """How much the audit trail holds of an operation."""
        return audit(operation)

    def objectives(self) -> tuple[Objective, ...]:
        """The service level objectives, but for those of classes that none of its operations is of."""
        classes = {"", *(operation.limits for operation in self.operations)}
        return tuple(each for each in objectives_of(self.module) if each.operations.text() in classes)

    def throughput(self) -> Throughput:
        """What the module must carry."""
        return throughput_of(self.module)

    def metrics(self) -> Iterator[Metric]:
        """What the business counts."""
        return runtime_of(self.module).metrics

    def alerts(self) -> str:
        """The file of the alerts; empty for a module without a service, which nobody can measure."""
        return f"observability/_gen/{self.module.name}.rules.yaml" if self.module.manifest.language.text() else ""

    def runbook(self, objective: Objective) -> tuple[str, bool]:
        """The title of what to do when an objective is missed, and whether every module shares it."""
        name = objective.runbook.text()
        runbook = runbook_of(self.module, name)
        title = runbook.title.text() or name
        return filled(title, self.display, objective.operations.text()), runbook.is_shared

    def rotation(self, key_type: str) -> str:
        """How old a key of this type may become, as ISO 8601."""
        return self.module.standards.rotation(key_type)

    def deprecations(self) -> tuple[Deprecation, ...]:
        """What is going away."""
        return deprecations_of(self.module)

    def going(self, name: str) -> Deprecation | None:
        """When a tool, a topic or an operation goes away; None when it stays."""
        return self._going.get(name)

    @cached_property
    def _going(self) -> Mapping[str, Deprecation]:
        return going_of(self.module)

    def tier(self) -> int | None:
        """The place in the order of foundations."""
        return self.module.standards.tier(self.module.name)

    def example(self, node: Node) -> Markdown:
        """A value as indented JSON, which no fence of Markdown ends."""
        value = node.value if node.exists else None
        return Markdown(json.dumps(value, ensure_ascii=False, indent=2).replace("`", "\\u0060"))

    def _dependency(self, name: str, declared: Declared) -> Dependency:
        peer = self._interfaces.ecosystem.modules.get(name)
        shown = self.module.standards.display(name)
        return Dependency(
            module=name,
            display=shown,
            kind=declared.kind.text(),
            range=declared.range.text(),
            reason=declared.reason.text(),
            used=declared.used,
            here=peer.version if peer else "",
        )


def shared_types(interfaces: Interfaces) -> Iterator[Type]:
    """The contracts that all modules share, by name; each has a section on one page."""
    names = interfaces.names
    shapes = Shapes(interfaces.references, names, dict.fromkeys(names.all_of(COMMON), ""))
    documents = [document for _, document in sorted(interfaces.ecosystem.common.items())]
    for root in (document.root for document in documents if Schema(document.root).id.exists):
        yield type_of(interfaces, shapes, root)


def type_of(interfaces: Interfaces, shapes: Shapes, node: Node, *, draft: bool = False) -> Type:
    """A contract in words."""
    said = Schema(node)
    return Type(
        name=interfaces.names.of(node),
        id=said.id.text(),
        meaning=said.description.text(),
        draft=draft,
        resource=said.resource_type.text(),
        extended=shapes.extended(node),
        rows=tuple(shapes.rows(node)),
    )
