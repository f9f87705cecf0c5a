from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.model.views.held import Part, held
from anarq.model.views.openapi import Operation
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        for operation in module.operations:
            yield from _demanded(ecosystem, operation, operation.request, "request", "readOnly")
            yield from _demanded(ecosystem, operation, operation.answer, "answer", "writeOnly")


def _demanded(ecosystem: Ecosystem, operation: Operation, schema: Node, message: str, mark: str) -> Iterator[Hit]:
    """The properties that a message must have and that are marked as not being for it."""
    demands, marked = dict[tuple[str, ...], Node](), dict[tuple[str, ...], Part]()
    for part in held(ecosystem.resolver, schema):
        for name in Schema(part.node).demands:
            demands.setdefault((*part.way, name.text()), name)
        if part.node.get(mark).flag():
            marked.setdefault(part.way, part)
    for way, part in marked.items():
        node = part.node.get(mark)
        if way in demands:
            yield Hit(
                node,
                found=f"the {message} of `{operation.name}` must have `{part.path}`, which is `{mark}`",
                mend=f"let the {message} have a schema of its own without it, or take `{mark}` away",
                cause=f"{node.document.shown}#{node.pointer}",
                sides=(Side(demands[way], f"`required: {way[-1]}`"),),
                rests_on=(node,),
            )


RULE = Rule(
    summary="A request must have what is read only, or an answer what is write only.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a property",
    check=check,
    stage=Stage.MEANING,
    needs=(Role.HTTP,),
    vocabulary=True,
)
