"""Transaction Signer: turns an intent into a transaction, when its payer approves of exactly that payment."""

from typing import Final

from anarq.crypto.errors import CryptoError
from anarq.crypto.keys import PublicKey
from anarq.ports.store import Change
from anarq.reference.qwallet._gen.events import tx_signed
from anarq.reference.qwallet._gen.models import PaymentIntent, Quote, SigningRequest, Transaction
from anarq.reference.qwallet.services import money, payment_intent_manager, transactions
from anarq.reference.qwallet.services.fee_calculator import LEDGER, Price, cheapest, exact, promised
from anarq.reference.qwallet.services.intent_states import step
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.qwallet.services.limits import Limit
from anarq.reference.qwallet.services.open_intents import OpenIntent
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.runtime.proofs import signs
from anarq.wire.times import rfc3339

APPROVAL: Final = "approval"
"""The collection of storage/map.yaml: what each payer signed, as evidence."""


def approved(call: Call, opened: OpenIntent, body: SigningRequest, quote: Quote | None = None) -> Price:
    """What a payment costs, when it can be signed and its payer approves of it: as was quoted, where it was.

    Raises:
        Refused: CONFLICT, the state of the intent or its quote does not allow it; VALIDATION_FAILED, it goes over a
            network that does not run here, is to somebody who is not an identity, or costs more than `maxTotal`;
            SIGNATURE_INVALID, the approval is not a signature of this payment by a key of the payer.
    """
    intent = opened.intent
    step(intent, "sign", call.now)
    _require_ledger(body["network"])
    _require_identity(intent["recipient"])
    price = cheapest(exact(intent["amount"]), intent["currency"], LEDGER) if quote is None else promised(quote)
    if price.network != LEDGER:
        raise Refused("CONFLICT", "The quote is of another network.", {"reasons": ["quote_of_another_network"]})
    if "maxTotal" in body and price.total > exact(body["maxTotal"]):
        details = {"reasons": ["total_above_maximum"], "total": price.total, "maxTotal": body["maxTotal"]}
        raise Refused("VALIDATION_FAILED", "The payment costs more than the caller agreed to.", details)
    value = signed_value(intent, price)
    if body["approval"]["pub"] not in _keys(call, intent) or not signs(
        body["approval"], value, signer=body["approval"]["pub"]
    ):
        message = "The approval is not a signature of this payment by a key of the payer."
        raise Refused("SIGNATURE_INVALID", message, {"reasons": ["approval_invalid"], "signed": value})
    return price


def signed_value(intent: PaymentIntent, price: Price) -> dict[str, str]:
    """What the payer signs: all that the payment is, the intent included, so that it is good for no other."""
    currency = intent["currency"]
    amount, total = (money.text(money.units(each, currency), currency) for each in (intent["amount"], price.total))
    return {
        "kind": "qwallet.payment",
        "intentId": intent["intentId"],
        "payer": intent["payer"],
        "recipient": intent["recipient"],
        "network": price.network,
        "currency": currency,
        "amount": amount,
        "total": total,
    }


async def sign(
    call: Call, opened: OpenIntent, body: SigningRequest, price: Price, ledger: Ledger
) -> Decision[Transaction]:
    """Makes the transaction of an intent that `approved` let through, and holds what it will cost.

    Raises:
        Refused: SPENDING_LIMIT_EXCEEDED, it is more than the payer may spend now; INSUFFICIENT_FUNDS, the payer does
            not hold the amount and its fee; CONFLICT, as `approved`.
    """
    before = opened.intent
    transaction: Transaction = {
        "transactionId": new_identifier("tx", call),
        "intentId": before["intentId"],
        "squidId": before["payer"],
        "network": price.network,
        "amount": before["amount"],
        "fee": price.total - exact(before["amount"]),
        "currency": before["currency"],
        "recipient": before["recipient"],
        "status": "SIGNED",
        "signedAt": rfc3339(call.now),
    }
    name = transaction["transactionId"]
    intent: PaymentIntent = {**before, "status": step(before, "sign", call.now), "transactionId": name}
    evidence = {"approval": body["approval"], "value": signed_value(before, price)}
    changes = (
        payment_intent_manager.changed(opened.record, intent),
        transactions.kept(transaction, 0, newest_first(call)),
        Change(APPROVAL, name, evidence, 0, owner=before["payer"]),
        *await _counted(call, transaction, price, ledger),
        *await ledger.book(call, [transactions.reservation(transaction)]),
    )
    event = tx_signed(transaction, subject=before["intentId"])
    return Decision(transaction, changes, (event,), message="Transaction signed")


async def _counted(call: Call, transaction: Transaction, price: Price, ledger: Ledger) -> tuple[Change, ...]:
    """What the payment takes of the limits of its payer; the treasury has none."""
    payer, currency = transaction["squidId"], transaction["currency"]
    if payer == ledger.house:
        return ()
    limit = await Limit.now(call, payer, currency)
    return (await limit.spend(call, money.units(price.total, currency)),)


def _require_ledger(network: str) -> None:
    if network != LEDGER:
        details = {"reasons": ["network_not_here"], "networks": [LEDGER]}
        raise Refused("VALIDATION_FAILED", f"No adapter to the network `{network}` runs here.", details)


def _require_identity(recipient: str) -> None:
    try:
        PublicKey.from_did(recipient)
    except CryptoError as error:
        details = {"reasons": ["recipient_no_identity"], "recipient": recipient}
        raise Refused("VALIDATION_FAILED", "Over the ledger identities are paid, and nobody else.", details) from error


def _keys(call: Call, intent: PaymentIntent) -> set[str | None]:
    """Keys whose signature is the payer's: the one that speaks for him, and his own subidentity's when it calls."""
    own = call.identity.squid_id == intent["payer"]
    return {call.speaker, *({call.identity.sub_id} if own else ())}
