"""Grants: whose, for what, until when, and what is remembered of them."""

import gc
import secrets
import tracemalloc
from typing import Any

import pytest

from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.ports.errors import UnavailableError
from anarq.runtime.grants import Grants


async def reasons(world: Any, grant: str, target: str = "/intents", **more: Any) -> list[str]:
    response = await world.send("GET", target, headers={"x-qonsent": grant}, **more)
    if response.status_code == 200:
        return []
    assert response.json()["code"] == "QONSENT_DENIED", response.text
    found: list[str] = response.json()["details"]["reasons"]
    return found


def own(person: Any, command: str = "/qwallet", **more: Any) -> str:
    fields = {"audience": person.did, "subject": person.did, "expires": int(person.clock.time) + 60} | more
    return container.encode([issue(person.root, command=command, nonce=secrets.token_bytes(12), **fields).token])


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        (lambda p: p.grant("/"), []),
        (lambda p: p.grant("/qwallet/intent/read"), []),
        (lambda p: p.grant(expires=None), []),
        (lambda p: p.grant("/qwallet/intent/create"), ["command_not_granted"]),
        (lambda p: p.grant("/qwallet/intent/rea"), ["command_not_granted"]),
        (lambda p: p.grant(expires=int(p.clock.time) - 1), ["link_expired"]),
        (lambda p: p.grant(not_before=int(p.clock.time) + 60), ["link_too_early"]),
        (lambda p: p.grant(audience=p.did), ["chain_broken"]),
        (lambda p: p.grant(subject=None), ["subject_mismatch"]),
        (lambda p: container.encode([p.delegation().token, p.delegation().token]), ["link_unused"]),
        (lambda p: "bafyreib", ["grant_malformed"]),
        (lambda p: container.encode([b"nonsense"]), ["grant_malformed"]),
    ],
)
async def test_what_a_chain_grants(world: Any, grant: Any, expected: list[str]) -> None:
    assert await reasons(world, grant(world.person)) == expected


@pytest.mark.parametrize(
    ("policy", "allowed"), [([["==", ".limit", 2]], True), ([["==", ".limit", 3]], False), ([["==", ".no", 3]], False)]
)
async def test_the_policies_of_a_delegation_see_the_arguments(world: Any, policy: Any, allowed: bool) -> None:
    for _ in range(2):
        found = await reasons(world, world.person.grant(policy=policy), "/intents?limit=2")
        assert found == ([] if allowed else ["policy_violated"])


async def test_the_policies_of_a_delegation_see_the_body(world: Any) -> None:
    grant = world.person.grant(policy=[["<=", ".amount", 10]])
    statuses = [
        (await world.create(amount, headers={"x-qonsent": grant})).status_code for amount in (10, 9.5, 10.5, "x")
    ]
    assert statuses == [201, 201, 403, 422]


async def test_a_number_that_cannot_be_compared_exactly_is_denied(world: Any) -> None:
    from decimal import Decimal

    headers = {"x-qonsent": world.person.grant(policy=[["<=", ".amount", 10]])}
    response = await world.create(Decimal("10.00000000000000000001"), headers=headers)
    assert response.json()["details"]["reasons"] == ["argument_too_precise"]


async def test_acting_for_another_reaches_the_other_ones_records(world: Any) -> None:
    owner, agent = world.person, (await world.person_of())
    made = (await world.create()).json()["data"]["intentId"]
    to_agent = owner.delegation(audience=agent.did)
    onward = agent.delegation(subject=owner.did)
    grant = container.encode([to_agent.token, onward.token])
    assert await reasons(world, grant, f"/intents/{made}", person=agent) == []
    response = await world.send("GET", f"/intents/{made}", person=agent)
    assert response.status_code == 404


async def test_a_grant_for_another_identity_is_not_one_for_mine(world: Any) -> None:
    victim, thief = world.person, (await world.person_of())
    assert await reasons(world, victim.grant(), person=thief) == ["chain_broken"]
    response = await world.send("GET", "/intents", headers={"x-squid-id": victim.did}, person=thief)
    assert response.json()["details"]["reasons"] == ["identity_not_in_grant", "subidentity_unproven"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"command": "/qwallet/intent"}, []),
        ({"expires": None}, []),
        ({"command": "/qmail"}, ["command_not_granted"]),
        ({"expires": 1}, ["link_expired"]),
        ({"not_before": 2**40}, ["link_too_early"]),
        ({"policy": [["==", ".limit", 9]]}, ["policy_violated"]),
        ({"policy": [["==", ".limit", 2]]}, []),
        ({"audience": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}, ["audience_mismatch"]),
    ],
)
async def test_an_identity_consents_to_what_it_does_itself(
    world: Any, more: dict[str, Any], expected: list[str]
) -> None:
    assert await reasons(world, own(world.person, **more), "/intents?limit=2", person=world.person.alone) == expected


async def test_own_consent_can_be_revoked(world: Any) -> None:
    person = world.person
    made = issue(
        person.root, audience=person.did, subject=person.did, command="/", nonce=secrets.token_bytes(12), expires=None
    )
    await world.shared.revoke(str(made.cid))
    assert await reasons(world, container.encode([made.token]), person=person.alone) == ["link_revoked"]


async def test_a_revocation_counts_at_once(world: Any) -> None:
    delegation = world.person.delegation()
    grant = container.encode([delegation.token])
    assert await reasons(world, grant) == []
    assert await reasons(world, grant) == []
    await world.shared.revoke(str(delegation.cid))
    assert await reasons(world, grant) == ["link_revoked"]


async def test_what_is_remembered_expires_as_the_grant_does(world: Any) -> None:
    grant = world.person.grant(expires=int(world.clock.time) + 10)
    assert await reasons(world, grant) == []
    world.clock.time += 11
    assert await reasons(world, grant) == ["link_expired"]


async def test_what_is_remembered_of_a_grant_is_not_as_long_as_its_header(world: Any) -> None:
    """Whoever has a key may make any number of grants for it, each as long as a header may be."""
    grants, now = Grants(world.shared, world.shared), int(world.clock.time)

    async def verify(number: int) -> None:
        await grants.verify(
            world.person.grant(meta={"why": "x" * 5000}), world.person.sub_did, "qwallet.intent.read", {}, now, number
        )

    await verify(0)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(1, 201):
            await verify(number)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 200 * 3000


class Unknown:
    async def epoch(self) -> int:
        raise UnavailableError("the state is away")

    async def revoked(self, cids: Any) -> frozenset[str]:
        return frozenset()


async def test_unknown_revocations_deny_public_operations_as_well(make_world: Any) -> None:
    async with make_world(revocations=Unknown()) as world:
        assert "revocation_unknown" in (await reasons(world, world.person.grant()))
        assert (await world.client.get("/quote")).status_code == 403


async def test_unreachable_nonces_refuse(make_world: Any) -> None:
    class Dead:
        async def use(self, *_: object) -> bool:
            raise UnavailableError("dead")

    async with make_world(nonces=Dead()) as world:
        assert (await world.send("GET", "/intents")).status_code == 503
        assert (await world.client.get("/quote")).status_code == 200


@pytest.mark.parametrize("alone", [True, False])
async def test_a_forged_delegation_grants_nothing(world: Any, alone: bool) -> None:
    person = world.person
    audience = person.did if alone else person.sub_did
    token = bytearray(person.delegation(audience=audience).token)
    token[10] ^= 1  # within the signature, which stands first in the envelope
    grant = container.encode([bytes(token)])
    assert await reasons(world, grant, person=person.alone if alone else person) == ["link_forged"]
