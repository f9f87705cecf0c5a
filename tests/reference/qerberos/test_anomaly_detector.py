"""Anomaly Detector: counts by identity and minute, alerts at once, and anomalies when a minute is over."""

import pytest

from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients._gen.squid.mock import SquidMock
from anarq.reference.qerberos.services.anomaly_detector import INTENTS, SUBIDENTITIES
from anarq.testing.people import Person

PAID, ADDED, DEAD = "q.qwallet.intent.created.v1", "q.squid.sub.created.v1", "q.bus.dead.v1"
ALERT, ANOMALY = "q.qerberos.alert.v1", "q.qerberos.anomaly.v1"
ADA, EVE = Person.named("Ada").did, Person.named("Eve").did


@pytest.fixture
async def intent():
    """The data of an event of Qwallet, by payer."""
    example = await QwalletMock().get_intent(intent_id="int_01JJY3ZK9B2M4N6P")
    return lambda payer: {**example, "payer": payer}


@pytest.fixture
async def subidentity():
    """The data of an event of sQuid, by identity."""
    page = await SquidMock().list_subidentities(squid_id=ADA)
    return lambda identity: {**page["items"][0], "squidId": identity}


async def test_a_minute_that_reaches_the_bound_raises_one_alert(watch, intent):
    await watch.minute((PAID, intent(ADA), INTENTS.bound + 5), (PAID, intent(EVE), INTENTS.bound - 1))

    ((subject, told),) = await watch.told(ALERT)
    assert (subject, told["kind"], told["count"]) == (ADA, "PAYMENT_BURST", INTENTS.bound)
    assert [alert["subject"] for alert in await watch.kept("alert")] == [ADA]


async def test_each_minute_counts_for_itself(watch, intent):
    for _ in range(2):
        await watch.minute((PAID, intent(ADA), INTENTS.bound - 1))
    assert await watch.told(ALERT) == []


async def test_subidentities_are_counted_beside_payments(watch, intent, subidentity):
    await watch.minute((PAID, intent(ADA), INTENTS.bound - 1), (ADDED, subidentity(ADA), SUBIDENTITIES.bound))

    ((_, told),) = await watch.told(ALERT)
    assert told["kind"] == "SUBIDENTITY_BURST"


async def test_an_event_that_a_consumer_gave_up_is_an_alert(watch):
    given_up = {
        "consumer": "qmarket",
        "topic": PAID,
        "event": "e",
        "source": "urn:x",
        "code": "CONFLICT",
        "reason": "-",
    }
    await watch.minute((DEAD, given_up, 1))

    (alert,) = await watch.kept("alert")
    assert (alert["kind"], alert["severity"]) == ("EVENT_GIVEN_UP", "HIGH")
    assert alert["summary"] == f"qmarket gave up an event of {PAID}: CONFLICT."


async def test_a_minute_unlike_those_before_is_told_when_it_is_over(watch, intent):
    for _ in range(5):
        await watch.minute((PAID, intent(ADA), 1))
    await watch.minute((PAID, intent(ADA), 15), (PAID, intent(EVE), 15))
    assert await watch.told(ANOMALY) == []

    await watch.close()

    ((subject, told),) = await watch.told(ANOMALY)  # of Eve nothing is known that could be usual
    assert (subject, told) == (
        ADA,
        {"identity": ADA, "kind": "PAYMENT_RATE", "window": "2026-11-26T12:05:00.000Z", "count": 15, "usual": "0.41"},
    )


async def test_who_always_does_much_is_not_unusual(watch, intent):
    for _ in range(12):
        await watch.minute((PAID, intent(ADA), 15))
    await watch.close()
    first, *later = await watch.told(ANOMALY)
    assert first[1]["usual"] == "1.50"
    assert len(later) < 4


async def test_a_minute_that_is_over_is_forgotten_and_an_open_one_is_not(watch, intent):
    await watch.minute((PAID, intent(ADA), 3))
    await watch.close()
    await watch.minute((PAID, intent(ADA), 1))
    assert [body["count"] for body in await watch.kept("activity")] == [1]


async def test_a_minute_with_more_than_one_turn_can_close_is_closed_by_the_next(watch, intent):
    payers = [Person.named(f"payer {number}").did for number in range(250)]
    for payer in payers:
        await watch.hear(PAID, intent(payer))
    watch.clock.time += 130
    await watch.jobs.look(watch.jobs._jobs[0])
    assert len(await watch.kept("activity")) == 50
    watch.clock.time += 10
    await watch.jobs.look(watch.jobs._jobs[0])
    assert await watch.kept("activity") == []
    assert len(await watch.kept("usual")) == 250
