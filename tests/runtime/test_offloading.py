"""Large work is done beside the event loop, small work in it."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime import cloudevents, http, mcp, responses
from anarq.runtime.call import Call, Decision
from anarq.runtime.offloading import Offloading, weight


async def test_small_work_is_done_where_it_is_asked_for() -> None:
    assert await Offloading(16_384, 2).run(100, threading.get_ident) == threading.get_ident()


async def test_large_work_does_not_hold_up_the_loop() -> None:
    asked = threading.Event()
    waiting = asyncio.create_task(Offloading(16_384, 2).run(1_000_000, asked.wait, timeout=60))
    await asyncio.sleep(0)
    asked.set()  # the loop still turns while the work waits for it
    assert await waiting


async def test_only_two_large_works_are_done_at_once() -> None:
    offloading, running, most, lock = Offloading(16_384, 2), 0, 0, threading.Lock()
    both = threading.Barrier(2)

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        both.wait(timeout=60)
        with lock:
            running -= 1

    await asyncio.gather(*(offloading.run(1_000_000, work) for _ in range(8)))
    assert most == 2


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("x" * 50, 50),
        ({"name": "x" * 40}, 52),
        ([1] * 10, 88),
        ([[]] * 10, 88),
        (None, 8),
    ],
)
def test_the_weight_of_a_value_is_about_its_size(value: object, size: int) -> None:
    assert weight(value, 1000) == size


def test_what_weighs_too_much_is_not_looked_at_to_the_end() -> None:
    class Heavy(list[object]):
        looked = 0

        def __iter__(self) -> Iterator[object]:
            for each in super().__iter__():
                Heavy.looked += 1
                yield each

    assert weight([Heavy(["x" * 100]) for _ in range(50)], 500) >= 500
    assert Heavy.looked <= 6


async def test_work_on_a_large_value_is_done_beside_the_loop_and_on_a_small_one_in_it() -> None:
    offloading, here = Offloading(1000, 2), threading.get_ident()
    assert await offloading.run_on(["x" * 999], threading.get_ident) != here
    assert await offloading.run_on(["x" * 100], threading.get_ident) == here


@pytest.mark.parametrize("door", ["http", "mcp"])
async def test_a_large_answer_is_checked_and_written_beside_the_loop(
    make_world: Any, sample: Any, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    done: dict[str, bool] = {}
    loop = threading.get_ident()

    def noted(module: Any, name: str) -> None:
        original = getattr(module, name)

        def work(*args: Any, **keywords: Any) -> Any:
            done[name] = threading.get_ident() != loop
            return original(*args, **keywords)

        monkeypatch.setattr(module, name, work)

    noted(responses.ResponseContract, "success")
    noted(http, "body_of")
    noted(mcp, "_result")
    async with make_world(replace(sample.SPEC, max_body=100_000)) as world:
        made = await world.create(body={"recipient": "x" * 50_000})
        done.clear()
        intent = made.json()["data"]["intentId"]
        if door == "http":
            assert len((await world.send("GET", f"/intents/{intent}")).json()["data"]["recipient"]) == 50_000
        else:
            result = await world.tool("wallet.intent", {"intentId": intent})
            assert len(result["structuredContent"]["recipient"]) == 50_000
    assert done == {"success": True, "body_of" if door == "http" else "_result": True}


@pytest.mark.parametrize(("length", "beside"), [(50_000, True), (50, False)])
async def test_a_large_event_is_read_beside_the_loop_and_a_small_one_in_it(
    make_world: Any, sample: Any, monkeypatch: pytest.MonkeyPatch, length: int, beside: bool
) -> None:
    read: list[bool] = []
    loop, original = threading.get_ident(), cloudevents.check

    def check(event: Any) -> None:
        read.append(threading.get_ident() != loop)
        original(event)

    async def silent(call: Call, data: Any) -> Decision[None]:
        return Decision(None)

    monkeypatch.setattr(cloudevents, "check", check)
    event = {"specversion": "1.0", "id": "e1", "source": "urn:anarq:x", "type": "q.x.done.v1", "data": "x" * length}
    async with make_world(sample.consuming("q.x.done.v1"), sample.Wallet(on_event=silent)) as world:
        await world.bus.publish("q.x.done.v1", event)
    assert read == [beside]
