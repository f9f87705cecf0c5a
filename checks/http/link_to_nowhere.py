from collections.abc import Iterator

from anarq.checks.http._operations import operations
from anarq.checks.refs._references import peer_of
from anarq.model.errors import AnarqError
from anarq.model.module import Ecosystem, Module
from anarq.model.places import Kind
from anarq.model.tree import Node
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, closest_first, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    for module in ecosystem.modules.values():
        names = [node.get("operationId").text() for _, node in operations(ecosystem, module)]
        for document in module.documents.values():
            for place in ecosystem.survey.places(document):
                if place.kind is Kind.LINK:
                    yield from _by_name(module, place.node.get("operationId"), names)
                    yield from _by_reference(ecosystem, place.node.get("operationRef"))


def _by_name(module: Module, named: Node, names: list[str]) -> Iterator[Hit]:
    if named.text() and named.text() not in names:
        yield Hit(
            named,
            found=f"the link leads to the operation `{named.text()}`, which `{module.name}` does not have",
            mend=did_you_mean(named.text(), names, "name an operation of `openapi.yaml`"),
            allowed=closest_first(named.text(), names),
            cause=named.text(),
        )


def _by_reference(ecosystem: Ecosystem, named: Node) -> Iterator[Hit | NeedsPeer]:
    if not named.text():
        return
    away = peer_of(ecosystem, named.text())
    if away is not None:
        yield away
        return
    try:
        target = ecosystem.resolver.resolve(named.text(), named)
        found = "" if ecosystem.survey.kind(target) is Kind.OPERATION else ", which is no operation"
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
    summary="A link leads to an operation that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name that no operation has",
    check=check,
)
