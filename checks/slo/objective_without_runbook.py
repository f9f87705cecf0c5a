from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    runbooks = [
        found.path.removeprefix("observability/runbooks/").removesuffix(".yaml")
        for found in module.matching("observability/runbooks", ".yaml")
    ]
    for objective in module.node("observability/slo.yaml", "objectives").elements():
        runbook = objective.get("runbook")
        name = objective.get("name").text()
        if runbook.text() and runbook.text() not in runbooks:
            yield Hit(
                runbook,
                found=f"objective `{name}` names the runbook `{runbook.text()}`, which does not exist",
                mend=did_you_mean(runbook.text(), runbooks, f"write `observability/runbooks/{runbook.text()}.yaml`"),
                allowed=closest_first(runbook.text(), runbooks),
                cause=runbook.text(),
            )


RULE = Rule(
    summary="An objective names a runbook that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO-Linked Runbooks",
    scope=Scope.MODULE,
    cause="a runbook that is missing",
    check=check,
)
