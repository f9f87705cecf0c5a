"""Every shape of a module, with the concept and the use that its name and its place give it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.wording import made, named, shown, use_of, words
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation, openapi_of
from anarq.model.views.registry import registry_of
from anarq.model.views.schema import ITEMS, Schema
from anarq.model.views.tools import Tool
from anarq.model.views.topics import CARRIED, Topic

if TYPE_CHECKING:  # a module holds its alignment
    from anarq.model.module import Module

_DATA = "data"
_ENVELOPE = frozenset({"status", "code", "message"})


def shapes_of(module: "Module") -> Iterator[Shape]:
    """What the places of a module say of its concepts. Drafts bind nobody.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    for contract in module.contracts:
        if not contract.is_draft:
            path = contract.document.path
            yield _by_name(module, path, Source.CONTRACT, f"the contract `{path}`", contract.node)
    interface = openapi_of(module)
    for name in interface.own_components("schemas"):
        node = interface.component("schemas", name)
        yield _by_name(module, name, Source.COMPONENT, f"the schema `{name}`", node)
    for operation in module.operations:
        yield from _of_operation(module, operation)
    for topic in module.topics:
        yield _of_topic(module, topic.name, Source.TOPIC, f"the topic `{topic.name}`", _told(module, topic))
    for announced in registry_of(module).announced:
        called = f"the registry, of `{announced.name}`,"
        yield _of_topic(module, announced.name, Source.REGISTRY, called, announced.schema)
    for tool in module.tools:
        yield from _of_tool(module, tool)


def _by_name(module: "Module", name: str, source: Source, called: str, node: Node) -> Shape:
    whole, version = named(name, module.name)
    concept, use = use_of(whole)
    found = use or Use.STORED
    return Shape(
        made(concept) if found is Use.REQUEST else concept, found, source, called, node, module.follow, version
    )


def _of_operation(module: "Module", operation: Operation) -> Iterator[Shape]:
    name, called = words(operation.name), f"the operation `{operation.name}`"
    body, data = operation.request, carried(module, operation.answer)
    if not operation.named.text():
        return
    yield Shape(made(name), Use.REQUEST, Source.OPERATION, called, body, module.follow)
    yield Shape(
        name,
        Use.ARGUMENTS,
        Source.OPERATION,
        called,
        body,
        module.follow,
        parameters=tuple(one for one in operation.parameters if one.location in ("path", "query")),
        may_be_left_out=not operation.body_required,
    )
    yield Shape(name, Use.RESPONSE, Source.OPERATION, called, data, module.follow)
    seen = shown(name) if operation.method == "get" else ()
    if seen:
        yield Shape(seen, Use.STORED, Source.VIEW, called, _one_of(module, data), module.follow)


def _of_topic(module: "Module", topic: str, source: Source, called: str, schema: Node) -> Shape:
    concept, version = named(".".join(topic.split(".")[2:]), "")
    return Shape(concept, Use.TOLD, source, called, schema, module.follow, version)


def _of_tool(module: "Module", tool: Tool) -> Iterator[Shape]:
    """What a tool takes and gives, by its operation. By its own name where that says what it does to what: a noun alone
    may as well read the thing as ask for it.
    """
    operation, called = operation_of(module, tool), f"the tool `{tool.name}`"
    name = words(tool.short if operation is None else operation.name)
    if operation is None and len(name) < 2:
        return
    asked, concept = (Use.REQUEST, made(name)) if operation is None else (Use.ARGUMENTS, name)
    yield Shape(concept, asked, Source.TOOL, called, tool.input, module.follow)
    yield Shape(name, Use.RESPONSE, Source.TOOL, called, carried(module, tool.output), module.follow)


def operation_of(module: "Module", tool: Tool) -> Operation | None:
    """The operation that a tool calls: the one it names, else the only one that is called as it is."""
    if tool.bound.exists or module.speaks_house or tool.operation is not None:
        return tool.operation
    alike = [one for one in module.operations if words(one.name) == words(tool.short)]
    return alike[0] if len(alike) == 1 else None


def carried(module: "Module", answer: Node) -> Node:
    """What an answer carries in its envelope; itself where it has none."""
    members = dict(module.members(answer))
    if _DATA in members and not _ENVELOPE.isdisjoint(members):
        return members[_DATA]
    return answer if not members.keys() >= _ENVELOPE else answer.get(_DATA)


def _told(module: "Module", topic: Topic) -> Node:
    """The schema of the data of an event, also where the whole event is described."""
    if not topic.names_itself:
        return topic.schema
    members = dict(module.members(topic.schema))
    return next((members[key] for key in CARRIED if key in members), topic.schema)


def _one_of(module: "Module", data: Node) -> Node:
    """The schema of one of several, where the data are a list or a page of them."""
    listed = dict(module.members(data)).get(ITEMS, data)
    element = Schema(module.follow(listed)).items
    return element if element.exists else data
