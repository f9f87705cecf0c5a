"""What DAO uses of Qwallet, and nothing else: its client and its mock both satisfy it.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet.models import SigningRequest, Transaction

__all__ = [
    "Qwallet",
    "SigningRequest",
    "Transaction",
]


class Qwallet(Protocol):
    """The operations of Qwallet that DAO declares to use in its module.yaml."""

    async def sign_intent(
        self,
        body: SigningRequest,
        *,
        intent_id: str,
        idempotency_key: str | None = None,
    ) -> Transaction:
        """Sign a payment intent. Turns an intent into a transaction that the network accepts, and holds amount and
        fee until it is paid, cancelled or expired. The payer's approval is checked first: a signature of exactly
        this payment.
        """
        ...
