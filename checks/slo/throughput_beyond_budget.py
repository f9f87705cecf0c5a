from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.objectives import throughput_of
from anarq.model.views.runtime import runtime_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_SECONDS: Final = 60


def check(module: Module) -> Iterator[Hit]:
    throughput, most = throughput_of(module), runtime_of(module).budget[0].calls
    rps = throughput.rps
    promised = rps.number() * _SECONDS
    if most.exists and promised > most.number() > 0:
        # what every module promises is no line of this one: its budget is
        at, other, allowed = (rps, most, most.number() // _SECONDS) if throughput.is_own else (most, rps, promised)
        yield Hit(
            at,
            found=f"`{rps.number():g}` requests in a second are promised, `{promised:g}` in a minute, and the budget "
            f"ends after `{most.number():g}`",
            mend="promise less, or give the minute a larger budget in `runtime.yaml`",
            allowed=(f"{allowed:g}",),
            rests_on=(other,),
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
