from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.views.objectives import Objective, objectives_of
from anarq.rules import Hit, Rule, Scope, Severity


@dataclass(frozen=True, slots=True)
class _Standard:
    """What the standard asks for: a bound, its unit, and whether more is better."""

    bound: float
    unit: str
    more_is_better: bool = False

    def is_kept_by(self, threshold: float) -> bool:
        return threshold >= self.bound if self.more_is_better else threshold <= self.bound


def check(module: Module) -> Iterator[Hit]:
    for objective in objectives_of(module):
        standard = _standard(module.standards, objective)
        threshold = objective.threshold.number(-1)
        if standard is None or threshold < 0 or objective.unit.text() != standard.unit:
            continue  # what is not a number, or is in another unit, the schema and the reader judge
        if not standard.is_kept_by(threshold):
            name, bound = objective.name.text(), f"{standard.bound:g}"
            least = "at least" if standard.more_is_better else "at most"
            yield Hit(
                objective.threshold,
                found=f"objective `{name}` promises `{threshold:g}` {standard.unit}, the standard {least} `{bound}`",
                mend=f"promise {least} `{bound}` {standard.unit}",
                allowed=(bound,),
            )


def _standard(standards: Standards, objective: Objective) -> _Standard | None:
    """What the standard asks for by the metric of an objective; None where it asks for nothing."""
    metric, kind = objective.metric.text(), objective.operations.text()
    latency = standards.latency.get(kind)
    if latency is not None and metric == f"{latency.percentile}_latency":
        return _Standard(latency.milliseconds, "milliseconds")
    if metric == "availability":
        return _Standard(standards.uptime, "percent", more_is_better=True)
    if metric == "error_rate":
        return _Standard(standards.error_budget, "percent")
    return None


RULE = Rule(
    summary="An objective promises less than the standard asks for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.MODULE,
    cause="an objective",
    check=check,
    for_people=True,
    needs=(Role.SLO,),
    vocabulary=True,
)
