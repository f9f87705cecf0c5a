from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    for name, condition in policies_of(module).conditions.items():
        argument, scopes = condition.member.text(), condition.applies.texts()
        concerned = [one for one in module.operations if argument and one.scope in scopes]
        free = [one for one in concerned if argument not in _demanded(module, one)]
        if free:
            listed = ", ".join(f"`{one.name}`" for one in free)
            yield Hit(
                condition.member,
                found=f"`{name}` goes by the argument `{argument}`, and nothing demands that of {listed}",
                mend="name an argument that each of them demands, or let the condition apply to other scopes",
                allowed=tuple(sorted(set.intersection(*(_demanded(module, one) for one in concerned)))),
                rests_on=(condition.applies, *(place for one in free for place in (one.scoped, *_places(one)))),
                sides=tuple(Side(one.named, f"`{one.name}` demands {_listed(module, one)}") for one in free),
            )


def _demanded(module: Module, operation: Operation) -> set[str]:
    """The arguments without which no call of an operation is taken."""
    given = {one.name for one in operation.parameters if one.required and one.location != "header"}
    whole = module.joined(operation.request) if operation.body_required else ()
    return given.union(*(one.required for one in whole))


def _places(operation: Operation) -> tuple[Node, ...]:
    return (*operation.places_of_parameters, operation.declared_body)


def _listed(module: Module, operation: Operation) -> str:
    return ", ".join(f"`{name}`" for name in sorted(_demanded(module, operation))) or "no argument"


RULE = Rule(
    summary="A condition goes by an argument that callers may leave out.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Security Policies",
    scope=Scope.MODULE,
    cause="a condition",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.POLICIES, Role.HTTP),
    vocabulary=True,
)
