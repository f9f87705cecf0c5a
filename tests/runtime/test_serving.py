"""Health, metrics, settings, and whole processes."""

import re
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from anarq.adapters.known import ADAPTERS
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy
from anarq.adapters.registry import NotInstalledError, Surroundings, opened
from anarq.clients._gen.common.protection import PROTECTION
from anarq.ports.errors import UnavailableError
from anarq.ports.store import Advance, Outgoing, Unit
from anarq.ports.telemetry import Totals
from anarq.runtime import serve
from anarq.runtime.assembly import Common, ports
from anarq.runtime.listening import AddressError, address_of, bound
from anarq.runtime.settings import Settings
from anarq.testing.people import Person


async def test_health_tells_the_state_of_every_dependency(world: Any) -> None:
    await world.create()
    world.clock.time += 5
    answer = await world.client.get("/health")
    body = answer.json()
    assert (answer.status_code, body["status"], body["version"]) == (200, "healthy", "1.2.3")
    assert body["dependencies"].keys() == {"store", "policy", "bus", "outbox", "content", "keys", "revocations"}
    assert all(item["status"] == "up" for item in body["dependencies"].values())
    assert body["metrics"] == {"uptime": 5.0, "requestCount": 1, "errorRate": 0.0, "avgResponseTime": 0.0}
    assert body["timestamp"] == "2026-11-23T12:00:05.000Z"


async def test_health_tells_how_long_an_answer_takes_in_milliseconds(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.telemetry, "totals", lambda _: Totals(requests=4, errors=1, busy=0.5))
    told = (await world.client.get("/health")).json()["metrics"]
    assert (told["errorRate"], told["avgResponseTime"]) == (0.25, 125.0)


async def test_a_dead_bus_degrades(world: Any) -> None:
    await world.bus.close()
    answer = await world.client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["dependencies"]["bus"]["status"] == "down"


async def test_no_policy_is_unhealthy(make_world: Any) -> None:
    async with make_world(policy=NoPolicy()) as world:
        answer = await world.client.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "unhealthy")
        assert (await world.client.get("/quote")).json()["details"]["reasons"] == ["policy_unavailable"]


async def test_a_slow_dependency_is_degraded_and_not_asked_again_at_once(make_world: Any) -> None:
    asked: list[int] = []

    class Slow(MemoryBus):
        clock: Any = None

        async def ping(self) -> None:
            asked.append(1)
            self.clock.time += 2

    bus = Slow()
    async with make_world(bus=bus) as world:
        bus.clock = world.clock
        for _ in range(3):
            body = (await world.client.get("/health")).json()
    assert body["dependencies"]["bus"]["status"] == "degraded"
    assert asked == [1]


async def test_an_event_that_is_stuck_degrades(make_world: Any) -> None:
    async with make_world() as world:
        await world.bus.close()
        await world.store.commit(Unit(now=world.clock.now(), events=(Outgoing("e", "q.t.v1", "s", {}),)))
        world.clock.time += 61
        body = (await world.client.get("/health")).json()
        assert body["dependencies"]["outbox"]["status"] == "down"
        assert 'anarq_outbox_oldest_seconds{module="qwallet"} 61.0' in (await world.client.get("/metrics")).text


async def test_a_subject_that_is_held_back_degrades_and_its_topic_is_named(make_world: Any) -> None:
    async with make_world() as world:
        await world.store.commit(Unit(now=world.clock.now(), events=(Outgoing("e", "q.t.v1", "s", {}),)))
        at = world.clock.time
        await world.store.advance([Advance("s", (), at + 600, 3, "q.t.v1")])
        gauge = 'anarq_outbox_failing_subjects{module="qwallet",topic="q.t.v1"}'
        for after, expected in ((2, "up"), (61, "degraded")):
            world.clock.time = at + after
            body = (await world.client.get("/health")).json()
            assert (body["dependencies"]["outbox"]["status"], body["status"]) == (
                expected,
                {"up": "healthy"}.get(expected, expected),
            )
            assert f"{gauge} 1" in (await world.client.get("/metrics")).text
        await world.store.advance([Advance("s", (1,), at)])
        world.clock.time += 2
        assert f"{gauge} 0" in (await world.client.get("/metrics")).text


async def test_metrics_are_in_the_text_format(world: Any) -> None:
    await world.client.get("/quote")
    await world.client.get("/nothing")
    answer = await world.client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'code="SUCCESS",status="200"} 1' in answer.text
    assert 'anarq_rejected_total{code="NOT_FOUND",door="http",module="qwallet"} 1.0' in answer.text


