"""Health, from the real state of what the module depends on (the design's `HealthResponse`)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from anarq.ports.errors import PortError
from anarq.ports.json import JsonObject
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.wiring import Ports
from anarq.wire.own_key import own_key
from anarq.wire.times import rfc3339

Status: TypeAlias = Literal["healthy", "degraded", "unhealthy"]
State: TypeAlias = Literal["up", "down", "degraded"]
"""How one dependency is."""

_FRESH: Final = 1.0  # seconds for which a check is not repeated: probes must not become load
_SLOW: Final = 1.0  # seconds after which an answer counts as degraded
_OLD: Final = 60.0  # seconds after which what waits in the outbox counts as stuck
_VITAL: Final = frozenset({"store", "policy"})  # without these nothing can be answered; without the rest, less


@dataclass(frozen=True, slots=True)
class _Check:
    """One dependency, when it was last looked at: latency in milliseconds."""

    status: State
    latency: float
    at: str

    def as_json(self) -> dict[str, object]:
        return {"status": self.status, "latency": round(self.latency, 3), "lastCheck": self.at}


class Health:
    """Looks at the ports of one module."""

    def __init__(self, spec: ModuleSpec, ports: Ports) -> None:
        self._spec = spec
        self._ports = ports
        self._started = ports.clock.monotonic()
        self._checked = -_FRESH
        self._checks: Mapping[str, _Check] = {}
        self._failing: frozenset[str] = frozenset()
        self._identity = ""

    async def status(self) -> tuple[Status, JsonObject]:
        """The status and the whole `HealthResponse`."""
        now = self._ports.clock.monotonic()
        if now - self._checked >= _FRESH:
            self._checks = {name: await self._check(probe) for name, probe in self._probes().items()}
            self._identity = await self._did() or self._identity
            self._checked = self._ports.clock.monotonic()
        status = _overall(self._checks)
        totals = self._ports.telemetry.totals(self._spec.name)
        requests = max(totals.requests, 1)
        body: dict[str, object] = {
            "status": status,
            "timestamp": rfc3339(self._ports.clock.now()),
            "version": self._spec.version,
            "dependencies": {name: check.as_json() for name, check in self._checks.items()},
            "metrics": {
                "uptime": round(now - self._started, 3),
                "requestCount": totals.requests,
                "errorRate": round(totals.errors / requests, 6),
                "avgResponseTime": round(totals.busy / requests * 1000, 3),
            },
        }
        mocked = [operation.name for operation in self._spec.operations if operation.mocked]
        more = {"identity": self._identity, "mocked": mocked}
        return status, body | {name: value for name, value in more.items() if value}

    async def _did(self) -> str:
        """Who the service is; empty while its keys cannot be read."""
        try:
            return (await own_key(self._ports.keys, self._ports.clock)).did
        except PortError:
            return ""

    def _probes(self) -> Mapping[str, Callable[[], Awaitable[State | bool]]]:
        ports = self._ports
        return {
            "store": lambda: _answers(ports.store.ping),
            "policy": ports.policy.ready,
            "bus": lambda: _answers(ports.bus.ping),
            "outbox": self._outbox,
            "content": lambda: _answers(ports.content.ping),
            "keys": lambda: _answers(ports.keys.ping),
            "revocations": lambda: _answers(ports.revocations.epoch),
        }

    async def _check(self, probe: Callable[[], Awaitable[State | bool]]) -> _Check:
        clock = self._ports.clock
        started = clock.monotonic()
        try:
            found = await probe()
        except PortError:
            found = False
        state: State = found if isinstance(found, str) else "up" if found else "down"
        taken = clock.monotonic() - started
        return _Check("degraded" if state == "up" and taken > _SLOW else state, taken * 1000, rfc3339(clock.now()))

    async def _outbox(self) -> State:
        """Down: nothing leaves. Degraded: some subjects are held back by an event that cannot be published."""
        backlog = await self._ports.store.backlog()
        now = self._ports.clock.now().timestamp()
        age = 0.0 if backlog.oldest is None else max(0.0, now - backlog.oldest)
        telemetry, module = self._ports.telemetry, self._spec.name
        telemetry.gauge("anarq_outbox_depth", backlog.depth, module=module)
        telemetry.gauge("anarq_outbox_oldest_seconds", age, module=module)
        for topic in self._failing | backlog.failing.keys():  # one that has recovered falls to nothing
            count = backlog.failing.get(topic, 0)
            telemetry.gauge("anarq_outbox_failing_subjects", count, module=module, topic=topic)
        self._failing = frozenset(backlog.failing)
        if backlog.overdue is not None and now - backlog.overdue > _OLD:
            return "down"
        return "degraded" if backlog.failing and age > _OLD else "up"


async def _answers(ping: Callable[[], Awaitable[object]]) -> bool:
    await ping()
    return True


def _overall(checks: Mapping[str, _Check]) -> Status:
    down = {name for name, check in checks.items() if check.status == "down"}
    if down & _VITAL:
        return "unhealthy"
    return "degraded" if any(check.status != "up" for check in checks.values()) else "healthy"
