from collections.abc import Iterator
from itertools import pairwise

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.runbooks import Step, runbooks_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    for runbook in runbooks_of(module):
        for before, after in pairwise(runbook.steps):
            if after.number.number(float("inf")) <= before.number.number(0):
                yield _hit(before, after, runbook.path)


def _hit(before: Step, after: Step, path: str) -> Hit:
    first, second = f"{before.number.number(0):g}", f"{after.number.number(0):g}"
    return Hit(
        after.number,
        found=f"step `{second}` of the runbook stands behind step `{first}`",
        mend="number the steps in the order in which they are taken, each once",
        cause=path,
        rests_on=(before.number, after.number),
        sides=(Side(before.number, f"`{first}`"),),
    )


RULE = Rule(
    summary="The steps of a runbook are numbered otherwise than they stand.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.MODULE,
    cause="a runbook",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.RUNBOOK,),
    vocabulary=True,
)
