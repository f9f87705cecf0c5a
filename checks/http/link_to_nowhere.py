from collections.abc import Iterator

from anarq.checks.refs._references import peer_of
from anarq.model.errors import AnarqError
from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.places import Kind
from anarq.model.tree import Node
from anarq.model.views.openapi import Link
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for place in ecosystem.survey.places(document):
                if place.kind is Kind.LINK:
                    yield from _by_reference(ecosystem, Link(place.node).reference)


def _by_reference(ecosystem: Ecosystem, named: Node) -> Iterator[Hit | NeedsPeer]:
    if not named.text():
        return
    away = peer_of(ecosystem, named.text())
    if away is not None:
        yield away
        return
    try:
        target = ecosystem.resolver.resolve(named.text(), named)
        found = "" if ecosystem.survey.kind(target) is Kind.OPERATION else ", which is not an operation"
    except AnarqError:
        found = ", which leads nowhere"
    if found:
        yield Hit(
            named,
            found=f"the link leads to `{named.text()}`{found}",
            mend="name an operation by its `operationId`",
            cause=named.text(),
        )


RULE = Rule(
    summary="A link refers to a place where no operation is.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a place",
    check=check,
    needs=(Role.HTTP,),
)
