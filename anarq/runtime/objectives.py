"""The objectives of a module, measured: which calls keep each of them.

What is told is a pair of counters for each objective and its target. Their quotient over any time is the share of calls
that kept it, so that an alert needs to know no threshold, no class and no unit.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from anarq.ports.telemetry import Telemetry
from anarq.runtime.operation import Objective

_REFUSED: Final = range(400, 500)
_FAILED: Final = 500


class Objectives:
    """What is promised of one module."""

    def __init__(self, module: str, objectives: Sequence[Objective], telemetry: Telemetry) -> None:
        """Tells the targets."""
        self._module = module
        self._objectives = objectives
        self._telemetry = telemetry
        for each in objectives:
            telemetry.gauge("anarq_objective_target_percent", each.target, module=module, objective=each.name)
            for kept in (True, False):  # from nothing on, so that the first call that misses one is an increase
                self._count(each.name, kept, 0.0)

    def measure(self, limits: str, status: int, duration: float) -> None:
        """Counts a call with each objective that speaks of it.

        A refusal is an answer: the module was there. How fast it refuses nobody was promised.

        Args:
            limits: the class of its operation.
            status: of the answer.
            duration: seconds.
        """
        for each in self._objectives:
            if each.judged or each.limits not in (None, limits) or (each.within is not None and status in _REFUSED):
                continue
            kept = status < _FAILED and (each.within is None or duration <= each.within)
            self._count(each.name, kept)

    def judge(self, kept: Mapping[str, bool]) -> None:
        """Counts what a handler has told of objectives, by name."""
        for name, is_kept in kept.items():
            self._count(name, is_kept)

    def _count(self, objective: str, kept: bool, number: float = 1.0) -> None:
        self._telemetry.count(
            "anarq_objective_calls_total", number, module=self._module, objective=objective, kept=str(kept).lower()
        )
