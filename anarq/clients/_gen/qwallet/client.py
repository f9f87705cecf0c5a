"""The client of Qwallet.

Generated from modules/qwallet by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qwallet import endpoints
from anarq.clients._gen.qwallet.models import (
    AuditEntryPage,
    Balance,
    BalancePage,
    Currency,
    Erasure,
    Estimate,
    ExportPage,
    LedgerEntry,
    LedgerEntryPage,
    Network,
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
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QwalletOperations(Operations):
    """The operations of Qwallet, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_intents(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> PaymentIntentPage:
        """List payment intents."""
        data = await self._call(
            endpoints.LIST_INTENTS,
            {"limit": limit, "cursor": cursor, "status": status, "currency": currency, "createdAfter": created_after},
        )
        return cast("PaymentIntentPage", data)

    async def iterate_list_intents(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> AsyncIterator[PaymentIntent]:
        """The items of every page of `listIntents`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_INTENTS,
            {"limit": limit, "cursor": cursor, "status": status, "currency": currency, "createdAfter": created_after},
        )
        async for item in items:
            yield cast("PaymentIntent", item)

    async def create_intent(
        self,
        body: PaymentIntentRequest,
        *,
        idempotency_key: str | None = None,
    ) -> PaymentIntent:
        """Create a payment intent. Nothing is paid yet: the intent is signed with `signIntent` and paid with
        `payIntent` before it expires.
        """
        data = await self._call(
            endpoints.CREATE_INTENT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("PaymentIntent", data)

    async def get_intent(
        self,
        *,
        intent_id: str,
    ) -> PaymentIntent:
        """Read a payment intent."""
        data = await self._call(
            endpoints.GET_INTENT,
            {"intentId": intent_id},
        )
        return cast("PaymentIntent", data)

    async def cancel_intent(
        self,
        *,
        intent_id: str,
        idempotency_key: str | None = None,
    ) -> PaymentIntent:
        """Cancel a payment intent. An intent that is not settled ends as `FAILED`, and what was held for it can be
        spent again. What was paid comes back by no cancellation: then the answer is `CONFLICT`, with the reason
        `intent_settled`.
        """
        data = await self._call(
            endpoints.CANCEL_INTENT,
            {"intentId": intent_id},
            idempotency_key=idempotency_key,
        )
        return cast("PaymentIntent", data)

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
        data = await self._call(
            endpoints.SIGN_INTENT,
            {"intentId": intent_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Transaction", data)

    async def pay_intent(
        self,
        *,
        intent_id: str,
        idempotency_key: str | None = None,
    ) -> Payment:
        """Pay a signed intent. Hands the signed transaction to its network and answers when it is settled. An intent
        is paid at most once.
        """
        data = await self._call(
            endpoints.PAY_INTENT,
            {"intentId": intent_id},
            idempotency_key=idempotency_key,
        )
        return cast("Payment", data)

    async def estimate_payment(
        self,
        body: QuoteRequest,
    ) -> Estimate:
        """Ask what a payment costs. Computes fees and total as they are now; nothing is promised, and nothing
        stored. `quotePayment` promises.
        """
        data = await self._call(
            endpoints.ESTIMATE_PAYMENT,
            {},
            body,
        )
        return cast("Estimate", data)

    async def quote_payment(
        self,
        body: QuoteRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Quote:
        """Have a payment priced. The price is promised to the grant's subject: an intent for the amount that names
        the quote in time, is signed at its total. It is kept for as long as sessions are, and changes nothing
        where no intent names it.
        """
        data = await self._call(
            endpoints.QUOTE_PAYMENT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Quote", data)

    async def get_quote(
        self,
        *,
        quote_id: str,
    ) -> Quote:
        """Read a quote."""
        data = await self._call(
            endpoints.GET_QUOTE,
            {"quoteId": quote_id},
        )
        return cast("Quote", data)

    async def get_wallet(
        self,
    ) -> Wallet:
        """Read the wallet. Of the grant's subject: how it is configured, and what it holds. Of one that was never
        configured the version is 0.
        """
        data = await self._call(
            endpoints.GET_WALLET,
            {},
        )
        return cast("Wallet", data)

    async def configure_wallet(
        self,
        body: WalletConfigurationRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Wallet:
        """Configure the wallet. Of the grant's subject. Of two who change one version, one is refused with
        `VERSION_CONFLICT`.
        """
        data = await self._call(
            endpoints.CONFIGURE_WALLET,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Wallet", data)

    async def get_limits(
        self,
        *,
        currency: Currency,
    ) -> WalletLimits:
        """Read how much may be spent now."""
        data = await self._call(
            endpoints.GET_LIMITS,
            {"currency": currency},
        )
        return cast("WalletLimits", data)

    async def list_transactions(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> TransactionPage:
        """List transactions."""
        data = await self._call(
            endpoints.LIST_TRANSACTIONS,
            {"limit": limit, "cursor": cursor, "status": status, "currency": currency, "createdAfter": created_after},
        )
        return cast("TransactionPage", data)

    async def iterate_list_transactions(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: Currency | None = None,
        created_after: Timestamp | None = None,
    ) -> AsyncIterator[Transaction]:
        """The items of every page of `listTransactions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_TRANSACTIONS,
            {"limit": limit, "cursor": cursor, "status": status, "currency": currency, "createdAfter": created_after},
        )
        async for item in items:
            yield cast("Transaction", item)

    async def get_transaction(
        self,
        *,
        transaction_id: str,
    ) -> Transaction:
        """Read a transaction."""
        data = await self._call(
            endpoints.GET_TRANSACTION,
            {"transactionId": transaction_id},
        )
        return cast("Transaction", data)

    async def list_networks(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> NetworkPage:
        """List payment networks."""
        data = await self._call(
            endpoints.LIST_NETWORKS,
            {"limit": limit, "cursor": cursor},
        )
        return cast("NetworkPage", data)

    async def iterate_list_networks(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[Network]:
        """The items of every page of `listNetworks`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_NETWORKS,
            {"limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("Network", item)

    async def list_balances(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> BalancePage:
        """List what the wallet holds. One balance for each currency in which anything was ever booked."""
        data = await self._call(
            endpoints.LIST_BALANCES,
            {"limit": limit, "cursor": cursor},
        )
        return cast("BalancePage", data)

    async def iterate_list_balances(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[Balance]:
        """The items of every page of `listBalances`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_BALANCES,
            {"limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("Balance", item)

    async def list_entries(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        currency: Currency | None = None,
        account: Literal["AVAILABLE", "RESERVED", "FEES"] | None = None,
    ) -> LedgerEntryPage:
        """List the entries of the ledger. What changed the wallet's accounts, and by how much."""
        data = await self._call(
            endpoints.LIST_ENTRIES,
            {"limit": limit, "cursor": cursor, "currency": currency, "account": account},
        )
        return cast("LedgerEntryPage", data)

    async def iterate_list_entries(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        currency: Currency | None = None,
        account: Literal["AVAILABLE", "RESERVED", "FEES"] | None = None,
    ) -> AsyncIterator[LedgerEntry]:
        """The items of every page of `listEntries`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ENTRIES,
            {"limit": limit, "cursor": cursor, "currency": currency, "account": account},
        )
        async for item in items:
            yield cast("LedgerEntry", item)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["transaction-records", "wallet-configuration", "session-data"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: how the wallet was configured, and
        quotes. Payments and accounts stay for as long as the law says, and are told in `kept`.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)


class QwalletClient(QwalletOperations, HttpClient):
    """Calls Qwallet over HTTP."""

    api_version = "v1.0"
