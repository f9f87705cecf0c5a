"""Qerberos with a clock that tests set, and the events that it hears."""

import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from anarq.reference.qerberos.app import MODULE
from anarq.reference.qerberos.handlers import QerberosHandlers
from anarq.runtime import assembly
from anarq.runtime.assembly import Common
from anarq.runtime.events import EventDoor
from anarq.runtime.jobs import JobDoor
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.settings import Settings
from anarq.testing.clock import SetClock

CLOSING = next(job for job in MODULE.jobs if job.name == "closeWindows")
CONSUMED = {consumption.name: consumption for consumption in MODULE.consumes}


@dataclass
class Watch:
    """Qerberos, reached by its doors of events and time."""

    clock: SetClock
    ports: object
    events: EventDoor
    jobs: JobDoor

    async def hear(self, topic, data):
        source = topic.split(".")[1]
        event = {"specversion": "1.0", "id": str(uuid.uuid4()), "type": topic, "data": data}
        event |= {"source": f"urn:anarq:{source}"}
        return await self.events.take(CONSUMED[topic], event)

    async def minute(self, *heard):
        """What is heard in one minute; then the next begins."""
        for topic, data, times in heard:
            for _ in range(times):
                assert await self.hear(topic, data)
        self.clock.time += 60

    async def close(self):
        """The job has its turn until nothing is left of minutes that are over."""
        for _ in range(20):
            self.clock.time += 10
            await self.jobs.look(CLOSING)

    async def told(self, topic):
        """The data of every event of the topic in the outbox, with its subject."""
        lines = await self.ports.store.outbox(self.clock.time, failed=False, lines=100, events=100)
        events = (event for line in lines for event in line.events if event.topic == topic)
        return [(event.subject, event.event["data"]) for event in events]

    async def kept(self, kind, **where):
        async with self.ports.store.snapshot() as records:
            return [record.body for record in (await records.list(kind, where=where, limit=1000)).records]


@pytest.fixture
async def watch():
    async with watching() as found:
        yield found


@asynccontextmanager
async def watching():
    clock = SetClock()
    async with assembly.ports(MODULE, Settings(), Common(Settings())) as opened:
        ports = replace(opened, clock=clock)
        pipeline = Pipeline(MODULE, QerberosHandlers(""), ports)
        found = Watch(clock, ports, EventDoor(pipeline), JobDoor(pipeline))
        await found.jobs.look(CLOSING)  # the job is known from now on
        yield found


@pytest.fixture(name="watching")
def watching_fixture():
    """Watches in whatever loop runs: Hypothesis calls plain functions."""
    return watching


@pytest.fixture
def consumed():
    """What Qerberos hears, by topic."""
    return CONSUMED
