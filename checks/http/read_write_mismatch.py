from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.model.views.policies import Scope as Granted
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

READ: Final = "read"
WRITE: Final = "write"


def check(module: Module) -> Iterator[Hit]:
    operations = [one for one in module.operations if not one.platform]
    for operation in operations:
        does = WRITE if operation.is_write else READ
        if {does, operation.limits} == {READ, WRITE}:
            yield _of_class(operation, does)
    for name, granted in policies_of(module).scopes.items():
        yield from _of_scope(name, granted, [one for one in operations if one.scope == name])


def _of_class(operation: Operation, does: str) -> Hit:
    return Hit(
        operation.limited,
        found=f"operation `{operation.name}` {_does(does)}, and is limited and measured as a {operation.limits}",
        mend=f"say `x-anarq-limits: {does}`, or `complex`{_otherwise(operation, does)}",
        allowed=(does, "complex"),
        cause=operation.name,
        rests_on=_facts(operation),
    )


def _of_scope(name: str, granted: Granted, asking: list[Operation]) -> Iterator[Hit]:
    """Writes that a scope to read covers; and a scope to write that nothing but reads ask for."""
    access, writes = granted.access.text(), [one for one in asking if one.is_write]
    for operation in writes if access == READ else ():
        yield Hit(
            operation.scoped,
            found=f"operation `{operation.name}` changes state, and its scope `{name}` grants to read by "
            f"`{granted.access.place}`",
            mend=f"ask for a scope whose access is `write` or `admin`{_otherwise(operation, WRITE)}",
            cause=operation.name,
            rests_on=(*_facts(operation), granted.node),
        )
    if access == WRITE and asking and not writes:
        named = ", ".join(f"`{one.name}`" for one in asking)
        yield Hit(
            granted.access,
            found=f"the scope `{name}` grants to write, and nothing that asks for it does: {named}",
            mend="say `access: read`, or let the operation that writes ask for it",
            allowed=(READ,),
            cause=asking[0].name if len(asking) == 1 else "",
            rests_on=(granted.node, *(fact for one in asking for fact in _facts(one))),
        )


def _does(what: str) -> str:
    return "changes state" if what == WRITE else "changes nothing"


def _otherwise(operation: Operation, does: str) -> str:
    if does == READ:
        return "; what changes something has another method"
    only_computes = operation.method == "post"
    return "; a POST that only computes says `x-anarq-safe: true`" if only_computes else "; what only reads is a GET"


def _facts(operation: Operation) -> tuple[Node, ...]:
    return operation.safe, operation.scoped, operation.limited


RULE = Rule(
    summary="An operation writes, and its scope or its class of limits says that it reads; or the other way round.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="an operation or a scope",
    check=check,
    stage=Stage.MEANING,
    needs=(Role.HTTP,),
    vocabulary=True,
)
