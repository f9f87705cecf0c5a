"""Key Keeper: another key for the same identity, everywhere and at once."""

from datetime import timedelta
from decimal import Decimal

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.ports.errors import UnavailableError
from anarq.reference.squid import app as squid_app
from anarq.runtime.settings import Settings
from anarq.testing.people import Person
from anarq.testing.refusals import refused
from anarq.wire.times import moment_of

TERMS = {"amount": Decimal("25.50"), "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


@pytest.fixture
def second():
    return Person.named("Ada's second key")


@pytest.fixture
def safe():
    """A key that is kept apart."""
    return Person.named("Ada's recovery key")


@pytest.fixture
async def registered(squid, ada):
    await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})
    return squid


def rotation(identity, to, *, after=None, signer=None):
    value = {"key": to.did, "supersedes": (after or identity).did}
    proof = (signer or to).proof({**value, "squidId": identity.did})
    return {**value, "proof": proof.to_json()}


async def rotate(client, identity, to, *, caller=None, **more):
    caller = caller or identity.caller("squid.key")
    return await client.acting_as(caller).rotate_key(rotation(identity, to, **more), squid_id=identity.did)


async def name_recovery_key(client, caller, identity, key, version, *, before=None, signer=None):
    value = {"recoveryKey": key.did, "squidId": identity.did}
    body = {
        "recoveryKey": key.did,
        "proof": (signer or key).proof(value).to_json(),
        "expectedVersion": version,
    }
    if before is not None:
        body["consent"] = before.proof(value).to_json()
    return await client.acting_as(caller).set_recovery_key(body, squid_id=identity.did)


async def recover(client, identity, to, *, by, supersedes):
    value = {"key": to.did, "squidId": identity.did, "supersedes": supersedes.did}
    body = {"supersedes": supersedes.did, "proof": by.proof(value).to_json()}
    return await client.acting_as(to.caller()).recover_identity(body, squid_id=identity.did)


async def test_an_identity_speaks_by_its_own_key_at_first(registered, ada):
    me = registered.acting_as(ada.caller("squid"))
    assert (await me.get_identity(squid_id=ada.did))["key"] == ada.did
    (key,) = (await me.list_keys(squid_id=ada.did))["items"]
    assert (key["key"], key["origin"], key["status"]) == (ada.did, "REGISTRATION", "ACTIVE")


@pytest.mark.parametrize(("environment", "days"), [("dev", 1), ("staging", 7), ("prod", 30), ("lab", 30)])
async def test_a_key_is_due_by_the_stricter_of_environment_and_kind(started, ada, environment, days):
    squid = SquidClient(await started(squid_app.build(Settings(environment=environment)), "squid"))
    await squid.acting_as(ada.caller()).register_identity({})
    (key,) = (await squid.acting_as(ada.caller("squid")).list_keys(squid_id=ada.did))["items"]
    assert moment_of(key["rotateBy"]) - moment_of(key["since"]) == timedelta(days=days)


async def test_the_new_key_speaks_under_the_old_name_and_the_old_one_no_more(registered, ada, second):
    key = await rotate(registered, ada, second)
    assert (key["key"], key["squidId"], key["origin"]) == (second.did, ada.did, "ROTATION")

    me = registered.acting_as(second.caller("squid", speaking_for=ada))
    identity = await me.get_identity(squid_id=ada.did)
    assert (identity["squidId"], identity["key"], identity["displayName"]) == (ada.did, second.did, "Ada")
    assert (await registered.get_identity_status(squid_id=ada.did))["key"] == second.did
    keys = (await me.list_keys(squid_id=ada.did))["items"]
    assert [(each["key"], each["status"], "until" in each) for each in keys] == [
        (second.did, "ACTIVE", False),
        (ada.did, "SUPERSEDED", True),
    ]
    with refused("SIGNATURE_INVALID", "key_inactive"):
        await registered.acting_as(ada.caller("squid")).get_identity(squid_id=ada.did)


async def test_what_the_old_key_granted_has_ended_until_the_new_one_grants_it_again(registered, ada, second, phone):
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    await registered.acting_as(ada.caller("squid")).create_subidentity(body, squid_id=ada.did)
    earlier = phone.caller("squid", acting_for=ada)
    await registered.acting_as(earlier).get_identity(squid_id=ada.did)

    await rotate(registered, ada, second)

    with refused("QONSENT_DENIED", "key_inactive"):
        await registered.acting_as(earlier).get_identity(squid_id=ada.did)
    link = second.delegate("squid", to=phone, about=ada)
    again = Caller(signer=phone.key, squid_id=ada.did, sub_id=phone.did, grant=container.encode([link.token]))
    assert (await registered.acting_as(again).get_identity(squid_id=ada.did))["squidId"] == ada.did


