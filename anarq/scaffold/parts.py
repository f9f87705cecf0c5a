"""One thing in a module, and the files of code that are of it alone: its handler and its tests."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from anarq.generators.homes import Home
from anarq.generators.interface import EmittedTopic, Interface
from anarq.generators.inward import consumed_of, jobs_of
from anarq.generators.names import pascal, snake
from anarq.model.tree import Node
from anarq.scaffold import python
from anarq.scaffold.templates import environment


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a module.

    Attributes:
        interface: of the module, that has it.
        kind: a key of `KINDS`.
        name: as the spec has it.
        texts: the files of Python that people write, by path below the root.
    """

    interface: Interface
    kind: str
    name: str
    texts: Mapping[str, str]

    @property
    def variables(self) -> dict[str, Any]:
        """What every template may name."""
        home = self.interface.home
        return {
            "module": self.interface.name,
            "package": home.service.name,
            "classes": pascal(self.interface.name),
            "name": self.name,
            "depth": 2,
        }

    @property
    def is_served(self) -> bool:
        """Whether there is a service that takes one more handler."""
        return is_laid_out(self.interface.home, self.texts)

    def beside(self, path: str) -> str:
        """A path below the folder of the module, as one below the root."""
        return self.interface.home.beside(path)

    def handler(self, method: str) -> str:
        """The file of a handler, below the root."""
        return f"{self.interface.home.service.folder}/handlers/{method}.py"


def is_laid_out(home: Home, texts: Mapping[str, str]) -> bool:
    """Whether the service of a module has its handlers where `anarq new` puts them: one file each, one class of all.

    Args:
        home: of the module.
        texts: the files of Python that people write, by path below the root.
    """
    entry = texts.get(f"{home.service.folder}/handlers/__init__.py", "")
    return python.with_base(entry, "Any") is not None


def files_of(part: Part, *, is_told: bool) -> dict[str, str]:
    """The files that are of it alone, by path below the root."""
    return dict(_topic(part, is_told=is_told) if part.kind == "topic" else _OF_KIND[part.kind](part))


def handlers_of(part: Part) -> Mapping[str, str]:
    """The methods of handlers by the files that they would have."""
    interface = part.interface
    methods = [each.code.name for each in interface.operations]
    methods += [each.handler for each in consumed_of(interface.interfaces, interface)]
    methods += [each.handler for each in jobs_of(interface)]
    return {part.handler(method): method for method in methods}


def teller(part: Part) -> tuple[str, str, Any]:
    """Of a topic: the file and the method of the handler that tells it, and the body that it is called with.

    All are empty when there is none, and the body is None when the handler takes none.
    """
    interface = part.interface
    for operation in interface.operations:
        if operation.declared is not None and part.name in operation.declared.emits and operation.available:
            body = _example(interface, operation.request)
            if operation.arguments or (operation.request.exists and body is None):
                continue
            return part.handler(operation.code.name), operation.code.name, body
    for job in jobs_of(interface):
        if part.name in job.declared.emits.texts():
            return part.handler(job.handler), job.handler, None
    return "", "", None


def _operation(part: Part) -> Iterator[tuple[str, str]]:
    operation = part.interface.operation(part.name)
    if operation is None:
        return
    variables = {
        **part.variables,
        "operation": operation,
        "method": operation.code.name,
        "class": pascal(operation.code.name),
        "body": _example(part.interface, operation.request),
    }
    test = part.beside(f"tests/contract/test_{operation.code.name}.py")
    if not operation.available or not part.is_served:
        yield test, _rendered("test_mocked.py", variables)
        return
    yield part.handler(operation.code.name), _rendered("handlers/operation.py", variables)
    yield part.beside(f"tests/integration/test_{operation.code.name}.py"), _rendered("test_operation.py", variables)


def _consumer(part: Part) -> Iterator[tuple[str, str]]:
    interface = part.interface
    for each in consumed_of(interface.interfaces, interface):
        if each.declared.topic == part.name and part.is_served:
            example = None if each.emitted is None else each.emitted.topic.example
            variables = {
                **part.variables,
                "consumed": each,
                "models": "" if each.peer is None else each.peer.home.client.name,
                "is_own": each.peer is not None and each.peer.name == interface.name,
                "class": pascal(each.handler),
                "data": None if example is None or not example.exists else example.value,
            }
            yield part.handler(each.handler), _rendered("handlers/consumer.py", variables)
            yield part.beside(f"tests/unit/test_{each.handler}.py"), _rendered("test_consumer.py", variables)


def _job(part: Part) -> Iterator[tuple[str, str]]:
    for each in jobs_of(part.interface):
        if each.declared.name == part.name and part.is_served:
            variables = {**part.variables, "job": each, "class": pascal(each.handler)}
            yield part.handler(each.handler), _rendered("handlers/job.py", variables)
            yield part.beside(f"tests/unit/test_{each.handler}.py"), _rendered("test_job.py", variables)


def _topic(part: Part, *, is_told: bool) -> Iterator[tuple[str, str]]:
    for each in part.interface.emitted:
        if each.topic.name == part.name:
            _, method, body = teller(part)
            variables = {**part.variables, "file": _file_of(each), "method": method if is_told else "", "body": body}
            yield part.beside(f"events/test_{each.function}.py"), _rendered("test_topic.py", variables)


def _contract(part: Part) -> Iterator[tuple[str, str]]:
    kebab = part.name.split(":")[3] if part.name.startswith("urn:") else part.name
    yield (
        part.beside(f"contracts/test_{snake(kebab)}.py"),
        _rendered("test_contract.py", {**part.variables, "kebab": kebab}),
    )


def _tool(part: Part) -> Iterator[tuple[str, str]]:
    for each in part.interface.tools:
        if each.tool.name == part.name:
            operation = each.operation
            body = _example(part.interface, operation.request)
            needs = any(one.required for one in operation.arguments) or (body is None and operation.request.exists)
            runs = operation.available and not needs and part.is_served
            variables = {**part.variables, "operation": operation, "body": body or {}, "runs": runs}
            path = part.beside(f"tests/contract/test_tool_{snake(part.name.partition('.')[2])}.py")
            yield path, _rendered("test_tool.py", variables)


_OF_KIND: Final[Mapping[str, Callable[[Part], Iterator[tuple[str, str]]]]] = {
    "operation": _operation,
    "contract": _contract,
    "tool": _tool,
    "consumer": _consumer,
    "job": _job,
    "runbook": lambda _: iter(()),
}


def _example(interface: Interface, schema: Node) -> Any:
    """An example of a contract of the module that a body refers to; None: it has none."""
    wanted = schema.get("$ref").text()
    found = next((each.node for each in interface.module.contracts if each.id == wanted), None)
    example = None if found is None else next(iter(found.get("examples").elements()), None)
    return None if example is None else example.value


def _file_of(emitted: EmittedTopic) -> str:
    return emitted.topic.node.document.path.rpartition("/")[2]


def _rendered(template: str, variables: Mapping[str, Any]) -> str:
    return environment("additions").get_template(f"{template}.j2").render(variables).lstrip("\n")
