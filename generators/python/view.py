"""A module as the code of Python has it: the methods, arguments and types of what it offers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from anarq.generators.names import argument, distinct, identifier, method, pascal
from anarq.generators.python.literals import literal
from anarq.generators.python.types import Types
from anarq.model.views.schema import Schema

if TYPE_CHECKING:  # an interface makes its view
    from anarq.generators.interface import Argument, EmittedTopic, Interface, ServedOperation

STORED: Final = "Stored"
_SOURCE: Final = "Source"
_RECEIVED: Final = "Received"


@dataclass(frozen=True, slots=True)
class PythonArgument:
    """A parameter as an argument.

    Attributes:
        name: in code.
        type: of its values, as source.
        default: what a handler is given when it is absent, as source; empty when it is required.
    """

    name: str
    type: str
    default: str

    @property
    def declaration(self) -> str:
        """The argument in a signature."""
        if not self.default:
            return f"{self.name}: {self.type}"
        kind = f"{self.type} | None" if self.default == "None" and "None" not in self.type else self.type
        return f"{self.name}: {kind} = {self.default}"


@dataclass(frozen=True, slots=True)
class Method:
    """An operation as a method.

    Attributes:
        name: in code.
        request: the type of its body, as source; empty when it takes none.
        response: the type of what it answers with, as source; `None` when it answers without.
        body: what a handler is given as the body; empty when it takes none.
        sent: what a client is given as the body; empty when it takes none.
        received: what a client gives; `None` when it answers without.
        arguments: path and query parameters, by their names in the interface.
    """

    name: str
    request: str
    response: str
    body: str
    sent: str
    received: str
    arguments: dict[str, PythonArgument]

    @property
    def expressions(self) -> tuple[str, ...]:
        """Every type that its handler names, as source."""
        return (self.request, self.response, *(found.type for found in self.arguments.values()))

    @property
    def sent_expressions(self) -> tuple[str, ...]:
        """Every type that its method of clients names, as source."""
        return (self.sent, self.received, *(found.type for found in self.arguments.values()))


class PythonView:
    """What one module offers, as code.

    Raises:
        AnarqError: on making, when a reference leads nowhere or names collide in code.
    """

    def __init__(self, interface: "Interface") -> None:
        self._interface = interface
        interfaces = interface.interfaces
        self.types = Types(interfaces.references, interfaces.names, interface.name)
        for contract in interface.module.contracts:
            if not contract.is_draft:
                self.types.define(contract.node)
        operations = interface.operations
        self.methods = {operation.name: self._method(operation) for operation in operations}
        distinct(((self.methods[operation.name].name, operation.node) for operation in operations), "operations")
        self.topics = {emitted.topic.name: self._topic(emitted) for emitted in interface.emitted}

    @cached_property
    def exported(self) -> list[str]:
        """The names that the models of the module give."""
        return sorted([*self.types.definitions, *(here for _, _, here in self.types.imports)])

    def qualified(self, expression: str) -> str:
        """A type expression, as it is written where the types of the module are imported under its own name."""
        own = "|".join(map(re.escape, sorted(self.exported, key=len, reverse=True)))
        return re.sub(rf"\b({own})\b", rf"{self._interface.name}_models.\1", expression) if own else expression

    def _method(self, operation: "ServedOperation") -> Method:
        wanted, answered = f"{pascal(operation.name)}Request", f"{pascal(operation.name)}Response"
        request = self.types.expression(operation.request, wanted) if operation.request.exists else ""
        response = self.types.expression(operation.response, answered) if operation.response.exists else "None"
        request = STORED if operation.takes is not None else request
        response = STORED if operation.gives is not None else response
        left_out = request and not operation.body_required and request != "object"
        body = f"{request} | None" if left_out else request
        return Method(
            name=method(operation.name),
            request=request,
            response=response,
            body=body,
            sent=body if operation.takes is None else _SOURCE,
            received=response if operation.gives is None else _RECEIVED,
            arguments=self._arguments(operation.name, operation.arguments),
        )

    def _arguments(self, operation: str, found: "Iterable[Argument]") -> dict[str, PythonArgument]:
        listed = list(found)
        distinct(((argument(each.name), each.parameter.declared) for each in listed), "parameters")
        return {each.name: self._argument(operation, each) for each in listed}

    def _argument(self, operation: str, found: "Argument") -> PythonArgument:
        schema = found.parameter.schema
        default = Schema(self._interface.references.end(schema)).default.json()
        return PythonArgument(
            name=identifier(argument(found.name), found.parameter.node, "the name of the parameter"),
            type=self.types.expression(schema, pascal(operation) + pascal(found.name)),
            default="" if found.required else literal(default),
        )

    def _topic(self, emitted: "EmittedTopic") -> str:
        return self.types.expression(emitted.topic.schema, pascal(f"{emitted.topic.stem}-data"))
