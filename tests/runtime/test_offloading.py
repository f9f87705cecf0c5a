"""Large work is done beside the event loop, small work in it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime import authentication, cloudevents, http, mcp, responses, validation
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


async def test_only_two_large_works_are_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = 0, asyncio.Semaphore(0)

    async def thread(work: Callable[[], object]) -> object:
        nonlocal begun
        begun += 1
        await may_end.acquire()
        return work()

    async def turns() -> None:
        for _ in range(50):
            await asyncio.sleep(0)

    monkeypatch.setattr(asyncio, "to_thread", thread)
    offloading = Offloading(16_384, 2)
    works = asyncio.gather(*(offloading.run(1_000_000, lambda: None) for _ in range(8)))
    for over in range(7):
        await turns()
        assert begun == 2 + over
        may_end.release()
    may_end.release()
    await works
    assert begun == 8


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
@pytest.mark.parametrize(("length", "beside"), [(50_000, True), (50, False)])
async def test_a_large_request_is_read_proved_and_checked_beside_the_loop_and_a_small_one_in_it(
    make_world: Any, sample: Any, monkeypatch: pytest.MonkeyPatch, door: str, length: int, beside: bool
) -> None:
    done: dict[str, bool] = {}
    loop = threading.get_ident()

    def noted(owner: Any, name: str) -> None:
        original = getattr(owner, name)

        def work(*args: Any, **keywords: Any) -> Any:
            done[name] = threading.get_ident() != loop
            return original(*args, **keywords)

        monkeypatch.setattr(owner, name, work)

    noted(authentication, "verify")
    noted(validation.RequestContract, "read")
    if door == "mcp":
        noted(mcp, "loads")
        noted(validation.ToolContract, "check")
    async with make_world(replace(sample.SPEC, max_body=100_000)) as world:
        if door == "http":
            assert (await world.create(body={"recipient": "x" * length})).status_code == 201
        else:
            body = {"amount": 5, "currency": "EUR", "recipient": "x" * length}
            key = {"idempotency-key": "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"}
            assert not (await world.tool("wallet.pay", body, headers=key))["isError"]
    assert done == dict.fromkeys(["verify", "read"] + ["loads", "check"] * (door == "mcp"), beside)


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
