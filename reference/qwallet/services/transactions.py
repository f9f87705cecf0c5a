"""Transactions: signed payments, and what each moves in the ledger."""

from typing import Final, cast

from anarq.ports.store import Change, Listing, Record
from anarq.reference.qwallet._gen.models import Transaction, TransactionPage
from anarq.reference.qwallet.services import money
from anarq.reference.qwallet.services.ledger import Posting, Transfer
from anarq.reference.qwallet.services.pages import page_of

KIND: Final = "transaction"
"""The collection of storage/map.yaml."""


def transaction_of(record: Record) -> Transaction:
    """The transaction that a record holds."""
    return cast("Transaction", dict(record.body))


def kept(transaction: Transaction, version: int, sort: str) -> Change:
    """The change that keeps a transaction for its payer.

    Args:
        transaction: as it is from now on.
        version: that is kept now; 0: none.
        sort: places it in lists.
    """
    keys = {"status": transaction["status"], "currency": transaction["currency"]}
    owner = transaction["squidId"]
    return Change(KIND, transaction["transactionId"], transaction, version, owner=owner, keys=keys, sort=sort)


def changed(record: Record, transaction: Transaction) -> Change:
    """The change from what a record holds to what the transaction has become."""
    return kept(transaction, record.version, record.sort)


def transactions_of(listing: Listing, signed_after: str | None) -> TransactionPage:
    """One page of transactions, newest first; it ends before the first one that is not later than `signed_after`."""
    return cast("TransactionPage", page_of(listing, "signedAt", signed_after))


def reservation(transaction: Transaction) -> Transfer:
    """Holds what the payer will pay: the amount and its fee."""
    payer, amount, fee = _moved(transaction)
    postings = (Posting(payer, "AVAILABLE", -amount - fee), Posting(payer, "RESERVED", amount + fee))
    return Transfer("RESERVATION", transaction["intentId"], transaction["currency"], postings)


def release(transaction: Transaction) -> Transfer:
    """Gives back what is held."""
    payer, amount, fee = _moved(transaction)
    postings = (Posting(payer, "RESERVED", -amount - fee), Posting(payer, "AVAILABLE", amount + fee))
    return Transfer("RELEASE", transaction["intentId"], transaction["currency"], postings)


def payment(transaction: Transaction, house: str) -> Transfer:
    """Pays what is held: the amount to the recipient, the fee to the house."""
    payer, amount, fee = _moved(transaction)
    postings = [Posting(payer, "RESERVED", -amount - fee), Posting(transaction["recipient"], "AVAILABLE", amount)]
    if fee:
        postings.append(Posting(house, "FEES", fee))
    return Transfer("PAYMENT", transaction["intentId"], transaction["currency"], tuple(postings))


def _moved(transaction: Transaction) -> tuple[str, int, int]:
    """The payer, and amount and fee in the smallest unit of the currency."""
    currency = transaction["currency"]
    amount, fee = (money.units(number, currency) for number in (transaction["amount"], transaction["fee"]))
    return transaction["squidId"], amount, fee
