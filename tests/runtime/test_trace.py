"""Trace context: continued when it is valid, started anew when it is not."""

import pytest

from anarq.runtime import trace

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


def test_a_valid_trace_is_continued() -> None:
    found = trace.read({"traceparent": f"00-{TRACE}-{SPAN}-01", "tracestate": "a=1, b@c=2"})
    assert (found.trace_id, found.parent_id, found.sampled, found.state) == (TRACE, SPAN, True, "a=1,b@c=2")
    assert found.traceparent == f"00-{TRACE}-{found.span_id}-01"
    assert found.span_id != SPAN


@pytest.mark.parametrize(
    "header",
    [
        "",
        "00",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01-more",
        f"00-{TRACE}-{SPAN}-1",
        f"00-{TRACE[1:]}-{SPAN}-01",
    ],
)
def test_an_invalid_one_starts_a_new_trace(header: str) -> None:
    found = trace.read({"traceparent": header, "tracestate": "a=1"})
    assert found.trace_id != TRACE
    assert len(found.trace_id) == 32
    assert (found.parent_id, found.state) == (None, "")
    assert found.traceparent.endswith("-00")


def test_a_later_version_may_say_more() -> None:
    assert trace.read({"traceparent": f"01-{TRACE}-{SPAN}-00-more"}).trace_id == TRACE


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ("a=1", "a=1"),
        ("", ""),
        (" a=1 ,, b=2", "a=1,b=2"),
        ("0tenant@sys=x", "0tenant@sys=x"),
        ("a=1,a=2", ""),
        ("A=1", ""),
        ("a@b@c=1", ""),
        ("a=", ""),
        (f"{'k' * 257}=1", ""),
        (",".join(f"k{number}=1" for number in range(33)), ""),
    ],
)
def test_a_state_is_passed_on_whole_or_not_at_all(state: str, kept: str) -> None:
    assert trace.read({"traceparent": f"00-{TRACE}-{SPAN}-01", "tracestate": state}).state == kept
