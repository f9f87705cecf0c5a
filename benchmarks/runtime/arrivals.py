"""What a peer may cost: its events, as the adapter of NATS hands them over, and its answers to commands; and a job."""

import asyncio
import json
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import shapes
from service import Cost

from anarq.adapters.nats import bus as nats_bus
from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.ports.errors import UnavailableError
from anarq.ports.store import Change, Unit
from anarq.reference.qerberos import app as qerberos
from anarq.reference.qerberos.handlers import QerberosHandlers
from anarq.reference.qerberos.services import anomaly_detector
from anarq.reference.qmarket import app as qmarket
from anarq.reference.qmarket._gen.peers import USES
from anarq.reference.qmarket.handlers import QmarketHandlers
from anarq.runtime import assembly
from anarq.runtime.assembly import Common
from anarq.runtime.commands import DELEGATED, Courier
from anarq.runtime.events import EventDoor
from anarq.runtime.jobs import JobDoor
from anarq.runtime.operation import CommandKind, ModuleSpec
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

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


Tell = Callable[[str, Sequence[tuple[str, Cost]]], None]
"""Is told of a topic, a command or a job, with what was sent and its cost."""

Take = Callable[[Sequence[Any]], Sequence[Any]]
"""Takes some of what could be sent."""


def search(size: int, only: str, take: Take, tell: Tell) -> None:
    """What each event, answer to a command and job costs, in this process, told as it is found."""
    logging.disable(logging.CRITICAL)
    try:
        asyncio.run(_search(size, only, take, tell))
    finally:
        logging.disable(logging.NOTSET)


async def _search(size: int, only: str, take: Take, tell: Tell) -> None:
    for module, handlers in ((qerberos.MODULE, QerberosHandlers("")), (qmarket.MODULE, QmarketHandlers())):
        async with assembly.ports(module, Settings(), Common(Settings())) as ports:
            pipeline = Pipeline(module, handlers, ports)
            events = EventDoor(pipeline)
            for entry in module.consumes:
                lead = f"{module.name} event {entry.name}"
                if only in lead:
                    tell(
                        lead,
                        [(what, await _arrival(events, entry, made)) for what, made in take([*_texts(entry, size)])],
                    )
            for kind in module.commands:
                lead = f"{module.name} command {kind.operation}"
                if only in lead:
                    tell(lead, await _answered(module, ports, kind, take([*_answers(kind, size)])))
            if module is qerberos.MODULE and only in "qerberos job closeWindows":
                tell("qerberos job closeWindows", [(f"{_COUNTS} counts", await _turn(ports))])


async def _arrival(events: EventDoor, entry: Any, made: Callable[[], bytes]) -> Cost:
    text = made()

    async def deed() -> int:
        message = _Message(entry.name, text)
        await nats_bus._take(message, events.deliver(entry))  # type: ignore[arg-type]  # all that it asks for
        return message.end

    return await _cost(deed)


def _texts(entry: Any, size: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Events of a topic, right but for what they hold."""
    valid = shapes.right(entry.schema)
    for most in (_TAKEN_VALUES, _ALL_VALUES):
        more = "" if most == _TAKEN_VALUES else ", as many as there is room for"
        for what, text in shapes.bodies(entry.schema, valid, size - 4096, most):
            yield f"{what}{more}", lambda text=text: _event(entry, text())
    for shape in shapes.shapes(size - 4096, _TAKEN_VALUES):
        for name in _ATTRIBUTES:
            yield f"in {name}: {shape.name}", lambda shape=shape, name=name: _event(entry, "null", name, shape.text)


def _answers(kind: CommandKind, size: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What a peer may answer a command with, over HTTP: its data in every shape, and what is not an answer."""
    peer: ModuleSpec = import_module(f"anarq.reference.{kind.peer}._gen.spec").MODULE
    schema = next(one.response for one in peer.operations if one.name == kind.operation) or {}
    valid = shapes.right(schema)
    lead = '{"status":"ok","code":"SUCCESS","message":"Done.","data":'
    for what, text in shapes.bodies(schema, valid, size - 4096, _ALL_VALUES):
        yield what, lambda text=text: f"{lead}{text()}}}".encode()
    for shape in shapes.shapes(size - 4096, _ALL_VALUES):
        yield f"the whole: {shape.name}", lambda shape=shape: shape.text.encode()


async def _answered(
    module: ModuleSpec, ports: Ports, kind: CommandKind, chosen: Sequence[tuple[str, Callable[[], bytes]]]
) -> list[tuple[str, Cost]]:
    """What it costs to send a command and to commit its answer."""
    peer = _Peer()
    ways = peering(USES, Peers(applications={kind.peer: peer}))(ports, module)
    courier = Courier(module, ports.store, ports.clock, ways)
    found = []
    for what, made in chosen:
        peer.says = made()
        waiting = {
            "id": str(uuid.uuid4()),
            "peer": kind.peer,
            "operation": kind.operation,
            "parameters": {"intentId": "int_00000000"},
            "body": {},
            "about": "pur_00000000",
            "answers": kind.answers,
            "owner": None,
            "until": time.time() + kind.within,
            "trace": {},
            DELEGATED: [{"command": "/qwallet", "grant": "C"}],
        }

        async def deed(waiting: dict[str, Any] = waiting) -> int:
            try:
                await courier.deliver(waiting)
            except UnavailableError:
                return _AGAIN
            return _TAKEN

        found.append((what, await _cost(deed)))
    return found


class _Peer:
    """A peer that answers whatever it is told to."""

    def __init__(self) -> None:
        self.says = b""

    async def __call__(self, _: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": self.says})


_TAKEN_VALUES: Final = 65_000
_ALL_VALUES: Final = 1_000_000
_ATTRIBUTES: Final = ("id", "source", "subject", "time", "squid", "traceparent", "tracestate", "extension")


def _event(entry: Any, data: str, attribute: str = "", text: str = "") -> bytes:
    known = {"specversion": "1.0", "id": str(uuid.uuid4()), "source": f"urn:anarq:{entry.source}", "type": entry.name}
    known.pop(attribute, None)
    more = f',"{attribute}":{text}' if attribute else ""
    return f'{json.dumps(known)[:-1]},"data":{data}{more}}}'.encode()


async def _cost(deed: Callable[[], Awaitable[int]]) -> Cost:
    """What something costs; the longest that the event loop stood still is what `/health` waits."""
    _clear_peak()
    before, idle = time.process_time(), _memory("VmRSS")
    async with _watched() as stalls:
        status = await deed()
    return Cost(time.process_time() - before, (_memory("VmHWM") - idle) / 1024, max(stalls), str(status))


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
    closing = next(job for job in qerberos.MODULE.jobs if job.name == "closeWindows")
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
    jobs = JobDoor(Pipeline(qerberos.MODULE, QerberosHandlers(""), later))
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
