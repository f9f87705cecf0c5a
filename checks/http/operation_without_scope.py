from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first


def check(module: Module) -> Iterator[Hit]:
    declared = policies_of(module).scopes
    for operation in module.operations:
        if operation.platform or operation.is_public or operation.scoped.exists:
            continue
        yield Hit(
            operation.node,
            found=f"operation `{operation.name}` is not public and names no scope that a grant must cover",
            mend="add `x-anarq-scope`, or say `x-anarq-access: public`",
            allowed=closest_first(operation.name, declared),
            cause="no scope",
            stands_for=(operation.scoped,),
            rests_on=(operation.scoped, operation.access),
        )


RULE = Rule(
    summary="An operation that needs a grant does not say which.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="a module that names no scopes",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
)
