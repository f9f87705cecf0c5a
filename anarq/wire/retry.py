"""When a call to another is made again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """The design's `RetryPolicy`; delays in seconds."""

    max_attempts: int
    base_delay: float
    max_delay: float
    multiplier: float
    jitter: bool
    retryable: tuple[str, ...]
