"""`observability/slo.yaml`."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


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


@dataclass(frozen=True, slots=True)
class Throughput:
    """What a module must carry: requests in a second, requests at once, and why this is enough."""

    rps: Node
    concurrent: Node
    reason: Node


def objectives_of(module: Folder) -> tuple[Objective, ...]:
    """The objectives of a module, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(map(_objective, module.node("observability/slo.yaml", "objectives").elements()))


def throughput_of(module: Folder) -> Throughput:
    """What a module must carry.

    Raises:
        NotRead: the file is there and could not be read.
    """
    node = module.node("observability/slo.yaml", "throughput")
    return Throughput(node.get("rps"), node.get("concurrent"), node.get("reason"))


def _objective(node: Node) -> Objective:
    return Objective(
        node.get("name"),
        node.get("metric"),
        node.get("class"),
        node.get("threshold"),
        node.get("unit"),
        node.get("runbook"),
    )
