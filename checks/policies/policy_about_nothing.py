from collections.abc import Iterator

from anarq.checks.policies._access import Compared
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first


def check(module: Module) -> Iterator[Hit]:
    compared = Compared(module)
    known = (*(one.node for one in module.operations), *(one.node for one in module.tools))
    for rule, likely in compared.about_nothing():
        yield Hit(
            rule.node,
            found=f"the policy says who may do `{rule.name}`, and the module has no such operation or tool",
            mend=f"did you mean `{likely}`?" if likely else "name one that is there, or leave it out",
            allowed=closest_first(rule.name, compared.names),
            cause=rule.name,
            rests_on=(rule.node, known),
        )


RULE = Rule(
    summary="A policy in prose says who may do what cannot be done.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="an operation or a tool",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.POLICIES, (Role.HTTP, Role.TOOLS)),
    for_people=True,
    prose=True,
)
