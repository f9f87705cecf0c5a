"""Numbers that bound the same thing, in pairs: what is stated twice cannot be meant twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.objectives import Objective, objectives_of
from anarq.model.views.policies import policies_of
from anarq.model.views.runtime import Rate, runtime_of

_EVENT: Final = "event"
"""The class of what is not invoked: its rate is not part of the budget."""
_PERCENTILE: Final = re.compile(r"p([1-9][0-9]?(?:_[0-9]+)?)_(.+)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of which the first may be no more than the second, each with what a person calls it.

    Pairs of one cause, where they have any, are told together.
    """

    lower: Node
    called: str
    upper: Node
    against: str
    why: str
    cause: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether both are numbers, and the first is more."""
        return self.lower.number(-1) > self.upper.number(float("inf"))


def pairs(module: Module) -> Iterator[Pair]:
    """Every pair of numbers of a module.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    yield from _budget(module)
    yield from _rates(module)
    yield from _runtime(module)
    yield from _percentiles(module)
    yield from _allowances(module)


def _budget(module: Module) -> Iterator[Pair]:
    runtime = runtime_of(module)
    for short, long in pairwise(runtime.budget):
        why = "what a longer time allows ends the shorter one as well"
        yield Pair(short.calls, f"`{short.key}` of the budget", long.calls, f"its `{long.key}`", why)
    minute = runtime.budget[0]
    for name, own in runtime.own_rates.items():
        if name != _EVENT:
            why = "one identity may not do more than all of them together"
            yield Pair(own.rpm, f"`rpm` of the class `{name}`", minute.calls, f"`{minute.key}` of the budget", why)


def _rates(module: Module) -> Iterator[Pair]:
    rates = runtime_of(module).rates
    for name, own in runtime_of(module).own_rates.items():
        yield _burst(own, f"the class `{name}`")
    for tool in module.tools:
        rate = Rate(tool.rpm, tool.burst)
        yield _burst(rate, f"the tool `{tool.name}`")
        limit = rates.get(tool.operation.limits) if tool.operation is not None else None
        if limit is not None and tool.operation is not None:
            against = f"that of `{tool.operation.name}`, by its class `{tool.operation.limits}`,"
            why = "the operation is limited whichever way it is called"
            yield Pair(rate.rpm, f"`rpm` of the tool `{tool.name}`", limit.rpm, against, why, tool.name)
            yield Pair(rate.burst, f"`burst` of the tool `{tool.name}`", limit.burst, against, why, tool.name)


def _burst(rate: Rate, of: str) -> Pair:
    return Pair(rate.burst, f"`burst` of {of}", rate.rpm, "its `rpm`", "a minute takes no more than its limit")


def _runtime(module: Module) -> Iterator[Pair]:
    runtime = runtime_of(module)
    retry = runtime.retry
    yield Pair(retry.base_delay, "`baseDelayMs`", retry.max_delay, "`maxDelayMs`", "the first delay is the shortest")
    why = "each value takes a byte at least"
    yield Pair(runtime.own_max_body_values, "`maxBodyValues`", runtime.max_body_bytes, "`maxBodyBytes`", why)


def _percentiles(module: Module) -> Iterator[Pair]:
    """Objectives of one metric and class by their percentiles: what holds for more requests holds for fewer."""
    found: dict[tuple[str, str, str], list[tuple[float, Objective]]] = {}
    for objective in objectives_of(module):
        written = _PERCENTILE.fullmatch(objective.metric.text())
        if written is not None:
            key = written[2], objective.operations.text(), objective.unit.text()
            found.setdefault(key, []).append((float(written[1].replace("_", ".")), objective))
    for objectives in found.values():
        for (_, fewer), (_, more) in pairwise(sorted(objectives, key=lambda one: one[0])):
            against = f"that of `{more.name.text()}`"
            why = "what holds for more of the requests holds for fewer"
            yield Pair(fewer.threshold, f"the threshold of `{fewer.name.text()}`", more.threshold, against, why)


def _allowances(module: Module) -> Iterator[Pair]:
    """What a standing allows at once, against what it allows in a day, and against what a better one allows; a standing
    without a number is not bounded.
    """
    for name, condition in policies_of(module).conditions.items():
        once, daily = condition.at_once, condition.in_a_day
        for standing in (one for one in once if one in daily):
            why = "nobody can do more at once than in a whole day"
            called = f"what `{name}` allows `{standing}` at once"
            yield Pair(once[standing], called, daily[standing], "what it allows in a day", why, name)
        for when, allowed in (("at once", once), ("in a day", daily)):
            for worse, better in pairwise(allowed):
                why = "of whom more good is known may do no less"
                called = f"what `{name}` allows `{worse}` {when}"
                yield Pair(allowed[worse], called, allowed[better], f"what it allows `{better}`", why, name)
