from collections.abc import Iterator

from anarq.checks.agreement._differing import differing, of_values, one_by_one
from anarq.checks.agreement._held import not_held
from anarq.checks.agreement._patterns import Relation
from anarq.model.module import Module
from anarq.rules import SCHEMAS, Hit, Lack, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit | Lack]:
    yield from one_by_one(
        of_values(part, one)
        for part, found in differing(module)
        for one in found
        if one.relation is not Relation.APART and not part.admits(one.relation)
    )
    yield from not_held(module)


RULE = Rule(
    summary="Two places that describe one thing in one use admit other values of it.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a value that two places describe",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
