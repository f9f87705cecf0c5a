"""Every adapter of every port, for the contract suites."""

import asyncio
import itertools
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.nonces import MemoryNonces
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.nats.bus import NatsBus
from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.schema import METADATA, SHARED
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import UnavailableError
from anarq.testing.awaiting import Watch, awaited

POLICY_DATA = {
    "anarq": {
        "modules": {
            "qwallet": {
                "operations": {
                    "createIntent": {"scope": "qwallet.intent.create", "access": "granted", "purpose": None},
                    "quote": {"scope": None, "access": "public", "purpose": None},
                    "openCommon": {
                        "scope": "qwallet.intent.create",
                        "access": "granted",
                        "purpose": None,
                        "conditions": {"dao-membership": {"member": "daoId"}},
                    },
                },
                "conditions": {
                    "owner-only": {"owner": True},
                    "time-window": {"window": {"from": "opensAt", "until": "closesAt"}},
                    "spending-limit": {
                        "allows": {
                            "perTransaction": {"NEW": 1000, "KNOWN": 10000, "TRUSTED": None},
                            "perDay": {"NEW": 2500, "KNOWN": 25000, "TRUSTED": None},
                        }
                    },
                },
            }
        }
    }
}


class ManualClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time, UTC)

    def monotonic(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@asynccontextmanager
async def watched(port: Any) -> AsyncIterator[Any]:
    """The port, of which nothing may run in the event loop."""
    watch = Watch()
    await watch.over(port._engines)
    yield port
    with suppress(UnavailableError):  # the test has closed it
        await port.ping() if isinstance(port, SqlStore) else await port.epoch()
    await port.close()
    assert watch.asked > 0
    assert watch.in_loop == []


@asynccontextmanager
async def over_sql(request: Any, port: Any, metadata: MetaData, path: Path, users: int = 1) -> AsyncIterator[Any]:
    """A port over one of the databases, as `users` have it that know nothing of each other; they take turns."""
    kind = request.param
    where = request.getfixturevalue("postgres_schema") if kind == "postgresql" else ()
    async with AsyncExitStack() as stack:
        made: list[Any] = []
        for _ in range(users):
            match kind:
                case "sqlite-memory":
                    made = made or [port.sqlite(":memory:")]
                case "sqlite-file":
                    made.append(port.sqlite(path / "database.sqlite"))
                case "sqlite-awaited":
                    made.append(port(await awaited(metadata, path / "database.sqlite")))
                case _:
                    made.append(await port.postgres(*where))
        for each in made:
            beside = kind in {"sqlite-awaited", "postgresql"}
            await stack.enter_async_context(watched(each) if beside else closing(each))
        yield made[0] if users == 1 else InTurn(made)


@asynccontextmanager
async def closing(port: Any) -> AsyncIterator[Any]:
    yield port
    await port.close()


class InTurn:
    """Several users of one thing, each of whom is asked in turn."""

    def __init__(self, users: Sequence[Any]) -> None:
        self._turns = itertools.cycle(users)

    def __getattr__(self, name: str) -> Any:
        return getattr(next(self._turns), name)


@pytest.fixture(params=["sqlite-memory", "sqlite-file", "sqlite-awaited", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    async with over_sql(request, SqlStore, METADATA, tmp_path) as made:
        yield made


@pytest.fixture(params=["sqlite-memory", "sqlite-file", "sqlite-awaited", "postgresql"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Any]:
    """The store of several processes, which take turns."""
    async with over_sql(request, SqlStore, METADATA, tmp_path, 2) as made:
        yield made


@pytest.fixture(params=["sqlite-memory", "sqlite-awaited", "postgresql"])
async def shared(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SharedState]:
    async with over_sql(request, SharedState, SHARED, tmp_path, 2) as made:
        yield made


@pytest.fixture(params=["memory", "sqlite-memory", "sqlite-awaited", "postgresql"])
async def nonces(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Any]:
    if request.param == "memory":
        yield MemoryNonces()
    else:
        async with over_sql(request, SharedState, SHARED, tmp_path, 2) as made:
            yield made


@pytest.fixture
def revocations(shared: SharedState) -> SharedState:
    return shared


@pytest.fixture
def deposits(shared: SharedState) -> SharedState:
    return shared


@pytest.fixture
def identities(shared: SharedState) -> SharedState:
    return shared


@pytest.fixture(params=["memory"])
def limits(clock: ManualClock) -> MemoryLimits:
    return MemoryLimits(clock)


@pytest.fixture(params=["memory", "nats"])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    if request.param == "memory":
        made: Any = MemoryBus()
    else:
        made = await NatsBus.at(await request.getfixturevalue("nats_url")())
    yield made
    await made.close()


@pytest.fixture(params=["local"])
def content(tmp_path: Path) -> LocalContent:
    return LocalContent(tmp_path / "blocks")


@pytest.fixture(params=["memory", "file"])
def keys(request: pytest.FixtureRequest, tmp_path: Path) -> LocalKeys:
    file = None if request.param == "memory" else KeyFile(tmp_path / "keys", "correct horse")
    return LocalKeys(file, "dev")


@pytest.fixture(params=["memory"])
def telemetry() -> MemoryTelemetry:
    return MemoryTelemetry()


@pytest.fixture
def system_clock() -> SystemClock:
    return SystemClock()


def opa_binary() -> str | None:
    at_home = Path.home() / "go" / "bin" / "opa"
    return shutil.which("opa") or (str(at_home) if os.access(at_home, os.X_OK) else None)


@pytest.fixture(scope="session")
def opa_url(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A real OPA server; skips where the binary is not found."""
    binary = opa_binary()
    if binary is None:
        pytest.skip("the opa binary is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [binary, "run", "--server", "--addr", f"127.0.0.1:{port}", "--log-level", "error"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    import time

    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the OPA server did not start")


@pytest.fixture(params=["embedded", "opa"])
async def policy(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    if request.param == "embedded":
        pytest.importorskip("regorus")
        yield EmbeddedPolicy.load(packaged("lib", "authz"), POLICY_DATA)
    else:
        server = OpaPolicy.at(request.getfixturevalue("opa_url"))
        await server.publish(packaged("lib", "authz"), POLICY_DATA)
        yield server
        await server.close()
        await asyncio.sleep(0)


@pytest.fixture(params=["none", "unreachable"])
async def dead_policy(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    if request.param == "none":
        yield NoPolicy()
    else:
        server = OpaPolicy.at("http://127.0.0.1:9")
        yield server
        await server.close()
