import re
from collections.abc import Iterator
from typing import Final

from anarq.checks.http._common import add_parameter, parameter_ref
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_COMPUTING: Final = re.compile(
    r"(search|quer|find|list|get|fetch|read|count|check|verif|validat|evaluat|estimat|preview|quot|calculat|comput|"
    r"compar|introspect|log-?in|log-?out|authenticat|token|refresh|render|convert)",
    re.IGNORECASE,
)


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        if _is_due(operation) and not operation.takes_idempotency_key:
            yield _in_the_house(operation) if module.speaks_house else _elsewhere(operation)


def _is_due(operation: Operation) -> bool:
    """Whether a repeat must be recognised. Outside of the house PUT and DELETE say the same twice, and nothing says of
    a POST that it only computes but its name.
    """
    if operation.module.speaks_house:
        return operation.is_write
    names = (operation.named.text(), operation.path.rstrip("/").rpartition("/")[2])
    computes = operation.method == "post" and any(map(_COMPUTING.match, names))
    return operation.method in ("post", "patch") and not computes


def _in_the_house(operation: Operation) -> Hit:
    reference = parameter_ref("IdempotencyKey")
    return Hit(
        operation.node,
        found=f"operation `{operation.name}` is a write and takes no `Idempotency-Key`",
        mend=f"add the parameter `{reference}`",
        fix=add_parameter(operation, reference),
        stands_for=(operation.listed,),
        rests_on=(*operation.places_of_parameters, *operation.said_to_read),
    )


def _elsewhere(operation: Operation) -> Hit:
    return Hit(
        operation.node,
        found=f"operation `{operation.name}` is a write and takes no `Idempotency-Key`",
        mend="describe the header `Idempotency-Key` as a parameter, once, and refer to it",
        cause=f"{operation.module.name}",
        rests_on=operation.places_of_parameters,
    )


RULE = Rule(
    summary="An operation changes state and does not recognise a repeated request.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Idempotency Key Support",
    scope=Scope.MODULE,
    cause="an operation; outside of the house layout a module",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
)
