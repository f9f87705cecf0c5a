from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.objectives import throughput_of
from anarq.model.views.runtime import runtime_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_SECONDS: Final = 60


def check(module: Module) -> Iterator[Hit]:
    rps, most = throughput_of(module).rps, runtime_of(module).budget[0].calls
    promised = rps.number() * _SECONDS
    if most.exists and promised > most.number() > 0:
        yield Hit(
            rps,
            found=f"`{rps.number():g}` requests in a second are promised, `{promised:g}` in a minute, and the budget "
            f"ends after `{most.number():g}`",
            mend="promise less, or give the minute a larger budget in `runtime.yaml`",
            allowed=(f"{most.number() // _SECONDS:g}",),
            rests_on=(most,),
        )


RULE = Rule(
    summary="A module promises to carry more requests than its budget lets through.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.MODULE,
    cause="a module",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.SLO,),
    vocabulary=True,
)
