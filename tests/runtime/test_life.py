"""The life of a module: to build it opens nothing, to stop it gives everything back."""

import asyncio
import gc
import tempfile
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from anarq.adapters.known import ADAPTERS
from anarq.adapters.registry import Adapter, NotInstalledError, opened
from anarq.clients.peers import Peers
from anarq.ports.errors import UnavailableError
from anarq.reference.qwallet import app as qwallet
from anarq.reference.squid import app as squid
from anarq.runtime import assembly, serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings


def held() -> Mapping[str, int]:
    """What the process holds: descriptors by what they lead to, and threads."""
    gc.collect()
    found: Counter[str] = Counter({"threads": threading.active_count()})
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            found[descriptor.readlink().as_posix().partition(":")[0]] += 1
        except FileNotFoundError:  # the one that listed them
            continue
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state=str(tmp_path / "state"), key_passphrase="correct horse", durability="NORMAL")


def pair(settings: Settings) -> Any:
    """Two modules in one application, one of which asks the other."""
    common = Common(settings)
    identity = squid.build(settings, common=common)
    peers = Peers(applications={"squid": identity})
    return serve.together({"squid": identity, "qwallet": qwallet.build(settings, peers, common)})


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are counted where Linux lists them")
@pytest.mark.parametrize("kept", [True, False])
def test_twenty_starts_and_stops_leave_nothing_behind(
    settings: Settings, sample: Any, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    chosen = settings if kept else Settings()

    async def once() -> None:
        app = pair(chosen)
        async with sample.alive(app), client_of(app) as client:
            assert (await client.get("/squid/health")).json()["status"] == "healthy"
            assert (await client.get("/qwallet/health")).json()["status"] == "healthy"

    asyncio.run(once())
    before = held()
    for _ in range(20):
        asyncio.run(once())
    assert held() == before
    assert not list((tmp_path / "temporary").iterdir())


def client_of(app: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost")


def test_to_build_an_application_opens_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held()
    made = [pair(settings), pair(Settings())]
    assert held() == before
    assert not Path(settings.state).exists()
    assert len(made) == 2


async def test_an_application_is_started_again_after_it_was_stopped(settings: Settings, sample: Any) -> None:
    app = pair(settings)
    for _ in range(2):
        async with sample.alive(app), client_of(app) as client:
            assert (await client.get("/squid/health")).status_code == 200


async def test_an_application_that_does_not_run_answers_nobody(sample: Any) -> None:
    app = serve.build(sample.SPEC, sample.Wallet)
    async with client_of(app) as client:
        with pytest.raises(RuntimeError, match="outside of its lifespan"):
            await client.get("/quote")
        async with sample.alive(app):
            assert (await client.get("/quote")).status_code == 200
        with pytest.raises(RuntimeError, match="outside of its lifespan"):
            await client.get("/quote")


class Noted:
    """Adapters that note when they are opened and closed, and one that cannot be."""

    def __init__(self, broken: str = "") -> None:
        self.steps: list[str] = []
        self.adapters = replace(
            ADAPTERS,
            **{
                port: {scheme: self._noting(port, adapter, broken) for scheme, adapter in table.items()}
                for port, table in self._tables()
            },
        )

    def _tables(self) -> Iterator[tuple[str, Mapping[str, Adapter[Any]]]]:
        for port in ("bus", "shared", "store", "content", "policy", "keys"):
            yield port, getattr(ADAPTERS, port)

    def _noting(self, port: str, adapter: Adapter[Any], broken: str) -> Adapter[Any]:
        @asynccontextmanager
        async def opens(address: Any, around: Any) -> AsyncIterator[Any]:
            if port == broken:
                raise UnavailableError("no such thing")
            async with adapter.opens(address, around) as made:
                self.steps.append(port)
                try:
                    yield made
                finally:
                    self.steps.append(f"-{port}")

        return replace(adapter, opens=opens)


async def test_ports_are_closed_in_reverse_order(sample: Any) -> None:
    noted = Noted()
    common = Common(Settings(), noted.adapters)
    async with assembly.ports(sample.SPEC, Settings(), common, noted.adapters):
        opening = [*noted.steps]
    assert opening == ["bus", "shared", "store", "content", "policy", "keys"]
    assert noted.steps[len(opening) :] == [f"-{port}" for port in reversed(opening)]


@pytest.mark.parametrize("broken", ["shared", "store", "content", "policy", "keys"])
async def test_what_was_opened_before_a_failure_is_closed(sample: Any, broken: str) -> None:
    noted = Noted(broken)
    common = Common(Settings(), noted.adapters)
    with pytest.raises(UnavailableError, match=f"ANARQ_{'STORE' if broken == 'shared' else broken.upper()}"):
        async with assembly.ports(sample.SPEC, Settings(), common, noted.adapters):
            pass
    assert {step for step in noted.steps if not step.startswith("-")} == {
        step.removeprefix("-") for step in noted.steps if step.startswith("-")
    }


async def test_what_is_in_common_is_opened_once_and_closed_with_the_last() -> None:
    noted = Noted()
    common = Common(Settings(), noted.adapters)
    async with common.joined() as one:
        async with common.joined() as two:
            assert one is two
        assert noted.steps == ["bus", "shared"]
    assert noted.steps == ["bus", "shared", "-shared", "-bus"]


async def test_the_ways_to_peers_are_closed_with_the_module(sample: Any) -> None:
    clients: list[httpx.AsyncClient] = []

    class Reached(Peers):
        def http(self, module: str) -> httpx.AsyncClient | None:
            clients.append(httpx.AsyncClient())
            return clients[-1]

    async with sample.alive(qwallet.build(Settings(), Reached())):
        assert {client.is_closed for client in clients} == {False}
    assert {client.is_closed for client in clients} == {True}


async def test_a_module_that_stops_hears_no_more_events(sample: Any) -> None:
    heard: list[Any] = []

    async def hear(_: Any, data: Any) -> Any:
        heard.append(data["n"])
        return sample.Decision(None)

    common = Common(Settings())
    spec = sample.consuming("q.x.done.v1")
    app = serve.build(spec, lambda _: sample.Wallet(on_event=hear), common=common)
    event = {"specversion": "1.0", "source": "urn:anarq:x", "type": "q.x.done.v1"}
    async with common.joined() as together:
        async with sample.alive(app):
            await together.bus.publish("q.x.done.v1", {**event, "id": "1", "data": {"n": 1}})
        await together.bus.publish("q.x.done.v1", {**event, "id": "2", "data": {"n": 2}})
    assert heard == [1]


async def test_an_adapter_without_its_packages_says_what_to_install(sample: Any) -> None:
    @asynccontextmanager
    async def opens(_: Any, __: Any) -> AsyncIterator[Any]:
        raise ModuleNotFoundError("No module named 'engine'")
        yield

    with pytest.raises(NotInstalledError, match=r"ANARQ_STORE: `x` needs further packages: pip install 'anarq\[far\]'"):
        await opened({"x": Adapter(opens, extra="far")}, "ANARQ_STORE", "x:", Any).__aenter__()