def test_settings_come_from_the_environment() -> None:
    settings = Settings.from_environment(
        {"ANARQ_PORT": "9000", "ANARQ_MCP_HOSTS": "a.example, b.example:*", "ANARQ_STATE": "", "PORT": "1"}
    )
    assert Settings.from_environment({"ANARQ_HEADER_SECONDS": "2.5"}).header_seconds == 2.5
    assert (settings.port, settings.mcp_hosts, settings.state) == (9000, ("a.example", "b.example:*"), ":memory:")
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize(
    "secret",
    [
        {"store": "postgresql://anarq:secret@db/anarq"},
        {"shared": "postgresql://anarq:secret@db/anarq"},
        {"bus": "nats://anarq:secret@bus"},
        {"policy": "opa+http://secret:8181"},
        {"key_passphrase": "secret"},
    ],
)
def test_no_address_and_no_secret_of_the_settings_is_shown(secret: dict[str, str]) -> None:
    assert "secret" not in repr(Settings(**secret))  # type: ignore[arg-type]  # they are all texts


@pytest.mark.parametrize(("durability", "durable"), [("FULL", True), ("NORMAL", False)])
async def test_what_is_opened_survives_a_power_cut_where_that_is_asked_for(
    sample: Any, durability: str, durable: bool
) -> None:
    asked: list[bool] = []

    def noting(adapter: Any) -> Any:
        def opens(address: Any, around: Surroundings) -> Any:
            asked.append(around.durable)
            return adapter.opens(address, around)

        return replace(adapter, opens=opens)

    adapters = replace(ADAPTERS, store={scheme: noting(each) for scheme, each in ADAPTERS.store.items()})
    settings = Settings(durability=durability)
    async with ports(sample.SPEC, settings, Common(settings), adapters):
        assert asked == [durable]


async def test_who_a_request_comes_from_is_not_for_the_request_to_say(sample: Any) -> None:
    """A proxy would be trusted by default when it is on the same machine, and so would whoever else is."""
    app = serve.build(sample.SPEC, sample.Wallet)
    asked: list[Any] = []

    async def door(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["client"])

    app.router.default = door
    config = uvicorn.Config(app, **serve.options(app, Settings()))
    config.load()
    headers = [(b"x-forwarded-for", b"192.0.2.7")]
    scope = {"type": "http", "path": "/", "method": "GET", "headers": headers, "client": ("127.0.0.1", 5)}
    await config.loaded_app(scope, None, None)  # type: ignore[arg-type]  # nothing is received or sent
    assert asked == [("127.0.0.1", 5)]


@pytest.mark.parametrize("name", ["treasury", "operator"])
def test_the_treasury_and_the_operator_are_identities(name: str) -> None:
    did = Person.named(name).did
    assert getattr(Settings.from_environment({f"ANARQ_{name.upper()}": did}), name) == did


@pytest.mark.parametrize(
    "environment",
    [
        {"ANARQ_PORT": "many"},
        {"ANARQ_PORT": "65536"},
        {"ANARQ_OPA_URL": "http://127.0.0.1:8181"},
        {"ANARQ_STORE": "/srv/state"},
        {"ANARQ_STORE": "sqlite:state"},
        {"ANARQ_SHARED": "sqlite://elsewhere/state"},
        {"ANARQ_BUS": "smtp://host"},
        {"ANARQ_CONTENT": "ipfs:"},
        {"ANARQ_KEYS": "file:///keys?mode=ro"},
        {"ANARQ_POLICY": "opa"},
        {"ANARQ_POLICY": "opa+http://host:99999"},
        {"ANARQ_PROT": "1"},
        {"ANARQ_POLICY": "yes"},
        {"ANARQ_DURABILITY": "OFF"},
        {"ANARQ_MAX_CONNECTIONS": "0"},
        {"ANARQ_MAX_HEADER_BYTES": "1.5"},
        {"ANARQ_IDLE_SECONDS": "nan"},
        {"ANARQ_TREASURY": "Ada"},
        {"ANARQ_OPERATOR": "Ada"},
        {"ANARQ_TREASURY": "did:key:zQmNoKey"},
    ],
)
def test_a_wrong_setting_is_refused_by_name(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(environment))):
        Settings.from_environment(environment)


