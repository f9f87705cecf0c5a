"""Multi-chain Adapter: the ledger inside settles a signed payment at once, and once."""

import asyncio
from decimal import Decimal

import pytest

from anarq.clients.caller import Caller
from anarq.clients.errors import OperationFailed
from anarq.crypto.keys import Algorithm
from anarq.crypto.ucan import container
from anarq.reference.qwallet.services import intent_states
from anarq.testing.people import Person
from anarq.testing.refusals import refused


@pytest.fixture
async def signed(funded, ada, eve):
    """Ada's wallet, and an intent to pay Eve that she signed."""
    wallet = await funded(ada)
    intent_id = await wallet.intends(eve.did)
    await wallet.signs(intent_id)
    return wallet, intent_id


async def test_the_recipient_has_what_the_payer_paid_without_the_fee(signed, wallet, eve):
    payer, intent_id = signed

    payment = await payer.client.pay_intent(intent_id=intent_id)

    assert (payment["amount"], payment["currency"], payment["intentId"]) == (Decimal("25.50"), "EUR", intent_id)
    assert await payer.holds() == ("74.47", "0.00")
    assert await wallet(eve).holds() == ("25.50", "0.00")


async def test_the_receipt_carries_the_amount_for_older_clients_as_well(signed):
    payer, intent_id = signed

    assert (await payer.client.pay_intent(intent_id=intent_id))["legacy_amount"] == "25.50"


async def test_intent_and_transaction_are_settled(signed):
    payer, intent_id = signed

    payment = await payer.client.pay_intent(intent_id=intent_id)

    transaction = await payer.client.get_transaction(transaction_id=payment["transactionId"])
    assert (await payer.client.get_intent(intent_id=intent_id))["status"] == "SETTLED"
    assert (transaction["status"], transaction["settledAt"]) == ("SETTLED", payment["settledAt"])


async def test_what_was_received_can_be_spent(funded, wallet, ada, eve):
    await (await funded(ada)).pays(eve.did, "50.00")

    await wallet(eve).pays(ada.did, "49.95")

    assert await wallet(eve).holds() == ("0.00", "0.00")


async def test_the_smallest_amount_costs_no_fee(funded, wallet, ada, eve):
    await (await funded(ada, "0.01")).pays(eve.did, "0.01")

    assert await wallet(eve).holds() == ("0.01", "0.00")
    assert await wallet(ada).holds() == ("0.00", "0.00")


async def test_large_and_small_amounts_are_paid_to_the_last_digit(wallet, treasurer, eve):
    await wallet(treasurer).pays(eve.did, "123456789012.12345678", "BTC")

    assert await wallet(eve).holds("BTC") == ("123456789012.12345678", "0.00000000")
    assert await wallet(treasurer).holds("BTC") == ("-123580245801.13558024", "0.00000000")


async def test_who_pays_themselves_pays_the_fee(funded, ada):
    payer = await funded(ada)

    await payer.pays(ada.did)

    assert await payer.holds() == ("99.97", "0.00")


async def test_an_identity_is_paid_however_long_its_name(bank, treasurer):
    """That of a post-quantum key has 2,700 characters."""
    quentin = Person.named("Quentin", Algorithm.ML_DSA_65)

    await bank.wallet(treasurer).pays(quentin.did)

    held = {account["owner"]: account["available"] for account in await bank.kept("account")}
    assert held[quentin.did] == "25.50"


async def test_an_intent_that_is_not_signed_is_not_paid(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)

    with refused("CONFLICT", "intent_not_signed"):
        await payer.client.pay_intent(intent_id=intent_id)


async def test_an_intent_is_paid_once(signed, wallet, eve):
    payer, intent_id = signed
    await payer.client.pay_intent(intent_id=intent_id)

    with refused("CONFLICT", "intent_settled"):
        await payer.client.pay_intent(intent_id=intent_id)
    assert await wallet(eve).holds() == ("25.50", "0.00")


async def test_a_repeat_with_the_same_key_gives_the_first_receipt(signed, wallet, eve):
    (payer, intent_id), key = signed, "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"

    first = await payer.client.pay_intent(intent_id=intent_id, idempotency_key=key)
    again = await payer.client.pay_intent(intent_id=intent_id, idempotency_key=key)

    assert again == first
    assert await wallet(eve).holds() == ("25.50", "0.00")


