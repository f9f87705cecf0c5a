"""What the service of Qwallet has to implement.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.reference.qwallet._gen.models import (
    BalancePage,
    Currency,
    LedgerEntryPage,
    Payment,
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
    QuoteRequest,
    SigningRequest,
    Timestamp,
    Transaction,
    TransactionPage,
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

    async def cancel_intent(
        self,
        call: Call[Peers],
        *,
        intent_id: str,
    ) -> Decision[PaymentIntent]:
        """Cancel a payment intent. An intent that is not settled ends as `FAILED`, and what was held for it can be
        spent again. What was paid comes back by no cancellation: then the answer is `CONFLICT`, with the reason
        `intent_settled`.
        """
        ...

    async def sign_intent(
        self,
        call: Call[Peers],
        body: SigningRequest,
        *,
        intent_id: str,
    ) -> Decision[Transaction]:
        """Sign a payment intent. Turns an intent into a transaction that the network accepts, and holds amount and
        fee until it is paid, cancelled or expired. The payer's approval is checked first: a signature of exactly
        this payment.
        """
        ...

    async def pay_intent(
        self,
        call: Call[Peers],
        *,
        intent_id: str,
    ) -> Decision[Payment]:
        """Pay a signed intent. Hands the signed transaction to its network and answers when it is settled. An intent
        is paid at most once.
        """
        ...

    async def quote_payment(
        self,
        call: Call[Peers],
        body: QuoteRequest,
    ) -> Decision[Quote]:
        """Ask what a payment costs. Computes fees and total; nothing is stored."""
        ...

    async def list_transactions(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> Decision[TransactionPage]:
        """List transactions."""
        ...

    async def get_transaction(
        self,
        call: Call[Peers],
        *,
        transaction_id: str,
    ) -> Decision[Transaction]:
        """Read a transaction."""
        ...

    async def list_balances(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[BalancePage]:
        """List what the wallet holds. One balance for each currency in which anything was ever booked."""
        ...

    async def list_entries(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        currency: Currency | None = None,
        account: Literal["AVAILABLE", "RESERVED", "FEES"] | None = None,
    ) -> Decision[LedgerEntryPage]:
        """List the entries of the ledger. What changed the wallet's accounts, and by how much."""
        ...

    async def run_expire_intents(self, call: Call[Peers]) -> Decision[None]:
        """Ends intents that are neither paid nor cancelled in time, and gives back what was held for them."""
        ...
