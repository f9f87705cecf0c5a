"""An intent ends without being paid: by its payer, or because its time is over."""

import pytest

from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.testing.refusals import refused


async def test_an_intent_that_is_not_signed_can_be_cancelled(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)

    intent = await payer.client.cancel_intent(intent_id=intent_id)

    assert (intent["status"], intent["failure"]) == ("FAILED", "CANCELLED")
    assert await payer.client.get_intent(intent_id=intent_id) == intent


async def test_what_was_held_for_a_signed_intent_can_be_spent_again(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)
    transaction = await payer.signs(intent_id)

    await payer.client.cancel_intent(intent_id=intent_id)

    assert await payer.holds() == ("100.00", "0.00")
    kept = await payer.client.get_transaction(transaction_id=transaction["transactionId"])
    assert kept["status"] == "FAILED"


async def test_a_cancelled_intent_is_not_signed(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)
    await payer.client.cancel_intent(intent_id=intent_id)

    with refused("CONFLICT", "intent_failed") as caught:
        await payer.signs(intent_id)
    assert caught.value.response["details"]["failure"] == "CANCELLED"


async def test_an_intent_is_cancelled_once(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)
    await payer.client.cancel_intent(intent_id=intent_id)

    with refused("CONFLICT", "intent_failed"):
        await payer.client.cancel_intent(intent_id=intent_id)


async def test_what_was_paid_comes_back_by_no_cancellation(funded, wallet, ada, eve):
    """It is the recipient's now; who is to give it back pays it back."""
    payer = await funded(ada)
    payment = await payer.pays(eve.did)

    with refused("CONFLICT", "intent_settled"):
        await payer.client.cancel_intent(intent_id=payment["intentId"])
    assert await wallet(eve).holds() == ("25.50", "0.00")


async def test_another_ones_intent_is_not_found(funded, wallet, ada, eve):
    intent_id = await (await funded(ada)).intends(eve.did)

    with refused("NOT_FOUND"):
        await wallet(eve).client.cancel_intent(intent_id=intent_id)


async def test_a_service_cancels_in_the_name_of_the_payer(funded, ada, eve):
    payer = await funded(ada)
    intent_id = await payer.intends(eve.did)
    await payer.signs(intent_id)
    grant = container.encode([ada.delegate("qwallet.intent.cancel", to=eve).token])
    market = payer.client.acting_as(Caller(signer=eve.key, squid_id=eve.did, grant=grant))

    await market.cancel_intent(intent_id=intent_id)

    assert await payer.holds() == ("100.00", "0.00")


@pytest.mark.parametrize("signed", [False, True])
async def test_a_cancellation_is_told_with_its_reason(bank, treasurer, eve, signed):
    payer = bank.wallet(treasurer)
    intent_id = await payer.intends(eve.did)
    transaction = (await payer.signs(intent_id))["transactionId"] if signed else None

    await payer.client.cancel_intent(intent_id=intent_id)

    (told,) = await bank.told("q.qwallet.tx.failed.v1")
    assert (told["intentId"], told["payer"], told["reason"]) == (intent_id, treasurer.did, "CANCELLED")
    assert told.get("transactionId") == transaction


LIFE = 900
"""Seconds that an intent can be paid, by default."""


async def test_an_intent_that_is_not_paid_in_time_fails_and_gives_back_what_it_held(bank, treasurer, ada, eve):
    await bank.wallet(treasurer).pays(ada.did, "100.00")
    payer = bank.wallet(ada)
    unsigned, signed = await payer.intends(eve.did), await payer.intends(eve.did)
    await payer.signs(signed)

    await bank.later(LIFE)

    for intent_id in (unsigned, signed):
        intent = await payer.client.get_intent(intent_id=intent_id)
        assert (intent["status"], intent["failure"]) == ("FAILED", "EXPIRED")
    assert await payer.holds() == ("100.00", "0.00")
    assert {told["intentId"]: told["reason"] for told in await bank.told("q.qwallet.tx.failed.v1")} == {
        unsigned: "EXPIRED",
        signed: "EXPIRED",
    }


async def test_an_intent_whose_time_is_not_over_stays(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    intent_id = await payer.intends(eve.did)

    await bank.later(LIFE - 1)

    assert (await payer.client.get_intent(intent_id=intent_id))["status"] == "PENDING"
    await payer.signs(intent_id)


async def test_an_intent_that_is_over_is_neither_signed_nor_paid_before_its_end_is_written_down(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    unsigned, signed = await payer.intends(eve.did), await payer.intends(eve.did)
    await payer.signs(signed)

    bank.clock.time += LIFE

    with refused("CONFLICT", "intent_expired"):
        await payer.signs(unsigned)
    with refused("CONFLICT", "intent_expired"):
        await payer.client.pay_intent(intent_id=signed)
    await payer.client.cancel_intent(intent_id=signed)


async def test_an_intent_is_paid_in_its_last_moment(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    intent_id = await payer.intends(eve.did)
    await payer.signs(intent_id)

    bank.clock.time += LIFE - 0.001

    await payer.client.pay_intent(intent_id=intent_id)
    assert (await payer.client.get_intent(intent_id=intent_id))["status"] == "SETTLED"


async def test_what_was_paid_or_cancelled_is_not_ended_again(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    paid, cancelled = (await payer.pays(eve.did))["intentId"], await payer.intends(eve.did)
    await payer.client.cancel_intent(intent_id=cancelled)

    await bank.later(LIFE)

    assert (await payer.client.get_intent(intent_id=paid))["status"] == "SETTLED"
    assert (await payer.client.get_intent(intent_id=cancelled))["failure"] == "CANCELLED"
    assert await bank.kept("deadline") == []


async def test_a_turn_ends_as_many_as_it_may_and_the_next_ends_the_rest(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    for _ in range(51):
        await payer.intends(eve.did)

    await bank.later(LIFE)
    assert len(await bank.kept("deadline")) == 1
    await bank.later(10)
    assert await bank.kept("deadline") == []


async def test_what_has_a_longer_life_ends_later_though_it_was_made_earlier(bank, treasurer, eve):
    payer = bank.wallet(treasurer)
    long, short = await payer.intends(eve.did, expiresIn=3600), await payer.intends(eve.did, expiresIn=60)

    await bank.later(60)

    states = [(await payer.client.get_intent(intent_id=each))["status"] for each in (long, short)]
    assert states == ["PENDING", "FAILED"]
