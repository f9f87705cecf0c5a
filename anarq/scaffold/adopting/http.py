"""The HTTP interface of a folder that somebody else laid out, in the words of the house as far as it says them.

What only a person knows is left out: scope, purpose and audit level of each operation. `anarq check` asks for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from anarq.generators.names import pascal, words
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Link, Operation, Parameter, Response, Sent, openapi_of
from anarq.scaffold.adopting.guess import Guess, Said, Taken
from anarq.scaffold.adopting.types import Types, free

_COMMON: Final = "urn:anarq:common:http:v1#/components"
_ENVELOPE: Final = "urn:anarq:common:envelope:v1"
_SCHEMES: Final = ("SquidId", "Qonsent", "Sig", "Ts")
_ANSWERS: Final = {"404": "NotFound", "409": "Conflict", "422": "Invalid", "429": "TooManyRequests"}
_PLATFORM: Final = {"/health": "Health", "/metrics": "Metrics"}
_READS: Final = ("get", "options")
_ENVELOPED: Final = frozenset({"status", "code", "message"})
_FAILED: Final = _ENVELOPED | {"timestamp", "requestId", "retryable"}
"""The members by which a schema is known to be the standard envelope, or the standard form of a failure."""

_KEY: Final = "idempotency-key"
_LONGEST_SUMMARY: Final = 120
_FORMAT: Final = "3.1.0"
_NEWER: Final = f"OpenAPI {_FORMAT} is written"
_STANDARD: Final = "the standard's own stands in its place"
_IMPLIED: Final = "every operation takes this header"
_PROOF: Final = "what proves a call is the same for all modules; `x-anarq-access: public` needs none"


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
        self._own = [one for one in module.operations if not _is_platform(one)]
        names = list(zip(_names(self._own), self._own, strict=True))
        self._called = dict(names)
        self._names = {(one.path, one.method): name for name, one in names}
        self._before = {one.name: name for name, one in reversed(names)}

    def document(self, title: Said, version: Said, description: Said) -> dict[str, Said]:
        """The whole document; without a description where none is known."""
        document = openapi_of(self._module)
        told = {"description": description} if description else {}
        tags = self._tags()
        schemes = {name: _common("securitySchemes", name) for name in _SCHEMES}
        proofs = (document.security, *(one.own_security for one in self._own))
        return {
            "openapi": Taken(_FORMAT, (document.format,), "" if document.format.text() == _FORMAT else _NEWER),
            "info": {"title": title, "version": version, **told},
            **({"tags": tags} if tags else {}),
            "security": Guess(
                Taken([{name: [] for name in _SCHEMES}], proofs, _PROOF), "the standard proves every call by these"
            ),
            "components": {"securitySchemes": Taken(schemes, (document.security_schemes,), _PROOF)},
            "paths": dict(self._paths()),
        }

    def name(self, operation: Operation) -> str:
        """How an operation is called from now on."""
        return self._names.get((operation.path, operation.method), operation.name)

    def called(self, name: str) -> Operation | None:
        """The operation that is called so from now on."""
        return self._called.get(name)

    def _tags(self) -> list[Said]:
        """The tags that operations have, with what the document says of each."""
        named = dict.fromkeys(tag for one in self._own for tag in one.tags.texts())
        described = {one.get("name").text(): one for one in openapi_of(self._module).root.get("tags").elements()}
        return [described.get(tag, {"name": tag}) for tag in named]

    def _paths(self) -> Iterator[tuple[str, Said]]:
        by_path: dict[str, list[Operation]] = {}
        for operation in self._own:
            by_path.setdefault(operation.path, []).append(operation)
        for path, operations in by_path.items():
            shared = [one for one in operations[0].parameters if one.location == "path"]
            listed: Said = Taken([self._parameter(one) for one in shared], tuple(_same(shared, operations[1:])))
            below = {one.method: self._operation(one, {each.key for each in shared}) for one in operations}
            said: Said = {**({"parameters": listed} if shared else {}), **below}
            yield path, Taken(said, (openapi_of(self._module).path(path).get("$ref"),))
        for path, name in _PLATFORM.items():
            if path not in by_path:
                own = (one.node for one in self._module.operations if _is_platform(one) == path)
                yield path, Guess(Taken(_common("pathItems", name), tuple(own), _STANDARD), "every module has it")

    def _operation(self, operation: Operation, shared: "set[tuple[str, str]]") -> dict[str, Said]:
        own = [one for one in operation.parameters if one.key not in shared]
        parameters = [self._parameter(one) for one in own if not self._is_implied(one)]
        tags: list[Said] = [one for one in operation.tags.elements() if one.text()]
        body, answers = self._body(operation), dict(self._answers(operation))
        implied = [one for one in own if self._is_implied(one)]
        limited = "read" if operation.method in _READS else "write"
        limits: Said = Guess(limited, f"its method is {operation.method.upper()}")
        return {
            "operationId": self._named(operation),
            **_described(operation, self.name(operation)),
            **({"tags": tags} if tags else {}),
            **({"deprecated": operation.deprecated} if isinstance(operation.deprecated.value, bool) else {}),
            "x-anarq-limits": _instead(limits, *((one.declared, one.node) for one in implied), why=_IMPLIED),
            **({"parameters": parameters} if parameters else {}),
            **({"requestBody": body} if body else {}),
            **({"responses": answers} if answers else {}),
        }

    def _named(self, operation: Operation) -> Said:
        name = self.name(operation)
        said = Taken(name, (operation.named,))
        return said if name == operation.name else Guess(said, f"the folder calls it {operation.name}")

    def _is_implied(self, parameter: Parameter) -> bool:
        """Whether a parameter is a standard header, which every operation takes."""
        standards, small = self._module.standards, parameter.name.lower()
        if parameter.location != "header" or small == _KEY:
            return False
        return small in standards.implied_parameters or any(small == one.name for one in standards.headers)

    def _parameter(self, parameter: Parameter) -> Said:
        if parameter.location == "header" and parameter.name.lower() == _KEY:
            return _instead(_common("parameters", "IdempotencyKey"), (parameter.declared, parameter.node))
        node = parameter.node
        required, described = node.get("required"), parameter.description
        said = {
            "name": parameter.named,
            "in": node.get("in"),
            **({"required": required} if isinstance(required.value, bool) else {}),
            **({"description": described} if described.text() else {}),
            "schema": self._types.schema(parameter.schema),
            **_shown(node),
        }
        return Taken(said, (parameter.declared.get("$ref"),))

    def _body(self, operation: Operation) -> dict[str, Said]:
        body = operation.body
        content = dict(self._content(Sent(body)))
        required, described = body.get("required"), body.get("description")
        said: dict[str, Said] = {
            **({"description": described} if described.text() else {}),
            **({"required": required} if isinstance(required.value, bool) else {}),
            "content": Taken(content, (operation.declared_body.get("$ref"),)),
        }
        return said if content else {}

    def _content(self, sent: Sent) -> Iterator[tuple[str, Said]]:
        for media_type, node in sent.content:
            schema = node.get("schema")
            told = {**({"schema": self._types.schema(schema)} if schema.exists else {}), **_shown(node)}
            yield media_type, told if node.value != {} else Taken({}, (node,))

    def _answers(self, operation: Operation) -> Iterator[tuple[str, Said]]:
        for status, answer in operation.answers():
            declared = operation.declared_response(status)
            is_failure = not status.startswith(("1", "2", "3"))
            if is_failure and {*self._members(answer)} >= _FAILED:
                # Of a range of failures in the standard form, the standard says which there are.
                said: Said = _common("responses", _ANSWERS.get(status, "Error"))
                yield status if status.isdecimal() else "default", _instead(said, (declared, answer.node))
            else:
                said = self._answer(operation, status, answer, is_failure=is_failure)
                yield status, Taken(said, (declared.get("$ref"),))

    def _answer(self, operation: Operation, status: str, answer: Response, *, is_failure: bool) -> dict[str, Said]:
        members = self._members(answer)
        content = dict(self._content(answer))
        if not is_failure and members.keys() >= _ENVELOPED:
            data = _data(operation, status, members)
            carried = {} if data is None else {"data": self._types.schema(data)}
            below: list[Said] = [{"properties": carried, "required": ["data"]}] if carried else []
            said: Said = {"allOf": [{"$ref": _ENVELOPE}, *below]}
            place = answer.schema, self._module.follow(answer.schema)
            content = {"application/json": {"schema": _instead(said, place)}}
        links = {name: self._link(node) for name, node in answer.linked.items()}
        described = answer.description
        return {
            "description": described if described.text() else Guess(f"The answer {status}.", "nothing describes it"),
            **({"content": content} if content else {}),
            **({"links": links} if links else {}),
        }

    def _link(self, node: Node) -> Said:
        """A link, with the new name of the operation that it leads to."""
        found = self._module.follow(node)
        link = Link(found)
        name = self._before.get(link.operation)
        renamed: dict[str, Said] = {"operationId": Taken(name, (link.named,))} if name else {}
        return Taken({**dict(found.items()), **renamed}, (node.get("$ref"),))

    def _members(self, answer: Response) -> dict[str, Node]:
        return dict(self._module.members(answer.schema)) if answer.schema.exists else {}


def _common(section: str, name: str) -> dict[str, Said]:
    return {"$ref": f"{_COMMON}/{section}/{name}"}


def _data(operation: Operation, status: str, members: dict[str, Node]) -> Node | None:
    """The schema of what an answer carries in its envelope; None where it carries nothing that is described."""
    own = operation.data if status == operation.success[0] else None
    found = own if own is not None and own.exists else members.get("data")
    return found if found is not None and found.mapping() else None


def _instead(said: Said, *places: tuple[Node, Node], why: str = _STANDARD) -> Said:
    """A value that stands in the place of others.

    Args:
        said: the value.
        places: of each of the others, where it is written, which may be a reference, and where it is described.
        why: it stands there.
    """
    references = tuple(declared.get("$ref") for declared, _ in places)
    return Taken(Taken(said, tuple(node for _, node in places), why), references)


def _shown(node: Node) -> dict[str, Said]:
    """The examples of a parameter or a media type, but for those that stand elsewhere."""
    examples = {name: one for name, one in node.get("examples").items() if not one.get("$ref").exists}
    example = node.get("example")
    return {**({"example": example} if example.exists else {}), **({"examples": examples} if examples else {})}


def _described(operation: Operation, name: str) -> dict[str, Said]:
    """What an operation does: in a line, and at length where more than that is known."""
    summary, description = operation.summary, operation.description
    told: dict[str, Said] = {"description": description} if description.text() else {}
    said = summary.text().strip()
    if said and len(said) <= _LONGEST_SUMMARY:
        return {"summary": summary, **told}
    if said:
        at_length = "\n\n".join(dict.fromkeys((said, description.text()))).strip()
        short = Guess(_first_sentence(said), "shortened; the whole stands in the description")
        return {"summary": short, "description": Taken(at_length, (summary, description))}
    first = _first_sentence(description.text())
    if first == " ".join(description.text().split()).removesuffix(".") and first:
        return {"summary": Taken(description.text().strip(), (description,))}
    if first:
        return {"summary": Guess(first, "its description begins so"), **told}
    return {"summary": Guess(" ".join(words(name)).capitalize()[:_LONGEST_SUMMARY], "as it is called")}


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0][:_LONGEST_SUMMARY].strip()


def _same(shared: Sequence[Parameter], operations: Iterable[Operation]) -> Iterator[Node]:
    """What other operations say of parameters for themselves, where they say what is said for all."""
    said = {one.key: one.declared for one in shared}
    for declared, first in (
        (one.declared, said[one.key]) for operation in operations for one in operation.parameters if one.key in said
    ):
        if declared.value == first.value and declared.pointer != first.pointer:
            yield declared


def _is_platform(operation: Operation) -> str:
    """The path of the standard at which a module tells of itself what an operation tells; empty for one of its own.
    What is asked of one thing among others is the module's own.
    """
    paths = {"health": "/health", "metrics": "/metrics"}
    return paths.get(operation.platform, "") if "{" not in operation.path else ""


def _names(operations: list[Operation]) -> list[str]:
    """How each operation is called, in camelCase, each once. One that is called so already stays as it is."""
    taken: dict[str, int] = {}
    found: dict[int, str] = {}
    wanted = [_camel(one.named.text() or _by_path(one)) for one in operations]
    for number in sorted(range(len(wanted)), key=lambda number: wanted[number] != operations[number].named.text()):
        found[number] = free(wanted[number], taken)
    return [found[number] for number in range(len(wanted))]


def _by_path(operation: Operation) -> str:
    """`getFilesId` for GET /files/{id}."""
    return f"{operation.method} {operation.path}"


def _camel(text: str) -> str:
    found = pascal(text)
    name = found[:1].lower() + found[1:]
    return name if name[:1].isalpha() and name.isascii() else "operation"
