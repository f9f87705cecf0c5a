"""The HTTP interface of a folder that somebody else laid out, in the words of the house as far as it says them.

What only a person knows is left out: scope, purpose and audit level of each operation. `anarq check` asks for them.
"""

from collections.abc import Iterator
from typing import Final

from anarq.generators.names import pascal, words
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Link, Operation, Parameter, Response, Sent, openapi_of
from anarq.scaffold.adopting.guess import Guess, Said
from anarq.scaffold.adopting.types import Types, free

_COMMON: Final = "urn:anarq:common:http:v1#/components"
_ENVELOPE: Final = "urn:anarq:common:envelope:v1"
_SCHEMES: Final = ("SquidId", "Qonsent", "Sig", "Ts")
_ANSWERS: Final = {"404": "NotFound", "409": "Conflict", "422": "Invalid", "429": "TooManyRequests"}
_PLATFORM: Final = {"/health": "Health", "/metrics": "Metrics"}
_ENVELOPED: Final = frozenset({"status", "code", "message"})
_FAILED: Final = _ENVELOPED | {"timestamp", "requestId", "retryable"}
"""The members by which a schema is known to be the standard envelope, or the standard form of a failure."""

_KEY: Final = "idempotency-key"
_LONGEST_SUMMARY: Final = 120
_TAKEN: Final = {
    "document": {"openapi", "info", "tags", "paths", "components", "security"},
    "info": {"title", "version", "description"},
    "components": {"schemas", "parameters", "responses", "requestBodies", "links", "securitySchemes"},
    "path": {"parameters", "get", "put", "post", "delete", "options", "head", "patch", "trace", "$ref"},
    "operation": {
        *("operationId", "summary", "description", "tags", "deprecated", "parameters", "requestBody", "responses"),
        *("security",),
    },
    "parameter": {"name", "in", "required", "description", "schema"},
    "answer": {"description", "content", "links"},
}
"""The keys whose meaning is taken over, or said anew by the standard."""


