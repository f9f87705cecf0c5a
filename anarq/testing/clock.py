"""A clock that tests set."""

from datetime import UTC, datetime


class SetClock:
    """A clock that stands still until it is set; to sleep takes no time.

    Attributes:
        time: epoch seconds.
    """

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp()

    def now(self) -> datetime:
        """The moment, UTC."""
        return datetime.fromtimestamp(self.time, UTC)

    def monotonic(self) -> float:
        """The same, in seconds."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Sets the clock on."""
        self.time += seconds
