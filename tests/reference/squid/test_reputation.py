"""Reputation Engine: what modules saw adds up, fades, and can be contested."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.ports.store import Record
from anarq.reference.squid import app as squid_app
from anarq.reference.squid.services import reputation_engine
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing.people import Person
from anarq.testing.refusals import refused
from anarq.wire.times import rfc3339

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
SALE = {
    "purchaseId": "pur_01JJY3ZK9B2M",
    "licenseId": "lic_01JJY3ZK9B2M",
    "listingId": "lst_01JJY3ZK9B2M",
    "price": {"amount": "20.00", "currency": "EUR"},
    "soldAt": "2026-01-31T09:30:00Z",
}


class World:
    """A sQuid that hears what happens."""

    def __init__(self, squid, common):
        self.squid, self.common, self.number = squid, common, 0

    async def tells(self, topic, data):
        """Has a module tell of something."""
        self.number += 1
        source = f"urn:anarq:{topic.split('.')[1]}"
        event = {"specversion": "1.0", "id": f"e{self.number}", "source": source, "type": topic, "data": data}
        async with self.common.joined() as together:
            await together.bus.publish(topic, event)

    async def sold(self, seller, buyer):
        shares = [{"recipient": seller.did, "amount": SALE["price"]["amount"]}]
        await self.tells("q.qmarket.sold.v1", {**SALE, "seller": seller.did, "buyer": buyer.did, "shares": shares})

    async def unusual(self, person, window="2026-01-31T09:30:00Z"):
        data = {"identity": person.did, "kind": "PAYMENT_RATE", "window": window, "count": 40, "usual": "1.50"}
        await self.tells("q.qerberos.anomaly.v1", data)

    async def standing(self, person, number):
        """The reputation, once so many events count."""
        me = self.squid.acting_as(person.caller("squid"))
        async with asyncio.timeout(20):
            found = await me.get_reputation(squid_id=person.did)
            while found["eventCount"] != number:
                await asyncio.sleep(0.02)
                found = await me.get_reputation(squid_id=person.did)
        return found


@pytest.fixture
async def world(started, settings, ada, eve):
    common = Common(settings)
    squid = SquidClient(await started(squid_app.build(settings, common=common), "squid"))
    for person in (ada, eve):
        await squid.acting_as(person.caller()).register_identity({})
    return World(squid, common)


async def test_a_newcomer_has_a_reputation_to_win_and_to_lose(world, ada):
    standing = await world.standing(ada, 0)
    assert (standing["score"], standing["level"]) == (100, "NEW")


async def test_a_sale_counts_for_both_sides(world, ada, eve):
    await world.sold(ada, eve)
    assert (await world.standing(ada, 1))["score"] == 103
    assert (await world.standing(eve, 1))["score"] == 102
    me = world.squid.acting_as(ada.caller("squid"))
    (event,) = (await me.list_reputation_events(squid_id=ada.did))["items"]
    assert (event["kind"], event["points"], event["source"]) == ("SALE", 3, "q.qmarket.sold.v1")


async def test_the_same_two_count_once_a_month(world, ada, eve):
    for _ in range(3):
        await world.sold(ada, eve)
    await world.sold(eve, ada)
    await world.standing(ada, 2)
    await world.unusual(ada)  # comes after all that was told before
    assert (await world.standing(ada, 3))["score"] == 100 + 3 + 2 - 20


async def test_what_is_contested_does_not_count_and_is_contested_once(world, ada):
    await world.unusual(ada)
    assert (await world.standing(ada, 1))["score"] == 80
    me = world.squid.acting_as(ada.caller("squid"))
    (event,) = (await me.list_reputation_events(squid_id=ada.did, kind="UNUSUAL_RATE"))["items"]
    body = {"objection": "A load test of my own shop."}
    contested = await me.contest_reputation_event(body, squid_id=ada.did, event_id=event["eventId"])
    assert contested == {**event, "status": "CONTESTED", **body}
    assert (await world.standing(ada, 0))["score"] == 100
    assert (await me.list_reputation_events(squid_id=ada.did, status="CONTESTED"))["items"] == [contested]
    with refused("CONFLICT"):
        await me.contest_reputation_event(body, squid_id=ada.did, event_id=event["eventId"])


async def test_nobody_sees_or_contests_what_is_said_of_another(world, ada, eve):
    await world.unusual(ada)
    await world.standing(ada, 1)
    me, other = (world.squid.acting_as(person.caller("squid")) for person in (ada, eve))
    (event,) = (await me.list_reputation_events(squid_id=ada.did))["items"]
    with refused("QONSENT_DENIED"):
        await other.get_reputation(squid_id=ada.did)
    with refused("NOT_FOUND"):
        await other.contest_reputation_event({"objection": "x"}, squid_id=eve.did, event_id=event["eventId"])


async def test_who_is_not_registered_has_no_reputation(world, ada, phone):
    await world.sold(phone, ada)
    assert (await world.standing(ada, 1))["score"] == 102
    with refused("NOT_FOUND"):
        await world.squid.acting_as(phone.caller("squid")).get_reputation(squid_id=phone.did)


@pytest.mark.parametrize(
    ("points", "days", "score", "level"),
    [
        ("200", 0, 300, "TRUSTED"),
        ("200", 180, 200, "KNOWN"),
        ("200", 360, 150, "KNOWN"),
        ("-50", 360, 88, "NEW"),
        ("5000", 0, 1000, "TRUSTED"),
        ("-5000", 0, 0, "NEW"),
        ("200", -1, 300, "TRUSTED"),
    ],
)
async def test_half_of_it_is_forgotten_in_half_a_year(points, days, score, level):
    body = {
        "squidId": "did:key:z",
        "balance": str(Decimal(points).quantize(Decimal("0.000001"))),
        "eventCount": 1,
        "balancedAt": rfc3339(NOW - timedelta(days=days)),
    }

    class Records:
        async def get(self, kind, id_):
            return Record(kind, id_, 1, body)

    call = SimpleNamespace(now=NOW, records=Records())
    standing = await reputation_engine.standing(call, "did:key:z", rfc3339(NOW))
    assert (standing["score"], standing["level"]) == (score, level)


@pytest.fixture
def operator():
    return Person.named("Operator")


@pytest.fixture
def reviewer():
    return Person.named("Reviewer")


@pytest.fixture
async def contested(started, ada, eve, operator, reviewer):
    """A world with an operator, in which Ada contests what is said of her."""
    settings = Settings(operator=operator.did)
    common = Common(settings)
    world = World(SquidClient(await started(squid_app.build(settings, common=common), "squid")), common)
    for person in (ada, eve, reviewer):
        await world.squid.acting_as(person.caller()).register_identity({})
    await world.unusual(ada)
    await world.standing(ada, 1)
    me = world.squid.acting_as(ada.caller("squid"))
    (event,) = (await me.list_reputation_events(squid_id=ada.did))["items"]
    world.event = await me.contest_reputation_event(
        {"objection": "A load test."}, squid_id=ada.did, event_id=event["eventId"]
    )
    return world


def named(person, operator):
    grant = container.encode([operator.delegate("squid.reputation.review", to=person).token])
    return Caller(signer=person.key, squid_id=person.did, grant=grant)


async def review(world, caller, verdict, about):
    body = {"verdict": verdict, "reason": "It was looked at."}
    return await world.squid.acting_as(caller).review_reputation_event(
        body, squid_id=about.did, event_id=world.event["eventId"]
    )


async def test_what_a_person_upholds_counts_again_and_is_not_contested_twice(contested, ada, operator, reviewer):
    reviewed = await review(contested, named(reviewer, operator), "UPHELD", ada)
    assert (reviewed["status"], reviewed["review"]["reason"]) == ("COUNTED", "It was looked at.")
    assert (await contested.standing(ada, 1))["score"] == 80
    me = contested.squid.acting_as(ada.caller("squid"))
    with refused("CONFLICT"):
        await me.contest_reputation_event({"objection": "Again."}, squid_id=ada.did, event_id=reviewed["eventId"])
    with refused("CONFLICT"):
        await review(contested, named(reviewer, operator), "WITHDRAWN", ada)


async def test_what_a_person_withdraws_counts_never_again(contested, ada, operator, reviewer):
    assert (await review(contested, named(reviewer, operator), "WITHDRAWN", ada))["status"] == "WITHDRAWN"
    assert (await contested.standing(ada, 0))["score"] == 100
    with refused("CONFLICT"):
        await review(contested, named(reviewer, operator), "UPHELD", ada)


async def test_only_whom_the_operator_named_reviews_and_nobody_himself(contested, ada, eve, operator, reviewer):
    for caller in (reviewer.caller("squid"), ada.caller("squid"), named(reviewer, eve)):
        with refused("QONSENT_DENIED", "not_named_by_operator"):
            await review(contested, caller, "WITHDRAWN", ada)
    with refused("QONSENT_DENIED", "own_reputation"):
        await review(contested, named(ada, operator), "WITHDRAWN", ada)
    with refused("NOT_FOUND"):
        await review(contested, named(reviewer, operator), "WITHDRAWN", eve)


async def test_nobody_reviews_where_nobody_answers_for_the_module(world, ada, reviewer, operator):
    world.event = {"eventId": "rep_00000000"}
    with refused("QONSENT_DENIED", "not_named_by_operator"):
        await review(world, named(reviewer, operator), "WITHDRAWN", ada)
