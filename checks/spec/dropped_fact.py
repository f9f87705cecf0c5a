from collections.abc import Iterator

from anarq.model import pointer as pointers
from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    # Imported here for the same reason as in `file_off_schema`.
    from anarq.checks.spec._openapi import file_breaches
    from anarq.checks.spec._taken import Walk, strange_keys

    # A key that the schema of the file has no place for is told by the rule about files.
    surplus: dict[Document, set[str]] = {}
    for hit in Walk(module).hits():
        document = hit.node.document
        if document not in surplus:
            found = [(*breach.path, key) for breach in file_breaches(document) for key in breach.surplus]
            surplus[document] = {pointers.join("", *way) for way in found}
        if hit.node.pointer not in surplus[document]:
            yield hit
    for contract in module.contracts:
        yield from strange_keys(contract.node)


RULE = Rule(
    summary="A spec says something about requests or answers from which nothing follows.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a fact that is left out",
    check=check,
)
