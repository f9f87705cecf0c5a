"""Trace context: continued when it is valid, started anew when it is not, and passed on to whatever is called."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime.call import Decision
from anarq.runtime.operation import Tool
from anarq.wire import trace

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
PARENT = f"00-{TRACE}-{SPAN}-01"


def test_a_valid_trace_is_continued() -> None:
    found = trace.read({"traceparent": PARENT, "tracestate": "a=1, b@c=2"})
    assert (found.trace_id, found.parent_id, found.sampled, found.state) == (TRACE, SPAN, True, "a=1,b@c=2")
    assert found.traceparent == f"00-{TRACE}-{found.span_id}-01"
    assert found.headers() == {"traceparent": found.traceparent, "tracestate": "a=1,b@c=2"}
    assert replace(found, state="").headers() == {"traceparent": found.traceparent}
    assert found.span_id != SPAN


@pytest.mark.parametrize(
    "header",
    [
        "",
        "00",
        "00-",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{TRACE}-{SPAN.upper()}-01",
        f"00-{TRACE}-{SPAN}-01-more",
        f"00-{TRACE}-{SPAN}-01-",
        f"00-{TRACE}-{SPAN}-01.",
        f"00-{TRACE}-{SPAN}-1",
        f"00-{TRACE}-{SPAN}-0A",
        f"00-{TRACE}-{SPAN}-.0",
        f"00-{TRACE}-{SPAN}-001",
        f"00-{TRACE}-{SPAN}",
        f"00-{TRACE[1:]}-{SPAN}-01",
        f"00-{TRACE}0-{SPAN}-01",
        f"00-{TRACE}-{SPAN}0-01",
        f"00-{TRACE}-{SPAN[1:]}-01",
        f"00-.{TRACE[1:]}-{SPAN}-01",
        f".0-{TRACE}-{SPAN}-01",
        f"0-{TRACE}-{SPAN}-01",
        f"000-{TRACE}-{SPAN}-01",
        f"CC-{TRACE}-{SPAN}-01",
        f"01-{TRACE}-{SPAN}-01.more",
        f"01-{TRACE}-{SPAN}-01more",
        f"{PARENT},{PARENT}",
        f"\u0660\u0660-{TRACE}-{SPAN}-01",
    ],
)
def test_an_invalid_one_starts_a_new_trace(header: str) -> None:
    found = trace.read({"traceparent": header, "tracestate": "a=1"})
    assert found.trace_id != TRACE
    assert len(found.trace_id) == 32
    assert (found.parent_id, found.state) == (None, "")
    assert found.traceparent.endswith("-02")  # not recorded by whoever called; drawn at random


@pytest.mark.parametrize(
    "header",
    [
        f" {PARENT}\t",
        f"01-{TRACE}-{SPAN}-01",
        f"01-{TRACE}-{SPAN}-01-",
        f"cc-{TRACE}-{SPAN}-01-what-the-future-will-be-like",
        f"fe-{TRACE}-{SPAN}-01-!",
    ],
)
def test_a_later_version_may_say_more(header: str) -> None:
    found = trace.read({"traceparent": header})
    assert (found.trace_id, found.parent_id, found.sampled) == (TRACE, SPAN, True)
    assert found.traceparent.startswith("00-")


@pytest.mark.parametrize(
    ("flags", "passed_on"),
    [("00", "00"), ("01", "01"), ("02", "02"), ("03", "03"), ("ff", "03"), ("08", "00"), ("05", "01")],
)
def test_of_the_flags_those_that_are_known_are_passed_on(flags: str, passed_on: str) -> None:
    assert trace.read({"traceparent": f"00-{TRACE}-{SPAN}-{flags}"}).traceparent[-2:] == passed_on


LONG = ",".join(f"k{number}=1" for number in range(32))


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ("a=1", "a=1"),
        ("", ""),
        (" a=1 ,, b=2", "a=1,b=2"),
        (",", ""),
        ("a=1 \t , \t b=2\t", "a=1,b=2"),
        ("a= 1", "a= 1"),
        ("0tenant@sys=x", "0tenant@sys=x"),
        ("0a=1", "0a=1"),
        ("a@b@c=1", "a@b@c=1"),
        ("a@=1,b=2", "a@=1,b=2"),
        ('abcdefghijklmnopqrstuvwxyz0123456789_-*/= !"#~', 'abcdefghijklmnopqrstuvwxyz0123456789_-*/= !"#~'),
        ("a=1,a=1", "a=1"),
        ("a=2,b=3,a=1", "a=2,b=3"),
        (f"{'t' * 241}@{'v' * 14}=1", f"{'t' * 241}@{'v' * 14}=1"),
        (f"{'k' * 256}=1", f"{'k' * 256}=1"),
        (f"a={'v' * 256}", f"a={'v' * 256}"),
        (LONG, LONG),
        (f"{LONG},,", LONG),
        ("@a=1", ""),
        ("_a=1", ""),
        ("A=1", ""),
        ("a b=1", ""),
        ("a.b=1", ""),
        ("a=", ""),
        ("a", ""),
        ("=1", ""),
        ("a=1=2", ""),
        ("a=é", ""),
        ("a=\x7f", ""),
        (f"{'k' * 257}=1", ""),
        (f"a={'v' * 257}", ""),
        (f"{LONG},more=1", ""),
        (f"{LONG},k0=2", ""),
    ],
)
def test_a_state_is_passed_on_whole_or_not_at_all(state: str, kept: str) -> None:
    assert trace.read({"traceparent": PARENT, "tracestate": state}).state == kept


def test_outside_of_every_call_nothing_is_passed_on() -> None:
    assert trace.outgoing() == {}
    with trace.entered(trace.read({"traceparent": PARENT})) as _:
        assert trace.outgoing()["traceparent"].startswith(f"00-{TRACE}-")
    assert trace.outgoing() == {}


@pytest.fixture
async def noting(make_world: Any, sample: Any) -> Any:
    """A world whose handler of `quote` notes what a client would pass on."""

    class Noting(sample.Wallet):  # type: ignore[misc, name-defined]  # the module comes from a fixture
        passed: dict[str, str]

        async def quote(self, call: Any) -> Decision[object]:
            self.passed = trace.outgoing()
            return Decision({})

    tool = Tool(name="wallet.quote", operation="quote", description="Quotes.", input_schema=sample.flat())
    async with make_world(replace(sample.SPEC, tools=(*sample.TOOLS, tool)), wallet=Noting()) as world:
        yield world


async def test_a_handler_carries_the_trace_of_its_call(noting: Any) -> None:
    await noting.client.get("/quote", headers={"traceparent": PARENT, "tracestate": "a=1"})
    passed = noting.wallet.passed
    assert passed["traceparent"].startswith(f"00-{TRACE}-")
    assert passed["traceparent"].endswith("-01")
    assert SPAN not in passed["traceparent"]
    assert passed["tracestate"] == "a=1"
    assert trace.outgoing() == {}


async def test_a_trace_that_stands_twice_is_started_anew(noting: Any) -> None:
    answer = await noting.client.get("/quote", headers=[("traceparent", PARENT), ("traceparent", PARENT)])
    assert answer.status_code == 200
    assert TRACE not in noting.wallet.passed["traceparent"]


async def test_an_event_carries_the_trace_of_the_call_that_emitted_it(world: Any) -> None:
    answer = await world.create(after={"traceparent": PARENT, "tracestate": "a=1,b=2"})
    assert answer.status_code == 201
    (row,) = world.table("outbox")
    event = str(row)
    assert f"00-{TRACE}-" in event
    assert "a=1,b=2" in event


async def test_what_an_event_causes_is_in_the_trace_of_the_event(make_world: Any, sample: Any) -> None:
    passed: list[dict[str, str]] = []

    async def consume(call: Any, data: Any) -> Decision[None]:
        passed.append(trace.outgoing())
        return Decision(None)

    event = {"specversion": "1.0", "id": "e", "source": "urn:s", "type": "q.a.b.v1", "data": {}}
    async with make_world(sample.consuming("q.a.b.v1"), sample.Wallet(on_event=consume)) as world:
        await world.bus.publish("q.a.b.v1", {**event, "traceparent": PARENT, "tracestate": "a=1"})
        await world.bus.publish("q.a.b.v1", {**event, "id": "f", "traceparent": 7})
    assert passed[0]["traceparent"].startswith(f"00-{TRACE}-")
    assert passed[0]["tracestate"] == "a=1"
    assert TRACE not in passed[1]["traceparent"]


@pytest.mark.parametrize(
    ("meta", "headers", "continued"),
    [
        ({"traceparent": PARENT}, {}, True),
        ({"anarq/traceparent": PARENT}, {}, True),
        ({"traceparent": PARENT}, {"traceparent": PARENT.replace(TRACE, "a" * 32)}, False),
        ({"anarq/traceparent": "other"}, {"traceparent": PARENT}, True),
        ({"traceparent": 7}, {}, False),
    ],
)
async def test_a_tool_is_called_in_the_trace_of_the_request_or_its_meta(
    noting: Any, meta: dict[str, Any], headers: dict[str, str], continued: bool
) -> None:
    params = {"name": "wallet.quote", "arguments": {}, "_meta": meta}
    result = await noting.rpc("tools/call", params, headers)
    assert not result["isError"], result
    assert (TRACE in noting.wallet.passed["traceparent"]) is continued
