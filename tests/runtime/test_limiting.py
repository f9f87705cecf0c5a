"""Limits of identities, subidentities, DAOs and tools."""

from dataclasses import replace
from typing import Any

from anarq.ports.errors import UnavailableError
from anarq.runtime.operation import LimitClass, Rate


def limited(sample: Any, **buckets: Rate) -> Any:
    return replace(sample.SPEC, limits=(LimitClass(name="default", **({"identity": Rate(60, 100)} | buckets)),))


async def get(world: Any, **more: Any) -> int:
    response = await world.send("GET", "/intents", **more)
    return int(response.status_code)


async def test_an_identity_is_limited_and_told_when_to_come_back(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        await get(world)  # drawn from the claimed identity's bucket: nothing is proven yet
        assert [await get(world) for _ in range(3)] == [200, 200, 429]
        response = await world.send("GET", "/intents")
        assert (response.headers["retry-after"], response.json()["retryable"]) == ("1", True)
        assert await get(world, person=world.person_of()) == 200
        world.clock.time += 1
        assert await get(world) == 200


async def test_subidentities_draw_from_their_identity(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 3), subidentity=Rate(60, 2))) as world:
        other = sample.Person(world.clock, root=world.person.root)
        await get(world)
        await get(world, person=other)
        assert [await get(world), await get(world)] == [200, 429]
        world.clock.time += 2
        assert [await get(world, person=person) for person in (world.person, other, world.person, other)] == [
            200,
            200,
            200,
            429,
        ]


async def test_members_of_a_dao_share_its_limit(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, dao=Rate(60, 2))) as world:
        headers = {"x-daoid": "dao:quilters"}
        people = [world.person, world.person_of(), world.person_of()]
        assert [await get(world, person=person, headers=headers) for person in people] == [200, 200, 429]
        assert await get(world, person=people[2]) == 200


async def test_a_stranger_cannot_drain_an_identity_by_naming_it(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        victim, thief = world.person, world.person_of()
        await get(world)
        forged = [await get(world, person=thief, headers={"x-squid-id": victim.did}) for _ in range(5)]
        assert set(forged) == {403, 429}
        assert await get(world) == 200


async def test_reputation_widens_and_narrows(make_world: Any, sample: Any) -> None:
    class Trust:
        async def factor(self, squid_id: str) -> float:
            return 0.1

    async with make_world(limited(sample, identity=Rate(60, 20)), reputation=Trust()) as world:
        await get(world)
        assert [await get(world) for _ in range(3)] == [200, 200, 429]
        assert (await world.client.get("/quote")).status_code == 200


async def test_limits_that_cannot_be_reached_refuse(make_world: Any, sample: Any) -> None:
    class Dead:
        async def take(self, buckets: Any) -> float:
            raise UnavailableError("dead")

    async with make_world(limits=Dead()) as world:
        assert await get(world) == 503
        assert (await world.client.get("/quote", headers={"x-ts": "never"})).status_code == 400
        assert len(world.table("audit")) == 1


async def test_strangers_cannot_fill_the_audit_log(make_world: Any) -> None:
    async with make_world() as world:
        for _ in range(70):
            await world.client.get("/quote", headers={"x-squid-id": "nobody"})
        assert len(world.table("audit")) == 60
        assert world.table("audit")[0]["actor"] == '{"squidId":"anonymous"}'
