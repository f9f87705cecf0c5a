"""Refusals in the audit: who is proven and who is only claimed, and no more rows than a disk can bear."""

import json
from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime.operation import LimitClass, Rate


def refused_rows(world: Any) -> list[dict[str, Any]]:
    rows = [row for row in world.table("audit") if row["verdict"] != "ALLOW"]
    return [{"actor": json.loads(row["actor"]), **json.loads(row["details"])} for row in rows]


async def test_a_refusal_names_who_is_proven_and_tells_a_claim_from_it(world: Any, sample: Any) -> None:
    victim, thief = world.person, sample.Person(world.clock)
    claims = {"x-squid-id": victim.did, "x-daoid": "dao:x"}
    await world.send("GET", "/intents", headers=claims, person=thief)
    (row,) = refused_rows(world)
    assert row["actor"] == {"squidId": thief.sub_did}
    assert row["claimed"] == {"squidId": victim.did, "subId": thief.sub_did, "daoId": "dao:x"}


async def test_a_refusal_names_the_identity_of_a_known_subidentity_whatever_it_says(world: Any) -> None:
    person = world.person
    headers = {"x-squid-id": person.sub_did, "x-subid": None, "x-qonsent": None}
    await world.send("GET", "/intents", headers=headers)
    (row,) = refused_rows(world)
    assert (row["actor"], row["claimed"]) == (
        {"squidId": person.did, "subId": person.sub_did},
        {"squidId": person.sub_did},
    )


@pytest.mark.parametrize(
    ("status", "body", "headers", "verdict"),
    [
        (401, {}, {"x-api-version": "v1.0", "x-squid-id": "nobody"}, "DENY"),
        (403, {}, {"x-qonsent": None}, "DENY"),
        (400, {}, {"x-api-version": None}, "WARN"),
        (402, {"currency": "XXX"}, {}, "WARN"),
    ],
)
async def test_a_guard_denies_and_what_goes_wrong_inside_is_a_warning(
    world: Any, status: int, body: dict[str, str], headers: dict[str, str | None], verdict: str
) -> None:
    assert (await world.create(body=body, headers=headers)).status_code == status
    (row,) = world.table("audit")
    assert row["verdict"] == verdict


async def test_whom_a_limit_keeps_out_is_denied(make_world: Any, sample: Any) -> None:
    limits = (LimitClass(name="default", identity=Rate(60, 1)),)
    async with make_world(replace(sample.SPEC, limits=limits)) as world:
        assert [(await world.send("GET", "/intents")).status_code for _ in range(2)] == [200, 429]
        assert [row["verdict"] for row in world.table("audit")] == ["ALLOW", "DENY"]


async def test_keys_that_are_made_by_the_hundred_leave_sixty_rows_a_minute(world: Any, sample: Any) -> None:
    for _ in range(70):
        await world.send("GET", "/intents", person=sample.Person(world.clock))
    assert len(refused_rows(world)) == 60
    await world.send("GET", "/intents", headers={"x-qonsent": None})  # somebody who is known has rows of his own
    assert len(refused_rows(world)) == 61
    world.clock.time += 60
    await world.send("GET", "/intents", person=sample.Person(world.clock))
    assert refused_rows(world)[-1]["leftOut"] == 10


async def test_who_is_known_and_refused_again_and_again_fills_no_disk_either(world: Any) -> None:
    for _ in range(70):
        await world.send("GET", "/intents", headers={"x-qonsent": None})
    assert len(refused_rows(world)) == 60


async def test_an_allowed_call_names_its_grant_and_what_came_of_it(world: Any) -> None:
    made = (await world.create(amount=7)).json()["data"]["intentId"]
    (row,) = world.table("audit")
    details = json.loads(row["details"])
    assert details.pop("grant").startswith("bafy")
    assert len(details.pop("traceId")) == 32
    assert details == {
        "operation": "createIntent",
        "door": "http",
        "status": 201,
        "purpose": "payment",
        "scope": "qwallet.intent.create",
        "subject": world.person.did,
        "delegations": 1,
        "changes": [{"kind": "intent", "id": made, "version": 1, "deleted": False}],
        "events": [{"topic": "q.qwallet.intent.created.v1", "subject": made}],
    }


async def test_an_allowed_call_says_on_whose_behalf_it_was_made(world: Any, sample: Any) -> None:
    friend = await world.person_of()
    grant = world.person.grant(audience=friend.did)
    who = friend.alone
    headers = {"x-qonsent": grant, "idempotency-key": "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"}
    answer = await world.send(
        "POST", "/intents", {"amount": 5, "currency": "EUR", "recipient": "bob"}, headers=headers, person=who
    )
    assert answer.status_code == 201, answer.text
    (row,) = world.table("audit")
    assert json.loads(row["actor"]) == {"squidId": friend.did}
    assert json.loads(row["details"])["onBehalfOf"] == world.person.did
