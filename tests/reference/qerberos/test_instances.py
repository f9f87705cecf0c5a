"""Whatever the contracts of its topics let in, Qerberos counts; and its job closes what was counted."""

import asyncio

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from anarq.ports.store import Change, Unit
from anarq.reference.qerberos.services.anomaly_detector import ACTIVITY
from anarq.runtime.texts import control_characters
from anarq.testing.instances import instances

COUNTED = {"q.qwallet.intent.created.v1": "payer", "q.squid.sub.created.v1": "squidId"}
"""The topics whose events are counted, and by whom."""


@pytest.fixture
def closed(watching):
    """What is kept of counts when events were heard, and the job has had its turns."""

    async def work(heard, spoilt):
        async with watching() as watch:
            for topic, data in heard:
                await watch.hear(topic, data)
            counted = await watch.kept(ACTIVITY)
            if spoilt:
                window = int(watch.clock.time) // 60 * 60
                change = Change(ACTIVITY, "spoilt", {"window": window}, 0, keys={"window": str(window)})
                await watch.ports.store.commit(Unit(now=watch.clock.now(), changes=(change,)))
            watch.clock.time += 180
            await watch.close()
            return counted, await watch.kept(ACTIVITY), await watch.kept("usual")

    return lambda heard, *, spoilt=False: asyncio.run(work(heard, spoilt))


@pytest.fixture
def events(consumed):
    """Draws lists of events of the topics that are counted."""
    each = [st.tuples(st.just(topic), instances(consumed[topic].schema)) for topic in COUNTED]
    return st.lists(st.one_of(*each), max_size=8)


def test_the_job_closes_whatever_the_contracts_of_the_topics_let_in(closed, events):
    @seed(1)
    @settings(max_examples=10, deadline=None, database=None)
    @given(events)
    def closes(heard):
        taken = [(topic, data) for topic, data in heard if not any(control_characters(data, ""))]
        counted, left, usual = closed(heard)
        assert sum(int(count["count"]) for count in counted) == len(taken)
        assert len(usual) == len({(topic, data[COUNTED[topic]]) for topic, data in taken})
        assert left == []

    closes()


def test_what_the_job_cannot_close_is_seen(closed):
    _, left, _ = closed([], spoilt=True)
    assert left != []
