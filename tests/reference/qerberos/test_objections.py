"""What Qerberos says of somebody can be contested, and a person decides about it."""

from dataclasses import dataclass

import pytest

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.reference.qerberos import app as qerberos_app
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing.people import Person
from anarq.testing.refusals import refused

TOPIC = "q.squid.sub.created.v1"
OBJECTION = {"objection": "Each of my shops has one."}
OPERATOR, REVIEWER = Person.named("Operator"), Person.named("Reviewer")


@dataclass
class Case:
    """An alert about Ada, and who talks to Qerberos about it."""

    qerberos: QerberosClient
    me: QerberosClient
    alert: dict

    async def review(self, caller, verdict):
        body = {"verdict": verdict, "reason": "It was looked at."}
        return await self.qerberos.acting_as(caller).review_alert(body, alert_id=self.alert["alertId"])

    async def contest(self):
        return await self.me.contest_alert(OBJECTION, alert_id=self.alert["alertId"])

    async def score(self):
        return (await self.me.score_risk())["score"]


@pytest.fixture
async def case(started, ada):
    settings = Settings(operator=OPERATOR.did)
    common = Common(settings)
    qerberos = QerberosClient(await started(qerberos_app.build(settings, common=common), "qerberos"))
    me = qerberos.acting_as(ada.caller("qerberos"))
    shop = {
        "subId": Person.named("Shop").did,
        "squidId": ada.did,
        "kind": "DEVICE",
        "createdAt": "2026-01-31T09:30:00Z",
    }
    async with common.joined() as together:
        for number in range(19):  # ten within a minute, wherever it begins
            event = {"specversion": "1.0", "id": f"e{number}", "source": "urn:anarq:squid", "type": TOPIC, "data": shop}
            await together.bus.publish(TOPIC, event)
    (alert,) = (await me.list_alerts())["items"]
    return Case(qerberos, me, alert)


def named(person, operator=OPERATOR):
    grant = container.encode([operator.delegate("qerberos.alert.review", to=person).token])
    return Caller(signer=person.key, squid_id=person.did, grant=grant)


async def test_what_is_contested_speaks_against_nobody_and_is_contested_once(case):
    assert (case.alert["status"], await case.score()) == ("RAISED", 30)
    contested = await case.contest()
    assert contested == {**case.alert, "status": "CONTESTED", **OBJECTION}
    assert await case.score() == 0
    assert (await case.me.list_alerts(severity=case.alert["severity"]))["items"] == [contested]
    with refused("CONFLICT"):
        await case.contest()


async def test_what_a_person_upholds_counts_again_and_is_not_contested_twice(case):
    await case.contest()
    reviewed = await case.review(named(REVIEWER), "UPHELD")
    assert (reviewed["status"], reviewed["review"]["reason"]) == ("RAISED", "It was looked at.")
    assert await case.score() == 30
    with refused("CONFLICT"):
        await case.contest()
    with refused("CONFLICT"):
        await case.review(named(REVIEWER), "WITHDRAWN")


async def test_what_a_person_withdraws_counts_never_again(case):
    await case.contest()
    assert (await case.review(named(REVIEWER), "WITHDRAWN"))["status"] == "WITHDRAWN"
    assert await case.score() == 0


async def test_only_whom_the_operator_named_reviews_and_nobody_himself(case, ada, eve):
    await case.contest()
    for caller in (REVIEWER.caller("qerberos"), ada.caller("qerberos"), named(REVIEWER, eve)):
        with refused("QONSENT_DENIED", "not_named_by_operator"):
            await case.review(caller, "WITHDRAWN")
    with refused("QONSENT_DENIED", "own_alert"):
        await case.review(named(ada), "WITHDRAWN")


async def test_nobody_contests_what_is_said_of_another(case, eve):
    with refused("NOT_FOUND"):
        await case.qerberos.acting_as(eve.caller("qerberos")).contest_alert(OBJECTION, alert_id=case.alert["alertId"])
    with refused("NOT_FOUND"):
        case.alert = {"alertId": "alr_00000000"}
        await case.review(named(REVIEWER), "WITHDRAWN")
