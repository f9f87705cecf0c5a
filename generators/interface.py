"""What a module offers, as the targets print it: operations, topics and tools with their names in code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypedDict

from anarq.generators.literals import literal
from anarq.generators.names import argument, constant, distinct, identifier, pascal, snake
from anarq.generators.naming import TypeNames
from anarq.generators.references import COMMON, References
from anarq.generators.schemabook import SchemaBook
from anarq.generators.schemas import Definitions
from anarq.generators.toolinput import flat_input
from anarq.generators.types import Types
from anarq.model.errors import AnarqError, Place
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Json, Node
from anarq.model.views.openapi import Operation, Parameter, Stream
from anarq.model.views.schema import Schema
from anarq.model.views.tools import Tool
from anarq.model.views.topics import Topic

OPENAPI: Final = "openapi.yaml"
STORED: Final = "Stored"
_SOURCE: Final = "Source"
_RECEIVED: Final = "Received"
TOOLS: Final = "mcp.json"


@dataclass(frozen=True, slots=True)
class Argument:
    """A path or query parameter as an argument.

    Attributes:
        name: in the interface.
        location: `path` or `query`.
        argument: in code.
        required: whether a request must carry it.
        type: of its values, as source.
        default: what a handler is given when it is absent, as source; empty when it is required.
        parameter: in the document.
        schema: self-contained.
    """

    name: str
    location: str
    argument: str
    required: bool
    type: str
    default: str
    parameter: Parameter
    schema: Json

    @property
    def declaration(self) -> str:
        """The argument in a signature."""
        if self.required:
            return f"{self.argument}: {self.type}"
        kind = f"{self.type} | None" if self.default == "None" and "None" not in self.type else self.type
        return f"{self.argument}: {kind} = {self.default}"


@dataclass(frozen=True, slots=True)
class ServedOperation:
    """An operation, or a tool that binds to none.

    Attributes:
        name: the operationId; of such a tool, its name without the prefix.
        handler: its method in code.
        method: in capitals; of a tool GET or POST, by whether it only reads.
        path: None for a tool.
        declared: what the document says of it; None for a tool.
        tool: the tool that binds to no operation; None for an operation.
        arguments: path and query parameters.
        request: the schema of the body as written; missing when it takes none.
        response: the schema of what it answers with as written; missing when it answers without.
        request_type: as source; empty when it takes no body.
        body_required: whether a request must carry the body; a handler is given `None` for one that may be left out
            and is.
        response_type: as source; `None` when it answers without.
        request_schema: constant of the self-contained schema; empty when there is none.
        response_schema: the same of the answer.
        success: status of a success.
        available: whether the service provides it.
        takes: its body, when it is a stream.
        gives: what it answers with, when that is a stream.
    """

    name: str
    handler: str
    method: str
    path: str | None
    declared: Operation | None
    tool: Tool | None
    arguments: tuple[Argument, ...]
    request: Node
    response: Node
    request_type: str
    response_type: str
    request_schema: str
    response_schema: str
    success: int
    available: bool
    body_required: bool = True
    takes: Stream | None = None
    gives: Stream | None = None

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
    def emits(self) -> tuple[str, ...]:
        """The topics that it emits."""
        return self.declared.emits if self.declared else ()

    @property
    def idempotent(self) -> bool:
        """Whether it takes an `Idempotency-Key`, which is then required."""
        return self.declared is not None and self.declared.takes_idempotency_key

    @property
    def body_type(self) -> str:
        """What a handler is given as the body, as source; empty when it takes none."""
        left_out = self.request_type and not self.body_required and self.request_type != "object"
        return f"{self.request_type} | None" if left_out else self.request_type

    @property
    def sent_type(self) -> str:
        """What a client is given as the body, as source; empty when it takes none."""
        return self.body_type if self.takes is None else _SOURCE

    @property
    def received_type(self) -> str:
        """What a client gives, as source; `None` when it answers without."""
        return self.response_type if self.gives is None else _RECEIVED

    @property
    def sent_expressions(self) -> tuple[str, ...]:
        """Every type that its method of clients names, as source."""
        return (self.sent_type, self.received_type, *(found.type for found in self.arguments))

    @property
    def expressions(self) -> tuple[str, ...]:
        """Every type that its method names, as source."""
        return (self.request_type, self.response_type, *(found.type for found in self.arguments))

    @property
    def _tool(self) -> Tool:
        if self.tool is None:
            raise TypeError("what is served is an operation or a tool")
        return self.tool


@dataclass(frozen=True, slots=True)
class EmittedTopic:
    """A topic: the name of its constructor in code, which is that of its file, the type of its data, and the constant
    of its schema.
    """

    topic: Topic
    function: str
    type: str
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
    request_type: str
    response_type: str
    request_schema: str
    response_schema: str


class Interfaces:
    """One ecosystem, looked at by the targets of a run: its references, its names, and the interface of each module."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self.ecosystem = ecosystem
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
        """The interface of every module, by name."""
        for name in sorted(self.ecosystem.modules):
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
        self.references = interfaces.references
        self.types = Types(interfaces.references, interfaces.names, module.name)
        self.schemas = SchemaBook(interfaces.references, interfaces.names, module.name)
        self._define_contracts()
        self.operations = tuple(self._operations())
        distinct(((operation.handler, operation.node) for operation in self.operations), "operations")
        self.emitted = tuple(self._emitted())
        distinct(((emitted.function, emitted.topic.node) for emitted in self.emitted), "topics")
        self.tools = tuple(self._tools())

    @property
    def name(self) -> str:
        """The module's folder."""
        return self.module.name

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

    def _define_contracts(self) -> None:
        for contract in self.module.contracts:
            if not contract.is_draft:
                self.types.define(contract.node)

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
        if takes is not None:
            bodies["request_type"] = STORED
        if gives is not None:
            bodies["response_type"] = STORED
            _require_read(operation, gives)
        return ServedOperation(
            name=operation.name,
            handler=snake(operation.name),
            method=operation.method.upper(),
            path=operation.path,
            declared=operation,
            tool=None,
            arguments=tuple(self._arguments(operation)),
            available=available,
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
            handler=snake(name),
            method="GET" if tool.only_reads else "POST",
            path=None,
            declared=None,
            tool=tool,
            arguments=(),
            available=listed or tool.name in available,
            success=200,
            **self._bodies(name, tool.input, tool.output),
        )

    def _bodies(self, name: str, request: Node, response: Node) -> _Bodies:
        wanted, answered = f"{pascal(name)}Request", f"{pascal(name)}Response"
        return {
            "request": request,
            "response": response,
            "request_type": self.types.expression(request, wanted) if request.exists else "",
            "response_type": self.types.expression(response, answered) if response.exists else "None",
            "request_schema": self.schemas.constant(request, wanted) if request.exists else "",
            "response_schema": self.schemas.constant(response, answered) if response.exists else "",
        }

    def _arguments(self, operation: Operation) -> Iterator[Argument]:
        found = [parameter for parameter in operation.parameters if parameter.location in ("path", "query")]
        distinct(((argument(parameter.name), parameter.declared) for parameter in found), "parameters")
        return (self._argument(operation, parameter) for parameter in found)

    def _argument(self, operation: Operation, parameter: Parameter) -> Argument:
        schema = parameter.schema
        default = Schema(self.references.end(schema)).default.json()
        name = identifier(argument(parameter.name), parameter.node, "the name of the parameter")
        return Argument(
            name=parameter.name,
            location=parameter.location,
            argument=name,
            required=parameter.required,
            type=self.types.expression(schema, pascal(operation.name) + pascal(parameter.name)),
            default="" if parameter.required else literal(default),
            parameter=parameter,
            schema=self.schemas.alone(schema),
        )

    def _emitted(self) -> Iterator[EmittedTopic]:
        for topic in self.module.topics:
            hint = pascal(f"{topic.stem}-data")
            kind = self.types.expression(topic.schema, hint)
            function = identifier(snake(topic.stem), topic.node, "the file of the topic")
            yield EmittedTopic(topic, function, kind, self.schemas.constant(topic.schema, hint))

    def _tools(self) -> Iterator[ServedTool]:
        for tool in self.module.tools:
            operation = self.operation(tool.binding or tool.short)
            if operation is None:
                self.require(OPENAPI, f"the tool `{tool.name}` calls one of its operations")
                message = f"the tool `{tool.name}` calls `{tool.binding}`, which is no operation of the module"
                raise AnarqError.one(message, tool.bound.place)
            if operation.takes is not None or operation.gives is not None:
                message = f"the tool `{tool.name}` calls `{operation.name}`, which takes or gives a stream"
                raise AnarqError.one(message, tool.bound.place, "take the tool away: a stream passes through HTTP only")
            flat = flat_input(operation, tool, self.schemas.definitions)
            schema = self.schemas.add(f"{constant(tool.name)}_INPUT", flat, tool.node)
            yield ServedTool(tool, operation, schema, operation.response_schema)


def _require_read(operation: Operation, gives: Stream) -> None:
    if operation.is_write:
        message = f"`{operation.name}` changes something and answers with a stream"
        raise AnarqError.one(message, gives.node.place, "answer with JSON, and let a read give the bytes")


def display(module: Module) -> str:
    """The name of a module for people."""
    return module.standards.display(module.name)
