from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.access import access_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for node in access_of(module).opened:
        yield Hit(
            node,
            found="the policy lets everybody do what it does not forbid, or what it cannot decide",
            mend="deny by default, also where Qonsent cannot be asked, and say what is allowed",
            allowed=("deny by default",),
            cause=f"{module.name}",
        )


RULE = Rule(
    summary="A policy in prose allows what it says nothing of.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="the policies of a module",
    check=check,
    needs=(Role.POLICIES,),
    for_people=True,
    prose=True,
)
