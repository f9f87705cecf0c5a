"""Every adapter of every port, for the contract suites."""

import asyncio
import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, make_url, text
from sqlalchemy.pool import NullPool

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


@asynccontextmanager
async def postgres_schema() -> AsyncIterator[tuple[str, str]]:
    """The URL of a PostgreSQL database, and a schema in it that nobody else uses."""
    url = os.environ.get("ANARQ_TEST_POSTGRES", "")
    if not url:
        pytest.skip("ANARQ_TEST_POSTGRES names no database")
    schema = f"test_{secrets.token_hex(8)}"
    yield url, schema
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    engine.dispose()


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
async def over_sql(kind: str, port: Any, metadata: MetaData, path: Path) -> AsyncIterator[Any]:
    """A port over one of the databases."""
    match kind:
        case "sqlite-memory" | "sqlite-file":
            made = port.sqlite(":memory:" if kind == "sqlite-memory" else path / "database.sqlite")
            yield made
            await made.close()
        case "sqlite-awaited":
            async with watched(port(await awaited(metadata))) as made:
                yield made
        case _:
            async with postgres_schema() as (url, schema), watched(await port.postgres(url, schema)) as made:
                yield made


@pytest.fixture(params=["sqlite-memory", "sqlite-file", "sqlite-awaited", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    async with over_sql(request.param, SqlStore, METADATA, tmp_path) as made:
        yield made


@pytest.fixture(params=["sqlite-memory", "sqlite-awaited", "postgresql"])
async def shared(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SharedState]:
    async with over_sql(request.param, SharedState, SHARED, tmp_path) as made:
        yield made


@pytest.fixture(params=["memory", "sqlite-memory", "sqlite-awaited", "postgresql"])
async def nonces(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Any]:
    if request.param == "memory":
        yield MemoryNonces()
    else:
        async with over_sql(request.param, SharedState, SHARED, tmp_path) as made:
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
