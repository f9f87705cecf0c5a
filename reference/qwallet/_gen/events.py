"""The events that Qwallet emits.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from anarq.reference.qwallet._gen.models import (
    ErasureDone,
    Payment,
    PaymentFailure,
    PaymentIntent,
    Transaction,
    WalletConfigured,
)
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qwallet.erasure.done.v1", data, subject)


def intent_created(data: PaymentIntent, *, subject: str) -> Event:
    """A payment intent was created. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qwallet.intent.created.v1", data, subject)


def tx_failed(data: PaymentFailure, *, subject: str) -> Event:
    """A payment ended without being paid: it was cancelled, or was not paid in time. `subject` names what it is
    about: events of one subject keep their order.
    """
    return Event("q.qwallet.tx.failed.v1", data, subject)


def tx_settled(data: Payment, *, subject: str) -> Event:
    """A payment was settled. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qwallet.tx.settled.v1", data, subject)


def tx_signed(data: Transaction, *, subject: str) -> Event:
    """A payment was signed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qwallet.tx.signed.v1", data, subject)


def wallet_configured(data: WalletConfigured, *, subject: str) -> Event:
    """A wallet is to behave otherwise. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qwallet.wallet.configured.v1", data, subject)
