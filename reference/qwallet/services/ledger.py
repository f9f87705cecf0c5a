"""Ledger: who holds how much, in double entry.

Everything moves by transfers, whose postings sum to zero. Each posting is kept as an entry that nothing changes, and
the balance of its account is kept beside it: the sum of its entries, written by the same commit. That commit asks for
the version of the balance that was read, so that of two transfers that need the same money one decides anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from anarq.ports.store import Change, Listing, Record
from anarq.reference.qwallet._gen.models import Balance, BalancePage, LedgerEntry, LedgerEntryPage
from anarq.reference.qwallet.services import money
from anarq.reference.qwallet.services.pages import page_of
from anarq.runtime.call import Call, Refused
from anarq.runtime.identifiers import identifier_of, newest_first
from anarq.wire.times import rfc3339

ACCOUNT: Final = "account"
ENTRY: Final = "entry"
"""The collections of storage/map.yaml."""

Account: TypeAlias = Literal["AVAILABLE", "RESERVED", "FEES"]
Cause: TypeAlias = Literal["RESERVATION", "RELEASE", "PAYMENT"]

_Key: TypeAlias = tuple[str, str]
"""Holder and currency."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of a transfer.

    Attributes:
        holder: whose account.
        account: which of them.
        amount: what it gains, in the smallest unit of the currency; below zero: loses.
    """

    holder: str
    account: Account
    amount: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """What moves at once, in one currency. Of each cause an intent has one at most.

    Attributes:
        cause: why.
        intent_id: what it follows from.
        currency: a known one.
        postings: sum to zero; each of another account.
    """

    cause: Cause
    intent_id: str
    currency: str
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        if sum(posting.amount for posting in self.postings):
            raise ValueError("the postings of a transfer sum to zero")
        if len({(posting.holder, posting.account) for posting in self.postings}) != len(self.postings):
            raise ValueError("a transfer has one posting for an account")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rules of the ledger.

    Attributes:
        house: to whom fees go, and whose account may be below zero: the treasury, else nobody who can call.
    """

    house: str

    async def book(self, call: Call, transfers: Sequence[Transfer]) -> tuple[Change, ...]:
        """The changes that carry out transfers, one for each account and each entry.

        An entry has the name of its transfer, and is made where none of that name is: so no intent is paid twice.

        Raises:
            Refused: INSUFFICIENT_FUNDS, who pays does not hold what is to be paid.
        """
        kept = await _kept(call, transfers)
        held = {key: _held(record, key) for key, record in kept.items()}
        entries: list[Change] = []
        for transfer in transfers:
            for posting in transfer.postings:
                balance = self._post(held, transfer, posting)
                entries.append(_entry(call, transfer, posting, balance))
        return (*(_account(key, kept[key], balances) for key, balances in held.items()), *entries)

    def _post(self, held: Mapping[_Key, dict[Account, int]], transfer: Transfer, posting: Posting) -> int | None:
        """Moves one posting; what the account holds then, None when nobody counts it."""
        if posting.account == "FEES":
            return None
        balances = held[posting.holder, transfer.currency]
        before = balances[posting.account]
        after = balances[posting.account] = before + posting.amount
        if after < 0 and posting.amount < 0:
            if posting.account == "RESERVED":
                raise ValueError("more is taken than is held")
            if posting.holder != self.house:
                raise _insufficient(transfer.currency, before, -posting.amount)
        return after


def balances_of(listing: Listing) -> BalancePage:
    """One page of balances."""
    return cast("BalancePage", page_of(listing))


def entries_of(listing: Listing) -> LedgerEntryPage:
    """One page of entries."""
    return cast("LedgerEntryPage", page_of(listing))


def _insufficient(currency: str, available: int, needed: int) -> Refused:
    details = {
        "currency": currency,
        "available": money.text(available, currency),
        "needed": money.text(needed, currency),
    }
    return Refused("INSUFFICIENT_FUNDS", "The wallet does not hold the amount and its fee.", details)


async def _kept(call: Call, transfers: Sequence[Transfer]) -> dict[_Key, Record | None]:
    """What is kept of each account that has a balance. `FEES` has none: every payment would wait for it."""
    keys = {
        (posting.holder, transfer.currency)
        for transfer in transfers
        for posting in transfer.postings
        if posting.account != "FEES"
    }
    return {key: await call.records.get(ACCOUNT, _name(key)) for key in sorted(keys)}


def _name(key: _Key) -> str:
    return "/".join(key)


def _held(record: Record | None, key: _Key) -> dict[Account, int]:
    _, currency = key
    if record is None:
        return {"AVAILABLE": 0, "RESERVED": 0}
    available, reserved = (money.units(str(record.body[name]), currency) for name in ("available", "reserved"))
    return {"AVAILABLE": available, "RESERVED": reserved}


def _account(key: _Key, record: Record | None, balances: Mapping[Account, int]) -> Change:
    holder, currency = key
    balance: Balance = {
        "currency": currency,
        "available": money.text(balances["AVAILABLE"], currency),
        "reserved": money.text(balances["RESERVED"], currency),
    }
    version = 0 if record is None else record.version
    return Change(ACCOUNT, _name(key), balance, version, owner=holder, sort=currency)


def _entry(call: Call, transfer: Transfer, posting: Posting, balance: int | None) -> Change:
    name = f"{transfer.intent_id}/{transfer.cause}"
    entry: LedgerEntry = {
        "entryId": identifier_of("ent", f"{name}/{posting.holder}/{posting.account}"),
        "transferId": identifier_of("trf", name),
        "cause": transfer.cause,
        "intentId": transfer.intent_id,
        "account": posting.account,
        "currency": transfer.currency,
        "amount": money.text(posting.amount, transfer.currency),
        "bookedAt": rfc3339(call.now),
    }
    if balance is not None:
        entry["balance"] = money.text(balance, transfer.currency)
    keys = {"currency": transfer.currency, "account": posting.account}
    return Change(ENTRY, entry["entryId"], entry, 0, owner=posting.holder, keys=keys, sort=newest_first(call))
