from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    declared = tuple(policies_of(module).purposes)
    for operation in module.operations:
        if not operation.platform and not operation.serves.exists:
            yield Hit(
                operation.node,
                found=f"operation `{operation.name}` says no `x-anarq-purpose`",
                mend="say what the data is processed for",
                allowed=declared,
                cause="no purpose",
                rests_on=(operation.serves,),
            )


RULE = Rule(
    summary="An operation processes data and does not say for which purpose.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.MODULE,
    cause="a module that names no purposes",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    formerly=("policies/undeclared-purpose",),
    needs=(Role.HTTP,),
    vocabulary=True,
)
