"""Limits of identities, subidentities, DAOs and tools."""

from dataclasses import replace
from typing import Any

import httpx

from anarq.ports.errors import UnavailableError
from anarq.ports.identities import KeyFact
from anarq.runtime.operation import LimitClass, Rate


def limited(sample: Any, **buckets: Rate) -> Any:
    return replace(sample.SPEC, limits=(LimitClass(name="default", **({"identity": Rate(60, 100)} | buckets)),))


async def get(world: Any, **more: Any) -> int:
    response = await world.send("GET", "/intents", **more)
    return int(response.status_code)


async def test_an_identity_is_limited_and_told_when_to_come_back(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        assert [await get(world) for _ in range(3)] == [200, 200, 429]
        response = await world.send("GET", "/intents")
        assert (response.headers["retry-after"], response.json()["retryable"]) == ("1", True)
        assert await get(world, person=await world.person_of()) == 200
        world.clock.time += 1
        assert await get(world) == 200


async def test_subidentities_draw_from_their_identity(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 3), subidentity=Rate(60, 2))) as world:
        other = await world.introduce(sample.Person(world.clock, root=world.person.root))
        people = (world.person, other, world.person, other)
        assert [await get(world, person=person) for person in people] == [200, 200, 200, 429]
        world.clock.time += 3
        assert [await get(world) for _ in range(3)] == [200, 200, 429]  # its own two, though its identity has three


async def test_members_of_a_dao_share_its_limit(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, dao=Rate(60, 2))) as world:
        headers = {"x-daoid": "dao:quilters"}
        people = [world.person, await world.person_of(), await world.person_of()]
        for person in people:
            await world.shared.admit(person.did, "dao:quilters")
        assert [await get(world, person=person, headers=headers) for person in people] == [200, 200, 429]
        assert await get(world, person=people[2]) == 200


async def test_who_names_a_dao_without_belonging_to_it_is_denied_and_takes_none_of_its_tokens(
    make_world: Any, sample: Any
) -> None:
    async with make_world(limited(sample, dao=Rate(60, 1))) as world:
        headers = {"x-daoid": "dao:quilters"}
        denied = await world.send("GET", "/intents", headers=headers, person=await world.person_of())
        assert denied.json()["details"]["reasons"] == ["membership_unproven"]
        await world.shared.admit(world.person.did, "dao:quilters")
        assert await get(world, headers=headers) == 200


