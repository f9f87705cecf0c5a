from collections.abc import Iterator
from dataclasses import replace

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    from anarq.checks.spec._taken import Walk, strange_keys  # imported here for the same reason as in `file_off_schema`

    for hit in Walk(module).hits():
        yield replace(hit, rests_on=(hit.node,))
    for contract in module.contracts:
        yield from strange_keys(contract.node)


RULE = Rule(
    summary="A spec says something about requests or answers from which nothing follows.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a fact that is left out",
    check=check,
    stage=Stage.MEANING,
    vocabulary=True,
)
