"""The budget of a module: how many calls may be carried out in a minute, an hour, a day, thirty days.

A process counts its own calls, from its start on. Only what every guard has let in is counted, so that nobody uses up
the budget with calls that are refused.
"""

import logging
import math
from collections.abc import Mapping
from typing import Final

from anarq.ports.telemetry import Telemetry
from anarq.runtime.call import Refused
from anarq.runtime.operation import Budget
from anarq.wire.errors import RATE_LIMIT_EXCEEDED

_LOG: Final = logging.getLogger("anarq.budget")
_SECONDS: Final[Mapping[str, int]] = {"minute": 60, "hour": 3_600, "day": 86_400, "month": 30 * 86_400}
_WHOLE: Final = 100


class Spent:
    """What is spent of the budget of one module."""

    def __init__(self, module: str, budget: Budget, telemetry: Telemetry) -> None:
        self._module = module
        self._budget = budget
        self._telemetry = telemetry
        most = (budget.per_minute, budget.per_hour, budget.per_day, budget.per_month)
        self._most = dict(zip(_SECONDS, most, strict=True))
        self._windows = dict.fromkeys(_SECONDS, -1)
        self._counts = dict.fromkeys(_SECONDS, 0)

    def spend(self, now: float) -> None:
        """Counts a call.

        Args:
            now: epoch seconds.

        Raises:
            Refused: RATE_LIMIT_EXCEEDED, a budget is used up; says which, and when there is one again.
        """
        for period, seconds in _SECONDS.items():
            window = int(now // seconds)
            if window != self._windows[period]:
                self._windows[period], self._counts[period] = window, 0
        for period, most in self._most.items():
            if self._counts[period] * _WHOLE >= most * self._budget.cutoff:
                raise self._used_up(period, now)
        for period, most in self._most.items():
            self._counts[period] += 1
            self._tell(period, most)

    def _used_up(self, period: str, now: float) -> Refused:
        seconds = _SECONDS[period]
        wait = max(1, math.ceil(seconds - now % seconds))
        self._telemetry.count("anarq_budget_refusals_total", module=self._module, period=period)
        message = f"`{self._module}` has used up what it may do in a {period}."
        details = {"budget": period, "calls": self._most[period]}
        return Refused(RATE_LIMIT_EXCEEDED, message, details, headers={"retry-after": str(wait)})

    def _tell(self, period: str, most: int) -> None:
        """Says once when a threshold is passed."""
        count = self._counts[period]
        for name, percent in (("warning", self._budget.warning), ("critical", self._budget.critical)):
            if (count - 1) * _WHOLE < most * percent <= count * _WHOLE:
                level = logging.ERROR if name == "critical" else logging.WARNING
                _LOG.log(level, "%s has used %d percent of its budget of a %s", self._module, percent, period)
                self._telemetry.count("anarq_budget_alerts_total", module=self._module, period=period, level=name)
