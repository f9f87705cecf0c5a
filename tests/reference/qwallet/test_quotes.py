"""Fee Calculator: what a payment costs, and what is promised of that."""

from dataclasses import replace
from decimal import Decimal

import pytest

from anarq.clients.errors import OperationFailed
from anarq.reference.qwallet.services.fee_calculator import TARIFFS, VALID_FOR
from anarq.testing.refusals import refused


@pytest.fixture
def payer(qwallet, ada):
    return qwallet.acting_as(ada.caller("qwallet.quote.read"))


async def test_the_cheapest_network_is_estimated(payer):
    estimate = await payer.estimate_payment({"amount": Decimal("100.00"), "currency": "EUR"})

    assert (estimate["network"], estimate["total"]) == ("ledger", "100.10")
    assert estimate["fees"] == [{"kind": "NETWORK", "amount": "0.00"}, {"kind": "SERVICE", "amount": "0.10"}]


async def test_a_network_that_is_asked_for_is_estimated(payer):
    estimate = await payer.estimate_payment({"amount": Decimal("100.00"), "currency": "EUR", "network": "card"})

    assert (estimate["network"], estimate["total"]) == ("card", "101.75")


async def test_fees_are_rounded_to_what_the_currency_can_pay(payer):
    estimate = await payer.estimate_payment(
        {"amount": Decimal("0.00012345"), "currency": "BTC", "network": "lightning"}
    )

    assert [fee["amount"] for fee in estimate["fees"]] == ["0.00000016", "0.00000012"]
    assert (estimate["amount"], estimate["total"]) == ("0.00012345", "0.00012373")


@pytest.mark.parametrize(
    "request_", [{"amount": 1, "currency": "JPY"}, {"amount": 1, "currency": "EUR", "network": "lightning"}], ids=str
)
async def test_what_no_network_carries_is_refused_with_those_that_there_are(payer, request_):
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED") as caught:
        await payer.estimate_payment(request_)

    assert "networks" in caught.value.response["details"]


async def test_an_amount_finer_than_the_currency_is_refused(payer):
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED"):
        await payer.estimate_payment({"amount": Decimal("1.005"), "currency": "EUR"})


async def test_an_estimate_promises_nothing_and_takes_no_key(payer):
    first = await payer.estimate_payment({"amount": 10, "currency": "EUR"})
    second = await payer.estimate_payment({"amount": 10, "currency": "EUR"})

    assert first == second
    assert "quoteId" not in first


QUOTED = {"amount": Decimal("25.50"), "currency": "EUR", "network": "ledger"}


async def test_a_payment_costs_what_was_quoted_whatever_the_fees_are_by_then(bank, treasurer, ada, eve):
    await bank.wallet(treasurer).pays(ada.did, "100.00")
    wallet = bank.wallet(ada)
    quote = await wallet.client.quote_payment(QUOTED)
    assert (quote["total"], quote["squidId"]) == ("25.53", ada.did)
    intent_id = await wallet.intends(eve.did, quoteId=quote["quoteId"])

    bank.charge(tuple(replace(tariff, service=Decimal("0.5")) for tariff in TARIFFS))

    assert (await wallet.client.estimate_payment(QUOTED))["total"] == "38.25"
    transaction = await wallet.signs(intent_id)
    assert transaction["fee"] == Decimal("0.03")
    assert await wallet.holds() == ("74.47", "25.53")


async def test_a_quote_can_be_read_again_by_whom_it_was_promised(bank, ada, eve):
    quote = await bank.wallet(ada).client.quote_payment(QUOTED)

    assert await bank.wallet(ada).client.get_quote(quote_id=quote["quoteId"]) == quote
    with refused("NOT_FOUND"):
        await bank.wallet(eve).client.get_quote(quote_id=quote["quoteId"])
    with refused("NOT_FOUND"):
        await bank.wallet(eve).intends(ada.did, quoteId=quote["quoteId"])


@pytest.mark.parametrize(("amount", "currency"), [("25.51", "EUR"), ("25.50", "USD"), ("25.50000000", "BTC")], ids=str)
async def test_a_quote_is_of_one_payment(bank, ada, eve, amount, currency):
    wallet = bank.wallet(ada)
    quote = await wallet.client.quote_payment(QUOTED)

    with refused("CONFLICT", "quote_of_another_payment"):
        await wallet.intends(eve.did, amount, currency, quoteId=quote["quoteId"])


async def test_a_quote_holds_until_the_moment_that_it_says(bank, ada, eve):
    wallet = bank.wallet(ada)
    quote = await wallet.client.quote_payment(QUOTED)

    bank.clock.time += VALID_FOR.total_seconds()
    assert await wallet.intends(eve.did, quoteId=quote["quoteId"])
    bank.clock.time += 1
    with refused("CONFLICT", "quote_over"):
        await wallet.intends(eve.did, quoteId=quote["quoteId"])


async def test_a_quote_of_another_network_is_of_no_use_over_the_ledger(bank, treasurer, ada, eve):
    await bank.wallet(treasurer).pays(ada.did, "100.00")
    wallet = bank.wallet(ada)
    quote = await wallet.client.quote_payment({**QUOTED, "network": "card"})
    intent_id = await wallet.intends(eve.did, quoteId=quote["quoteId"])

    with refused("CONFLICT", "quote_of_another_network"):
        await wallet.signs(intent_id)


async def test_networks_are_listed_page_by_page_with_those_that_are_up(payer):
    first = await payer.list_networks(limit=3)
    second = await payer.list_networks(limit=3, cursor=first["nextCursor"])

    items = [*first["items"], *second["items"]]
    assert [item["network"] for item in items] == ["card", "ledger", "lightning", "sepa"]
    assert [item["network"] for item in items if item["status"] == "UP"] == ["ledger"]
    assert "nextCursor" not in second
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED"):
        await payer.list_networks(cursor="nowhere")
