"""Limits: how much may be spent follows the standing of the payer, and what the payer has set."""

from decimal import Decimal

import pytest

from anarq.testing.refusals import refused

DAY = 86_400


@pytest.fixture
async def wallet(bank, treasurer, ada):
    """The wallet of Ada, who holds enough."""
    await bank.wallet(treasurer).pays(ada.did, "300000.00")
    await bank.wallet(treasurer).pays(ada.did, "1.00000000", "BTC")
    return bank.wallet(ada)


async def limits(wallet, currency="EUR"):
    found = await wallet.client.get_limits(currency=currency)
    return found["perTransaction"], found["perDay"], found["usedToday"]


@pytest.mark.parametrize(
    ("level", "most", "more"), [("NEW", "999.00", "999.01"), ("KNOWN", "9990.01", "9990.02")], ids=str
)
async def test_one_payment_is_as_much_as_the_standing_allows_and_not_a_cent_more(
    bank, wallet, ada, eve, level, most, more
):
    await bank.hears(ada, level)

    await wallet.signs(await wallet.intends(eve.did, most))
    too_much = await wallet.intends(eve.did, more)
    with refused("SPENDING_LIMIT_EXCEEDED", "above_transaction_limit") as caught:
        await wallet.signs(too_much)
    assert caught.value.response["details"]["level"] == level


async def test_payments_of_one_day_add_up_and_the_next_day_begins_anew(bank, wallet, eve):
    for _ in range(2):
        await wallet.signs(await wallet.intends(eve.did, "999.00"))
    third = await wallet.intends(eve.did, "999.00", expiresIn=86_400)
    with refused("SPENDING_LIMIT_EXCEEDED", "above_daily_limit") as caught:
        await wallet.signs(third)
    assert caught.value.response["details"]["asked"] == "3000.00"
    assert await limits(wallet) == ("1000.00", "2500.00", "2000.00")

    bank.clock.time += DAY - 600
    assert await limits(wallet) == ("1000.00", "2500.00", "0.00")
    await wallet.signs(third)


@pytest.mark.parametrize("end", ["cancelled", "expired"])
async def test_what_comes_to_nothing_is_given_back(bank, wallet, eve, end):
    intents = [await wallet.intends(eve.did, "999.00") for _ in range(2)]
    for intent_id in intents:
        await wallet.signs(intent_id)

    if end == "cancelled":
        for intent_id in intents:
            await wallet.client.cancel_intent(intent_id=intent_id)
    else:
        await bank.later(901)

    assert await limits(wallet) == ("1000.00", "2500.00", "0.00")


async def test_what_is_paid_is_not_given_back(wallet, eve):
    await wallet.pays(eve.did, "100.00")
    assert (await limits(wallet))[2] == "100.10"


async def test_currencies_are_counted_apart(wallet, eve):
    await wallet.signs(await wallet.intends(eve.did, "999.00"))
    assert await limits(wallet, "BTC") == ("0.02000000", "0.05000000", "0.00000000")
    with refused("SPENDING_LIMIT_EXCEEDED"):
        await wallet.signs(await wallet.intends(eve.did, "0.02000000", "BTC"))


async def test_the_latest_standing_holds_in_whatever_order_it_is_heard(bank, wallet, ada):
    await bank.hears(ada, "TRUSTED", at="2026-01-02T00:00:00Z")
    await bank.hears(ada, "NEW", at="2026-01-01T00:00:00Z")

    found = await wallet.client.get_limits(currency="EUR")
    assert (found["level"], found["perDay"], found["reason"]) == ("TRUSTED", "250000.00", "The standing is TRUSTED.")


async def test_an_owner_may_allow_himself_less_and_never_more(bank, wallet, eve):
    configuration = {"defaultCurrency": "EUR", "networks": ["ledger"], "expectedVersion": 0}
    await wallet.client.configure_wallet({**configuration, "perDay": "50.00"})
    found = await wallet.client.get_limits(currency="EUR")
    assert (found["perTransaction"], found["perDay"]) == ("50.00", "50.00")
    assert found["reason"] == "Its owner has set the daily limit."
    assert (await limits(wallet, "BTC"))[1] == "0.00100000"
    with refused("SPENDING_LIMIT_EXCEEDED"):
        await wallet.signs(await wallet.intends(eve.did, "50.00"))

    await wallet.client.configure_wallet({**configuration, "perDay": "9999.00", "expectedVersion": 1})
    assert await limits(wallet) == ("1000.00", "2500.00", "0.00")


async def test_the_treasury_has_no_limit(bank, treasurer, ada):
    receipt = await bank.wallet(treasurer).pays(ada.did, "900000000000.00")

    assert receipt["amount"] == Decimal("900000000000.00")
    assert await bank.kept("spending") == []


async def test_limits_are_told_of_currencies_that_are_known(wallet):
    with refused("VALIDATION_FAILED", "currencies"):
        await wallet.client.get_limits(currency="CHF")
