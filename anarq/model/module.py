"""A module as its spec describes it: total typed views over the raw documents. No IO."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from anarq.model.errors import NotRead
from anarq.model.names.index import Names
from anarq.model.places import METHODS
from anarq.model.standards import Standards
from anarq.model.survey import Nowhere, Resolver, Survey
from anarq.model.tree import MISSING, Document, Node
from anarq.model.views.inward import ConsumedTopic, ScheduledJob, SentCommand

SERVED: Final = frozenset(METHODS) - {"head", "trace"}
"""The methods that a module may define: HEAD is answered wherever GET is, and TRACE is no concern of modules."""

WRITES: Final = frozenset({"put", "post", "delete", "patch"})

_REFERRED_TO: Final = (".schema.json", "openapi.yaml")

Follow = Callable[[Node], Node]
"""Follows `$ref`s from a node to what they name; gives the node itself where there is none, a missing node where one
leads nowhere."""


def follow_nothing(node: Node) -> Node:
    """The resolver of a module without a catalogue: a reference leads nowhere."""
    return Node(node.document, node.pointer, MISSING) if node.get("$ref").exists else node


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation: the node that declares it and the node that describes it."""

    declared: Node
    node: Node

    @property
    def name(self) -> str:
        """Its name; headers compare without case."""
        return self.node.get("name").text()

    @property
    def location(self) -> str:
        """`path`, `query`, `header` or `cookie`."""
        return self.node.get("in").text()

    @property
    def key(self) -> tuple[str, str]:
        """What makes two parameters one (OpenAPI 3.1, section 4.8.12): the location, and the name."""
        return self.location, self.name.lower() if self.location == "header" else self.name

    @property
    def required(self) -> bool:
        """Whether a request must carry it."""
        return self.node.get("required").flag()


