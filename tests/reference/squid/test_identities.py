"""Identity Manager: register, read, change, verify, deactivate."""

import pytest

from anarq.testing.refusals import refused


@pytest.fixture
async def registered(squid, ada):
    await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})
    return squid


async def test_an_identity_is_registered_by_its_own_key_without_a_grant(squid, ada):
    identity = await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})

    assert identity["squidId"] == ada.did
    assert (identity["status"], identity["displayName"]) == ("ACTIVE", "Ada")


async def test_what_was_registered_can_be_read_with_a_grant(registered, ada):
    identity = await registered.acting_as(ada.caller("squid.identity.read")).get_identity(squid_id=ada.did)

    assert identity["displayName"] == "Ada"


async def test_an_identity_is_registered_once(registered, ada):
    with refused("CONFLICT"):
        await registered.acting_as(ada.caller()).register_identity({"displayName": "Ada again"})


async def test_a_subidentity_cannot_register_its_identity(squid, ada, phone):
    with refused("QONSENT_DENIED", "subidentity_unproven"):
        await squid.acting_as(phone.caller("squid", acting_for=ada)).register_identity({})


async def test_reading_needs_a_grant(registered, ada):
    with refused("QONSENT_DENIED"):
        await registered.acting_as(ada.caller()).get_identity(squid_id=ada.did)


async def test_a_grant_of_another_scope_does_not_serve(registered, ada):
    with refused("QONSENT_DENIED"):
        await registered.acting_as(ada.caller("squid.context.read")).get_identity(squid_id=ada.did)


async def test_somebody_elses_grant_does_not_open_an_identity(registered, ada, eve):
    with refused("QONSENT_DENIED"):
        await registered.acting_as(eve.caller("squid")).get_identity(squid_id=ada.did)


async def test_an_identity_that_is_not_registered_is_not_found(squid, ada):
    with refused("NOT_FOUND"):
        await squid.acting_as(ada.caller("squid")).get_identity(squid_id=ada.did)


async def test_the_holder_changes_the_profile(registered, ada):
    holder = registered.acting_as(ada.caller("squid"))

    changed = await holder.update_identity({"displayName": "Ada L.", "expectedVersion": 1}, squid_id=ada.did)

    assert changed["displayName"] == "Ada L."
    assert (await holder.get_identity(squid_id=ada.did)) == changed


async def test_a_deactivated_identity_stays_so(registered, ada):
    holder = registered.acting_as(ada.caller("squid"))

    assert (await holder.deactivate_identity(squid_id=ada.did))["status"] == "DEACTIVATED"

    with refused("QONSENT_DENIED", "key_inactive"):
        await holder.update_identity({"displayName": "back", "expectedVersion": 2}, squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await holder.get_identity(squid_id=ada.did)
    assert (await registered.acting_as(None).get_identity_status(squid_id=ada.did))["status"] == "DEACTIVATED"


async def test_anybody_may_ask_whether_an_identity_may_act(registered, ada):
    status = await registered.get_identity_status(squid_id=ada.did)

    assert (status["identity"], status["status"]) == ({"squidId": ada.did}, "ACTIVE")


async def test_the_status_of_who_is_not_registered_is_not_found(registered, eve):
    with refused("NOT_FOUND"):
        await registered.get_identity_status(squid_id=eve.did)


async def test_the_status_of_an_unknown_subidentity_is_not_found(registered, ada, eve):
    with refused("NOT_FOUND"):
        await registered.get_identity_status(squid_id=ada.did, sub_id=eve.did)


CHALLENGE = "please-sign-this-0001"


def claim(holder, **more):
    value = {"challenge": CHALLENGE, "squidId": holder.did} | more
    signer = more.pop("signer", holder)
    return {**value, "proof": signer.proof(value).to_json()}


async def test_a_claim_that_the_key_signed_is_proved(registered, ada):
    verification = await registered.verify_identity(claim(ada))

    assert (verification["verified"], verification["reason"]) == (True, "PROVED")


async def test_a_claim_that_another_key_signed_is_not(registered, ada, eve):
    forged = {**claim(ada), "proof": eve.proof({"challenge": CHALLENGE, "squidId": ada.did}).to_json()}

    verification = await registered.verify_identity(forged)

    assert (verification["verified"], verification["reason"]) == (False, "SIGNATURE_INVALID")


async def test_a_signature_of_another_challenge_does_not_prove(registered, ada):
    stale = {**claim(ada), "challenge": "a-new-challenge-0002"}

    assert (await registered.verify_identity(stale))["reason"] == "SIGNATURE_INVALID"


async def test_a_signature_that_is_not_one_does_not_prove(registered, ada):
    broken = claim(ada)
    broken["proof"] = {**broken["proof"], "alg": "ES256"}

    assert (await registered.verify_identity(broken))["reason"] == "SIGNATURE_INVALID"


async def test_a_claim_of_an_unknown_identity_is_answered(registered, eve):
    verification = await registered.verify_identity(claim(eve))

    assert (verification["verified"], verification["reason"]) == (False, "IDENTITY_UNKNOWN")


async def test_a_claim_of_an_identity_that_was_deactivated_fails(registered, ada):
    await registered.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)

    assert (await registered.verify_identity(claim(ada)))["reason"] == "IDENTITY_NOT_ACTIVE"


async def test_the_context_of_a_caller_is_told(registered, ada):
    context = await registered.acting_as(ada.caller("squid.context.read")).get_active_context()

    assert (context["identity"], context["status"], context["daoIds"]) == ({"squidId": ada.did}, "ACTIVE", [])


async def test_who_is_not_registered_has_no_context(registered, eve):
    with refused("NOT_FOUND"):
        await registered.acting_as(eve.caller("squid.context.read")).get_active_context()


async def test_of_two_changes_of_one_version_one_is_made(registered, ada):
    holder = registered.acting_as(ada.caller("squid.identity"))
    changed = await holder.update_identity({"displayName": "Ada L.", "expectedVersion": 1}, squid_id=ada.did)
    assert changed["version"] == 2
    with refused("VERSION_CONFLICT") as caught:
        await holder.update_identity({"displayName": "Ada B.", "expectedVersion": 1}, squid_id=ada.did)
    assert caught.value.response["details"]["version"] == 2
    assert (await holder.get_identity(squid_id=ada.did))["displayName"] == "Ada L."


async def test_null_takes_a_name_away(registered, ada):
    holder = registered.acting_as(ada.caller("squid.identity"))
    changed = await holder.update_identity({"displayName": None, "expectedVersion": 1}, squid_id=ada.did)
    assert "displayName" not in changed
    assert changed == await holder.get_identity(squid_id=ada.did)
