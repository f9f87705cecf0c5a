from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for machine in machines_of(module):
        reached = {transition.after.text() for transition in machine.transitions}
        for state in machine.schema.enum.elements() if machine.said.exists else ():
            if state.text() not in reached:
                yield Hit(
                    state,
                    found=f"no transition leads to `{state.text()}`",
                    mend="say in `x-anarq-transitions` what leads there, or take the state away",
                    allowed=tuple(sorted(reached)),
                    rests_on=(machine.said,),
                )


RULE = Rule(
    summary="A record has a state that nothing leads to.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.MODULE,
    cause="a state",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
