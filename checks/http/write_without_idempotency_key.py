from collections.abc import Iterator

from anarq.checks.http._common import add_parameter, parameter_ref
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    reference = parameter_ref("IdempotencyKey")
    for operation in module.operations:
        if operation.is_write and not operation.takes_idempotency_key:
            yield Hit(
                operation.node,
                found=f"operation `{operation.name}` is a write and takes no `Idempotency-Key`",
                mend=f"add the parameter `{reference}`",
                fix=add_parameter(operation, reference),
                stands_for=(operation.listed,),
                rests_on=(*operation.lists_of_parameters, *operation.said_to_read),
            )


RULE = Rule(
    summary="An operation changes state and does not recognise a repeated request.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Idempotency Key Support",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
)
