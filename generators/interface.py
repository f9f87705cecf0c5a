"""What a module offers, as the targets print it: operations, topics and tools with their names in code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypedDict

from anarq.generators.homes import REPOSITORY, Home, Homes
from anarq.generators.names import constant, distinct, identifier, pascal, snake
from anarq.generators.naming import TypeNames
from anarq.generators.references import COMMON, References
from anarq.generators.schemabook import SchemaBook
from anarq.generators.schemas import Definitions
from anarq.generators.toolinput import flat_input
from anarq.model.errors import AnarqError, Place
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Json, Node
from anarq.model.views.held import Part, held
from anarq.model.views.kept import kept_of
from anarq.model.views.openapi import Operation, Parameter, Stream
from anarq.model.views.retention import retention_of
from anarq.model.views.schema import Schema
from anarq.model.views.tools import Tool
from anarq.model.views.topics import Topic

if TYPE_CHECKING:
    from anarq.generators.python.view import Method, PythonView

OPENAPI: Final = "openapi.yaml"
TOOLS: Final = "mcp.json"


@dataclass(frozen=True, slots=True)
class Argument:
    """A path or query parameter.

    Attributes:
        name: in the interface.
        location: `path` or `query`.
        required: whether a request must carry it.
        parameter: in the document.
        schema: self-contained.
    """

    name: str
    location: str
    required: bool
    parameter: Parameter
    schema: Json


@dataclass(frozen=True, slots=True)
class ServedOperation:
    """An operation, or a tool that binds to none.

    Attributes:
        name: the operationId; of such a tool, its name without the prefix.
        method: in capitals; of a tool GET or POST, by whether it only reads.
        path: None for a tool.
        declared: what the document says of it; None for a tool.
        tool: the tool that binds to no operation; None for an operation.
        arguments: path and query parameters.
        request: the schema of the body as written; missing when it takes none.
        response: the schema of what it answers with as written; missing when it answers without.
        body_required: whether a request must carry the body; a handler is given `None` for one that may be left out
            and is.
        request_schema: constant of the self-contained schema; empty when there is none.
        response_schema: the same of the answer.
        success: status of a success.
        available: whether the service provides it.
        interface: that it is a part of.
        takes: its body, when it is a stream.
        gives: what it answers with, when that is a stream.
    """

    name: str
    method: str
    path: str | None
    declared: Operation | None
    tool: Tool | None
    arguments: tuple[Argument, ...]
    request: Node
    response: Node
    request_schema: str
    response_schema: str
    success: int
    available: bool
    interface: "Interface" = field(repr=False, compare=False)
    body_required: bool = True
    takes: Stream | None = None
    gives: Stream | None = None

    @property
    def code(self) -> "Method":
        """What it is in Python."""
        return self.interface.python.methods[self.name]

    @property
    def node(self) -> Node:
        """Where it is declared."""
        return self.declared.node if self.declared else self._tool.node

    @property
    def summary(self) -> str:
        """What it does, as one sentence."""
        return (self.declared.summary.text() if self.declared else "") or self.description

    @property
    def description(self) -> str:
        """What it does, at length."""
        return (self.declared or self._tool).description.text()

    @property
    def scope(self) -> str:
        """What a grant must cover; empty when it is public."""
        return self.declared.scope if self.declared else self._tool.scope.text()

    @property
    def limits(self) -> str:
        """The class of operations that it is of: its limits and its objectives are those of the class."""
        if self.declared is not None and self.declared.limits:
            return self.declared.limits
        return "read" if self.method == "GET" else "write"

    @property
    def emits(self) -> tuple[str, ...]:
        """The topics that it emits."""
        return self.declared.emits if self.declared else ()

    @property
    def idempotent(self) -> bool:
        """Whether it takes an `Idempotency-Key`, which is then required."""
        return self.declared is not None and self.declared.takes_idempotency_key

    @property
    def _tool(self) -> Tool:
        if self.tool is None:
            raise TypeError("what is served is an operation or a tool")
        return self.tool


@dataclass(frozen=True, slots=True)
class EmittedTopic:
    """A topic: the name of its constructor in code, which is that of its file, and the constant of its schema."""

    topic: Topic
    function: str
    schema: str


@dataclass(frozen=True, slots=True)
class ServedTool:
    """A tool: the operation that it calls, and the constants of its schemas."""

    tool: Tool
    operation: ServedOperation
    input_schema: str
    output_schema: str


class _Bodies(TypedDict):
    request: Node
    response: Node
    request_schema: str
    response_schema: str


class Interfaces:
    """One ecosystem, looked at by the targets of a run: its references, its names, and the interface of each module."""

    def __init__(self, ecosystem: Ecosystem, homes: Homes = REPOSITORY) -> None:
        self.ecosystem = ecosystem
        self.homes = homes
        self.references = References(ecosystem)
        self._interfaces: dict[str, Interface] = {}

    @cached_property
    def names(self) -> TypeNames:
        """What the types are called.

        Raises:
            AnarqError: two contracts would have one name.
        """
        return TypeNames(self.ecosystem)

    @cached_property
    def common_schemas(self) -> Mapping[str, Json]:
        """The contracts of `spec/common` by name, which refer to one another as definitions of one file.

        Raises:
            AnarqError: a reference in one of them leads nowhere.
        """
        book = Definitions(self.references, self.names, COMMON)
        for _, document in sorted(self.ecosystem.common.items()):
            if Schema(document.root).id.exists:
                book.name(document.root)
        return book.schemas

    def all(self) -> "Iterator[Interface]":
        """The interface of every module of which something is generated, by name."""
        for name in self.homes.generated(self.ecosystem.modules):
            yield self.of(name)

    def of(self, module: str) -> "Interface":
        """The interface of one module of the ecosystem."""
        if module not in self._interfaces:
            self._interfaces[module] = Interface(self, self.ecosystem.modules[module])
        return self._interfaces[module]


class Interface:
    """What one module offers.

    Raises:
        AnarqError: on reading, when a reference leads nowhere or names collide in code.
    """

    def __init__(self, interfaces: Interfaces, module: Module) -> None:
        self.module = module
        identifier(module.name, module.manifest.name, "the folder of the module")
        self.interfaces = interfaces
        self.references = interfaces.references
        self.schemas = SchemaBook(interfaces.references, interfaces.names, module.name)
        self.operations = tuple(self._operations())
        self.emitted = tuple(self._emitted())
        distinct(((emitted.function, emitted.topic.node) for emitted in self.emitted), "topics")
        self.tools = tuple(self._tools())
        self.described = dict(self._described())

    @property
    def name(self) -> str:
        """The module's folder."""
        return self.module.name

    @property
    def home(self) -> Home:
        """Where the module stands, and what is generated of it."""
        return self.interfaces.homes.of(self.name)

    @cached_property
    def python(self) -> "PythonView":
        """The module as code of Python, which other targets do without.

        Raises:
            AnarqError: names collide in code.
        """
        from anarq.generators.python.view import PythonView  # imported here: who prints no Python loads none of it

        return PythonView(self)

    @cached_property
    def display(self) -> str:
        """The module's name for people."""
        return display(self.module)

    def require(self, path: str, wanted: str) -> None:
        """Says what is missing when a document is, before somebody is told of each thing that it would hold.

        Args:
            path: of the document.
            wanted: what somebody looks for in it, in words.

        Raises:
            AnarqError: the module has no such document.
        """
        if not self.module.has(path):
            raise AnarqError.one(f"the module has no `{path}`, and {wanted}", Place(self.module.shown(path)))

    def operation(self, name: str) -> ServedOperation | None:
        """The operation of that operationId, or the tool of that name that binds to none."""
        return next((operation for operation in self.operations if operation.name == name), None)

    def _operations(self) -> Iterator[ServedOperation]:
        available = self.module.available_operations
        for operation in self.module.operations:
            if not operation.platform:
                yield self._of_operation(operation, operation.name in available)
        for tool in self.module.tools:
            if not tool.binding:
                yield self._of_tool(tool, available)

    def _of_operation(self, operation: Operation, available: bool) -> ServedOperation:
        named = operation.named
        identifier(operation.name, named if named.exists else operation.node, "the operationId")
        status, _ = operation.success
        answer = operation.data if operation.is_enveloped else operation.answer
        takes, gives = operation.stream_taken, operation.stream_given
        bodies = self._bodies(operation.name, operation.request, answer)
        if gives is not None:
            _require_read(operation, gives)
        return ServedOperation(
            name=operation.name,
            method=operation.method.upper(),
            path=operation.path,
            declared=operation,
            tool=None,
            arguments=tuple(self._arguments(operation)),
            available=available,
            interface=self,
            success=int(status) if status.isdigit() else 200,
            body_required=operation.body_required or takes is not None,
            takes=takes,
            gives=gives,
            **bodies,
        )

    def _of_tool(self, tool: Tool, available: tuple[str, ...]) -> ServedOperation:
        name = tool.short
        listed = self.module.manifest.provides_all
        return ServedOperation(
            name=identifier(name, tool.node, "the name of the tool"),
            method="GET" if tool.only_reads else "POST",
            path=None,
            declared=None,
            tool=tool,
            arguments=(),
            available=listed or tool.name in available,
            interface=self,
            success=200,
            **self._bodies(name, tool.input, tool.output),
        )

    def _bodies(self, name: str, request: Node, response: Node) -> _Bodies:
        wanted, answered = f"{pascal(name)}Request", f"{pascal(name)}Response"
        return {
            "request": request,
            "response": response,
            "request_schema": self.schemas.constant(request, wanted) if request.exists else "",
            "response_schema": self.schemas.constant(response, answered) if response.exists else "",
        }

    def _arguments(self, operation: Operation) -> Iterator[Argument]:
        for found in operation.parameters:
            if found.location in ("path", "query"):
                schema = self.schemas.alone(found.schema)
                yield Argument(found.name, found.location, found.required, found, schema)

    def _emitted(self) -> Iterator[EmittedTopic]:
        for topic in self.module.topics:
            hint = pascal(f"{topic.stem}-data")
            function = identifier(snake(topic.stem), topic.node, "the file of the topic")
            yield EmittedTopic(topic, function, self.schemas.constant(topic.schema, hint))

    def _described(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """By collection whose records are anonymised at the end, or hold a secret: constant and identifier of its
        contract.
        """
        ends = {policy.resource.text(): policy.archival.text() for policy in retention_of(self.module)}
        for contract in kept_of(self.module):
            is_anonymised = ends.get(contract.resource_type) == "ANONYMIZE"
            parts = held(self.interfaces.ecosystem.resolver, contract.node)
            if not contract.is_draft and (is_anonymised or any(map(_is_secret, parts))):
                constant_ = self.schemas.named(contract.node, contract.schema.id)
                yield contract.collection, (constant_, contract.identifier)

    def _tools(self) -> Iterator[ServedTool]:
        for tool in self.module.tools:
            operation = self.operation(tool.binding or tool.short)
            if operation is None:
                self.require(OPENAPI, f"the tool `{tool.name}` calls one of its operations")
                message = f"the tool `{tool.name}` calls `{tool.binding}`, which is not an operation of the module"
                raise AnarqError.one(message, tool.bound.place)
            if operation.takes is not None or operation.gives is not None:
                message = f"the tool `{tool.name}` calls `{operation.name}`, which takes or gives a stream"
                raise AnarqError.one(message, tool.bound.place, "take the tool away: a stream passes through HTTP only")
            flat = flat_input(operation, tool, self.schemas.definitions)
            schema = self.schemas.add(f"{constant(tool.name)}_INPUT", flat, tool.node)
            yield ServedTool(tool, operation, schema, operation.response_schema)


def _is_secret(part: Part) -> bool:
    return Schema(part.node).classification.text() == "secret"


def _require_read(operation: Operation, gives: Stream) -> None:
    if operation.is_write:
        message = f"`{operation.name}` changes something and answers with a stream"
        raise AnarqError.one(message, gives.node.place, "answer with JSON, and let a read give the bytes")


def display(module: Module) -> str:
    """The name of a module for people."""
    return module.standards.display(module.name)