async def test_every_module_of_the_deployment_knows_at_once(both, ada, second):
    squid, qwallet = both
    await squid.acting_as(ada.caller()).register_identity({})
    await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)
    await rotate(squid, ada, second)
    with refused("SIGNATURE_INVALID", "key_inactive"):
        await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)
    intent = await qwallet.acting_as(second.caller("qwallet", speaking_for=ada)).create_intent(TERMS)
    assert (intent["payer"], intent["actor"]) == (ada.did, {"squidId": ada.did})


async def test_a_deposited_grant_of_the_old_key_serves_no_more_and_none_is_taken(registered, ada, second, eve):
    old = {"container": container.encode([ada.delegate("squid", to=ada).token])}
    kept = await registered.acting_as(ada.caller()).deposit_grant(old)
    await rotate(registered, ada, second)
    me = second.caller(speaking_for=ada)
    by_cid = Caller(signer=second.key, squid_id=ada.did, grant=kept["cid"])
    with refused("QONSENT_DENIED", "key_inactive"):
        await registered.acting_as(by_cid).get_identity(squid_id=ada.did)
    with refused("VALIDATION_FAILED", "KeyInactive"):
        await registered.acting_as(me).deposit_grant(old)
    link = second.delegate("squid", to=eve, about=ada)
    kept = await registered.acting_as(me).deposit_grant({"container": container.encode([link.token])})
    assert (kept["subject"], kept["audience"]) == (ada.did, eve.did)


async def test_claims_are_held_to_the_key_that_speaks(registered, ada, second):
    await rotate(registered, ada, second)
    value = {"challenge": "please-sign-this-0001", "squidId": ada.did}
    for person, reason in ((ada, "SIGNATURE_INVALID"), (second, "PROVED")):
        claim = {**value, "proof": person.proof(value).to_json()}
        assert (await registered.verify_identity(claim))["reason"] == reason


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda ada, second, eve: rotation(ada, second, signer=eve), "SIGNATURE_INVALID"),
        (lambda ada, second, eve: rotation(ada, second, after=eve), "VERSION_CONFLICT"),
        (lambda ada, second, eve: rotation(ada, eve), "CONFLICT"),
        (lambda ada, second, eve: rotation(ada, ada), "CONFLICT"),
    ],
    ids=["not proved", "of another", "used by somebody", "the same"],
)
async def test_a_rotation_that_does_not_hold_changes_nothing(registered, ada, second, eve, wrong, code):
    await registered.acting_as(eve.caller()).register_identity({})
    me = registered.acting_as(ada.caller("squid"))
    with refused(code):
        await me.rotate_key(wrong(ada, second, eve), squid_id=ada.did)
    assert (await me.get_identity(squid_id=ada.did))["key"] == ada.did


async def test_only_the_key_that_speaks_rotates_itself(registered, ada, second, eve, phone):
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    await registered.acting_as(ada.caller("squid")).create_subidentity(body, squid_id=ada.did)
    with refused("SQUID_IDENTITY_INVALID"):
        await rotate(registered, ada, second, caller=phone.caller("squid", acting_for=ada))
    granted = container.encode([ada.delegate("squid", to=eve).token])
    agent = Caller(signer=eve.key, squid_id=eve.did, grant=granted)
    with refused("SQUID_IDENTITY_INVALID"):
        await rotate(registered, ada, second, caller=agent)
    with refused("QONSENT_DENIED"):
        await rotate(registered, ada, second, caller=eve.caller("squid"))


async def test_a_key_has_one_meaning(registered, ada, second, eve):
    await rotate(registered, ada, second)
    with refused("CONFLICT"):
        await registered.acting_as(second.caller()).register_identity({})
    me = registered.acting_as(second.caller("squid", speaking_for=ada))
    proof = second.proof({"squidId": ada.did, "subId": second.did}).to_json()
    with refused("CONFLICT"):
        await me.create_subidentity(
            {"subId": second.did, "label": "x", "kind": "DEVICE", "proof": proof}, squid_id=ada.did
        )
    with refused("CONFLICT"):  # a key that spoke once never comes back
        await me.rotate_key(rotation(ada, ada, after=second), squid_id=ada.did)