def test_every_setting_is_documented() -> None:
    from dataclasses import fields

    from anarq.runtime import settings

    assert all(f"`ANARQ_{field.name.upper()}`" in (settings.__doc__ or "") for field in fields(Settings))


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("ANARQ_OPA_URL", "it is `ANARQ_POLICY=opa\\+http://HOST:PORT`"),
        ("ANARQ_STORE", "there is no adapter `http`; there are `sqlite`"),
        ("ANARQ_POLICY", "there is no adapter `http`; .* `opa\\+http` \\(pip install 'anarq\\[engines\\]'\\)"),
    ],
)
def test_what_there_is_instead_is_told(setting: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Settings.from_environment({setting: "http://127.0.0.1:8181"})


@pytest.mark.parametrize("setting", ["ANARQ_STORE", "ANARQ_BUS", "ANARQ_SHARED", "ANARQ_POLICY"])
@pytest.mark.parametrize("scheme", ["sqlite", "mysql", "opa+http", "://"])
def test_no_message_shows_a_password(setting: str, scheme: str) -> None:
    with pytest.raises(ValueError, match=setting) as caught:
        Settings.from_environment({setting: f"{scheme}://ann:{'secret' * 2}@host/?x"})
    assert "secretsecret" not in "".join(traceback.format_exception(caught.value))


def test_the_shared_state_is_where_the_store_is_unless_it_is_named() -> None:
    assert Settings(store="sqlite:///a").choice("shared") == ("ANARQ_STORE", "sqlite:///a")
    assert Settings(shared="sqlite:///b").choice("shared") == ("ANARQ_SHARED", "sqlite:///b")


def policy_of(sample: Any, name: str) -> Any:
    around = Surroundings(module="qwallet", policy=sample.SPEC.policy)
    return opened(ADAPTERS.policy, "ANARQ_POLICY", name, around)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("auto", EmbeddedPolicy), ("embedded:", EmbeddedPolicy), ("none", NoPolicy), ("opa+http://host", OpaPolicy)],
)
async def test_the_policy_engine_is_chosen(sample: Any, name: str, kind: type) -> None:
    async with policy_of(sample, name) as policy:
        assert isinstance(policy, kind)


async def test_without_the_engine_auto_denies_and_embedded_says_what_to_install(
    sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "regorus", None)
    async with policy_of(sample, "auto") as policy:
        assert isinstance(policy, NoPolicy)
    with pytest.raises(NotInstalledError, match=r"ANARQ_POLICY: `embedded`.*pip install 'anarq\[services\]'"):
        await policy_of(sample, "embedded").__aenter__()


async def alive_client(sample: Any, app: Any) -> Any:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost")


async def test_a_module_is_built_from_its_settings_and_keeps_its_state(sample: Any, tmp_path: Path) -> None:
    settings = Settings(state=str(tmp_path / "state"), key_passphrase="correct horse", durability="NORMAL")
    made = ""
    person = sample.Person(sample.TestClock())
    async with Common(settings).joined() as together:
        await sample.introduced(person, together.shared)
    for _ in range(2):
        app = serve.build(sample.SPEC, sample.Wallet, settings)
        async with sample.alive(app), await alive_client(sample, app) as client:
            world = sample.World(None, person.clock, None, None, None, None, None, person, client)
            person.clock.time = __import__("time").time()
            if not made:
                made = (await world.create()).json()["data"]["intentId"]
            response = await world.send("GET", f"/intents/{made}", person=person)
            assert response.status_code == 200, response.text
    assert sorted(path.name for path in (tmp_path / "state").glob("*.sqlite")) == ["qwallet.sqlite", "shared.sqlite"]


async def test_a_module_without_settings_keeps_nothing(sample: Any) -> None:
    app = serve.build(sample.SPEC, sample.Wallet)
    async with sample.alive(app), await alive_client(sample, app) as client:
        assert (await client.get("/quote")).status_code == 200


async def test_modules_share_a_process_and_a_bus(sample: Any) -> None:
    common = Common(Settings())
    apps = {
        name: serve.build(replace(sample.SPEC, name="qwallet"), sample.Wallet, common=common) for name in ("one", "two")
    }
    app = serve.together(apps)
    async with common.joined() as together, sample.alive(app), await alive_client(sample, app) as client:
        assert (await client.get("/one/quote")).status_code == 200
        assert (await client.get("/two/health")).json()["status"] == "healthy"
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        headers = {"accept": "application/json, text/event-stream", "host": "localhost"}
        assert (await client.post("/one/mcp", json=message, headers=headers)).status_code == 200
    async with common.joined() as again:
        assert again is not together
    assert serve.together({"one": app}) is app


