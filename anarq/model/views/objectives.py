"""`observability/slo.yaml`, over that of the platform."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.tree import Node
from anarq.model.views.inheritance import by_name

_PATH: Final = "observability/slo.yaml"

_LATENCY: Final = re.compile(r"p([1-9][0-9]?)_latency", re.ASCII)
_OF_A_SECOND: Final[Mapping[str, int]] = {"milliseconds": 1000, "seconds": 1}
_WHOLE: Final = 100.0


@dataclass(frozen=True, slots=True)
class Objective:
    """A service level objective.

    Attributes:
        name: its name.
        metric: what is measured.
        operations: the class of operations that it speaks of: read, write or complex; missing for all.
        threshold: the objective, in units of `unit`.
        unit: milliseconds, percent, seconds or count.
        runbook: what to do when it is missed.
    """

    name: Node
    metric: Node
    operations: Node
    threshold: Node
    unit: Node
    runbook: Node

    @property
    def target(self) -> float | None:
        """Percent of the calls that are to keep it; None where no call keeps or misses it."""
        latency, number = _LATENCY.fullmatch(self.metric.text()), self.threshold.number()
        if latency is not None and self.unit.text() in _OF_A_SECOND:
            return float(latency[1])
        if self.unit.text() == "percent":
            return {"availability": number, "error_rate": _WHOLE - number}.get(self.metric.text())
        return None

    def target_of(self, shares: Collection[str]) -> float | None:
        """Percent of what is counted that is to keep it; None where nothing is.

        Args:
            shares: the metrics of the module that are shares of what its handlers judge.
        """
        if self.target is None and self.metric.text() in shares and self.unit.text() == "percent":
            return self.threshold.number()
        return self.target

    @property
    def within(self) -> float | None:
        """Seconds that a call may take to keep it; None where the time does not matter."""
        parts = _OF_A_SECOND.get(self.unit.text())
        return None if parts is None else self.threshold.number() / parts


@dataclass(frozen=True, slots=True)
class Throughput:
    """What a module must carry: requests in a second, requests at once, and why this is enough; and whether it says so
    itself.
    """

    rps: Node
    concurrent: Node
    reason: Node
    is_own: bool


def objectives_of(module: Folder) -> tuple[Objective, ...]:
    """The objectives of a module: those of the platform, but for those that it names itself, and its own.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return by_name(_objective, module, _PATH, "objectives", name="name")


def throughput_of(module: Folder) -> Throughput:
    """What a module must carry: what it says itself, or else the platform.

    Raises:
        NotRead: the file is there and could not be read.
    """
    own = module.node(_PATH, "throughput")
    node = own if own.exists else module.inherited(_PATH, "throughput")
    return Throughput(node.get("rps"), node.get("concurrent"), node.get("reason"), own.exists)


def _objective(node: Node) -> Objective:
    return Objective(
        node.get("name"),
        node.get("metric"),
        node.get("class"),
        node.get("threshold"),
        node.get("unit"),
        node.get("runbook"),
    )
