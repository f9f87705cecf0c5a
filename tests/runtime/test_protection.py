"""The numbers of `protection` in the standards: whoever changes one sees the behaviour change."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from anarq.runtime import serve
from anarq.runtime.operation import LimitClass, Rate
from anarq.runtime.settings import Settings


@pytest.mark.parametrize("factor", [1, 2])
async def test_strangers_of_one_network_share_a_multiple_of_one_identity(
    make_world: Any, sample: Any, spec_with: Any, factor: int
) -> None:
    limited = replace(sample.SPEC, limits=(LimitClass(name="default", identity=Rate(60, 2)),))
    async with make_world(spec_with(limited, strangers_factor=factor)) as world:
        statuses = [await quote_of_a_stranger(world, sample, "192.0.2.7") for _ in range(8)]
        assert statuses == [200] * 2 * factor + [429] * (8 - 2 * factor)
        assert await quote_of_a_stranger(world, sample, "192.0.2.8") == 200


async def test_strangers_of_one_ipv6_network_are_no_more_for_having_many_addresses(
    make_world: Any, sample: Any, spec_with: Any
) -> None:
    limited = replace(sample.SPEC, limits=(LimitClass(name="default", identity=Rate(60, 2)),))
    async with make_world(spec_with(limited, strangers_factor=1)) as world:
        statuses = [await quote_of_a_stranger(world, sample, f"2001:db8::{number}") for number in range(4)]
        assert statuses == [200, 200, 429, 429]
        assert await quote_of_a_stranger(world, sample, "2001:db8:0:1::1") == 200


async def quote_of_a_stranger(world: Any, sample: Any, address: str) -> int:
    stranger = sample.Person(world.clock).alone
    headers = stranger.signed("GET", "/quote", b"", stranger.headers(**{"x-qonsent": None}))
    return (await ask(world, address, headers)).status_code


async def ask(world: Any, address: str, headers: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app=world.app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get("/quote", headers=headers)


@pytest.mark.parametrize("number", [3, 5])
async def test_so_many_refusals_a_minute_are_noted_and_no_network_hides_another(
    make_world: Any, spec_with: Any, number: int
) -> None:
    async with make_world(spec_with(refusals_per_minute=number)) as world:
        for _ in range(8):
            await ask(world, "192.0.2.7", {"x-squid-id": "nobody"})
        assert len(world.table("audit")) == number
        await ask(world, "192.0.2.8", {"x-squid-id": "nobody"})
        assert len(world.table("audit")) == number + 1


@pytest.mark.parametrize(("large", "beside"), [(10, True), (10_000, False)])
async def test_what_is_large_is_worked_on_beside_the_loop(
    make_world: Any, spec_with: Any, monkeypatch: pytest.MonkeyPatch, large: int, beside: bool
) -> None:
    import asyncio

    threads: list[object] = []
    to_thread = asyncio.to_thread

    async def noted(work: Any, *args: Any) -> Any:
        threads.append(work)
        return await to_thread(work, *args)

    monkeypatch.setattr(asyncio, "to_thread", noted)
    async with make_world(spec_with(large_bytes=large)) as world:
        assert (await world.create()).status_code == 201
    assert bool(threads) is beside


async def test_a_service_has_the_limits_of_connections_of_the_standard_but_where_its_settings_say_otherwise(
    make_world: Any, sample: Any, spec_with: Any
) -> None:
    connections = replace(sample.SPEC.protection.connections, max_connections=7, idle_seconds=3.0)
    async with make_world(spec_with(connections=connections)) as world:
        for app in (world.app, serve.together({"one": world.app, "two": world.app})):
            options = serve.options(app, Settings(max_connections=2))
            limits = options["http"].__self__.limits
            assert (limits.max_connections, limits.idle_seconds, options["timeout_keep_alive"]) == (2, 3.0, 3.0)
            assert serve.options(app, Settings())["http"].__self__.limits == connections
