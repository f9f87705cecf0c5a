"""Time, as a value that tests can set."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The one source of time of a process."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back, for durations."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        ...
