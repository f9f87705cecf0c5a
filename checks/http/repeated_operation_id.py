from collections.abc import Iterator

from anarq.checks.http._operations import operations
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        yield from _repeated(ecosystem, module)


def _repeated(ecosystem: Ecosystem, module: Module) -> Iterator[Hit]:
    first: dict[str, tuple[str, Node]] = {}
    own = set(module.documents.values())
    for where, operation in operations(ecosystem, module):
        node = operation.get("operationId")
        if not node.text():
            continue
        if node.text() not in first:
            first[node.text()] = where, node
            continue
        found, (other, other_node) = where, first[node.text()]
        is_shared = node.document not in own and other_node.document in own
        if is_shared:  # what all modules share is right, whichever comes first
            node, found, other = other_node, other, where
        yield Hit(
            node,
            found=f"`{found}` has the operationId `{node.text()}`, which `{other}` has already",
            mend="name it otherwise: every module has that one" if is_shared else "name one of them otherwise",
            cause=f"{module.name} {node.text()}",
        )


RULE = Rule(
    summary="Two operations have one name.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
)
