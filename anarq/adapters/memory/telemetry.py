"""Measurements in memory, shown in the Prometheus text format."""

import resource
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from anarq.ports.telemetry import Span, Totals

Labels: TypeAlias = tuple[tuple[str, str], ...]

_BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0)
_SERVER_ERROR: Final = 500
_MAX_SERIES: Final = 10_000  # labels come from specs, never from callers; the bound is for our own mistakes
_SPANS: Final = 1000


class _Histogram:
    """Durations of one operation."""

    def __init__(self) -> None:
        self.counts = [0] * (len(_BOUNDS) + 1)
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(_BOUNDS, seconds)] += 1
        self.sum += seconds


class MemoryTelemetry:
    """`anarq.ports.telemetry.Telemetry` that keeps sums, and the last thousand calls."""

    def __init__(self) -> None:
        self.spans: deque[Span] = deque(maxlen=_SPANS)
        self._calls: dict[tuple[str, str, str, str, int], int] = {}
        self._bytes: dict[tuple[str, str], int] = {}
        self._durations: dict[tuple[str, str], _Histogram] = {}
        self._counters: dict[tuple[str, Labels], float] = {}
        self._gauges: dict[tuple[str, Labels], float] = {}
        self._totals: dict[str, Totals] = {}

    def finished(self, span: Span) -> None:
        """Counts a call."""
        self.spans.append(span)
        call = (span.module, span.operation, span.door, span.code, span.status)
        self._calls[call] = self._calls.get(call, 0) + 1
        operation = (span.module, span.operation)
        self._bytes[operation] = self._bytes.get(operation, 0) + span.request_size
        self._durations.setdefault(operation, _Histogram()).add(span.duration)
        old = self._totals.get(span.module, Totals(0, 0, 0.0))
        failed = int(span.status >= _SERVER_ERROR)
        self._totals[span.module] = Totals(old.requests + 1, old.errors + failed, old.busy + span.duration)

    def count(self, name: str, value: float = 1.0, **labels: str) -> None:
        """Adds to a counter."""
        key = (name, tuple(sorted(labels.items())))
        if key in self._counters or len(self._counters) < _MAX_SERIES:
            self._counters[key] = self._counters.get(key, 0.0) + value

    def gauge(self, name: str, value: float, **labels: str) -> None:
        """Sets a value."""
        key = (name, tuple(sorted(labels.items())))
        if key in self._gauges or len(self._gauges) < _MAX_SERIES:
            self._gauges[key] = value

    def totals(self, module: str) -> Totals:
        """Sums over every call of a module."""
        return self._totals.get(module, Totals(0, 0, 0.0))

    def exposition(self) -> str:
        """Everything in the Prometheus text format."""
        lines = [*self._requests(), *self._sizes(), *self._histograms()]
        lines += [*_family(self._counters, "counter"), *_family(self._gauges, "gauge"), *_process()]
        return "\n".join(lines) + "\n"

    def _requests(self) -> Iterator[str]:
        yield "# TYPE anarq_requests_total counter"
        for (module, operation, door, code, status), number in sorted(self._calls.items()):
            labels = (("module", module), ("operation", operation), ("door", door), ("code", code))
            yield _line("anarq_requests_total", (*labels, ("status", str(status))), number)

    def _sizes(self) -> Iterator[str]:
        yield "# TYPE anarq_request_bytes_total counter"
        for (module, operation), number in sorted(self._bytes.items()):
            yield _line("anarq_request_bytes_total", (("module", module), ("operation", operation)), number)

    def _histograms(self) -> Iterator[str]:
        name = "anarq_request_duration_seconds"
        yield f"# TYPE {name} histogram"
        for (module, operation), histogram in sorted(self._durations.items()):
            labels: Labels = (("module", module), ("operation", operation))
            below = 0
            for bound, number in zip((*map(str, _BOUNDS), "+Inf"), histogram.counts, strict=True):
                below += number
                yield _line(f"{name}_bucket", (*labels, ("le", bound)), below)
            yield _line(f"{name}_sum", labels, histogram.sum)
            yield _line(f"{name}_count", labels, below)


def _family(series: Mapping[tuple[str, Labels], float], kind: str) -> Iterator[str]:
    shown = ""
    for (name, labels), value in sorted(series.items()):
        if name != shown:
            yield f"# TYPE {name} {kind}"
            shown = name
        yield _line(name, labels, value)


def _process() -> Iterator[str]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    yield "# TYPE process_cpu_seconds_total counter"
    yield _line("process_cpu_seconds_total", (), time.process_time())
    yield "# TYPE process_max_resident_memory_bytes gauge"
    yield _line("process_max_resident_memory_bytes", (), usage.ru_maxrss * 1024)


def _line(name: str, labels: Labels, value: float) -> str:
    shown = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels)
    return f"{name}{{{shown}}} {value}" if shown else f"{name} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
