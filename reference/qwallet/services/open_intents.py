"""An intent with what belongs to it, and how it ends without being paid."""

from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

from anarq.ports.store import Change, Record
from anarq.reference.qwallet._gen.events import tx_failed
from anarq.reference.qwallet._gen.models import PaymentFailure, PaymentIntent, Transaction
from anarq.reference.qwallet.services import deadlines, limits, payment_intent_manager, transactions
from anarq.reference.qwallet.services.intent_states import Act, step
from anarq.reference.qwallet.services.ledger import Ledger, Transfer
from anarq.runtime.call import Call, Decision, Event
from anarq.wire.times import rfc3339

Failure: TypeAlias = Literal["CANCELLED", "EXPIRED"]


@dataclass(frozen=True, slots=True)
class OpenIntent:
    """An intent, whatever its state, with what belongs to it.

    Attributes:
        record: of the intent.
        deadline: gone once the intent is settled or has failed.
        transaction: None before it is signed.
    """

    record: Record
    deadline: Record | None
    transaction: Record | None

    @classmethod
    async def read(cls, call: Call, intent_id: str) -> Self:
        """The intent of whom the call is about.

        Raises:
            Refused: NOT_FOUND, there is none, or it is another's.
        """
        return await cls.of(call, await call.owned(payment_intent_manager.KIND, intent_id))

    @classmethod
    async def of(cls, call: Call, record: Record) -> Self:
        """The intent of a record, with what belongs to it."""
        deadline = await call.records.get(deadlines.KIND, record.id)
        named = record.body.get("transactionId")
        transaction = None if named is None else await call.records.get(transactions.KIND, str(named))
        return cls(record, deadline, transaction)

    @property
    def intent(self) -> PaymentIntent:
        """The intent as it is kept."""
        return payment_intent_manager.intent_of(self.record)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of an intent that is not paid.

    Attributes:
        intent: as it is then.
        changes: of intent, transaction and deadline.
        event: that tells of it.
        transfers: give back what is held for it.
        signed: its transaction, when it has one.
    """

    intent: PaymentIntent
    changes: tuple[Change, ...]
    event: Event
    transfers: tuple[Transfer, ...]
    signed: tuple[Transaction, ...]


async def cancel(call: Call, opened: OpenIntent, ledger: Ledger) -> Decision[PaymentIntent]:
    """Cancels an intent.

    Raises:
        Refused: CONFLICT, it is settled or has failed.
    """
    ending = _ended(call, opened, "cancel", "CANCELLED")
    booked = await ledger.book(call, ending.transfers)
    back = await limits.given_back(call, ending.signed)
    return Decision(ending.intent, (*ending.changes, *booked, *back), (ending.event,), message="Intent cancelled")


async def expire(call: Call, ledger: Ledger) -> Decision[None]:
    """Ends intents that were not paid in time, as many as one turn of the job may."""
    endings = await _expired(call)
    booked = await ledger.book(call, [transfer for ending in endings for transfer in ending.transfers])
    back = await limits.given_back(call, [transaction for ending in endings for transaction in ending.signed])
    changes = [change for ending in endings for change in ending.changes]
    return Decision(None, (*changes, *booked, *back), tuple(ending.event for ending in endings))


async def _expired(call: Call) -> list[Ending]:
    endings: list[Ending] = []
    for deadline in await deadlines.due(call):
        record = await call.records.get(payment_intent_manager.KIND, deadline.id)
        if record is None:
            raise ValueError(f"the deadline {deadline.id} is that of no intent")
        endings.append(_ended(call, await OpenIntent.of(call, record), "expire", "EXPIRED"))
    return endings


def _ended(call: Call, opened: OpenIntent, act: Act, failure: Failure) -> Ending:
    """What comes of an intent by an act that ends it.

    Raises:
        Refused: CONFLICT, its state does not allow it.
    """
    before = opened.intent
    intent: PaymentIntent = {**before, "status": step(before, act, call.now), "failure": failure}
    told: PaymentFailure = {
        "intentId": intent["intentId"],
        "payer": intent["payer"],
        "reason": failure,
        "failedAt": rfc3339(call.now),
    }
    changes = (payment_intent_manager.changed(opened.record, intent), *deadlines.over(opened.deadline))
    transfers: tuple[Transfer, ...] = ()
    signed: tuple[Transaction, ...] = ()
    if opened.transaction is not None:
        transaction = transactions.transaction_of(opened.transaction)
        told["transactionId"] = transaction["transactionId"]
        changes += (transactions.changed(opened.transaction, {**transaction, "status": "FAILED"}),)
        transfers, signed = (transactions.release(transaction),), (transaction,)
    return Ending(intent, changes, tx_failed(told, subject=intent["intentId"]), transfers, signed)
