from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.views.openapi import Link, Response
from anarq.rules import Hit, Rule, Scope, Severity

_ACCEPTED = "202"


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        status, response = operation.success
        if status == _ACCEPTED and not _asks(module, Response(response)):
            yield Hit(
                operation.declared_response(status),
                found=f"operation `{operation.name}` accepts work, and says nowhere how to ask what came of it",
                mend="add a link of the answer to the operation that reads what it has begun",
            )


def _asks(module: Module, response: Response) -> bool:
    """Whether a link of an answer leads to a read; one by a reference is taken for it."""
    for written in response.links:
        link = Link(module.follow(written))
        operation = module.operation(link.operation)
        if link.reference.exists or (operation is not None and not operation.is_write):
            return True
    return False


RULE = Rule(
    summary="An operation answers that it will do something, and nothing tells how to ask for the end of it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
)
