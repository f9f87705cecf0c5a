"""What an event of a peer costs, and the turn of a job: taken as the adapter of NATS hands them over."""

import asyncio
import json
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import shapes
from hypothesis import find, settings
from service import Cost

from anarq.adapters.nats import bus as nats_bus
from anarq.ports.store import Change, Unit
from anarq.reference.qerberos.app import MODULE
from anarq.reference.qerberos.handlers import QerberosHandlers
from anarq.reference.qerberos.services import anomaly_detector
from anarq.runtime import assembly
from anarq.runtime.assembly import Common
from anarq.runtime.events import EventDoor
from anarq.runtime.jobs import JobDoor
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.settings import Settings
from anarq.testing.instances import instances

_TAKEN, _AGAIN, _DROPPED = 204, 503, 400
_COUNTS: Final = 5_000


class _Message:
    """What a server of NATS brings."""

    def __init__(self, subject: str, data: bytes) -> None:
        self.subject, self.data, self.end = subject, data, 0
        self.metadata = SimpleNamespace(num_delivered=1)

    async def ack(self) -> None:
        """It was taken, or given up."""
        self.end = _TAKEN

    async def nak(self, delay: float = 0.0) -> None:
        """It is to come again."""
        self.end = _AGAIN

    async def term(self) -> None:
        """It is never to come again."""
        self.end = _DROPPED


def searched(size: int, only: str) -> list[tuple[str, Cost]]:
    """What each event and job costs, in this process."""
    logging.disable(logging.CRITICAL)
    try:
        return asyncio.run(_searched(size, only))
    finally:
        logging.disable(logging.NOTSET)


async def _searched(size: int, only: str) -> list[tuple[str, Cost]]:
    found: list[tuple[str, Cost]] = []
    async with assembly.ports(MODULE, Settings(), Common(Settings())) as ports:
        pipeline = Pipeline(MODULE, QerberosHandlers(), ports)
        events = EventDoor(pipeline)

        async def arrives(entry: Any, text: bytes) -> int:
            message = _Message(entry.name, text)
            await nats_bus._take(message, events.deliver(entry))  # type: ignore[arg-type]  # all that it asks for
            return message.end

        for entry in MODULE.consumes:
            await _cost(lambda entry=entry: arrives(entry, _event(entry.name, "null")))
            for what, text in _texts(entry, size):
                if only in what:
                    found.append((what, await _cost(lambda entry=entry, text=text: arrives(entry, text))))
        found.append((f"job closeWindows over {_COUNTS} counts", await _turn(ports)))
    return found


def _texts(entry: Any, size: int) -> Iterator[tuple[str, bytes]]:
    valid = find(instances(entry.schema), lambda _: True, settings=settings(database=None))
    lead = f"event {entry.name}"
    for most in (_TAKEN_VALUES, _ALL_VALUES):
        more = "" if most == _TAKEN_VALUES else ", as many as there is room for"
        for what, text in shapes.bodies(entry.schema, valid, size - 4096, most):
            yield f"{lead} {what}{more}", _event(entry.name, text)
    for shape in shapes.shapes(size - 4096, _TAKEN_VALUES):
        for name in _ATTRIBUTES:
            yield f"{lead} in {name}: {shape.name}", _event(entry.name, "null", name, shape.text)


_TAKEN_VALUES: Final = 65_000
_ALL_VALUES: Final = 1_000_000
_ATTRIBUTES: Final = ("id", "source", "subject", "time", "squid", "traceparent", "tracestate", "extension")


def _event(topic: str, data: str, attribute: str = "", text: str = "") -> bytes:
    source = topic.split(".")[1]
    known = {"specversion": "1.0", "id": str(uuid.uuid4()), "source": f"urn:anarq:{source}", "type": topic}
    known.pop(attribute, None)
    more = f',"{attribute}":{text}' if attribute else ""
    return f'{json.dumps(known)[:-1]},"data":{data}{more}}}'.encode()


async def _cost(deed: Callable[[], Awaitable[int]]) -> Cost:
    """What something costs; the longest that the event loop stood still is what `/health` waits."""
    _clear_peak()
    before, idle = time.process_time(), _memory("VmRSS")
    async with _watched() as stalls:
        status = await deed()
    return Cost(time.process_time() - before, (_memory("VmHWM") - idle) / 1024, max(stalls), status)


def _clear_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


@asynccontextmanager
async def _watched() -> AsyncIterator[list[float]]:
    stalls = [0.0]

    async def tick() -> None:
        while True:
            started = time.perf_counter()
            await asyncio.sleep(0.001)
            stalls.append(time.perf_counter() - started)

    task = asyncio.create_task(tick())
    await asyncio.sleep(0)
    try:
        yield stalls
        await asyncio.sleep(0.002)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _turn(ports: Any) -> Cost:
    """The dearest turn of the job: as many counts as it closes at once, of identities that are all unusual."""
    (closing,) = MODULE.jobs
    window = int(time.time()) // 60 * 60 - 600
    changes = []
    for number in range(_COUNTS):
        subject = f"did:key:z{number:045d}"
        body = {"window": window, "what": "intents", "subject": subject, "count": 1000}
        key = f"{window}/intents/{subject}"
        changes += [
            Change(anomaly_detector.ACTIVITY, key, body, 0, keys={"window": str(window)}),
            Change(anomaly_detector.USUAL, f"intents/{subject}", {"mean": "1"}, 0),
        ]
    await ports.store.commit(Unit(now=datetime.now(UTC), changes=tuple(changes)))
    later = replace(ports, clock=_Later())
    jobs = JobDoor(Pipeline(MODULE, QerberosHandlers(), later))
    await jobs.look(closing)
    later.clock.ahead += 20.0

    async def look() -> int:
        await jobs.look(closing)
        return _TAKEN

    return await _cost(look)


class _Later:
    """The clock of the machine, set forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
