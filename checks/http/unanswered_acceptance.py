from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.openapi import Link, Response
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_ACCEPTED: Final = "202"


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        status, response = operation.success
        written, answer = operation.declared_response(status), Response(response)
        links = [Link(module.follow(link)) for link in answer.links]
        if status == _ACCEPTED and not any(_asks(module, link) for link in links):
            yield Hit(
                written,
                found=f"operation `{operation.name}` accepts work, and says nowhere how to ask what came of it",
                mend="add a link of the answer to the operation that reads what it has begun",
                rests_on=(answer.linked if response.exists else written, *(link.node for link in links)),
            )


def _asks(module: Module, link: Link) -> bool:
    """Whether a link leads to a read; one by a reference is taken for it."""
    operation = module.operation(link.operation)
    return link.reference.exists or (operation is not None and not operation.is_write)


RULE = Rule(
    summary="An operation answers that it will do something, and nothing tells how to ask for the end of it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
)
