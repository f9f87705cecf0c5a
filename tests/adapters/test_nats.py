"""What is particular to NATS: it keeps what nobody hears, and knows what it has. ANARQ_TEST_NATS says where it is."""

import asyncio
import threading
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from anarq.adapters.known import ADAPTERS
from anarq.adapters.nats import bus
from anarq.adapters.nats.bus import NatsBus
from anarq.adapters.registry import Surroundings, find, opened
from anarq.ports.errors import UnavailableError
from anarq.ports.json import loads


def event(id_: object) -> dict[str, object]:
    """An event that no other test has published: a server knows what it was given a moment ago."""
    return {"id": id_, "source": f"urn:{uuid.uuid4()}"}


async def heard(taken: list[Any], count: int) -> None:
    for _ in range(1000):
        if len(taken) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{len(taken)} of {count} events were taken")


def taking(taken: list[Any]) -> Any:
    async def take(event: Any) -> None:
        taken.append(event["id"])

    return take


async def test_what_comes_while_a_consumer_is_away_waits_for_it(nats_url: Any) -> None:
    url, taken = await nats_url(), list[Any]()
    first = await NatsBus.at(url)
    await first.subscribe("q.>", "c", taking(taken))
    await first.publish("q.t.v1", event(1))
    await heard(taken, 1)
    await first.close()

    second = await NatsBus.at(url)
    await second.publish("q.t.v1", event(2))
    await second.subscribe("q.>", "c", taking(taken))
    await heard(taken, 2)
    await second.close()
    assert taken == [1, 2]


async def test_one_of_several_processes_of_a_module_takes_an_event(nats_url: Any) -> None:
    url = await nats_url()
    taken: list[list[Any]] = [[], []]
    buses = [await NatsBus.at(url) for _ in taken]
    for each, own in zip(buses, taken, strict=True):
        await each.subscribe("q.>", "module.c", taking(own))
    for number in range(10):
        await buses[0].publish("q.t.v1", event(number))
    for _ in range(1000):
        if sum(map(len, taken)) == 10:
            break
        await asyncio.sleep(0.01)
    assert sorted(taken[0] + taken[1]) == list(range(10))
    for each in buses:
        await each.close()


async def test_an_event_that_is_published_again_is_dropped(nats_url: Any) -> None:
    taken: list[Any] = []
    bus = await NatsBus.at(await nats_url())
    await bus.subscribe("q.>", "c", taking(taken))
    for id_ in ("a", "a", "b"):
        await bus.publish("q.t.v1", {"id": id_, "source": "urn:x"})
    await heard(taken, 2)
    assert taken == ["a", "b"]
    await bus.close()


async def test_an_event_that_is_not_taken_holds_up_what_follows_and_keeps_the_order(nats_url: Any) -> None:
    taken: list[Any] = []
    failing = [True, True]

    async def flaky(event: Any) -> None:
        if event["id"] == 1 and failing:
            failing.pop()
            raise RuntimeError("not now")
        taken.append(event["id"])

    bus = await NatsBus.at(await nats_url())
    await bus.subscribe("q.>", "c", flaky)
    for number in range(4):
        await bus.publish("q.t.v1", event(number))
    await heard(taken, 4)
    assert taken == [0, 1, 2, 3]
    await bus.close()


async def test_a_topic_that_is_not_the_bus_s_is_refused(nats_url: Any) -> None:
    bus = await NatsBus.at(await nats_url())
    with pytest.raises(UnavailableError):
        await bus.publish("anarq.keys", event(1))
    with pytest.raises(ValueError, match="pattern"):
        await bus.subscribe("anarq.>", "c", taking([]))
    await bus.close()


async def test_starts_and_stops_leave_nothing_behind(nats_url: Any) -> None:
    url = await nats_url()

    async def once() -> None:
        async with opened(ADAPTERS.bus, "ANARQ_BUS", url, Surroundings(module="m")) as bus:
            await bus.subscribe("q.>", "c", taking([]))
            await bus.ping()

    def held() -> tuple[int, int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), len(asyncio.all_tasks())

    await once()
    before = held()
    for _ in range(20):
        await once()
    assert held() == before


async def test_a_server_that_is_not_there_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anarq.adapters.nats.bus._CONNECT", 0.5)
    with pytest.raises(UnavailableError, match="bus does not answer"):
        await NatsBus.at("nats://127.0.0.1:9")


@pytest.mark.parametrize("url", ["nats:", "nats://", "nats://host/path", "nats://host?x=1"])
def test_what_is_not_an_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="ANARQ_BUS: it is `nats://USER"):
        find(ADAPTERS.bus, "ANARQ_BUS", url)


class Message:
    """What a server hands over, and what it is told of it."""

    subject = "q.t.v1"
    metadata = SimpleNamespace(num_delivered=1)

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.told: list[str] = []

    async def ack(self) -> None:
        self.told.append("taken")

    async def nak(self, delay: float = 0.0) -> None:
        self.told.append("again")

    async def term(self) -> None:
        self.told.append("never again")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no JSON",
        b"[]",
        b'"text"',
        b"\xff",
        b'{"a":1,"a":2}',
        b'{"a":"\\ud800"}',
        b'{"a":[' + b"1," * 65_536 + b"1]}",
        b'{"a":' + b"[" * 100 + b"]" * 100 + b"}",
    ],
    ids=["nothing", "text", "list", "string", "no UTF-8", "a name twice", "half a pair", "many values", "deep"],
)
async def test_what_is_not_an_event_is_dropped_and_holds_back_none(data: bytes) -> None:
    taken, message = list[Any](), Message(data)
    await bus._take(message, taking(taken))  # type: ignore[arg-type]  # what it asks of a message
    assert (message.told, taken) == (["never again"], [])


async def test_an_event_is_taken_and_one_that_a_consumer_does_not_take_comes_again() -> None:
    async def refuses(_: object) -> None:
        raise ValueError("not now")

    taken, good, bad = list[Any](), Message(b'{"id":"e1"}'), Message(b'{"id":"e1"}')
    await bus._take(good, taking(taken))  # type: ignore[arg-type]  # as above
    await bus._take(bad, refuses)  # type: ignore[arg-type]  # as above
    assert (good.told, bad.told, taken) == (["taken"], ["again"], ["e1"])


@pytest.mark.parametrize(("length", "beside"), [(50_000, True), (50, False)])
async def test_a_large_event_is_read_beside_the_loop(
    monkeypatch: pytest.MonkeyPatch, length: int, beside: bool
) -> None:
    read, here = list[bool](), threading.get_ident()

    def noting(*args: Any, **more: Any) -> Any:
        read.append(threading.get_ident() != here)
        return loads(*args, **more)

    monkeypatch.setattr(bus, "loads", noting)
    await bus._take(Message(b'{"id":"%s"}' % (b"x" * length)), taking([]))  # type: ignore[arg-type]  # as above
    assert read == [beside]
