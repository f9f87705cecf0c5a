from collections.abc import Iterator

from anarq.checks.http._expressions import Exchange, expressions
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Link
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    own = frozenset(module.documents.values())
    for operation in module.operations:
        for status, response in operation.answers():
            exchange = Exchange(operation, status, response)
            links = map(module.follow, response.links)
            for link in (one for one in links if one.document in own):
                yield from _faults(exchange, link)


def _faults(exchange: Exchange, link: Node) -> Iterator[Hit]:
    for value in Link(link).values:
        for node, expression in expressions(value):
            fault = exchange.fault(expression)
            if fault is not None:
                yield Hit(node, fault.found, fault.mend, fault.allowed, rests_on=(node, *fault.rests_on))


RULE = Rule(
    summary="A link takes a value that the request and the answer before it do not have.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="an expression",
    check=check,
    stage=Stage.USE,
    needs=(Role.HTTP,),
)
