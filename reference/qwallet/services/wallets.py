"""Wallets: how their owners want them to behave, and what they hold."""

from decimal import Decimal
from typing import Final, cast

from anarq.ports.store import Change
from anarq.reference.qwallet._gen.events import wallet_configured
from anarq.reference.qwallet._gen.models import Balance, Wallet, WalletConfigurationRequest
from anarq.reference.qwallet.services import ledger, money
from anarq.reference.qwallet.services.fee_calculator import LEDGER, TARIFFS
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.versions import require_version
from anarq.wire.times import rfc3339

KIND: Final = "wallet"
"""The collection of storage/map.yaml."""

_CURRENCY: Final = "EUR"
"""Of a wallet that was never configured."""


async def read(call: Call) -> Wallet:
    """The wallet of whom the call is about; one that was never configured is as it would be."""
    owner = str(call.owner)
    found = await kept(call, owner)
    listing = await call.records.list(ledger.ACCOUNT, owner=owner, limit=len(money.DIGITS))
    balances = [cast("Balance", dict(record.body)) for record in listing.records]
    if found is not None:
        return {**found, "balances": balances}
    return {
        "squidId": owner,
        "defaultCurrency": _CURRENCY,
        "networks": [LEDGER],
        "balances": balances,
        "version": 0,
    }


async def kept(call: Call, owner: str) -> Wallet | None:
    """The wallet of an identity as it was configured, without what it holds; None: it never was."""
    record = await call.records.get(KIND, owner)
    return None if record is None else cast("Wallet", dict(record.body))


async def configure(call: Call, body: WalletConfigurationRequest) -> Decision[Wallet]:
    """Sets how the wallet is to behave.

    Raises:
        Refused: VERSION_CONFLICT, it was configured since it was read; VALIDATION_FAILED, a currency or network is not
            known, or the limit is finer than the currency goes.
    """
    before = await read(call)
    require_version(before["version"], body["expectedVersion"])
    _require_known(body)
    wallet: Wallet = {
        "squidId": before["squidId"],
        "defaultCurrency": body["defaultCurrency"],
        "networks": body["networks"],
        "balances": [],
        "version": before["version"] + 1,
        "updatedAt": rfc3339(call.now),
    }
    if "perDay" in body:
        wallet["perDay"] = body["perDay"]
    change = Change(KIND, wallet["squidId"], wallet, before["version"], owner=call.owner)
    event = wallet_configured(
        {"squidId": wallet["squidId"], "version": wallet["version"], "configuredAt": rfc3339(call.now)},
        subject=wallet["squidId"],
    )
    return Decision({**wallet, "balances": before["balances"]}, (change,), (event,), message="Wallet configured")


def _require_known(body: WalletConfigurationRequest) -> None:
    currency = body["defaultCurrency"]
    if currency not in money.DIGITS:
        details = {"reasons": ["currency_unknown"], "currencies": sorted(money.DIGITS)}
        raise Refused("VALIDATION_FAILED", f"`{currency}` is not known here.", details)
    known = {tariff.network for tariff in TARIFFS}
    unknown = [network for network in body["networks"] if network not in known]
    if unknown:
        details = {"reasons": ["network_unknown"], "networks": sorted(known)}
        raise Refused("VALIDATION_FAILED", f"No network is called `{unknown[0]}`.", details)
    if "perDay" in body and Decimal(body["perDay"]) % money.smallest(currency):
        raise Refused("VALIDATION_FAILED", f"`perDay` is finer than {currency} goes.", {"reasons": ["too_fine"]})
