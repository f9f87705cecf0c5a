from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.runtime import runtime_of
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    counted: dict[str, list[Node]] = {}
    for metric in runtime_of(module).metrics:
        counted.setdefault(metric.records.text(), []).extend(metric.into.elements())
    for machine in machines_of(module):
        said = [state for each in machine.transitions for state in (*each.before.elements(), each.after)]
        for state in (*said, *counted.get(machine.contract.collection, ())):
            if machine.states and state.text() and state.text() not in machine.states:
                yield Hit(
                    state,
                    found=f"`{state.text()}` is not one of the states of `{machine.member}`",
                    mend=did_you_mean(state.text(), machine.states, "name one that `enum` has, or add it there"),
                    allowed=machine.states,
                    rests_on=(machine.schema.enum,),
                )


RULE = Rule(
    summary="A transition, or a metric, names a state that the record never has.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.MODULE,
    cause="a state",
    check=check,
    stage=Stage.MEANING,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
