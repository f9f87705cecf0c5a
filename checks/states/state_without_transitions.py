from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for machine in machines_of(module):
        if not machine.said.exists:
            yield Hit(
                machine.schema.enum,
                found=f"the states of `{machine.contract.collection}` are listed, and not how they follow one another",
                mend="say in `x-anarq-transitions` beside it which state leads where, and by what",
            )


RULE = Rule(
    summary="A record that is kept has states, and nothing says how they follow one another.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.MODULE,
    cause="a contract",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
