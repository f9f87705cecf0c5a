from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.runtime import runtime_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_TOTAL: Final = "_total"


def check(module: Module) -> Iterator[Hit]:
    for metric in runtime_of(module).metrics:
        name, kind = metric.name.text(), metric.kind.text()
        if kind == "counter" and not name.endswith(_TOTAL):
            yield Hit(
                metric.name,
                found=f"`{name}` is a counter, and is not called a total",
                mend=f"call it `{name}{_TOTAL}`",
                rests_on=(metric.kind, metric.counts),
            )
        if kind == "share" and name.endswith(_TOTAL):
            yield Hit(
                metric.name,
                found=f"`{name}` is a share, and is called a total",
                mend=f"call it `{name.removesuffix(_TOTAL)}`",
                rests_on=(metric.kind, metric.counts),
            )


RULE = Rule(
    summary="A metric is named as one of another kind.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Metrics Collection",
    scope=Scope.MODULE,
    cause="a metric",
    check=check,
    stage=Stage.MEANING,
    for_people=True,
    needs=(Role.RUNTIME,),
    vocabulary=True,
)
