"""What is asked of the services: drawn once from the tree as it stands, and put to every changed one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from anarq.contracts import subschema
from anarq.generators.client.endpoint import first_example
from anarq.generators.interface import Interface, Interfaces
from anarq.generators.inward import consumed_of
from anarq.model.module import Ecosystem
from anarq.runtime.operation import ModuleSpec


@dataclass(frozen=True)
class Request:
    """One operation as it is asked for.

    Attributes:
        name: operationId.
        method: in capitals.
        target: path and query.
        body: JSON text, empty without one.
        scope: that the right grant covers; empty: none is needed.
        keyed: whether it takes a key.
        data: what the handler answers with.
        emits: (topic, data) of the events that the handler emits.
        reads: whether it changes nothing.
        takes: the media type of its body, when it is a stream.
        gives: that of its answer.
    """

    name: str
    method: str
    target: str
    body: bytes
    scope: str
    keyed: bool
    data: Any
    emits: tuple[tuple[str, Any], ...]
    reads: bool
    takes: str = ""
    gives: str = ""


@dataclass(frozen=True)
class Plan:
    """What is asked of one module: requests, events by topic, tools by name with their arguments.

    Attributes:
        requests: by operationId.
        events: what comes in, by topic.
        emitted: what goes out, by topic.
        tools: the operation that each calls, and with what.
        spec: as it stands.
        entries: the topics, answers and jobs that are played; None: all of them.
    """

    requests: Mapping[str, Request]
    events: Mapping[str, Any]
    emitted: Mapping[str, Any]
    tools: Mapping[str, tuple[str, Any]]
    spec: ModuleSpec
    entries: frozenset[str] | None = None

    @property
    def whole(self) -> bool:
        """Whether it is all that there is to ask."""
        return self.entries is None

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """The operations that some values of a spec are about, by the names of these."""
        parts = {part for name in names for part in name.split(".")}
        called = {
            operation for tool, (operation, _) in self.tools.items() if any(f".{tool}." in name for name in names)
        }
        return frozenset(called | (self.requests.keys() & parts))

    def entered(self, names: Iterable[str]) -> frozenset[str]:
        """The topics, answers and jobs that some values of a spec are about, by the names of these."""
        entries = (*self.spec.consumes, *self.spec.answers, *self.spec.jobs)
        return frozenset(entry.name for entry in entries if any(f".{entry.name}." in f"{name}." for name in names))

    def about(self, operations: frozenset[str], entries: frozenset[str]) -> "Plan":
        """The same, of some operations alone, and of some of what comes in from elsewhere."""
        requests = {name: request for name, request in self.requests.items() if name in operations}
        tools = {name: call for name, call in self.tools.items() if call[0] in operations}
        return replace(self, requests=requests, tools=tools, entries=entries)


def plans(ecosystem: Ecosystem, specs: Mapping[str, ModuleSpec]) -> dict[str, Plan]:
    """The plan for each module that has a service."""
    interfaces = Interfaces(ecosystem)
    return {
        found.name: _plan(interfaces, found, specs[found.name]) for found in interfaces.all() if found.name in specs
    }


def _plan(interfaces: Interfaces, interface: Interface, spec: ModuleSpec) -> Plan:
    emitted = {each.topic.name: each.topic.node.get("example").json() for each in interface.emitted}
    served = {each.name: each for each in interface.operations}
    requests = {each.name: _request(interface, served[each.name], each, emitted) for each in spec.operations}
    events = {
        each.declared.topic: each.emitted.topic.node.get("example").json()
        for each in consumed_of(interfaces, interface)
        if each.emitted is not None
    }
    tools = {tool.name: (tool.operation, _instance(tool.input_schema)) for tool in spec.tools}
    return Plan(requests, events, emitted, tools, spec)


def _request(interface: Interface, served: Any, operation: Any, emitted: Mapping[str, Any]) -> Request:
    path = operation.path or ""
    query = []
    for parameter in operation.parameters:
        value = _instance(parameter.schema)
        if parameter.location == "path":
            path = path.replace(f"{{{parameter.name}}}", str(value))
        elif parameter.required:
            query.append(f"{parameter.name}={value}")
    takes, gives = (media_type(kind.media_types[0]) if kind else "" for kind in (operation.takes, operation.gives))
    body = first_example(interface.references.end(served.request)) if served.request.exists else None
    data = first_example(interface.references.end(served.response)) if served.response.exists else None
    return Request(
        operation.name,
        operation.method,
        path + ("?" + "&".join(query) if query else ""),
        b"A stream." if takes else b"" if body is None else json.dumps(body).encode(),
        operation.scope or "",
        operation.idempotency != "none",
        data,
        tuple((topic, emitted.get(topic)) for topic in operation.emits),
        operation.reads,
        takes,
        gives,
    )


def media_type(kind: str) -> str:
    """A media type of a kind: of `image/*`, `image/any`."""
    return kind.replace("*", "any")


_INSTANCES: Final[dict[str, Any]] = {}


def _instance(schema: Any) -> Any:
    """Some instance of a schema: one that shows that it takes something."""
    key = json.dumps(schema, sort_keys=True, default=str)
    if key not in _INSTANCES:
        witness = subschema(schema, False).witness
        _INSTANCES[key] = None if witness is None else witness.instance
    return _INSTANCES[key]
