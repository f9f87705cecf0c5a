from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.survey import Resolver
from anarq.model.tree import Node
from anarq.model.views.held import Part, held
from anarq.model.views.openapi import operations_of
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity

_TO_MODELS = "answer with a reference in its place, or take the tool away: a model reads what a tool answers"
_TO_READERS = "answer with a reference in its place: what makes a secret says it once, and nothing reads it again"


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        told = set[str]()
        for tool in module.tools:
            operation = tool.operation
            if operation is not None:
                told.add(operation.name)
                yield from _hits(ecosystem.resolver, operation.data, f"tool `{tool.name}`", _TO_MODELS)
            yield from _hits(ecosystem.resolver, tool.output, f"tool `{tool.name}`", _TO_MODELS)
        for operation in operations_of(module):
            if not operation.is_write and operation.name not in told:
                yield from _hits(
                    ecosystem.resolver, operation.data, f"`{operation.name}`, which only reads,", _TO_READERS
                )


def _hits(resolver: Resolver, answer: Node, who: str, mend: str) -> Iterator[Hit]:
    for part in held(resolver, answer) if answer.exists else ():
        classification = Schema(part.node).classification
        if classification.text() == "secret":
            yield Hit(
                answer,
                found=f"{who} answers with {_called(part)}, which is classified `secret`",
                mend=mend,
                cause=f"{classification.document.shown}{classification.pointer}",
            )


def _called(part: Part) -> str:
    return f"`{part.path}`" if part.way else "data"


RULE = Rule(
    summary="A tool, or an operation that only reads, answers with what its contract calls secret.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.ECOSYSTEM,
    cause="a property",
    check=check,
    needs=(Role.HTTP,),
    vocabulary=True,
)
