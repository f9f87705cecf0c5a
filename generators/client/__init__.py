"""The client of every module, and a mock with the same methods."""

from collections.abc import Iterator

from anarq.generators.client.endpoint import endpoint_members
from anarq.generators.file import File, Printed, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Interface, Interfaces, ServedOperation
from anarq.generators.names import constant, pascal
from anarq.generators.python.literals import Code, literal
from anarq.generators.python.methods import homes_of, meaning, method_arguments, models_of
from anarq.generators.python.pythonfile import import_lines
from anarq.generators.settings import api_version
from anarq.generators.templates import printed
from anarq.model.views.schema import ITEMS


def generate(interfaces: Interfaces) -> Iterator[File]:
    """`endpoints.py`, `client.py` and `mock.py` of every module."""
    files: list[File] = []
    for interface in interfaces.all():
        folder, shared = interface.home.client.folder, _shared(interface)
        files.append(File(f"{folder}/endpoints.py", _endpoints(interface, shared)))
        files.append(File(f"{folder}/client.py", _client(interface, shared)))
        files.append(File(f"{folder}/mock.py", printed(__name__, "mock.py.j2", shared)))
    return iter(sorted(files))


def _shared(interface: Interface) -> dict[str, object]:
    return {
        "notice": notice(interface.home.shown(), "client"),
        "module": interface.display,
        "package": interface.home.client.name,
        "name": pascal(interface.name),
    }


def _endpoints(interface: Interface, shared: dict[str, object]) -> Printed:
    found = [(constant(operation.name), endpoint_members(interface, operation)) for operation in interface.operations]
    source = "".join(text for _, members in found for _, text in members)
    homes = {
        "collections.abc": ["Mapping"],
        "types": ["MappingProxyType"],
        "typing": ["Final"],
        "decimal": ["Decimal"] if "Decimal(" in source else [],
        interface.home.client.name: ["schemas"] if "schemas." in source else [],
        "anarq.clients.endpoint": ["Endpoint", *(["Resource"] if "Resource(" in source else [])],
        "anarq.wire.streams": ["StreamKind"] if "StreamKind(" in source else [],
    }
    names = [(operation.name, constant(operation.name)) for operation in interface.operations]
    lines = import_lines(homes)
    return printed(__name__, "endpoints.py.j2", {**shared, "imports": lines, "endpoints": found, "names": names})


def _client(interface: Interface, shared: dict[str, object]) -> Printed:
    operations = interface.operations
    methods = [(each, constant(each.name), _parameters(each), item_type(interface, each)) for each in operations]
    expressions = [text for operation, _, _, item in methods for text in (*operation.code.sent_expressions, item)]
    homes = homes_of(interface, expressions, models_of(interface))
    if any(operation.code.received != "None" for operation in operations):
        homes.setdefault("typing", set()).add("cast")
    if any(item for _, _, _, item in methods):
        homes.setdefault("collections.abc", set()).add("AsyncIterator")
    homes[interface.home.client.name] = {"endpoints"}
    homes["anarq.clients.http"] = {"HttpClient"}
    homes["anarq.clients.operations"] = {"Operations"}
    variables = {
        **shared,
        "imports": import_lines(homes),
        "version": api_version(interface),
        "methods": methods,
        "meaning": meaning,
        "arguments": method_arguments,
    }
    return printed(__name__, "client.py.j2", variables)


def item_type(interface: Interface, operation: ServedOperation) -> str:
    """The type of the items of the pages that an operation answers with; empty when it does not give pages."""
    paged = any(found.name == "cursor" and found.location == "query" for found in operation.arguments)
    definition = interface.python.types.definitions.get(operation.code.response)
    if not paged or definition is None:
        return ""
    lists = (field.type for field in definition.fields if field.name == ITEMS)
    return next(lists, "").removeprefix("list[").removesuffix("]").strip('"')


def _parameters(operation: ServedOperation) -> str:
    return literal({name: Code(found.name) for name, found in operation.code.arguments.items()})


TARGET = Target(
    name="client",
    summary="The client of each module over HTTP, and a mock in memory with the same methods.",
    owns=("{client}/endpoints.py", "{client}/client.py", "{client}/mock.py"),
    generate=generate,
)
