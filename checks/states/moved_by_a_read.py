from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    reads = {operation.name: operation.node for operation in module.operations if not operation.is_write}
    for machine in machines_of(module):
        for transition in machine.transitions:
            for by in transition.by.elements():
                if by.text() in reads:
                    yield Hit(
                        by,
                        found=f"`{by.text()}` only reads, and is said to lead to `{transition.after.text()}`",
                        mend="name the operation that changes the record, or have this one change something",
                        rests_on=(reads[by.text()],),
                        cause=by.text(),
                    )


RULE = Rule(
    summary="A record is said to change its state by an operation that only reads.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
