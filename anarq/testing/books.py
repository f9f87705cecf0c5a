"""Whether the books of Qwallet balance: what holds whatever happened before, read from what is kept."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Kept: TypeAlias = Mapping[str, Any]

_MOVES: Final = MappingProxyType(
    {
        "PENDING": [],
        "SIGNED": ["RESERVATION"],
        "SETTLED": ["PAYMENT", "RESERVATION"],
        "FAILED": ["RELEASE", "RESERVATION"],
    }
)
"""The causes of the transfers of an intent that was signed, by its state."""


def check_books(entries: Sequence[Kept], accounts: Sequence[Kept], intents: Sequence[Kept], treasury: str) -> None:
    """Checks that transfers sum to zero, balances are those of their entries, and intents moved what their states say.

    Args:
        entries: of the ledger, each with its owner.
        accounts: balances, each with its owner.
        intents: in every state.
        treasury: who alone may be below zero.

    Raises:
        AssertionError: they do not balance; says what is wrong.
    """
    _check_transfers(entries)
    _check_accounts(entries, accounts, treasury)
    _check_intents(entries, intents)


def _check_transfers(entries: Sequence[Kept]) -> None:
    sums = _sums((f"{entry['transferId']} {entry['currency']}", entry["amount"]) for entry in entries)
    _require(not any(sums.values()), "a transfer does not sum to zero")


def _check_accounts(entries: Sequence[Kept], accounts: Sequence[Kept], treasury: str) -> None:
    sums = _sums((f"{entry['owner']} {entry['account']} {entry['currency']}", entry["amount"]) for entry in entries)
    for account in accounts:
        for name in ("available", "reserved"):
            key, held = f"{account['owner']} {name.upper()} {account['currency']}", Decimal(account[name])
            _require(held == sums.pop(key, Decimal(0)), f"{key} is not the sum of its entries")
            may = account["owner"] == treasury and name == "available"
            _require(held >= 0 or may, f"{key} is below zero")
    _require(all(" FEES " in key for key in sums), "an account has entries and no balance")


def _check_intents(entries: Sequence[Kept], intents: Sequence[Kept]) -> None:
    moved = {(entry["intentId"], entry["transferId"], entry["cause"]) for entry in entries}
    for intent in intents:
        found = sorted(cause for intent_id, _, cause in moved if intent_id == intent["intentId"])
        signed = "transactionId" in intent
        expected = _MOVES[intent["status"]] if signed else []
        _require(signed or intent["status"] in {"PENDING", "FAILED"}, "an intent is paid and was never signed")
        _require(found == expected, f"an intent that is {intent['status']} moved {found}, not {expected}")


def _sums(amounts: Iterable[tuple[str, str]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for key, amount in amounts:
        sums[key] = sums.get(key, Decimal(0)) + Decimal(amount)
    return sums


def _require(holds: bool, wrong: str) -> None:
    if not holds:
        raise AssertionError(wrong)
