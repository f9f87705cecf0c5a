from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.objectives import objectives_of
from anarq.model.views.runtime import runtime_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    runtime = runtime_of(module)
    shares = runtime.shares
    kinds = {one.name.text(): (one.name, one.kind, one.counts) for one in runtime.metrics}
    for objective in objectives_of(module):
        metric, unit = objective.metric.text(), objective.unit.text()
        if objective.target_of(shares) is None:
            yield Hit(
                objective.metric,
                found=f"objective `{objective.name.text()}` is of `{metric}` in {unit}, which nothing measures",
                mend="take a percentile of the latency in milliseconds or seconds, the availability or error rate in "
                "percent, or declare the metric in `runtime.yaml` as a `share`, and promise percent of it",
                allowed=("p50_latency", "availability", "error_rate", *sorted(shares)),
                rests_on=(objective.unit, *kinds.get(metric, ())),
            )


RULE = Rule(
    summary="An objective is of a metric that nobody measures, or in a unit in which it is not measured.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.MODULE,
    cause="an objective",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.SLO,),
    vocabulary=True,
)
