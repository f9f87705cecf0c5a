"""The operations of Qerberos, by its generated client."""

import asyncio

import pytest

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.reference.qerberos import app as qerberos_app
from anarq.reference.qwallet import app as qwallet_app
from anarq.runtime.assembly import Common
from anarq.testing.refusals import refused

RECORD = {
    "type": "qdrive.share",
    "ref": "urn:anarq:qdrive:file:f_01JJY3ZK",
    "layer": "consent",
    "verdict": "ALLOW",
    "details": {"reason": "grant"},
}


@pytest.fixture
async def qerberos(started, settings):
    """The client of a Qerberos that hears nothing."""
    return QerberosClient(await started(qerberos_app.build(settings), "qerberos"))


async def test_what_is_recorded_says_who_acted_and_can_be_read_by_whom_it_is_about(qerberos, ada, eve):
    service = qerberos.acting_as(ada.caller("qerberos"))

    record = await service.record_audit(RECORD)

    assert (record["actor"], record["subject"]) == ({"squidId": ada.did}, ada.did)
    assert (await service.list_audit_records())["items"] == [record]
    assert (await qerberos.acting_as(eve.caller("qerberos")).list_audit_records())["items"] == []


async def test_records_are_filtered_by_verdict_newest_first(qerberos, ada):
    service = qerberos.acting_as(ada.caller("qerberos"))
    made = [await service.record_audit({**RECORD, "verdict": verdict}) for verdict in ("ALLOW", "DENY", "DENY")]

    assert (await service.list_audit_records())["items"] == made[::-1]
    assert (await service.list_audit_records(verdict="DENY"))["items"] == made[:0:-1]


async def test_nobody_records_in_the_name_of_another(qerberos, ada):
    service = qerberos.acting_as(ada.caller("qerberos"))
    with refused("VALIDATION_FAILED"):
        await service.record_audit(
            {**RECORD, "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}}
        )


async def test_of_whom_nothing_is_known_nothing_speaks_against(qerberos, ada):
    score = await qerberos.acting_as(ada.caller("qerberos.risk.read")).score_risk()
    assert (score["score"], score["reasons"]) == (0, [])


async def test_a_burst_of_payments_is_an_alert_that_speaks_against_the_payer(started, settings, ada, eve):
    common = Common(settings)
    qerberos = QerberosClient(await started(qerberos_app.build(settings, common=common), "qerberos"))
    qwallet = QwalletClient(await started(qwallet_app.build(settings, common=common), "qwallet"))
    payer = qwallet.acting_as(ada.caller("qwallet"))
    terms = {"amount": 1, "currency": "EUR", "recipient": "shop", "purpose": "Invoice"}
    first = await payer.create_intent(terms)
    for number in range(1, 20):  # more than one caller may send in a minute
        event = {"specversion": "1.0", "id": f"e{number}", "source": "urn:anarq:qwallet"}
        event |= {"type": "q.qwallet.intent.created.v1", "data": first}
        async with common.joined() as together:
            await together.bus.publish(event["type"], event)

    me = qerberos.acting_as(ada.caller("qerberos"))
    found = []
    async with asyncio.timeout(20):
        while not found:  # the relay of Qwallet brings the first
            await asyncio.sleep(0.05)
            found = (await me.list_alerts())["items"]
    (alert,) = found
    assert (alert["kind"], alert["subject"]) == ("PAYMENT_BURST", ada.did)
    assert await me.get_alert(alert_id=alert["alertId"]) == alert
    assert (await me.score_risk())["reasons"] == [{"kind": "PAYMENT_BURST", "points": 20, "count": 1}]

    stranger = qerberos.acting_as(eve.caller("qerberos"))
    with refused("NOT_FOUND"):
        await stranger.get_alert(alert_id=alert["alertId"])
    assert (await stranger.score_risk())["score"] == 0
