"""Multi-chain Adapter: carries out transactions. The network inside settles at once; no other runs here."""

from datetime import timedelta
from types import MappingProxyType
from typing import Final

from anarq.ports.errors import CursorError
from anarq.ports.store import Change
from anarq.reference.qwallet._gen.events import tx_settled
from anarq.reference.qwallet._gen.models import Network, NetworkPage, Payment, PaymentIntent, Transaction
from anarq.reference.qwallet.services import deadlines, money, payment_intent_manager, transactions
from anarq.reference.qwallet.services.fee_calculator import LEDGER, TARIFFS, Tariff
from anarq.reference.qwallet.services.intent_states import step
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.qwallet.services.open_intents import OpenIntent
from anarq.runtime.call import Call, Decision
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import moment_of, rfc3339

KIND: Final = "payment"
"""The collection of storage/map.yaml."""

_OBJECTIVE: Final = "settlement"
"""Of observability/slo.yaml: how many of the signed payments are settled in a minute."""

_PROMPT: Final = timedelta(minutes=1)


_NAMES: Final = MappingProxyType({LEDGER: "Ledger", "sepa": "SEPA Instant", "card": "Cards", "lightning": "Lightning"})
_FINAL_AFTER: Final = MappingProxyType({LEDGER: 0, "sepa": 10_000, "card": 172_800_000, "lightning": 60_000})
"""Milliseconds until a payment is final, as a rule."""


def networks(limit: int, cursor: str | None) -> NetworkPage:
    """One page of the networks that are priced, by name. Only the one inside is up: no other adapter runs here.

    Raises:
        CursorError: the cursor names no network.
    """
    tariffs = sorted(TARIFFS, key=lambda tariff: tariff.network)
    names = [tariff.network for tariff in tariffs]
    if cursor is not None and cursor not in names:
        raise CursorError("no cursor that was given out here")
    start = 0 if cursor is None else names.index(cursor) + 1
    page: NetworkPage = {"items": [_network(tariff) for tariff in tariffs[start : start + limit]]}
    if start + limit < len(tariffs):
        page["nextCursor"] = names[start + limit - 1]
    return page


def _network(tariff: Tariff) -> Network:
    return {
        "network": tariff.network,
        "name": _NAMES[tariff.network],
        "currencies": sorted(tariff.currencies),
        "finalityMilliseconds": _FINAL_AFTER[tariff.network],
        "status": "UP" if tariff.network == LEDGER else "DOWN",
    }


async def pay(call: Call, opened: OpenIntent, ledger: Ledger) -> Decision[Payment]:
    """Pays a signed intent, once.

    Raises:
        Refused: CONFLICT, the intent is not signed, was not paid in time, is settled, or has failed.
    """
    status, now = step(opened.intent, "pay", call.now), rfc3339(call.now)
    if opened.transaction is None:
        raise ValueError("a signed intent has a transaction")
    intent: PaymentIntent = {**opened.intent, "status": status}
    before = transactions.transaction_of(opened.transaction)
    transaction: Transaction = {**before, "status": "SETTLED", "settledAt": now}
    payment = _receipt(call, transaction, now)
    changes = (
        payment_intent_manager.changed(opened.record, intent),
        transactions.changed(opened.transaction, transaction),
        Change(KIND, payment["paymentId"], payment, 0, owner=before["squidId"], sort=newest_first(call)),
        *deadlines.over(opened.deadline),
        *await ledger.book(call, [transactions.payment(transaction, ledger.house)]),
    )
    kept = {_OBJECTIVE: call.now - moment_of(before["signedAt"]) <= _PROMPT}
    events = (tx_settled(payment, subject=before["intentId"]),)
    return Decision(payment, changes, events, message="Payment settled", kept=kept)


def _receipt(call: Call, transaction: Transaction, now: str) -> Payment:
    currency = transaction["currency"]
    return {
        "paymentId": new_identifier("pay", call),
        "transactionId": transaction["transactionId"],
        "intentId": transaction["intentId"],
        "amount": transaction["amount"],
        "currency": currency,
        "settledAt": now,
        "legacy_amount": money.text(money.units(transaction["amount"], currency), currency),
    }
