"""Connections to a server that has no network: time passes when it is told to, and nothing is ever sent."""

import heapq
from collections.abc import Callable
from itertools import count
from types import SimpleNamespace
from typing import Any

import uvicorn
from plan import Plan
from uvicorn.server import ServerState

from anarq.runtime import serve
from anarq.runtime.connections import Connection, Guard
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.settings import Settings


class Handle:
    """Something that is due, unless it is cancelled."""

    def __init__(self, call: Callable[[], None]) -> None:
        self.call, self.dead = call, False

    def cancel(self) -> None:
        """It is due no more."""
        self.dead = True


class Task:
    """Work that is never done."""

    def add_done_callback(self, _: object) -> None:
        """It is never called."""


class Loop:
    """The part of an event loop that a connection uses."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, int, Any]] = []
        self._numbers = count()

    def time(self) -> float:
        """Seconds since it was made."""
        return self.now

    def call_later(self, seconds: float, call: Callable[..., None], *args: object) -> Any:
        """Something to be done, when time has passed."""
        handle = Handle(lambda: call(*args))
        heapq.heappush(self._due, (self.now + seconds, next(self._numbers), handle))
        return handle

    def create_task(self, work: Any) -> Any:
        """Begins nothing."""
        work.close()
        return Task()

    def pass_until(self, over: Callable[[], bool], most: float) -> float:
        """Lets time pass until something is over; when that was."""
        while self._due and not over() and self._due[0][0] <= most:
            self.now, _, handle = heapq.heappop(self._due)
            if not handle.dead:
                handle.call()
        return self.now if over() else -1.0


class Transport:
    """A connection from an address; keeps what is written."""

    def __init__(self, address: str) -> None:
        self.address, self.written, self.closed = address, b"", False

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Where it comes from."""
        known = {"peername": (self.address, 1), "sockname": ("127.0.0.1", 80)}
        return known.get(name, default)

    def write(self, data: bytes) -> None:
        """Keeps what is sent."""
        self.written += data

    def close(self) -> None:
        """It is over."""
        self.closed = True

    abort = write_eof = close

    def can_write_eof(self) -> bool:
        """As sockets can."""
        return True

    def is_closing(self) -> bool:
        """Whether it is over."""
        return self.closed

    def pause_reading(self) -> None:
        """Nothing is sent."""

    def resume_reading(self) -> None:
        """Nothing is sent."""

    def set_protocol(self, protocol: object) -> None:
        """It keeps the one that it has."""

    @property
    def seen(self) -> object:
        """Whether it is over, and how the answer begins."""
        return self.closed, self.written[:12].decode()


async def held(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What becomes of connections of each kind under the limits of a spec."""
    base = plan.spec.protection.connections
    state = SimpleNamespace(errors=spec.errors, protection=spec.protection)
    options = serve.options(SimpleNamespace(state=state), Settings())  # type: ignore[arg-type]
    seen: list[object] = [options["timeout_keep_alive"]]
    line = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n"
    for most, many in ((base.max_connections, True), (base.max_connections_per_address, False)):
        server = _Server(spec)
        every = [
            server.connect(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}" if many else "10.0.0.1", line + b"\r\n")
            for n in range(most * 2 + 2)
        ]
        seen.append(sum(transport.closed for _, transport in every))
    for size in (base.max_header_bytes // 2, base.max_header_bytes - 1, base.max_header_bytes + 1):
        sent = b"GET / HTTP/1.1\r\nhost: a\r\nx: "
        seen.append(_Server(spec).connect("10.0.0.1", sent + b"a" * (size - 7) + b"\r\n\r\n")[1].seen)
    for sent in (b"GET / HT", line + b"\r\n", line + b"\r\n" + b"a" * 20_000):
        server = _Server(spec)
        _, transport = server.connect("10.0.0.1", sent)
        seen.append(server.loop.pass_until(lambda transport=transport: transport.closed, 3600.0))  # type: ignore[misc]
    server = _Server(spec)
    two = [server.connect(f"10.0.0.{n}", line + b"\r\n") for n in range(2)]
    for part in (base.max_held_bytes // 4, base.max_held_bytes // 2, base.max_held_bytes // 2 + 1, base.max_held_bytes):
        for connection, _ in two:
            server.guard.holds(connection, part)
        seen.append([transport.closed for _, transport in two])
    return seen


class _Server:
    """Makes connections of one spec."""

    def __init__(self, spec: ModuleSpec) -> None:
        self.loop = Loop()
        self.guard = Guard(Settings().connections(spec.protection.connections), spec.errors)
        self._config = uvicorn.Config(_app, lifespan="off", log_config=None)
        self._config.load()

    def connect(self, address: str, sent: bytes) -> tuple[Connection, Transport]:
        """A connection on which something has been sent."""
        made = self.guard.connection(config=self._config, server_state=ServerState(), app_state={}, _loop=self.loop)
        transport = Transport(address)
        made.connection_made(transport)  # type: ignore[arg-type]
        made.data_received(sent)
        return made, transport


async def _app(_: object, __: object, ___: object) -> None:
    """Is never asked: the loop makes no task."""
