"""Large work is done beside the event loop, small work in it."""

import asyncio
import threading

from anarq.runtime.offloading import Offloading


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
