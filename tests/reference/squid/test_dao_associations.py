"""DAO Association Manager: who belongs to a DAO is what DAO tells of it, and every service takes it from there."""

import asyncio
import itertools
from types import SimpleNamespace

import pytest

from anarq.clients._gen.squid.client import SquidClient
from anarq.reference.squid import app as squid_app
from anarq.runtime.assembly import Common
from anarq.testing.people import Person
from anarq.testing.refusals import refused

DAO, OTHER = Person.named("choir").did, Person.named("orchestra").did
NUMBERS = itertools.count()
JOINED = {"role": "MEMBER", "joinedAt": "2026-01-31T09:30:00Z"}


@pytest.fixture
async def world(started, settings, ada):
    common = Common(settings)
    squid = SquidClient(await started(squid_app.build(settings, common=common), "squid"))
    await squid.acting_as(ada.caller()).register_identity({})
    async with common.joined() as together:
        yield SimpleNamespace(squid=squid.acting_as(ada.caller("squid")), shared=together.shared, bus=together.bus)


async def tells(world, what, data):
    """Has DAO tell of a member."""
    topic = f"q.dao.member.{what}.v1"
    event = {"specversion": "1.0", "id": f"e{next(NUMBERS)}", "source": "urn:anarq:dao", "type": topic, "data": data}
    await world.bus.publish(topic, event)


async def becomes(question, wanted):
    async with asyncio.timeout(20):
        while await question() != wanted:  # noqa: ASYNC110 - nothing tells when a service has heard of an event
            await asyncio.sleep(0.02)


async def test_who_has_joined_is_a_member_for_every_service_until_he_leaves(world, ada):
    async def listed():
        return [
            (one["daoId"], one["role"]) for one in (await world.squid.list_dao_associations(squid_id=ada.did))["items"]
        ]

    async def member():
        return await world.shared.member(ada.did, DAO)

    assert await listed() == []
    await tells(world, "joined", {"daoId": DAO, "squidId": ada.did, **JOINED})
    await tells(world, "joined", {"daoId": OTHER, "squidId": ada.did, **JOINED})
    await tells(
        world, "changed", {"daoId": DAO, "squidId": ada.did, "role": "STEWARD", "changedAt": JOINED["joinedAt"]}
    )
    await becomes(listed, sorted([(DAO, "STEWARD"), (OTHER, "MEMBER")]))
    await becomes(member, True)
    assert (await world.squid.get_active_context())["daoIds"] == sorted([DAO, OTHER])

    await tells(world, "left", {"daoId": DAO, "squidId": ada.did, "status": "LEFT", "leftAt": JOINED["joinedAt"]})
    await becomes(listed, [(OTHER, "MEMBER")])
    await becomes(member, False)
    assert await world.shared.member(ada.did, OTHER)


async def test_what_is_told_of_a_stranger_makes_nobody_a_member(world, ada, eve):
    await tells(world, "joined", {"daoId": DAO, "squidId": eve.did, **JOINED})
    await tells(world, "left", {"daoId": OTHER, "squidId": ada.did, "status": "LEFT", "leftAt": JOINED["joinedAt"]})
    await tells(world, "joined", {"daoId": DAO, "squidId": ada.did, **JOINED})
    await becomes(lambda: world.shared.member(ada.did, DAO), True)
    assert not await world.shared.member(eve.did, DAO)


async def test_nobody_sees_to_which_daos_another_belongs(world, eve):
    with refused("QONSENT_DENIED"):
        await world.squid.list_dao_associations(squid_id=eve.did)
