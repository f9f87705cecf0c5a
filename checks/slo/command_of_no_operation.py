from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.views.runbooks import Asked, runbooks_of
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Stage, closest_first, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    for module in ecosystem.modules.values():
        for asked in (one for runbook in runbooks_of(module) for one in runbook.asked):
            peer = ecosystem.modules.get(asked.module)
            if peer is None:
                yield NeedsPeer(asked.module, asked.operation)
            elif peer.operation(asked.operation) is None:
                yield _hit(asked, peer)


def _hit(asked: Asked, peer: Module) -> Hit:
    known = [operation.name for operation in peer.operations if operation.name]
    return Hit(
        asked.node,
        found=f"the runbook has somebody call `{asked.operation}` of `{asked.module}`, which has no such operation",
        mend=did_you_mean(asked.operation, known, "name one of its operations"),
        allowed=closest_first(asked.operation, known),
        cause=f"{asked.module} {asked.operation}",
        rests_on=(asked.node,),
    )


RULE = Rule(
    summary="A command of a runbook calls an operation that is not there.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.ECOSYSTEM,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.RUNBOOK,),
    vocabulary=True,
)