async def test_a_stranger_cannot_drain_an_identity_by_naming_it(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        victim, thief = world.person, await world.person_of()
        forged = [await get(world, person=thief, headers={"x-squid-id": victim.did}) for _ in range(5)]
        assert set(forged) == {403, 429}
        assert [await get(world), await get(world)] == [200, 200]


async def test_the_holder_of_a_grant_cannot_drain_its_owner(make_world: Any, sample: Any) -> None:
    """With a grant for reading, and as often as he likes for what it does not cover."""
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        owner, friend = world.person, await world.person_of()
        grant = owner.grant("/qwallet/intent/read", audience=friend.sub_did)
        for _ in range(5):
            for claimed in (owner.did, friend.did):
                headers = {
                    "x-squid-id": claimed,
                    "x-qonsent": grant,
                    "idempotency-key": "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f",
                }
                await world.send("POST", "/intents", {"amount": 1}, headers=headers, person=friend)
        assert [await get(world), await get(world)] == [200, 200]


async def test_keys_that_squid_does_not_know_share_a_limit_for_each_address(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        answers = []
        for _ in range(12):
            stranger = sample.Person(world.clock)
            headers = {"x-qonsent": stranger.grant(audience=stranger.did)}
            answers.append(await get(world, person=stranger.alone, headers=headers))
        assert answers == [200] * 10 + [429] * 2  # five times two
        assert await get(world) == 200


async def test_nobody_is_limited_by_the_address(make_world: Any, sample: Any) -> None:
    async with make_world(limited(sample, identity=Rate(60, 1))) as world:
        assert (await world.client.get("/quote")).status_code == 200
        assert (await world.client.get("/quote")).status_code == 429
        elsewhere = httpx.ASGITransport(app=world.app, client=("192.0.2.7", 1))
        async with httpx.AsyncClient(transport=elsewhere, base_url="http://test") as other:
            assert (await other.get("/quote")).status_code == 200
        assert await get(world) == 200


class Service:
    """A service of the deployment, and what it does for others."""

    def __init__(self, world: Any, sample: Any) -> None:
        self.world = world
        self.person = sample.Person(world.clock)

    async def joins(self) -> "Service":
        did = self.person.did
        await self.world.shared.note(KeyFact(did, did, active=True, service=True))
        return self

    async def reads_for(self, owner: Any) -> int:
        grant = owner.grant("/qwallet/intent/read", audience=self.person.did)
        return await get(self.world, person=self.person.alone, headers={"x-qonsent": grant})


async def test_whom_a_service_acts_for_pays_and_nobody_else_who_comes_the_same_way(
    make_world: Any, sample: Any
) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        service = await Service(world, sample).joins()
        many = [world.person, *[await world.person_of() for _ in range(5)]]
        for person in many:
            assert [await service.reads_for(person) for _ in range(3)] == [200, 200, 429]
        assert await get(world, person=many[0]) == 429  # it is his own share
        assert await service.reads_for(await world.person_of()) == 200


async def test_who_has_used_up_his_share_takes_nothing_from_that_of_the_service(
    make_world: Any, sample: Any, spec_with: Any
) -> None:
    spec = spec_with(limited(sample, identity=Rate(60, 2)), service_factor=2)  # four at once
    async with make_world(spec) as world:
        service = await Service(world, sample).joins()
        assert [await service.reads_for(world.person) for _ in range(9)] == [200, 200] + [429] * 7
        other = await world.person_of()
        assert [await service.reads_for(other) for _ in range(2)] == [200, 200]
        assert await service.reads_for(await world.person_of()) == 429  # a service is limited as well


async def test_a_service_has_a_share_of_its_own_for_what_it_asks_as_itself(
    make_world: Any, sample: Any, spec_with: Any
) -> None:
    spec = spec_with(limited(sample, identity=Rate(60, 2)), service_factor=3, strangers_factor=1)
    async with make_world(spec) as world:
        service = await Service(world, sample).joins()
        assert [await service.reads_for(service.person) for _ in range(7)] == [200] * 6 + [429]


async def test_keys_that_squid_does_not_know_share_a_limit_for_each_service_by_which_they_come(
    make_world: Any, sample: Any, spec_with: Any
) -> None:
    async with make_world(spec_with(limited(sample, identity=Rate(60, 2)), strangers_factor=2)) as world:
        service = await Service(world, sample).joins()
        answers = [await service.reads_for(sample.Person(world.clock)) for _ in range(6)]
        assert answers == [200] * 4 + [429] * 2
        assert await service.reads_for(world.person) == 200


async def test_who_is_no_service_of_the_deployment_pays_himself_for_what_he_does_for_others(
    make_world: Any, sample: Any
) -> None:
    async with make_world(limited(sample, identity=Rate(60, 2))) as world:
        friend = Service(world, sample)
        assert [await friend.reads_for(await world.person_of()) for _ in range(3)] == [200, 200, 429]
        assert [await get(world), await get(world)] == [200, 200]


async def test_reputation_widens_and_narrows(make_world: Any, sample: Any) -> None:
    class Trust:
        async def factor(self, squid_id: str) -> float:
            return 0.1

    async with make_world(limited(sample, identity=Rate(60, 20)), reputation=Trust()) as world:
        assert [await get(world) for _ in range(3)] == [200, 200, 429]
        assert (await world.client.get("/quote")).status_code == 200


async def test_limits_that_cannot_be_reached_refuse(make_world: Any, sample: Any) -> None:
    class Dead:
        async def take(self, buckets: Any) -> float:
            raise UnavailableError("dead")

    async with make_world(limits=Dead()) as world:
        assert await get(world) == 503
        assert (await world.client.get("/quote", headers={"x-ts": "never"})).status_code == 400
        assert world.table("audit") == []
        assert "anarq_audit_lost_total" in world.telemetry.exposition()


async def test_a_reputation_that_cannot_be_reached_refuses(make_world: Any) -> None:
    class Dead:
        async def factor(self, did: str) -> float:
            raise UnavailableError("dead")

    async with make_world(reputation=Dead()) as world:
        assert await get(world) == 503


async def test_strangers_cannot_fill_the_audit_log(make_world: Any) -> None:
    async with make_world() as world:
        for _ in range(70):
            await world.client.get("/quote", headers={"x-squid-id": "nobody"})
        assert len(world.table("audit")) == 60
        assert world.table("audit")[0]["actor"] == '{"squidId":"anonymous"}'
