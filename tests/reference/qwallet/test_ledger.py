"""Ledger: who holds how much, in double entry."""

from decimal import Decimal

import pytest

from anarq.reference.qwallet.services import money
from anarq.reference.qwallet.services.ledger import Posting, Transfer
from anarq.runtime.settings import Settings
from anarq.testing.refusals import refused


async def test_every_entry_says_what_moved_and_what_was_held_then(funded, ada, eve):
    payer = await funded(ada)
    await payer.pays(eve.did)

    entries = (await payer.client.list_entries())["items"]

    told = {(item["cause"], item["account"]): (item["amount"], item["balance"]) for item in entries}
    assert told == {
        ("PAYMENT", "AVAILABLE"): ("100.00", "100.00"),
        ("RESERVATION", "AVAILABLE"): ("-25.53", "74.47"),
        ("RESERVATION", "RESERVED"): ("25.53", "25.53"),
        ("PAYMENT", "RESERVED"): ("-25.53", "0.00"),
    }


async def test_entries_are_the_holders_alone(funded, wallet, ada, eve):
    await (await funded(ada)).pays(eve.did)

    (entry,) = (await wallet(eve).client.list_entries())["items"]

    assert (entry["account"], entry["amount"]) == ("AVAILABLE", "25.50")


async def test_entries_are_listed_newest_first_by_currency_and_account_and_page_by_page(funded, ada, eve):
    payer = await funded(ada)
    await funded(ada, "1.00000000", "BTC")
    await payer.pays(eve.did)

    first = await payer.client.list_entries(currency="EUR", limit=3)
    rest = await payer.client.list_entries(currency="EUR", limit=3, cursor=first["nextCursor"])

    causes = [item["cause"] for item in [*first["items"], *rest["items"]]]
    assert causes == ["PAYMENT", "RESERVATION", "RESERVATION", "PAYMENT"]
    assert "nextCursor" not in rest
    assert [item["account"] for item in (await payer.client.list_entries(account="RESERVED"))["items"]] == [
        "RESERVED",
        "RESERVED",
    ]
    assert [item["currency"] for item in (await payer.client.list_entries(currency="BTC"))["items"]] == ["BTC"]


async def test_balances_are_listed_by_currency_page_by_page(funded, ada):
    payer = await funded(ada)
    await funded(ada, "1.00000000", "BTC")

    first = await payer.client.list_balances(limit=1)
    rest = await payer.client.list_balances(limit=1, cursor=first["nextCursor"])

    assert [*first["items"], *rest["items"]] == [
        {"currency": "BTC", "available": "1.00000000", "reserved": "0.00000000"},
        {"currency": "EUR", "available": "100.00", "reserved": "0.00"},
    ]


async def test_whoever_has_nothing_has_no_balance(wallet, eve):
    assert await wallet(eve).client.list_balances() == {"items": []}


async def test_a_grant_to_pay_does_not_let_read_what_the_wallet_holds(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet.tx"))

    for call in (payer.list_balances(), payer.list_entries()):
        with refused("QONSENT_DENIED"):
            await call


async def test_what_the_treasury_is_below_zero_is_what_the_others_and_the_house_have(
    funded, wallet, treasurer, ada, eve
):
    await (await funded(ada)).pays(eve.did)

    fees = (await wallet(treasurer).client.list_entries(account="FEES"))["items"]

    assert await wallet(treasurer).holds() == ("-100.10", "0.00")
    assert [item["amount"] for item in fees] == ["0.03", "0.10"]
    assert Decimal("74.47") + Decimal("25.50") + Decimal("0.13") == Decimal("100.10")


async def test_money_leaves_by_being_paid_to_the_treasury(funded, wallet, treasurer, ada):
    await (await funded(ada)).pays(treasurer.did, "99.90")

    assert await wallet(ada).holds() == ("0.00", "0.00")
    assert await wallet(treasurer).holds() == ("-0.20", "0.00")


async def test_nobody_but_the_treasury_is_below_zero(wallet, ada, eve):
    with refused("INSUFFICIENT_FUNDS"):
        await wallet(ada).pays(eve.did)


class TestWithoutTreasury:
    @pytest.fixture
    def settings(self):
        return Settings()

    async def test_there_is_no_money(self, wallet, ada, eve):
        with refused("INSUFFICIENT_FUNDS"):
            await wallet(ada).pays(eve.did)


@pytest.mark.parametrize(
    ("postings", "wrong"),
    [
        ((("a", "AVAILABLE", -5), ("b", "AVAILABLE", 4)), "sum to zero"),
        ((("a", "AVAILABLE", 1),), "sum to zero"),
        ((("a", "AVAILABLE", -5), ("a", "AVAILABLE", 5)), "one posting"),
    ],
)
def test_a_transfer_that_does_not_balance_cannot_be_made(postings, wrong):
    with pytest.raises(ValueError, match=wrong):
        Transfer("PAYMENT", "int_01JJY3ZK9B2M4N6P", "EUR", tuple(Posting(*each) for each in postings))


def test_a_transfer_that_balances_can_be_made():
    postings = (Posting("a", "AVAILABLE", -5), Posting("a", "RESERVED", 5))
    assert Transfer("RESERVATION", "int_01JJY3ZK9B2M4N6P", "EUR", postings).postings == postings


@pytest.mark.parametrize(
    ("amount", "currency", "whole", "text"),
    [
        (Decimal("25.5"), "EUR", 2550, "25.50"),
        (Decimal("1E+2"), "EUR", 10_000, "100.00"),
        (25, "USD", 2500, "25.00"),
        ("-0.01", "GBP", -1, "-0.01"),
        ("0.00", "EUR", 0, "0.00"),
        (Decimal("0.00000001"), "BTC", 1, "0.00000001"),
        ("999999999999999999999999999999.99", "EUR", 10**32 - 1, "999999999999999999999999999999.99"),
    ],
)
def test_amounts_are_whole_numbers_of_the_smallest_unit(amount, currency, whole, text):
    assert money.units(amount, currency) == whole
    assert money.text(whole, currency) == text
    assert str(money.number(whole, currency)) == str(Decimal(text))


@pytest.mark.parametrize(("amount", "currency"), [("0.001", "EUR"), ("0.000000001", "BTC"), ("1e-300", "USD")])
def test_what_is_finer_than_the_currency_is_not_an_amount_of_it(amount, currency):
    with pytest.raises(ValueError, match="finer"):
        money.units(Decimal(amount), currency)