def test_a_process_serves_what_it_is_told_and_tells_where(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []

    async def once(server: uvicorn.Server, sockets: Any = None) -> None:
        served.append((server.config, [found.getsockname()[0] for found in sockets]))
        server.started = True

    monkeypatch.setattr(uvicorn.Server, "startup", once)
    monkeypatch.setattr(uvicorn.Server, "main_loop", nothing)
    monkeypatch.setattr(uvicorn.Server, "shutdown", nothing)
    told: list[str] = []
    app = Starlette()
    app.state.errors, app.state.protection = {}, PROTECTION
    serve.run({"one": app}, Settings(port=0), told.append)
    ((config, addresses),) = served
    assert config.app is app
    assert (addresses, config.server_header) == (["127.0.0.1"], False)
    assert re.fullmatch(r"http://127\.0\.0\.1:[1-9][0-9]+", told[0])


async def nothing(*_: Any, **__: Any) -> None:
    """Stands for a part of the server that is not looked at."""


def test_an_application_that_does_not_start_is_told_by_nobody_as_running() -> None:
    @asynccontextmanager
    async def broken(_: Starlette) -> AsyncIterator[None]:
        raise OSError("no room")
        yield

    told: list[str] = []
    application = Starlette(lifespan=broken)
    application.state.errors, application.state.protection = {}, PROTECTION
    with pytest.raises(OSError, match="no room"):
        serve.run({"one": application}, Settings(port=0), told.append)
    assert told == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_every_address_of_a_host_is_listened_on_at_one_port(host: str) -> None:
    listening = bound(host, 0)
    try:
        assert len({found.getsockname()[1] for found in listening}) == 1
        assert address_of(listening[0]).startswith(("http://127.0.0.1:", "http://[::1]:"))
        with pytest.raises(AddressError, match="in use"):
            bound(host, listening[0].getsockname()[1])
    finally:
        for found in listening:
            found.close()


def test_a_host_that_nobody_knows_is_told_by_name() -> None:
    for host in ("nowhere.invalid", "a" * 70):
        with pytest.raises(AddressError, match=host):
            bound(host, 8000)


async def test_a_state_folder_that_cannot_be_used_stops_the_start(sample: Any, tmp_path: Path) -> None:
    (tmp_path / "qwallet.sqlite").write_text("this is not a database, and long enough to be read as one" * 100)
    app = serve.build(sample.SPEC, sample.Wallet, Settings(state=str(tmp_path)))
    with pytest.raises(UnavailableError, match="ANARQ_STORE"):
        async with sample.alive(app):
            pass


def test_the_runtime_names_no_code_that_the_standards_lack() -> None:
    import yaml

    from anarq.runtime import errors

    path = Path(__file__).parents[2] / "spec" / "standards.yaml"
    if not path.exists():
        pytest.skip("spec/standards.yaml is not there")
    table = yaml.safe_load(path.read_text())["errors"]
    assert table.keys() >= errors.GIVEN


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701])
async def test_a_state_folder_that_is_open_to_others_is_refused_and_left_as_it_is(
    tmp_path: Path, sample: Any, mode: int
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    state.chmod(mode)
    with pytest.raises(UnavailableError, match=f"mode {mode:o}.*must be 700"):
        await Common(Settings(state=str(state))).joined().__aenter__()
    assert state.stat().st_mode & 0o777 == mode
    assert not list(state.iterdir())


@pytest.mark.parametrize("path", ["/", "/three", "/three/quote", "/quote", "//quote", "/one%2Fquote"])
async def test_what_names_no_module_is_not_found_as_elsewhere(sample: Any, path: str) -> None:
    app = serve.together({name: serve.build(sample.SPEC, sample.Wallet) for name in ("one", "two")})
    async with sample.alive(app), await alive_client(sample, app) as client:
        response = await client.get(path)
        assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")
        assert response.json()["details"] == {"modules": ["one", "two"]}
        assert (await client.head(path)).content == b""


@pytest.mark.parametrize("path", ["/one", "/one/", "/one/nothing", "/one//quote"])
async def test_no_path_of_a_module_leads_to_a_host_that_the_sender_names(sample: Any, path: str) -> None:
    app = serve.together({name: serve.build(sample.SPEC, sample.Wallet) for name in ("one", "two")})
    async with sample.alive(app), await alive_client(sample, app) as client:
        response = await client.get(path, headers={"host": "evil.example"})
    assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")
    assert "location" not in response.headers


async def test_a_target_that_cannot_be_read_is_refused_before_a_module_is_chosen(sample: Any) -> None:
    app = serve.together({name: serve.build(sample.SPEC, sample.Wallet) for name in ("one", "two")})
    async with sample.alive(app), await alive_client(sample, app) as client:
        assert (await client.get("/one/%ff")).json()["code"] == "MALFORMED_REQUEST"
        assert (await client.get("/%6Fne/quote")).status_code == 200