class Interface:
    """The document that a module's own becomes."""

    def __init__(self, module: Module, types: Types) -> None:
        """Nothing is read yet.

        Args:
            module: as it was found.
            types: that its schemas become.
        """
        self._module = module
        self._types = types
        self._own = [one for one in module.operations if not one.platform]
        names = list(zip(_names(self._own), self._own, strict=True))
        self._called = dict(names)
        self._names = {(one.path, one.method): name for name, one in names}
        self._before = {one.name: name for name, one in names}

    def document(self, title: Said, version: Said, description: Said) -> dict[str, Said]:
        """The whole document; without a description where none is known."""
        told = {"description": description} if description else {}
        tags = dict.fromkeys(tag for one in self._own for tag in one.tags.texts())
        return {
            "openapi": "3.1.0",
            "info": {"title": title, "version": version, **told},
            **({"tags": [{"name": tag} for tag in tags]} if tags else {}),
            "security": Guess([{name: [] for name in _SCHEMES}], "the standard proves every call by these"),
            "components": {"securitySchemes": {name: _common("securitySchemes", name) for name in _SCHEMES}},
            "paths": dict(self._paths()),
        }

    def name(self, operation: Operation) -> str:
        """How an operation is called from now on."""
        return self._names.get((operation.path, operation.method), operation.name)

    def called(self, name: str) -> Operation | None:
        """The operation that is called so from now on."""
        return self._called.get(name)

    def left(self) -> Iterator[Node]:
        """What the document says and is not taken over, where it stands."""
        document = openapi_of(self._module)
        parts = [("document", document.root), *(("info", one) for key, one in document.root.items() if key == "info")]
        parts.append(("components", document.root.get("components")))
        parts.extend(("path", node) for node in document.paths.values())
        for operation in self._own:
            parts.append(("operation", operation.node))
            parts.extend(("parameter", parameter.node) for parameter in operation.parameters)
            parts.extend(("answer", answer.node) for _, answer in operation.answers())
        seen = set[tuple[str, str]]()
        for kind, part in parts:
            for key, node in part.items():
                if key not in _TAKEN[kind] and (node.document.shown, node.pointer) not in seen:
                    seen.add((node.document.shown, node.pointer))
                    yield node

    def _paths(self) -> Iterator[tuple[str, Said]]:
        by_path: dict[str, list[Operation]] = {}
        for operation in self._own:
            by_path.setdefault(operation.path, []).append(operation)
        for path, operations in by_path.items():
            shared = [one for one in operations[0].parameters if one.location == "path"]
            listed: Said = [self._parameter(one) for one in shared]
            below = {one.method: self._operation(one, {each.key for each in shared}) for one in operations}
            yield path, {**({"parameters": listed} if shared else {}), **below}
        for path, name in _PLATFORM.items():
            if path not in by_path:
                yield path, Guess(_common("pathItems", name), "every module has it")

    def _operation(self, operation: Operation, shared: "set[tuple[str, str]]") -> dict[str, Said]:
        name = self.name(operation)
        is_read = operation.method in ("get", "options")
        own = [one for one in operation.parameters if one.key not in shared]
        parameters = [one for one in map(self._parameter, own) if one is not None]
        tags = operation.tags.texts()
        body, answers = self._body(operation), dict(self._answers(operation))
        return {
            "operationId": name if name == operation.name else Guess(name, f"the folder calls it {operation.name}"),
            "summary": _summary(operation, name),
            **({"description": operation.description.text()} if operation.description.text() else {}),
            **({"tags": list(tags)} if tags else {}),
            **({"deprecated": True} if operation.deprecated.flag() else {}),
            "x-anarq-limits": Guess("read" if is_read else "write", f"it is a {operation.method.upper()}"),
            **({"parameters": parameters} if parameters else {}),
            **({"requestBody": body} if body else {}),
            **({"responses": answers} if answers else {}),
        }

    def _parameter(self, parameter: Parameter) -> Said:
        """A parameter; None for a standard header, which every operation takes."""
        standards, small = self._module.standards, parameter.name.lower()
        if parameter.location == "header":
            if small == _KEY:
                return _common("parameters", "IdempotencyKey")
            if small in standards.implied_parameters or any(small == one.name for one in standards.headers):
                return None
        described = parameter.description.text()
        return {
            "name": parameter.name,
            "in": parameter.location,
            **({"required": True} if parameter.required else {}),
            **({"description": described} if described else {}),
            "schema": self._types.schema(parameter.schema),
        }

    def _body(self, operation: Operation) -> dict[str, Said]:
        content = dict(self._content(Sent(operation.body)))
        required = {"required": True} if operation.body_required else {}
        return {**required, "content": content} if content else {}

    def _content(self, sent: Sent) -> Iterator[tuple[str, Said]]:
        for media_type, node in sent.content:
            schema = node.get("schema")
            yield media_type, {"schema": self._types.schema(schema)} if schema.exists else {}

    def _answers(self, operation: Operation) -> Iterator[tuple[str, Said]]:
        for status, answer in operation.answers():
            is_failure = not status.startswith(("1", "2", "3"))
            if is_failure and {*self._members(answer)} >= _FAILED:
                # Of a range of failures in the standard form, the standard says which there are.
                yield status if status.isdecimal() else "default", _common("responses", _ANSWERS.get(status, "Error"))
            else:
                yield status, self._answer(operation, status, answer, is_failure=is_failure)

    def _answer(self, operation: Operation, status: str, answer: Response, *, is_failure: bool) -> dict[str, Said]:
        described, members = answer.description.text(), self._members(answer)
        content: dict[str, Said] = {}
        if is_failure or not members.keys() >= _ENVELOPED:
            content = dict(self._content(answer))
        else:
            data = _data(operation, status, members)
            carried = {} if data is None else {"data": self._types.schema(data)}
            below: list[Said] = [{"properties": carried, "required": ["data"]}] if carried else []
            content["application/json"] = {"schema": {"allOf": [{"$ref": _ENVELOPE}, *below]}}
        links = {name: self._link(node) for name, node in answer.linked.items()}
        return {
            "description": described or Guess(f"The answer {status}.", "nothing describes it"),
            **({"content": content} if content else {}),
            **({"links": links} if links else {}),
        }

    def _link(self, node: Node) -> Said:
        """A link, with the new name of the operation that it leads to."""
        found = self._module.follow(node)
        name = self._before.get(Link(found).operation)
        return {**found.mapping(), **({"operationId": name} if name else {})}

    def _members(self, answer: Response) -> dict[str, Node]:
        return dict(self._module.members(answer.schema)) if answer.schema.exists else {}


def _common(section: str, name: str) -> dict[str, Said]:
    return {"$ref": f"{_COMMON}/{section}/{name}"}


def _data(operation: Operation, status: str, members: dict[str, Node]) -> Node | None:
    """The schema of what an answer carries in its envelope; None where it carries nothing that is described."""
    own = operation.data if status == operation.success[0] else None
    found = own if own is not None and own.exists else members.get("data")
    return found if found is not None and found.mapping() else None


def _summary(operation: Operation, name: str) -> Said:
    """What an operation does, in a line."""
    said = operation.summary.text().strip()
    if said and len(said) <= _LONGEST_SUMMARY:
        return said
    first = " ".join((said or operation.description.text()).split()).partition(". ")[0]
    if first:
        return Guess(first[:_LONGEST_SUMMARY].strip(), "shortened")
    return Guess(" ".join(words(name)).capitalize()[:_LONGEST_SUMMARY], "as it is called")


def _names(operations: list[Operation]) -> list[str]:
    """How each operation is called, in camelCase, each once."""
    taken: dict[str, int] = {}
    return [free(_camel(one.named.text() or _by_path(one)), taken) for one in operations]


def _by_path(operation: Operation) -> str:
    """`getFilesId` for GET /files/{id}."""
    return f"{operation.method} {operation.path}"


def _camel(text: str) -> str:
    found = pascal(text)
    name = found[:1].lower() + found[1:]
    return name if name[:1].isalpha() and name.isascii() else "operation"
