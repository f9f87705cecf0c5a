"""Subidentity Controller: keys that act in the name of an identity."""

import pytest

from anarq.testing.people import Person
from anarq.testing.refusals import refused


def request(owner, sub, label="phone", signer=None):
    proof = (signer or sub).proof({"squidId": owner.did, "subId": sub.did}).to_json()
    return {"subId": sub.did, "label": label, "kind": "DEVICE", "proof": proof}


@pytest.fixture
async def holder(squid, ada):
    await squid.acting_as(ada.caller()).register_identity({})
    return squid.acting_as(ada.caller("squid"))


@pytest.fixture
async def created(holder, ada, phone):
    await holder.create_subidentity(request(ada, phone), squid_id=ada.did)
    return holder


async def test_an_identity_takes_a_further_key_that_proves_itself(holder, ada, phone):
    subidentity = await holder.create_subidentity(request(ada, phone), squid_id=ada.did)

    assert (subidentity["subId"], subidentity["squidId"], subidentity["status"]) == (phone.did, ada.did, "ACTIVE")
    assert "proof" not in subidentity


async def test_a_key_that_does_not_prove_itself_is_refused(holder, ada, phone, eve):
    with refused("SIGNATURE_INVALID"):
        await holder.create_subidentity(request(ada, phone, signer=eve), squid_id=ada.did)


async def test_a_key_is_taken_once(created, ada, phone):
    with refused("CONFLICT"):
        await created.create_subidentity(request(ada, phone), squid_id=ada.did)


async def test_an_identity_is_not_a_subidentity_of_itself(holder, ada):
    with refused("CONFLICT"):
        await holder.create_subidentity(request(ada, ada), squid_id=ada.did)


async def test_an_identity_that_is_not_active_takes_none(holder, ada, phone):
    await holder.deactivate_identity(squid_id=ada.did)

    with refused("QONSENT_DENIED", "key_inactive"):
        await holder.create_subidentity(request(ada, phone), squid_id=ada.did)


async def test_a_subidentity_acts_for_its_identity(created, ada, phone):
    acting = created.acting_as(phone.caller("squid.context.read", acting_for=ada))

    context = await acting.get_active_context()

    assert context["identity"] == {"squidId": ada.did, "subId": phone.did}
    assert context["subidentity"]["label"] == "phone"


async def test_a_key_that_is_not_a_subidentity_has_no_context(holder, ada, phone):
    with refused("QONSENT_DENIED", "subidentity_unproven"):
        await holder.acting_as(phone.caller("squid.context.read", acting_for=ada)).get_active_context()


async def test_a_subidentity_is_read(created, ada, phone, eve):
    assert (await created.get_subidentity(squid_id=ada.did, sub_id=phone.did))["kind"] == "DEVICE"

    with refused("NOT_FOUND"):
        await created.get_subidentity(squid_id=ada.did, sub_id=eve.did)


async def test_a_revoked_subidentity_stays_readable_and_is_not_revoked_twice(created, ada, phone):
    revoked = await created.revoke_subidentity(squid_id=ada.did, sub_id=phone.did)

    assert revoked["status"] == "REVOKED"
    assert (await created.get_subidentity(squid_id=ada.did, sub_id=phone.did)) == revoked
    with refused("CONFLICT"):
        await created.revoke_subidentity(squid_id=ada.did, sub_id=phone.did)
    with refused("NOT_FOUND"):
        await created.revoke_subidentity(squid_id=ada.did, sub_id=ada.did)


async def test_its_status_is_told_with_that_of_its_identity(created, ada, phone):
    await created.revoke_subidentity(squid_id=ada.did, sub_id=phone.did)

    status = await created.get_identity_status(squid_id=ada.did, sub_id=phone.did)

    assert (status["status"], status["subidentityStatus"]) == ("ACTIVE", "REVOKED")


@pytest.mark.parametrize(("revoked", "reason"), [(False, "PROVED"), (True, "SUBIDENTITY_REVOKED")])
async def test_a_claim_by_a_subidentity_holds_until_it_is_revoked(created, ada, phone, revoked, reason):
    if revoked:
        await created.revoke_subidentity(squid_id=ada.did, sub_id=phone.did)
    value = {"challenge": "please-sign-this-0001", "squidId": ada.did, "subId": phone.did}

    verification = await created.verify_identity({**value, "proof": phone.proof(value).to_json()})

    assert verification["reason"] == reason
    assert verification["identity"] == {"squidId": ada.did, "subId": phone.did}


async def test_a_claim_by_an_unknown_subidentity_fails(holder, ada, phone):
    value = {"challenge": "please-sign-this-0001", "squidId": ada.did, "subId": phone.did}

    assert (await holder.verify_identity({**value, "proof": phone.proof(value).to_json()}))["reason"] == (
        "SUBIDENTITY_UNKNOWN"
    )


async def test_subidentities_are_listed_page_by_page_and_by_state(holder, ada):
    keys = [Person.named(f"device {number}") for number in range(3)]
    for key in keys:
        await holder.create_subidentity(request(ada, key, key.name), squid_id=ada.did)
    await holder.revoke_subidentity(squid_id=ada.did, sub_id=keys[0].did)

    first = await holder.list_subidentities(squid_id=ada.did, limit=2)
    rest = await holder.list_subidentities(squid_id=ada.did, limit=2, cursor=first["nextCursor"])
    active = await holder.list_subidentities(squid_id=ada.did, status="ACTIVE")

    assert sorted(item["label"] for item in [*first["items"], *rest["items"]]) == ["device 0", "device 1", "device 2"]
    assert "nextCursor" not in rest
    assert sorted(item["label"] for item in active["items"]) == ["device 1", "device 2"]
