"""The contracts of the clock and of telemetry."""

from datetime import UTC, datetime, timedelta
from typing import Any

from anarq.ports.telemetry import Span, Totals


def span(**more: Any) -> Span:
    fields: dict[str, Any] = {
        "module": "m",
        "operation": "o",
        "door": "http",
        "squid_id": None,
        "sub_id": None,
        "dao_id": None,
        "request_id": "r",
        "trace_id": "t",
        "span_id": "s",
        "parent_id": None,
        "started": datetime(2026, 1, 1, tzinfo=UTC),
        "duration": 0.004,
        "status": 200,
        "code": "SUCCESS",
        "request_size": 10,
    }
    return Span(**(fields | more))


async def test_the_clock_is_in_utc_and_goes_on(system_clock: Any) -> None:
    assert system_clock.now().utcoffset() == timedelta(0)
    before = system_clock.monotonic()
    await system_clock.sleep(0.001)
    assert system_clock.monotonic() > before


def test_totals_count_errors_of_ours_alone(telemetry: Any) -> None:
    telemetry.finished(span())
    telemetry.finished(span(status=404, code="NOT_FOUND"))
    telemetry.finished(span(status=501, code="OPERATION_NOT_AVAILABLE"))
    telemetry.finished(span(module="other"))
    assert telemetry.totals("m") == Totals(3, 1, 0.012)
    assert telemetry.totals("nobody") == Totals(0, 0, 0.0)


def test_the_exposition_shows_everything(telemetry: Any) -> None:
    telemetry.finished(span())
    telemetry.finished(span(duration=99.0))
    telemetry.count("anarq_rejected_total", module="m", code="X")
    telemetry.count("anarq_rejected_total", 2, module="m", code="X")
    telemetry.gauge("anarq_outbox_depth", 7, module='quo"te\n\\')
    shown = telemetry.exposition().splitlines()
    labels = 'module="m",operation="o",door="http",code="SUCCESS",status="200"'
    assert f"anarq_requests_total{{{labels}}} 2" in shown
    assert 'anarq_request_bytes_total{module="m",operation="o"} 20' in shown
    assert 'anarq_request_duration_seconds_bucket{module="m",operation="o",le="0.005"} 1' in shown
    assert 'anarq_request_duration_seconds_bucket{module="m",operation="o",le="+Inf"} 2' in shown
    assert 'anarq_request_duration_seconds_count{module="m",operation="o"} 2' in shown
    assert 'anarq_rejected_total{code="X",module="m"} 3.0' in shown
    assert 'anarq_outbox_depth{module="quo\\"te\\n\\\\"} 7' in shown
    assert shown.count("# TYPE anarq_rejected_total counter") == 1


def test_series_are_bounded(telemetry: Any) -> None:
    for number in range(10_001):
        telemetry.count("c", n=str(number))
        telemetry.gauge("g", 1, n=str(number))
    telemetry.count("c", n="0")
    shown = telemetry.exposition()
    assert 'c{n="0"} 2.0' in shown
    assert 'c{n="10000"}' not in shown
    assert 'g{n="10000"}' not in shown
