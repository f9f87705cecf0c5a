"""What is measured."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One finished call, with the design's span attributes; duration in seconds, size in bytes.

    `status` is the HTTP status, at every door; `code` is `SUCCESS` or the error code.
    """

    module: str
    operation: str
    door: str
    squid_id: str | None
    sub_id: str | None
    dao_id: str | None
    request_id: str
    trace_id: str
    span_id: str
    parent_id: str | None
    started: datetime
    duration: float
    status: int
    code: str
    request_size: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers for the health response; times in seconds. Errors are calls with status 500 and above."""

    requests: int
    errors: int
    busy: float


class Telemetry(Protocol):
    """Takes measurements. Promises never to raise and never to block: losing a number is better than losing a call."""

    def finished(self, span: Span) -> None:
        """Counts a call."""
        ...

    def count(self, name: str, value: float = 1.0, **labels: str) -> None:
        """Adds to a counter."""
        ...

    def gauge(self, name: str, value: float, **labels: str) -> None:
        """Sets a value that goes up and down."""
        ...

    def totals(self, module: str) -> Totals:
        """Sums over every call of a module since the start."""
        ...

    def exposition(self) -> str:
        """Everything in the Prometheus text format, version 0.0.4."""
        ...