@dataclass(frozen=True)
class Operation:
    """One method on one path, with the facts that the `x-anarq-` vocabulary adds to it."""

    module: "Module" = field(repr=False)
    path: str
    method: str
    path_item: Node = field(repr=False)
    node: Node

    @property
    def name(self) -> str:
        """The `operationId`, else method and path."""
        return self.node.get("operationId").text(f"{self.method.upper()} {self.path}")

    @property
    def is_write(self) -> bool:
        """Whether it changes state. A POST that only computes says so with `x-anarq-safe` (RFC 9110, section 9.2.1)."""
        return self.method in WRITES and not self.node.get("x-anarq-safe").flag()

    @property
    def platform(self) -> str:
        """`health` or `metrics` for what the runtime serves for every module; empty for the module's own."""
        return self.node.get("x-anarq-platform").text()

    @property
    def is_public(self) -> bool:
        """Whether no grant is needed: an explicit policy, never a default."""
        return self.node.get("x-anarq-access").text() == "public"

    @property
    def scope(self) -> str:
        """The scope that a grant must cover; empty when there is none."""
        return self.node.get("x-anarq-scope").text()

    @property
    def emits(self) -> tuple[str, ...]:
        """The topics that it emits."""
        return self.node.get("x-anarq-emits").texts()

    @property
    def audit(self) -> str:
        """BASIC, DETAILED or COMPREHENSIVE."""
        return self.node.get("x-anarq-audit").text()

    @property
    def purpose(self) -> str:
        """The purpose of processing, by its name in `security/policies.yaml`."""
        return self.node.get("x-anarq-purpose").text()

    @property
    def limits(self) -> str:
        """The class of limits and of latency objective: read, write or complex."""
        return self.node.get("x-anarq-limits").text()

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Those of the path that it does not declare itself, then its own, at the end of their references."""
        own = self._declared(self.node)
        names = {parameter.key for parameter in own}
        return (*(one for one in self._declared(self.path_item) if one.key not in names), *own)

    @property
    def lists_of_parameters(self) -> tuple[Node, Node]:
        """Where its parameters are declared, there or not: in its path, and in itself."""
        return self.path_item.get("parameters"), self.node.get("parameters")

    def _declared(self, holder: Node) -> tuple[Parameter, ...]:
        return tuple(Parameter(node, self.module.follow(node)) for node in holder.get("parameters").elements())

    def takes(self, header: str) -> bool:
        """Whether it takes the header, whose name compares without case."""
        return any(p.location == "header" and p.name.lower() == header.lower() for p in self.parameters)

    @property
    def takes_idempotency_key(self) -> bool:
        """Whether a repeat of the same request is recognised."""
        return self.takes("Idempotency-Key")

    @property
    def body(self) -> Node:
        """The description of its request body; missing when it takes none."""
        return self.module.follow(self.node.get("requestBody"))

    @property
    def request(self) -> Node:
        """The schema of its JSON body as written; missing when it takes none."""
        return self.body.get("content", "application/json", "schema")

    @property
    def body_required(self) -> bool:
        """Whether a request must carry the body that it takes (OpenAPI: not unless it says so)."""
        return self.body.get("required").flag()

    @property
    def responses(self) -> dict[str, Node]:
        """The description of each response, by status code."""
        return {status: self.module.follow(node) for status, node in self.node.get("responses").items()}

    @property
    def success(self) -> tuple[str, Node]:
        """Status and description of the first 2xx response; ("", missing) when there is none."""
        found = ((status, node) for status, node in sorted(self.responses.items()) if status.startswith("2"))
        return next(found, ("", Node(self.node.document, self.node.pointer, MISSING)))

    @property
    def data(self) -> Node:
        """The schema of the `data` that a success carries in its envelope; missing when it carries none."""
        _, response = self.success
        schema = response.get("content", "application/json", "schema")
        for part in (*schema.get("allOf").elements(), schema):
            data = part.get("properties", "data")
            if data.exists:
                return data
        return Node(schema.document, schema.pointer, MISSING)

    @property
    def is_enveloped(self) -> bool:
        """Whether the standard envelope is due: every JSON answer that `standards.yaml` does not exempt."""
        status, response = self.success
        media = [name for name, _ in response.get("content").items()]
        exempt = self.module.standards.envelope_exempt
        return status != "204" and not any(path in ("*", self.path) and kind in ("*", *media) for path, kind in exempt)


@dataclass(frozen=True, slots=True)
class Tool:
    """One MCP tool, as `mcp.json` declares it."""

    module: "Module" = field(repr=False)
    name: str
    node: Node

    @property
    def binding(self) -> str:
        """The operation that it calls; empty when it brings its own schemas."""
        return self.node.get("operation").text()

    @property
    def operation(self) -> Operation | None:
        """The operation that it calls, when there is one of that name."""
        return self.module.operation(self.binding)


@dataclass(frozen=True, slots=True)
class Topic:
    """One event type: an `EventSchema` document."""

    module: "Module" = field(repr=False)
    document: Document
    node: Node

    @property
    def name(self) -> str:
        """E.g. `q.qwallet.intent.created.v1`."""
        return self.node.get("topic").text()

    @property
    def version(self) -> str:
        """The semantic version of its data."""
        return self.node.get("version").text()

    @property
    def schema(self) -> Node:
        """The schema of the data as written: as a rule a `$ref` to a contract."""
        return self.node.get("schema")


@dataclass(frozen=True, slots=True)
class Contract:
    """One type: a JSON Schema document."""

    module: "Module" = field(repr=False)
    document: Document
    node: Node

    @property
    def id(self) -> str:
        """Its `$id`, e.g. `urn:anarq:qwallet:payment:v1`."""
        return self.node.get("$id").text()

    @property
    def is_draft(self) -> bool:
        """Whether it is still to be agreed: a draft binds nobody."""
        return self.node.get("x-anarq-status").text() == "draft"

    @property
    def resource_type(self) -> str:
        """The type that retention and pinning speak of; empty for a type that is not kept."""
        return self.node.get("x-anarq-resource", "type").text()

    @property
    def identifier(self) -> str:
        """The property that identifies one of its instances."""
        return self.node.get("x-anarq-resource", "identifier").text()

    def properties(self) -> Iterator[tuple[str, Node]]:
        """Each property that it declares itself."""
        yield from self.node.get("properties").items()


@dataclass(frozen=True, eq=False)
class Module:
    """One module folder.

    Attributes:
        name: its folder's name, which is also the name in `module.yaml` (a rule says so when it is not).
        documents: every YAML and JSON file below the folder that is not generated, by path.
        standards: what holds for all modules.
        follow: resolves `$ref`s through the catalogue.
        files: the path of every file of the folder, generated ones included.
        folder: the folder as the user wrote it, for places in messages.
        unread: the path of every source that is there and could not be read, or of a folder of them. What is asked of
            one raises `NotRead`: nothing is known to be absent from it.
    """

    name: str
    documents: Mapping[str, Document] = field(repr=False)
    standards: Standards = field(repr=False)
    follow: Follow = field(default=follow_nothing, repr=False)
    files: frozenset[str] = field(default=frozenset(), repr=False)
    folder: str = ""
    unread: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def silent(self) -> frozenset[str]:
        """The paths that say nothing, so that nothing is known to be absent from them: what could not be read, and
        files that hold no object, which a rule reports.
        """
        return self.unread | {path for path, found in self.documents.items() if not isinstance(found.data, dict)}

    def document(self, path: str) -> Document:
        """The document at `path`, or an empty one there when the module has none.

        Raises:
            NotRead: it is there and could not be read, or holds no object.
        """
        self._require_read(one for one in self.silent if one == path or path.startswith(f"{one}/"))
        found = self.documents.get(path)
        return found if found is not None else Document(path, None, shown=self.shown(path))

    def shown(self, path: str) -> str:
        """A path as the user would write it, also of a file that is not there."""
        return f"{self.folder or self.name}/{path}"

    def node(self, path: str, *keys: str | int) -> Node:
        """The node below the root of the document at `path`."""
        return self.document(path).root.get(*keys)

    def has(self, path: str) -> bool:
        """Whether the file was there and could be read."""
        return path in self.documents

    def matching(self, folder: str, suffix: str) -> tuple[Document, ...]:
        """The documents directly or deeper below `folder` whose name ends in `suffix`, by path.

        Raises:
            NotRead: there are others that could not be read, or hold no object.
        """
        below = (path for path in self.silent if path.startswith(f"{folder}/") and path.endswith(suffix))
        self._require_read([*below, *(one for one in self.silent if f"{folder}/".startswith(f"{one}/"))])
        found = (path for path in self.documents if path.startswith(f"{folder}/") and path.endswith(suffix))
        return tuple(self.documents[path] for path in sorted(found))

    def _require_read(self, asked: Iterable[str]) -> None:
        unread = sorted(asked)
        if unread:
            raise NotRead([self.shown(path) for path in unread])

    @cached_property
    def manifest(self) -> Node:
        """`module.yaml`."""
        return self.node("module.yaml")

    @property
    def version(self) -> str:
        """The semantic version of the module."""
        return self.manifest.get("version").text()

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation of `openapi.yaml` that is served, in the order of the file."""
        return tuple(
            Operation(self, path, method, item, node)
            for path, declared in self.node("openapi.yaml", "paths").items()
            for item in (self.follow(declared),)
            for method, node in item.items()
            if method in SERVED
        )

    def operation(self, name: str) -> Operation | None:
        """The operation of that `operationId`."""
        return next((operation for operation in self.operations if operation.name == name), None)

    @cached_property
    def tools(self) -> tuple[Tool, ...]:
        """Every tool of `mcp.json`, in the order of the file."""
        return tuple(Tool(self, name, node) for name, node in self.node("mcp.json", "tools").items())

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every `events/*.event.json`, by path."""
        return tuple(Topic(self, found, found.root) for found in self.matching("events", ".event.json"))

    @cached_property
    def contracts(self) -> tuple[Contract, ...]:
        """Every `contracts/*.schema.json`, by path."""
        return tuple(Contract(self, found, found.root) for found in self.matching("contracts", ".schema.json"))

    @cached_property
    def consumed(self) -> tuple[ConsumedTopic, ...]:
        """The topics that it takes in, in the order of the manifest."""
        return tuple(ConsumedTopic(node) for node in self.manifest.get("consumes").elements())

    @cached_property
    def commands(self) -> tuple[SentCommand, ...]:
        """The commands that it sends, in the order of the manifest."""
        return tuple(SentCommand(node) for node in self.manifest.get("commands").elements())

    @cached_property
    def jobs(self) -> tuple[ScheduledJob, ...]:
        """What it does at set times, in the order of the manifest."""
        return tuple(ScheduledJob(node) for node in self.manifest.get("jobs").elements())

    def emissions(self) -> Iterator[tuple[str, Node]]:
        """Every topic that something here may emit, with what emits it, in words."""
        for operation in self.operations:
            for node in operation.node.get("x-anarq-emits").elements():
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
        seen: set[tuple[str, str]] = set()
        waiting = [schema]
        while waiting:
            found = self.follow(waiting.pop(0))
            identity = (found.document.shown, found.pointer)
            if identity not in seen:
                seen.add(identity)
                yield from found.get("properties").items()
                waiting.extend(found.get("allOf").elements())

    @property
    def policies(self) -> Node:
        """`security/policies.yaml`."""
        return self.node("security/policies.yaml")

    @property
    def available_operations(self) -> tuple[str, ...]:
        """The operations that the service provides; the others are specified, and answer that they are not there."""
        listed = self.manifest.get("implementation", "operations")
        if listed.text() == "all":
            return tuple(operation.name for operation in self.operations if not operation.platform)
        return listed.texts()


@dataclass(frozen=True, eq=False)
class Ecosystem:
    """The modules that are looked at together, and what they share.

    Attributes:
        modules: by name.
        standards: what holds for all of them.
        common: the documents that all of them may refer to.
        resolver: follows references between all of these documents.
    """

    modules: Mapping[str, Module]
    standards: Standards
    common: Mapping[str, Document] = field(default_factory=dict, repr=False)
    resolver: Resolver = field(default_factory=Nowhere, repr=False)

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