async def test_an_intent_that_was_cancelled_is_not_paid(signed, wallet, eve):
    payer, intent_id = signed
    await payer.client.cancel_intent(intent_id=intent_id)

    with refused("CONFLICT", "intent_failed"):
        await payer.client.pay_intent(intent_id=intent_id)
    assert await wallet(eve).holds() == ("0.00", "0.00")


async def test_another_ones_intent_is_not_found(signed, wallet, eve):
    _, intent_id = signed

    with refused("NOT_FOUND"):
        await wallet(eve).client.pay_intent(intent_id=intent_id)


async def test_a_service_pays_in_the_name_of_the_payer_who_signed(signed, wallet, ada, eve):
    """A market needs no scope to sign: the payer has signed, and the market pays."""
    payer, intent_id = signed
    grant = container.encode([ada.delegate("qwallet.tx.pay", to=eve).token])
    market = payer.client.acting_as(Caller(signer=eve.key, squid_id=eve.did, grant=grant))

    await market.pay_intent(intent_id=intent_id)

    assert await wallet(eve).holds() == ("25.50", "0.00")
    with refused("QONSENT_DENIED"):
        await market.sign_intent(await payer.approval(intent_id), intent_id=intent_id)


async def test_the_settlement_is_told_once(bank, treasurer, eve):
    payment = await bank.wallet(treasurer).pays(eve.did)

    assert await bank.told("q.qwallet.tx.settled.v1") == [payment]


async def test_an_intent_that_is_paid_from_many_sides_at_once_is_paid_once(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    intent_id = await payer.intends(eve.did)
    await payer.signs(intent_id)

    answers = await asyncio.gather(*(code_of(payer.client.pay_intent(intent_id=intent_id)) for _ in range(8)))

    assert sorted(set(answers)) in (["CONFLICT", "SUCCESS"], ["CONFLICT", "SUCCESS", "VERSION_CONFLICT"])
    assert answers.count("SUCCESS") == 1
    assert await bank.wallet(eve).holds() == ("25.50", "0.00")


async def test_what_is_held_once_is_not_held_for_two_payments_that_come_together(bank, treasurer, ada, eve):
    """100.00 is enough for three payments of 30.00, however many are signed at once and however often they repeat."""
    await bank.wallet(treasurer).pays(ada.did, "100.00")
    payer = bank.wallet(ada)
    intents = [await payer.intends(eve.did, "30.00") for _ in range(6)]

    codes = await asyncio.gather(*(until_decided(payer, intent) for intent in intents))

    assert sorted(codes) == ["INSUFFICIENT_FUNDS"] * 3 + ["SUCCESS"] * 3
    assert await payer.holds() == ("9.91", "90.09")


async def test_an_intent_that_its_state_would_let_be_paid_again_is_paid_once_all_the_same(
    bank, treasurer, eve, monkeypatch
):
    """The ledger has one payment for an intent, whatever else goes wrong."""
    payer = bank.wallet(treasurer)
    intent_id = (await payer.pays(eve.did))["intentId"]
    await payer.signs(await payer.intends(eve.did))  # so that the amount is held
    table = {**intent_states.TRANSITIONS, ("SETTLED", "pay"): "SETTLED"}
    monkeypatch.setattr(intent_states, "TRANSITIONS", table)

    with refused("VERSION_CONFLICT", "entry"):
        await payer.client.pay_intent(intent_id=intent_id)
    assert await bank.wallet(eve).holds() == ("25.50", "0.00")


async def code_of(call):
    """The code of the answer."""
    try:
        await call
    except OperationFailed as error:
        return error.code
    return "SUCCESS"


async def until_decided(payer, intent_id):
    """What comes of signing an intent, tried again for as long as others are in the way."""
    while (code := await code_of(payer.signs(intent_id))) == "VERSION_CONFLICT":
        pass
    return code


@pytest.mark.parametrize(("seconds", "kept"), [(60, "true"), (60.001, "false")])
async def test_a_payment_keeps_its_objective_when_it_is_settled_in_a_minute(bank, treasurer, eve, seconds, kept):
    payer = bank.wallet(treasurer)
    intent_id = await payer.intends(eve.did)
    await payer.signs(intent_id)
    bank.clock.time += seconds

    await payer.client.pay_intent(intent_id=intent_id)

    lines = bank.ports.telemetry.exposition().splitlines()
    counted = f'anarq_objective_calls_total{{kept="{kept}",module="qwallet",objective="settlement"}} 1.0'
    assert [line for line in lines if "settlement" in line and line.endswith(" 1.0")] == [counted]
