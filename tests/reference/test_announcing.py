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
from anarq.runtime import announcing, assembly
from anarq.runtime.announcing import TOPIC, registry_of
from anarq.runtime.assembly import Common
from anarq.runtime.events import DEAD
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


@pytest.mark.parametrize("name", serving.modules())
def test_the_published_events_of_every_module_say_so(name):
    events = json.loads((resources.root() / f"modules/{name}/_gen/asyncapi.json").read_text("utf-8"))
    sent = {
        one["channel"]["$ref"].rpartition("/")[2] for one in events["operations"].values() if one["action"] == "send"
    }
    told = {channel["address"] for key, channel in events["channels"].items() if key in sent}
    spec = module(name)
    assert TOPIC in told
    assert (DEAD in told) is bool(spec.consumes or spec.answers)


@pytest.fixture
def settings(tmp_path):
    """Of applications on one state."""
    return Settings(state=str(tmp_path))


@pytest.fixture
async def heard(settings):
    """What is told on the bus while applications start one after the other on one state."""
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


def offering(names, version):
    """Qindex, as if it had these tools alone."""
    whole = qindex_app.MODULE
    capabilities = whole.offer["capabilities"]
    tools = {name: said for name, said in capabilities["tools"].items() if name in names}
    offer = {**whole.offer, "version": version, "capabilities": {**capabilities, "tools": tools}}
    return replace(whole, tools=tuple(tool for tool in whole.tools if tool.name in names), offer=offer)


async def test_what_is_offered_no_more_is_told_once_though_a_process_is_killed_before_it_leaves(
    heard, settings, monkeypatch
):
    def qindex(settings, common):
        return qindex_app.build(settings, common=common)

    async def killed(module):
        common = Common(settings)
        async with common.joined(), assembly.ports(module, settings, common) as ports:
            return [await announcing.announce(module, ports.store, ports.clock) for _ in range(2)]

    first, *others = (tool.name for tool in qindex_app.MODULE.tools)
    less, more = offering([first], "1.1.0"), offering([first, *others], "1.2.0")
    told = [("urn:anarq:qindex", "ADDED", "1.0.0"), ("urn:anarq:qindex", "REMOVED", "1.1.0")]

    assert await heard(qindex) == told[:1]
    assert await killed(less) == [True, False]
    monkeypatch.setattr(qindex_app, "MODULE", less)
    assert await heard(qindex) == told
    monkeypatch.setattr(qindex_app, "MODULE", more)
    assert await heard(qindex) == [*told, ("urn:anarq:qindex", "UPDATED", "1.2.0")]


async def test_a_module_that_is_mocked_tells_it_as_well(heard):
    told = await heard(lambda settings, common: service.build(module("qnet"), settings, common))
    assert told == [("urn:anarq:qnet", "ADDED", "1.0.0")]


async def test_a_store_that_does_not_answer_keeps_nobody_from_starting(caplog):
    class Gone:
        def snapshot(self):
            raise UnavailableError("gone")

    assert not await announcing.announce(module("qindex"), Gone(), None)
    assert "could not tell what it offers" in caplog.text
