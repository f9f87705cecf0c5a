"""Fee Calculator: what a payment costs."""

from decimal import Decimal

import pytest

from anarq.clients.errors import OperationFailed


@pytest.fixture
def payer(qwallet, ada):
    return qwallet.acting_as(ada.caller("qwallet.quote.read"))


async def test_the_cheapest_network_is_quoted(payer):
    quote = await payer.quote_payment({"amount": Decimal("100.00"), "currency": "EUR"})

    assert (quote["network"], quote["total"]) == ("ledger", Decimal("100.10"))
    assert quote["fees"] == [
        {"kind": "NETWORK", "amount": Decimal("0.00")},
        {"kind": "SERVICE", "amount": Decimal("0.10")},
    ]


async def test_a_network_that_is_asked_for_is_quoted(payer):
    quote = await payer.quote_payment({"amount": Decimal("100.00"), "currency": "EUR", "network": "card"})

    assert (quote["network"], quote["total"]) == ("card", Decimal("101.75"))


async def test_fees_are_rounded_to_what_the_currency_can_pay(payer):
    quote = await payer.quote_payment({"amount": Decimal("0.00012345"), "currency": "BTC", "network": "lightning"})

    assert [fee["amount"] for fee in quote["fees"]] == [Decimal("0.00000016"), Decimal("0.00000012")]
    assert quote["total"] == quote["amount"] + sum(fee["amount"] for fee in quote["fees"])


@pytest.mark.parametrize(
    "request_", [{"amount": 1, "currency": "JPY"}, {"amount": 1, "currency": "EUR", "network": "lightning"}], ids=str
)
async def test_what_no_network_carries_is_refused_with_those_that_there_are(payer, request_):
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED") as caught:
        await payer.quote_payment(request_)

    assert "networks" in caught.value.response["details"]


async def test_an_amount_finer_than_the_currency_is_refused(payer):
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED"):
        await payer.quote_payment({"amount": Decimal("1.005"), "currency": "EUR"})


async def test_a_quote_changes_nothing_and_takes_no_key(payer):
    first = await payer.quote_payment({"amount": 10, "currency": "EUR"})
    second = await payer.quote_payment({"amount": 10, "currency": "EUR"})

    assert first["total"] == second["total"]
