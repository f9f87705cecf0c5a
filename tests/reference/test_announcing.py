"""Every module tells the bus what it offers, as QNET's contract has it, once and when it changes."""

import importlib
import json
from dataclasses import replace

import pytest

from anarq import resources
from anarq.cli import serving
from anarq.mock import service
from anarq.ports.errors import UnavailableError
from anarq.ports.json import dumps
from anarq.reference.qindex import app as qindex_app
from anarq.reference.qnet._gen.spec import TOPICS
from anarq.runtime import announcing
from anarq.runtime.announcing import TOPIC, registry_of
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing.running import running
from anarq.wire.schemas import Contract

(TOLD,) = (Contract(topic.schema) for topic in TOPICS if topic.name == TOPIC)


def module(name):
    return importlib.import_module(f"anarq.reference.{name}._gen.spec").MODULE


@pytest.mark.parametrize("name", serving.modules())
def test_what_is_told_is_the_published_entry_and_what_qnet_takes(name):
    published = json.loads((resources.root() / f"modules/{name}/_gen/mcp-registry.json").read_text("utf-8"))
    offered = json.loads(dumps(registry_of(module(name))))
    assert offered == {key: value for key, value in published.items() if key != "$comment"}
    told = {"module": name, "action": "ADDED", "capabilities": offered, "timestamp": "2026-01-31T09:30:00Z"}
    assert not TOLD.violations(told)
    assert TOLD.violations({**told, "capabilities": {**offered, "version": "one"}})


@pytest.fixture
async def heard(tmp_path):
    """What is told on the bus while applications start one after the other on one state."""
    settings = Settings(state=str(tmp_path))
    common, events = Common(settings), {}

    async def start(build):
        application = build(settings, common)
        async with common.joined() as together:
            await together.bus.subscribe(TOPIC, "test", take)
            async with running(application):
                await application.state.works.relay.flush(10)
        return [
            (event["source"], event["data"]["action"], event["data"]["capabilities"]["version"])
            for event in events.values()
        ]

    async def take(event):
        events[event["id"]] = event  # at least once, as to every consumer

    return start


async def test_it_is_told_once_and_again_when_it_changes(heard, monkeypatch):
    def qindex(settings, common):
        return qindex_app.build(settings, common=common)

    first = ("urn:anarq:qindex", "ADDED", "1.0.0")
    assert await heard(qindex) == [first]
    assert await heard(qindex) == [first]

    newer = replace(qindex_app.MODULE, offer={**qindex_app.MODULE.offer, "version": "1.1.0"})
    monkeypatch.setattr(qindex_app, "MODULE", newer)
    assert await heard(qindex) == [first, ("urn:anarq:qindex", "UPDATED", "1.1.0")]


async def test_a_module_that_is_mocked_tells_it_as_well(heard):
    told = await heard(lambda settings, common: service.build(module("qnet"), settings, common))
    assert told == [("urn:anarq:qnet", "ADDED", "1.0.0")]


async def test_a_store_that_does_not_answer_keeps_nobody_from_starting(caplog):
    class Gone:
        def snapshot(self):
            raise UnavailableError("gone")

    assert not await announcing.announce(module("qindex"), Gone(), None)
    assert "could not tell what it offers" in caplog.text
