from collections.abc import Iterator

from anarq.checks.http._operations import operations
from anarq.model.module import Ecosystem, Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        yield from _repeated(ecosystem, module)


def _repeated(ecosystem: Ecosystem, module: Module) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for where, operation in operations(ecosystem, module):
        node = operation.get("operationId")
        if not node.text():
            continue
        if node.text() in first:
            yield Hit(
                node,
                found=f"`{where}` has the operationId `{node.text()}`, which `{first[node.text()]}` has already",
                mend="name one of them otherwise",
                cause=f"{module.name} {node.text()}",
            )
        first.setdefault(node.text(), where)


RULE = Rule(
    summary="Two operations have one name.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
)
