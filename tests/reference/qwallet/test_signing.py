"""Transaction Signer: an intent becomes a transaction by a signature of exactly that payment."""

from dataclasses import replace
from decimal import Decimal

import pytest

from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.caller import Caller
from anarq.clients.peering import peering
from anarq.crypto.ucan import container
from anarq.reference.qwallet import app
from anarq.reference.qwallet._gen.peers import SQUID, USES
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.runtime import serve
from anarq.testing.people import Person
from anarq.testing.refusals import refused


async def test_a_signed_intent_holds_amount_and_fee(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    transaction = await wallet.signs(intent_id)

    assert (transaction["status"], transaction["network"]) == ("SIGNED", "ledger")
    assert (transaction["amount"], transaction["fee"]) == (Decimal("25.50"), Decimal("0.03"))
    assert await wallet.holds() == ("74.47", "25.53")


async def test_the_intent_names_its_transaction(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    transaction = await wallet.signs(intent_id)

    intent = await wallet.client.get_intent(intent_id=intent_id)
    assert (intent["status"], intent["transactionId"]) == ("SIGNED", transaction["transactionId"])
    assert await wallet.client.get_transaction(transaction_id=transaction["transactionId"]) == transaction


@pytest.mark.parametrize(
    "other",
    [
        {"amount": "25.51"},
        {"amount": "25.5"},
        {"total": "25.50"},
        {"currency": "USD"},
        {"recipient": Person.named("Mallory").did},
        {"payer": Person.named("Mallory").did},
        {"intentId": "int_01JJY3ZK9B2M4N6P"},
        {"network": "sepa"},
        {"kind": "qwallet.refund"},
    ],
    ids=str,
)
async def test_a_signature_of_anything_else_approves_of_nothing(funded, ada, eve, other):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await wallet.signs(intent_id, **other)
    assert await wallet.holds() == ("100.00", "0.00")


async def test_the_refusal_says_what_was_to_be_signed(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    with refused("SIGNATURE_INVALID") as caught:
        await wallet.signs(intent_id, amount="1.00")

    assert caught.value.response["details"]["signed"] == {
        "kind": "qwallet.payment",
        "intentId": intent_id,
        "payer": ada.did,
        "recipient": eve.did,
        "network": "ledger",
        "currency": "EUR",
        "amount": "25.50",
        "total": "25.53",
    }


async def test_nobody_but_the_payer_approves(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await wallet.signs(intent_id, by=eve)


async def test_a_signature_that_names_the_payers_key_and_was_made_by_another_approves_of_nothing(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)
    body = await wallet.approval(intent_id, by=eve)
    body["approval"]["pub"] = ada.did

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await wallet.client.sign_intent(body, intent_id=intent_id)


async def test_an_approval_is_good_for_no_other_intent_of_the_same_terms(funded, ada, eve):
    wallet = await funded(ada)
    first, second = await wallet.intends(eve.did), await wallet.intends(eve.did)
    approval = await wallet.approval(first)

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await wallet.client.sign_intent(approval, intent_id=second)


async def test_a_service_that_acts_for_the_payer_brings_the_payers_approval_and_makes_none(funded, ada, eve):
    """Who may act for somebody does not thereby spend: the approval is the payer's, whoever sends it."""
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)
    grant = container.encode([ada.delegate("qwallet", to=eve).token])
    service = wallet.client.acting_as(Caller(signer=eve.key, squid_id=eve.did, grant=grant))

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await service.sign_intent(await wallet.approval(intent_id, by=eve), intent_id=intent_id)
    transaction = await service.sign_intent(await wallet.approval(intent_id), intent_id=intent_id)

    assert transaction["squidId"] == ada.did


async def test_a_subidentity_signs_when_it_calls_and_by_nobody_elses_hand(both, ada, eve, wallet_at, treasurer):
    squid, qwallet = both
    phone = Person.named("Ada's phone")
    for person in (ada, eve, treasurer):
        await squid.acting_as(person.caller()).register_identity({})
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    await squid.acting_as(ada.caller("squid")).create_subidentity(body, squid_id=ada.did)
    await wallet_at(qwallet, treasurer).pays(ada.did, "100.00")
    wallet = wallet_at(qwallet, ada)
    intent_id = await wallet.intends(eve.did)
    approval = await wallet.approval(intent_id, by=phone)

    with refused("SIGNATURE_INVALID", "approval_invalid"):
        await wallet.client.sign_intent(approval, intent_id=intent_id)
    as_phone = qwallet.acting_as(phone.caller("qwallet", acting_for=ada))

    assert (await as_phone.sign_intent(approval, intent_id=intent_id))["status"] == "SIGNED"


async def test_who_has_not_enough_signs_nothing(funded, ada, eve):
    wallet = await funded(ada, "25.52")
    intent_id = await wallet.intends(eve.did)

    with refused("INSUFFICIENT_FUNDS") as caught:
        await wallet.signs(intent_id)

    assert caught.value.response["details"] == {"currency": "EUR", "available": "25.52", "needed": "25.53"}
    assert (await wallet.client.get_intent(intent_id=intent_id))["status"] == "PENDING"


async def test_who_has_just_enough_signs(funded, ada, eve):
    wallet = await funded(ada, "25.53")

    await wallet.signs(await wallet.intends(eve.did))

    assert await wallet.holds() == ("0.00", "25.53")


async def test_money_of_one_currency_pays_nothing_in_another(funded, ada, eve):
    wallet = await funded(ada)

    with refused("INSUFFICIENT_FUNDS", "0.00"):
        await wallet.signs(await wallet.intends(eve.did, currency="USD"))


@pytest.mark.parametrize(("most", "signs"), [("25.53", True), ("25.52", False)])
async def test_the_caller_says_how_much_it_may_cost_at_most(funded, ada, eve, most, signs):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)
    body = {**await wallet.approval(intent_id), "maxTotal": Decimal(most)}

    if signs:
        await wallet.client.sign_intent(body, intent_id=intent_id)
        return
    with refused("VALIDATION_FAILED", "total_above_maximum"):
        await wallet.client.sign_intent(body, intent_id=intent_id)


async def test_a_network_that_does_not_run_here_is_refused_with_those_that_do(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)

    with refused("VALIDATION_FAILED", "network_not_here") as caught:
        await wallet.client.sign_intent({**await wallet.approval(intent_id), "network": "sepa"}, intent_id=intent_id)

    assert caught.value.response["details"]["networks"] == ["ledger"]


@pytest.mark.parametrize("recipient", ["shop", "did:key:zQmNoKey", "DE89370400440532013000"])
async def test_over_the_ledger_nobody_is_paid_but_identities(funded, ada, recipient):
    wallet = await funded(ada)

    with refused("VALIDATION_FAILED", "recipient_no_identity"):
        await wallet.signs(await wallet.intends(recipient))


async def test_beside_a_real_squid_nobody_is_paid_whom_it_does_not_know(both, ada, eve, wallet_at, treasurer):
    squid, qwallet = both
    for person in (ada, treasurer):
        await squid.acting_as(person.caller()).register_identity({})
    await wallet_at(qwallet, treasurer).pays(ada.did, "100.00")
    wallet = wallet_at(qwallet, ada)

    with refused("SQUID_IDENTITY_INVALID", eve.did):
        await wallet.signs(await wallet.intends(eve.did))
    assert await wallet.holds() == ("100.00", "0.00")


async def test_an_identity_that_is_not_active_is_not_paid(started, settings, wallet_at, treasurer, ada):
    class Asleep(SquidMock):
        async def get_identity_status(self, *, squid_id, sub_id=None):
            status = await super().get_identity_status(squid_id=squid_id, sub_id=sub_id)
            return status | ({"status": "DEACTIVATED"} if squid_id == ada.did else {})

    uses = replace(USES, kinds=tuple(replace(kind, mock=Asleep) if kind is SQUID else kind for kind in USES.kinds))
    handlers = QwalletHandlers(Ledger(treasurer.did))
    module = serve.build(app.MODULE, lambda _: handlers, settings, peers=peering(uses, None))
    wallet = wallet_at(QwalletClient(await started(module, "qwallet")), treasurer)

    with refused("SQUID_IDENTITY_INVALID", "DEACTIVATED"):
        await wallet.signs(await wallet.intends(ada.did))


async def test_who_was_deactivated_after_the_signature_is_not_paid(both, ada, eve, wallet_at, treasurer):
    squid, qwallet = both
    for person in (ada, eve, treasurer):
        await squid.acting_as(person.caller()).register_identity({})
    await wallet_at(qwallet, treasurer).pays(ada.did, "100.00")
    wallet = wallet_at(qwallet, ada)
    intent_id = await wallet.intends(eve.did)
    await wallet.signs(intent_id)
    await squid.acting_as(eve.caller("squid")).deactivate_identity(squid_id=eve.did)

    with refused("SQUID_IDENTITY_INVALID", "DEACTIVATED"):
        await qwallet.acting_as(ada.caller("qwallet")).pay_intent(intent_id=intent_id)
    await qwallet.acting_as(ada.caller("qwallet")).cancel_intent(intent_id=intent_id)
    assert await wallet.holds() == ("100.00", "0.00")


async def test_another_ones_intent_is_not_found(funded, wallet, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)

    with refused("NOT_FOUND"):
        await wallet(eve).client.sign_intent(await payer.approval(intent_id), intent_id=intent_id)


async def test_an_intent_is_signed_once(funded, ada, eve):
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)
    await wallet.signs(intent_id)

    with refused("CONFLICT", "intent_signed"):
        await wallet.signs(intent_id)
    assert await wallet.holds() == ("74.47", "25.53")


async def test_a_repeat_with_the_same_key_gives_the_first_answer(funded, ada, eve):
    wallet, key = await funded(ada), "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"
    intent_id = await wallet.intends(eve.did)
    body = await wallet.approval(intent_id)

    first = await wallet.client.sign_intent(body, intent_id=intent_id, idempotency_key=key)
    again = await wallet.client.sign_intent(body, intent_id=intent_id, idempotency_key=key)

    assert again == first


async def test_what_was_signed_is_kept_as_evidence_and_told(bank, treasurer, eve):
    wallet = bank.wallet(treasurer)
    intent_id = await wallet.intends(eve.did)
    body = await wallet.approval(intent_id)
    transaction = await wallet.client.sign_intent(body, intent_id=intent_id)

    (evidence,) = await bank.kept("approval")
    assert (evidence["approval"], evidence["value"]["intentId"]) == (body["approval"], intent_id)
    assert [told["transactionId"] for told in await bank.told("q.qwallet.tx.signed.v1")] == [
        transaction["transactionId"]
    ]


async def test_transactions_are_listed_newest_first_by_state_currency_and_time(funded, wallet, treasurer, ada, eve):
    payer = await funded(ada)
    first = await payer.signs(await payer.intends(eve.did, "1.00"))
    second = await payer.signs(await payer.intends(eve.did, "2.00"))
    await payer.client.pay_intent(intent_id=first["intentId"])

    async def ids(**filters):
        return [item["transactionId"] for item in (await payer.client.list_transactions(**filters))["items"]]

    assert await ids() == [second["transactionId"], first["transactionId"]]
    assert await ids(status="SETTLED") == [first["transactionId"]]
    assert await ids(currency="BTC") == []
    assert await ids(created_after="2099-01-01T00:00:00Z") == []
    with refused("NOT_FOUND"):
        await wallet(eve).client.get_transaction(transaction_id=first["transactionId"])
