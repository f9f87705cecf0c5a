from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.runtime import runtime_of
from anarq.rules import Hit, Rule, Scope, Severity

_TOTAL: Final = "_total"


def check(module: Module) -> Iterator[Hit]:
    for metric in runtime_of(module).metrics:
        name, kind = metric.name.text(), metric.kind.text()
        if kind == "counter" and not name.endswith(_TOTAL):
            yield Hit(
                metric.kind,
                found=f"`{name}` is a counter, and is not called a total",
                mend=f"call it `{name}{_TOTAL}`, or say what else it is",
                allowed=("gauge", "histogram"),
                rests_on=(metric.name,),
            )
        if kind in ("gauge", "histogram") and name.endswith(_TOTAL):
            yield Hit(
                metric.kind,
                found=f"`{name}` is a {kind}, and is called a total",
                mend=f"call it `{name.removesuffix(_TOTAL)}`, or say `counter`",
                allowed=("counter",),
                rests_on=(metric.name,),
            )


RULE = Rule(
    summary="A metric is named as one of another kind.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Metrics Collection",
    scope=Scope.MODULE,
    cause="a metric",
    check=check,
    for_people=True,
    needs=(Role.RUNTIME,),
    vocabulary=True,
)
