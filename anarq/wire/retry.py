"""When a call to another is made again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """The design's `RetryPolicy`; delays in seconds. The defaults are the design's."""

    max_attempts: int = 3
    base_delay: float = 0.1
    max_delay: float = 30.0
    multiplier: float = 2.0
    jitter: bool = True
    retryable: tuple[str, ...] = ("SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "RATE_LIMIT_EXCEEDED")
