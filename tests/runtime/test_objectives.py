"""The objectives of a module: each call is counted with those that speak of it, as kept or missed."""

import pytest

from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.runtime.objectives import Objectives
from anarq.runtime.operation import Objective

LATENCY = Objective(name="write-latency", target=95, within=0.15, limits="write")
UPTIME = Objective(name="availability", target=99.9)


def told(*calls: tuple[str, int, float]) -> set[str]:
    """The numbers of objectives after some calls: class, status, duration in seconds."""
    telemetry = MemoryTelemetry()
    objectives = Objectives("qwallet", (LATENCY, UPTIME), telemetry)
    for limits, status, duration in calls:
        objectives.measure(limits, status, duration)
    return {line for line in telemetry.exposition().splitlines() if line.startswith("anarq_objective")}


TARGETS = {
    'anarq_objective_target_percent{module="qwallet",objective="availability"} 99.9',
    'anarq_objective_target_percent{module="qwallet",objective="write-latency"} 95',
}


def test_the_target_of_each_objective_is_told_before_any_call() -> None:
    assert told() == TARGETS


def counted(objective: str, kept: str) -> set[str]:
    line = f'anarq_objective_calls_total{{kept="{kept}",module="qwallet",objective="{objective}"}} 1.0'
    return {line} if kept else set()


@pytest.mark.parametrize(
    ("call", "latency", "uptime"),
    [
        (("write", 201, 0.15), "true", "true"),
        (("write", 201, 0.151), "false", "true"),
        (("write", 500, 0.01), "false", "false"),
        (("write", 403, 0.01), "", "true"),
        (("read", 200, 9.0), "", "true"),
    ],
)
def test_a_call_keeps_or_misses_what_speaks_of_it(call: tuple[str, int, float], latency: str, uptime: str) -> None:
    assert told(call) - TARGETS == counted("write-latency", latency) | counted("availability", uptime)
