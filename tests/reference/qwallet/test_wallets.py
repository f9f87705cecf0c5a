"""Wallets: how their owners want them to behave."""

import pytest

from anarq.testing.refusals import refused

CONFIGURATION = {"defaultCurrency": "EUR", "networks": ["ledger"], "expectedVersion": 0}


async def test_a_wallet_that_was_never_configured_is_as_it_would_be(funded, ada):
    wallet = await (await funded(ada)).client.get_wallet()

    assert (wallet["squidId"], wallet["version"], wallet["defaultCurrency"]) == (ada.did, 0, "EUR")
    assert wallet["balances"] == [{"currency": "EUR", "available": "100.00", "reserved": "0.00"}]


async def test_a_wallet_is_as_it_was_configured_last(bank, ada):
    client = bank.wallet(ada).client
    answered = await client.configure_wallet({**CONFIGURATION, "networks": ["sepa", "ledger"], "perDay": "50.00"})

    assert await client.get_wallet() == answered
    assert (answered["networks"], answered["perDay"], answered["version"]) == (["sepa", "ledger"], "50.00", 1)
    (told,) = await bank.told("q.qwallet.wallet.configured.v1")
    assert (told["squidId"], told["version"]) == (ada.did, 1)
    replaced = await client.configure_wallet({**CONFIGURATION, "expectedVersion": 1})
    assert "perDay" not in replaced


async def test_of_two_who_change_one_version_one_is_refused(bank, ada):
    client = bank.wallet(ada).client
    await client.configure_wallet(CONFIGURATION)

    with refused("VERSION_CONFLICT"):
        await client.configure_wallet({**CONFIGURATION, "perDay": "1.00"})
    assert "perDay" not in await client.get_wallet()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"defaultCurrency": "CHF"}, "currency_unknown"),
        ({"networks": ["ledger", "pigeon"]}, "network_unknown"),
        ({"perDay": "1.005"}, "too_fine"),
    ],
    ids=str,
)
async def test_what_is_not_known_cannot_be_configured(bank, ada, changed, reason):
    with refused("VALIDATION_FAILED", reason):
        await bank.wallet(ada).client.configure_wallet({**CONFIGURATION, **changed})


async def test_below_zero_nothing_can_be_spent(bank, ada):
    with refused("VALIDATION_FAILED"):
        await bank.wallet(ada).client.configure_wallet({**CONFIGURATION, "perDay": "-1.00"})
