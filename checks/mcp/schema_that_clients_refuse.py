from collections.abc import Iterator
from functools import cache

from anarq import resources
from anarq.contracts.confirm.validators import Validator, validator
from anarq.loader import load_document
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.places import Kind, Place, walk
from anarq.model.tree import Node
from anarq.model.views.clients import Construct, constructs_of
from anarq.model.views.schema import Schema
from anarq.model.views.tools import Tool
from anarq.rules import Hit, Rule, Scope, Severity, Stage
from anarq.source import FolderSource


@cache
def _table() -> tuple[tuple[Construct, Validator], ...]:
    """The constructs of `spec/clients.yaml`, each with what tells whether a part of a schema is one."""
    found = constructs_of(load_document(FolderSource(resources.spec()), "clients.yaml").root)
    return tuple((construct, validator(construct.found)) for construct in found)


def check(module: Module) -> Iterator[Hit]:
    for tool in module.tools:
        for construct, judge in _table():
            if not (construct.is_bundled and module.speaks_house):
                yield from _of_tool(tool, construct, judge)


def _of_tool(tool: Tool, construct: Construct, judge: Validator) -> Iterator[Hit]:
    for side, schema in (("input", tool.input), ("output", tool.output)):
        # In the house layout what clients get is generated: what a schema refers to is written in its place.
        whole = tool.module.follow(schema) if tool.module.speaks_house else schema
        parts = _parts(whole, construct.where) if whole.exists and side in construct.of else ()
        for part in parts:
            if judge.is_valid(part.json()):
                yield _hit(tool, side, part, construct)


def _parts(schema: Node, where: str) -> Iterator[Node]:
    """The parts of a schema that a construct may be: the whole, what a property may be, or every part."""
    if where == "root":
        yield schema
        return
    for place in walk(Place(schema, Kind.SCHEMA)):
        if place.kind is Kind.SCHEMA:
            yield from (place.node,) if where == "anywhere" else Schema(place.node).properties.values()


def _hit(tool: Tool, side: str, part: Node, construct: Construct) -> Hit:
    effects = "; ".join(f"{one.name} {one.effect} ({one.source})" for one in construct.clients)
    return Hit(
        part,
        found=f"the {side} of the tool `{tool.name}` {construct.meaning}: {effects}",
        mend=construct.mend,
        cause=construct.name,
        rests_on=(part,),
    )


RULE = Rule(
    summary="The schema of a tool holds what widely used clients of MCP refuse or misread.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a construct in a module",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.TOOLS,),
    for_people=True,
)
