"""What the service of Qwallet has to implement.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qwallet._gen.models import (
    AuditEntryPage,
    BalancePage,
    Currency,
    Erasure,
    Estimate,
    ExportPage,
    LedgerEntryPage,
    NetworkPage,
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
    Wallet,
    WalletConfigurationRequest,
    WalletLimits,
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

    async def estimate_payment(
        self,
        call: Call[Peers],
        body: QuoteRequest,
    ) -> Decision[Estimate]:
        """Ask what a payment costs. Computes fees and total as they are now; nothing is promised, and nothing
        stored. `quotePayment` promises.
        """
        ...

    async def quote_payment(
        self,
        call: Call[Peers],
        body: QuoteRequest,
    ) -> Decision[Quote]:
        """Have a payment priced. The price is promised to the grant's subject: an intent for the amount that names
        the quote in time, is signed at its total. It is kept for as long as sessions are, and changes nothing
        where no intent names it.
        """
        ...

    async def get_quote(
        self,
        call: Call[Peers],
        *,
        quote_id: str,
    ) -> Decision[Quote]:
        """Read a quote."""
        ...

    async def get_wallet(
        self,
        call: Call[Peers],
    ) -> Decision[Wallet]:
        """Read the wallet. Of the grant's subject: how it is configured, and what it holds. Of one that was never
        configured the version is 0.
        """
        ...

    async def configure_wallet(
        self,
        call: Call[Peers],
        body: WalletConfigurationRequest,
    ) -> Decision[Wallet]:
        """Configure the wallet. Of the grant's subject. Of two who change one version, one is refused with
        `VERSION_CONFLICT`.
        """
        ...

    async def get_limits(
        self,
        call: Call[Peers],
        *,
        currency: Currency,
    ) -> Decision[WalletLimits]:
        """Read how much may be spent now."""
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

    async def list_networks(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[NetworkPage]:
        """List payment networks."""
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

    async def list_audit_trail(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> Decision[AuditEntryPage]:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        ...

    async def export_records(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["transaction-records", "wallet-configuration", "session-data"] | None = None,
    ) -> Decision[ExportPage]:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        ...

    async def request_erasure(
        self,
        call: Call[Peers],
    ) -> Decision[Erasure]:
        """Have all erased that is kept of somebody. Of the grant's subject: how the wallet was configured, and
        quotes. Payments and accounts stay for as long as the law says, and are told in `kept`.
        """
        ...

    async def get_erasure(
        self,
        call: Call[Peers],
        *,
        erasure_id: str,
    ) -> Decision[Erasure]:
        """Read how far an erasure has come."""
        ...

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Keeps the standing of an identity, which its limits follow."""
        ...

    async def run_expire_intents(self, call: Call[Peers]) -> Decision[None]:
        """Ends intents that are neither paid nor cancelled in time, and gives back what was held for them."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
