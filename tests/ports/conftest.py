"""Every adapter of every port, for the contract suites."""

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.nonces import MemoryNonces
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore

POLICY_DATA = {
    "anarq": {
        "modules": {
            "qwallet": {
                "operations": {
                    "createIntent": {"scope": "qwallet.intent.create", "access": "granted", "purpose": None},
                    "quote": {"scope": None, "access": "public", "purpose": None},
                }
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


@pytest.fixture(params=["sqlite-memory", "sqlite-file"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    path: Any = ":memory:" if request.param == "sqlite-memory" else tmp_path / "store.sqlite"
    made = SqlStore.sqlite(path)
    yield made
    await made.close()


@pytest.fixture(params=["memory", "sqlite"])
async def nonces(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    if request.param == "memory":
        yield MemoryNonces()
    else:
        shared = SharedState.sqlite(":memory:")
        yield shared
        await shared.close()


@pytest.fixture(params=["sqlite"])
async def revocations() -> AsyncIterator[Any]:
    shared = SharedState.sqlite(":memory:")
    yield shared
    await shared.close()


@pytest.fixture(params=["sqlite"])
async def deposits(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    shared = SharedState.sqlite(":memory:")
    yield shared
    await shared.close()


@pytest.fixture(params=["memory"])
def limits(clock: ManualClock) -> MemoryLimits:
    return MemoryLimits(clock)


@pytest.fixture(params=["memory"])
async def bus() -> AsyncIterator[MemoryBus]:
    made = MemoryBus()
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
