"""The rules of one module. They count what its service tells of its objectives, and nothing else."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.generators.interface import Interface
from anarq.generators.settings import objectives
from anarq.model.duration import Duration
from anarq.model.standards import Standards
from anarq.model.tree import Json
from anarq.model.views.objectives import objectives_of
from anarq.model.views.runbooks import Runbook, filled, runbook_of

CALLS: Final = "anarq_objective_calls_total"
"""Which calls keep which objective (`anarq.runtime.objectives`)."""

URGENT: Final = "critical"
_LEVELS: Final = {"warning": "warning", "critical": URGENT, "cutoff": URGENT}
_UNITS: Final = ((86_400, "d"), (3600, "h"), (60, "m"), (1, "s"))
_SHARED: Final = "spec/platform"
_WORDS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective that a service measures.

    Attributes:
        name: its name.
        left: the share of calls that may miss it.
        operations: the class of operations that it speaks of; empty: all.
        runbook: what to do when it is missed.
        runbook_name: its name.
    """

    name: str
    left: float
    operations: str
    runbook: Runbook
    runbook_name: str


def promises(interface: Interface) -> list[Promise]:
    """The objectives of a module that its service measures, but for those of classes that it has no operations of."""
    measured = {str(each["name"]): float(str(each["target"])) for each in objectives(interface)}
    classes = {operation.limits for operation in interface.operations}
    found = []
    for each in objectives_of(interface.module):
        name, operations = each.name.text(), each.operations.text()
        if name in measured and (not operations or operations in classes):
            runbook = each.runbook.text()
            left = round(100 - measured[name], 9) / 100
            found.append(Promise(name, left, operations, runbook_of(interface.module, runbook), runbook))
    return found


def rules(interface: Interface) -> Json:
    """The file of rules: what is missed over each time, and the alerts."""
    standards = interface.module.standards
    told = [alert for promise in promises(interface) for alert in _alerts(interface, standards, promise)]
    recorded = [_missed(interface.name, window) for window in _windows(standards)]
    return {
        "groups": [
            {"name": f"anarq-{interface.name}-objectives", "rules": [*recorded]},
            {"name": f"anarq-{interface.name}-alerts", "rules": [*told]},
        ]
    }


def span(text: str) -> str:
    """A length of time as Prometheus writes it, in the largest unit that it is whole in."""
    duration = Duration.parse(text)
    seconds = duration.shortest if duration is not None else 0
    size, unit = next(((size, unit) for size, unit in _UNITS if seconds and not seconds % size), (1, "s"))
    return f"{seconds // size}{unit}"


def _windows(standards: Standards) -> list[str]:
    texts = [text for rate in standards.burn_rates for text in (rate.short, rate.long)]
    return list(dict.fromkeys(span(text) for text in [*texts, standards.budget_window]))


def _recorded(window: str) -> str:
    return f"anarq:objective_missed:ratio_{window}"


def _missed(module: str, window: str) -> Json:
    """The share of calls that missed each objective."""
    missed = f'sum by (module, objective) (increase({CALLS}{{module="{module}",kept="false"}}[{window}]))'
    calls = f'sum by (module, objective) (increase({CALLS}{{module="{module}"}}[{window}]))'
    return {"record": _recorded(window), "expr": f"{missed} / {calls}"}


def _alerts(interface: Interface, standards: Standards, promise: Promise) -> Iterator[Json]:
    this = f'{{module="{interface.name}",objective="{promise.name}"}}'
    for rate in standards.burn_rates:
        share = promise.left * rate.rate
        if share < 1:  # else not even a module that misses everything would be told of
            long, short = span(rate.long), span(rate.short)
            expression = " and ".join(f"{_recorded(window)}{this} > {share:.10g}" for window in (long, short))
            what = f"spends its error budget {rate.rate:g} times as fast as it may, seen over {long} and {short}"
            yield _alert(interface, promise, "ObjectiveBurns", expression, rate.severity, what)
    window = span(standards.budget_window)
    for level, percent in standards.budget_alerts.items():
        share = promise.left * percent / 100
        if share < 1:
            expression = f"{_recorded(window)}{this} > {share:.10g}"
            what = f"has spent {percent} % of its error budget of {window}"
            yield _alert(interface, promise, "ObjectiveBudget", expression, _LEVELS[level], what)
    yield from _escalations(interface, promise)


def _escalations(interface: Interface, promise: Promise) -> Iterator[Json]:
    """The next is called when an urgent alert has lasted for the delay, and again after each further one."""
    delay = Duration.parse(promise.runbook.delay.text())
    firing = f'ALERTS{{alertstate="firing",alertname!="ObjectiveEscalated",module="{interface.name}"'
    firing += f',objective="{promise.name}",severity="{URGENT}"}}'
    for step, who in enumerate(promise.runbook.escalation.texts()[1:], 1):
        if delay is not None and delay.shortest:
            lasts = f"{delay.shortest * step}s"
            what = f"has been missed for {lasts}: call {_worded(interface, promise, who)}"
            expression = f"max by (module, objective) ({firing}) > 0"
            alert = _alert(interface, promise, "ObjectiveEscalated", expression, URGENT, what, escalation=str(step))
            yield {**alert, "for": lasts}


def _alert(
    interface: Interface, promise: Promise, name: str, expression: str, severity: str, what: str, **labels: str
) -> dict[str, Json]:
    runbook = promise.runbook
    folder = _SHARED if runbook.is_shared else "/".join(interface.home.shown())
    called = runbook.escalation.texts()
    first = {"call": _plain(_worded(interface, promise, called[0]))} if called else {}
    return {
        "alert": name,
        "expr": expression,
        "labels": {
            "severity": severity,
            "urgency": runbook.urgency.text(),
            "runbook": promise.runbook_name,
            **dict.fromkeys(runbook.channels.texts(), "true"),
            **labels,
        },
        "annotations": {
            "summary": _plain(_worded(interface, promise, runbook.title.text(promise.runbook_name))),
            "description": _plain(f"The objective {promise.name} of {interface.display} {what}."),
            "runbook_url": _plain(f"{folder}/{runbook.path}"),
            **first,
            **dict(_suppressions(interface, promise)),
        },
    }


def _suppressions(interface: Interface, promise: Promise) -> Iterable[tuple[str, str]]:
    """How nobody is told while something else holds: only people know that it does."""
    for index, each in enumerate(promise.runbook.suppressions, 1):
        condition = _worded(interface, promise, each.condition.text())
        silence = (
            f"amtool silence add module={interface.name} runbook={promise.runbook_name} "
            f"--duration={span(each.duration.text())} --comment={shlex.quote(condition)}"
        )
        yield f"suppress_{index}", _plain(f"While {condition}: {silence}")


def _worded(interface: Interface, promise: Promise, text: str) -> str:
    return filled(text, interface.display, promise.operations)


def _plain(text: str) -> str:
    """A text in which Prometheus finds no template."""
    return text.replace("{{", '{{ "{{" }}')
