from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for operation in module.operations:
        node = operation.node.get("operationId")
        if not node.text():
            continue
        where = f"{operation.method.upper()} {operation.path}"
        if node.text() in first:
            yield Hit(
                node,
                found=f"`{where}` has the operationId `{node.text()}`, which `{first[node.text()]}` has already",
                mend="name one of them otherwise",
                cause=node.text(),
            )
        first.setdefault(node.text(), where)


RULE = Rule(
    summary="Two operations have one name.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
)
