from collections.abc import Iterator

from anarq.checks.policies._access import Compared
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    compared = Compared(module)
    rules = tuple(one.node for one in compared.policy.rules)
    for operation in compared.unruled():
        yield Hit(
            operation.named if operation.named.exists else operation.node,
            found=f"the policy says who may call the other operations, and nothing of `{operation.name}`",
            mend=f"say in `{module.of_role(Role.POLICIES).path}` who may call it",
            cause=operation.name,
            rests_on=(operation.named, rules),
            sides=tuple(Side(one.node, "the last of them") for one in compared.policy.rules[-1:]),
        )


RULE = Rule(
    summary="A policy in prose goes through the operations of a module and leaves one out.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.POLICIES, Role.HTTP),
    for_people=True,
    prose=True,
)
