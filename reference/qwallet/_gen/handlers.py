"""What the service of Qwallet has to implement.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.reference.qwallet._gen.models import (
    Currency,
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
    QuoteRequest,
    Timestamp,
)
from anarq.reference.qwallet._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qwallet provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def list_intents(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> Decision[PaymentIntentPage]:
        """List payment intents."""
        ...

    async def create_intent(
        self,
        call: Call[Peers],
        body: PaymentIntentRequest,
    ) -> Decision[PaymentIntent]:
        """Create a payment intent. Nothing is paid yet: the intent is signed with `signIntent` and paid with
        `payIntent` before it expires.
        """
        ...

    async def get_intent(
        self,
        call: Call[Peers],
        *,
        intent_id: str,
    ) -> Decision[PaymentIntent]:
        """Read a payment intent."""
        ...

    async def quote_payment(
        self,
        call: Call[Peers],
        body: QuoteRequest,
    ) -> Decision[Quote]:
        """Ask what a payment costs. Computes fees and total; nothing is stored."""
        ...
