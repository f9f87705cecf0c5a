"""Who acts for whom, at every module: what sQuid says of keys holds everywhere, at once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.testing.people import FAR, Person
from anarq.testing.refusals import refused

TERMS = {"amount": Decimal("25.50"), "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


def acting(person, *, by):
    """The caller that a person is who acts for another identity, in their own name."""
    grant = container.encode([by.delegate("qwallet", to=person).token])
    return Caller(signer=person.key, squid_id=person.did, grant=grant)


def everything(person, *, by):
    """A grant of all there is."""
    link = issue(by.key, audience=person.did, subject=by.did, command="/", nonce=b"n" * 12, expires=FAR)
    return container.encode([link.token])


@pytest.fixture
async def known(both, ada, phone, eve):
    """Clients of both services; sQuid knows Ada, her phone, and Eve."""
    squid, qwallet = both
    for person in (ada, eve):
        await squid.acting_as(person.caller()).register_identity({})
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    await squid.acting_as(ada.caller("squid")).create_subidentity(body, squid_id=ada.did)
    return squid, qwallet


async def test_an_intent_says_which_subidentity_acted(known, ada, phone):
    qwallet = known[1].acting_as(phone.caller("qwallet.intent.create", acting_for=ada))

    intent = await qwallet.create_intent(TERMS)

    assert (intent["actor"], intent["payer"]) == ({"squidId": ada.did, "subId": phone.did}, ada.did)


async def test_an_intent_says_who_acted_for_the_payer(known, ada, eve):
    intent = await known[1].acting_as(acting(eve, by=ada)).create_intent(TERMS)

    assert (intent["actor"], intent["payer"]) == ({"squidId": eve.did}, ada.did)


async def test_who_is_not_a_subidentity_is_not_one_by_a_delegation(known, ada, eve):
    """A delegation says what Eve may do for Ada. It does not make her a key of Ada's."""
    with refused("QONSENT_DENIED", "subidentity_unproven"):
        await known[1].acting_as(eve.caller("qwallet", acting_for=ada)).create_intent(TERMS)


async def test_a_revoked_subidentity_can_do_nothing_anywhere_under_any_name(known, ada, phone):
    squid, qwallet = known
    as_phone = Caller(signer=phone.key, squid_id=ada.did, sub_id=phone.did, grant=everything(phone, by=ada))
    disguised = replace(as_phone, squid_id=phone.did, sub_id=None)
    await qwallet.acting_as(disguised).create_intent(TERMS)

    await squid.acting_as(ada.caller("squid")).revoke_subidentity(squid_id=ada.did, sub_id=phone.did)

    tablet = Person.named("Ada's tablet")
    proof = tablet.proof({"squidId": ada.did, "subId": tablet.did}).to_json()
    body = {"subId": tablet.did, "label": "tablet", "kind": "DEVICE", "proof": proof}
    for caller in (as_phone, disguised):
        with refused("QONSENT_DENIED", "key_inactive"):
            await qwallet.acting_as(caller).create_intent(TERMS)
        with refused("QONSENT_DENIED", "key_inactive"):
            await squid.acting_as(caller).deactivate_identity(squid_id=ada.did)
        with refused("QONSENT_DENIED", "key_inactive"):
            await squid.acting_as(caller).create_subidentity(body, squid_id=ada.did)
        with refused("QONSENT_DENIED", "key_inactive"):
            await squid.acting_as(replace(caller, grant=None)).register_identity({})
    await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)


async def test_what_a_revoked_subidentity_handed_on_is_void(known, ada, phone, eve):
    squid, qwallet = known
    to_phone, to_eve = ada.delegate("qwallet", to=phone), phone.delegate("qwallet", to=eve, about=ada)
    passed_on = Caller(signer=eve.key, squid_id=eve.did, grant=container.encode([to_phone.token, to_eve.token]))
    await qwallet.acting_as(passed_on).create_intent(TERMS)

    await squid.acting_as(ada.caller("squid")).revoke_subidentity(squid_id=ada.did, sub_id=phone.did)

    with refused("QONSENT_DENIED", "key_inactive"):
        await qwallet.acting_as(passed_on).create_intent(TERMS)


async def test_nobody_acts_for_an_identity_that_was_deactivated(known, ada, phone, eve):
    squid, qwallet = known
    callers = (ada.caller("qwallet"), phone.caller("qwallet", acting_for=ada), acting(eve, by=ada))
    for caller in callers:
        await qwallet.acting_as(caller).create_intent(TERMS)

    await squid.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)

    for caller in callers:
        with refused("QONSENT_DENIED", "key_inactive"):
            await qwallet.acting_as(caller).list_intents()
    await qwallet.acting_as(eve.caller("qwallet")).create_intent(TERMS)


async def test_a_key_of_idempotency_belongs_to_caller_and_subject(known, ada, eve):
    qwallet, key = known[1], "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"
    own = await qwallet.acting_as(eve.caller("qwallet")).create_intent(TERMS, idempotency_key=key)
    others = await qwallet.acting_as(acting(eve, by=ada)).create_intent(TERMS, idempotency_key=key)
    again = await qwallet.acting_as(acting(eve, by=ada)).create_intent(TERMS, idempotency_key=key)

    assert (own["payer"], others["payer"], again) == (eve.did, ada.did, others)
