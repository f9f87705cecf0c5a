"""What the business counts: what is committed, once, and from nothing on."""

from typing import Any

import pytest

from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.ports.store import Change
from anarq.runtime.call import Decision, Event
from anarq.runtime.counting import Counters
from anarq.runtime.operation import Counter
from anarq.runtime.states import Move

LIT = Counter(name="lit_total", topics=frozenset({"q.lantern.lit.v1", "q.lantern.relit.v1"}))
MADE = Counter(name="made_total", records="lamp")
BROKEN = Counter(name="broken_total", records="lamp", into=frozenset({"BROKEN"}))

NEW = Change("lamp", "l", {"status": "OFF"}, 0)
CHANGED = Change("lamp", "l", {"status": "BROKEN"}, 1)
THROWN = Change("lamp", "l", None, 1)
OTHER = Change("wick", "w", {}, 0)


def event(topic: str) -> Event:
    """An event of a topic, about a lamp."""
    return Event(topic=topic, subject="l", data={})


@pytest.mark.parametrize(
    ("counter", "decision", "moves", "number"),
    [
        (LIT, Decision(None), [], 0),
        (LIT, Decision(None, events=(event("q.lantern.lit.v1"), event("q.lantern.relit.v1"))), [], 2),
        (LIT, Decision(None, events=(event("q.lantern.out.v1"),)), [], 0),
        (MADE, Decision(None, changes=(NEW, OTHER)), [Move("lamp", None, "OFF")], 1),
        (MADE, Decision(None, changes=(CHANGED, THROWN)), [Move("lamp", "OFF", "BROKEN")], 0),
        (BROKEN, Decision(None, changes=(CHANGED,)), [Move("lamp", "OFF", "BROKEN")], 1),
        (BROKEN, Decision(None, changes=(NEW,)), [Move("lamp", None, "OFF"), Move("wick", None, "BROKEN")], 0),
    ],
)
def test_a_counter_counts_what_its_module_says(counter: Counter, decision: Any, moves: Any, number: int) -> None:
    telemetry = MemoryTelemetry()
    counters = Counters("lantern", [counter], telemetry)
    assert f"\nlantern_{counter.name} 0.0\n" in telemetry.exposition()
    counters.count(decision, moves)
    assert f"\nlantern_{counter.name} {float(number)}\n" in telemetry.exposition()