async def test_a_rotation_is_repeated_by_the_new_key_when_its_commit_failed(registered, ada, second, monkeypatch):
    async def fail(self, unit):
        raise UnavailableError("full")

    with monkeypatch.context() as broken:
        broken.setattr(SqlStore, "commit", fail)
        with refused("SERVICE_UNAVAILABLE"):
            await rotate(registered, ada, second)
    with refused("SIGNATURE_INVALID", "key_inactive"):
        await rotate(registered, ada, second)
    again = await rotate(registered, ada, second, caller=second.caller("squid.key", speaking_for=ada))
    assert (again["key"], again["status"]) == (second.did, "ACTIVE")


async def test_an_identity_is_recovered_by_the_key_that_was_kept_apart(registered, ada, second, safe):
    await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1)
    thief = Person.named("A thief's key")
    await rotate(registered, ada, thief)
    stolen = thief.caller("squid", speaking_for=ada)
    assert (await registered.acting_as(stolen).get_identity(squid_id=ada.did))["key"] == thief.did

    key = await recover(registered, ada, second, by=safe, supersedes=thief)

    assert (key["key"], key["origin"]) == (second.did, "RECOVERY")
    with refused("SIGNATURE_INVALID", "key_inactive"):
        await registered.acting_as(stolen).get_identity(squid_id=ada.did)
    me = registered.acting_as(second.caller("squid", speaking_for=ada))
    assert (await me.get_identity(squid_id=ada.did))["displayName"] == "Ada"


async def test_nobody_recovers_without_the_recovery_key_of_that_identity(registered, ada, second, safe, eve):
    with refused("SIGNATURE_INVALID"):  # there is none
        await recover(registered, ada, second, by=safe, supersedes=ada)
    await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1)
    with refused("SIGNATURE_INVALID"):
        await recover(registered, ada, second, by=eve, supersedes=ada)
    with refused("VERSION_CONFLICT"):
        await recover(registered, ada, second, by=safe, supersedes=second)
    with refused("NOT_FOUND"):
        await recover(registered, eve, second, by=safe, supersedes=eve)
    assert (await registered.get_identity_status(squid_id=ada.did))["key"] == ada.did


async def test_what_the_recovery_key_signed_once_recovers_once(registered, ada, second, safe):
    await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1)
    await recover(registered, ada, second, by=safe, supersedes=ada)
    third = Person.named("Ada's third key")
    await rotate(registered, ada, third, after=second, caller=second.caller("squid", speaking_for=ada))
    with refused("QONSENT_DENIED", "key_inactive"):
        await recover(registered, ada, second, by=safe, supersedes=ada)
    assert (await registered.get_identity_status(squid_id=ada.did))["key"] == third.did


async def test_a_thief_of_the_key_that_speaks_names_no_other_recovery_key(registered, ada, safe, eve):
    await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1)
    other = Person.named("Another recovery key")
    with refused("SIGNATURE_INVALID"):
        await name_recovery_key(registered, ada.caller("squid"), ada, other, 2)
    with refused("SIGNATURE_INVALID"):
        await name_recovery_key(registered, ada.caller("squid"), ada, other, 2, before=eve)
    identity = await name_recovery_key(registered, ada.caller("squid"), ada, other, 2, before=safe)
    assert (identity["recoveryKey"], identity["version"]) == (other.did, 3)


async def test_a_recovery_key_is_held_new_and_named_for_the_version_that_was_read(registered, ada, safe, eve):
    with refused("SIGNATURE_INVALID"):
        await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1, signer=eve)
    with refused("CONFLICT"):
        await name_recovery_key(registered, ada.caller("squid"), ada, ada, 1)
    with refused("VERSION_CONFLICT"):
        await name_recovery_key(registered, ada.caller("squid"), ada, safe, 2)


async def test_an_identity_that_was_deactivated_gets_no_key(registered, ada, second, safe):
    await name_recovery_key(registered, ada.caller("squid"), ada, safe, 1)
    await registered.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await rotate(registered, ada, second)
    with refused("CONFLICT"):
        await recover(registered, ada, second, by=safe, supersedes=ada)


async def test_deactivating_ends_a_key_that_took_the_place_of_the_first(registered, ada, second):
    await rotate(registered, ada, second)
    me = registered.acting_as(second.caller("squid", speaking_for=ada))
    await me.deactivate_identity(squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await me.get_identity(squid_id=ada.did)
