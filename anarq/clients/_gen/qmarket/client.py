"""The client of Qmarket.

Generated from modules/qmarket by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qmarket import endpoints
from anarq.clients._gen.qmarket.models import (
    AuditEntryPage,
    Currency,
    Did,
    Erasure,
    ExportPage,
    License,
    LicenseDelivery,
    Listing,
    ListingChange,
    ListingIndexRequest,
    ListingPage,
    ListingRequest,
    Purchase,
    PurchasePage,
    PurchaseRequest,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QmarketOperations(Operations):
    """The operations of Qmarket, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_listings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "SOLD_OUT", "WITHDRAWN"] = "LISTED",
        seller: Did | None = None,
        currency: Currency | None = None,
    ) -> ListingPage:
        """List what is offered. Listings of everybody that can be bought, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_LISTINGS,
            {"limit": limit, "cursor": cursor, "status": status, "seller": seller, "currency": currency},
        )
        return cast("ListingPage", data)

    async def iterate_list_listings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "SOLD_OUT", "WITHDRAWN"] = "LISTED",
        seller: Did | None = None,
        currency: Currency | None = None,
    ) -> AsyncIterator[Listing]:
        """The items of every page of `listListings`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_LISTINGS,
            {"limit": limit, "cursor": cursor, "status": status, "seller": seller, "currency": currency},
        )
        async for item in items:
            yield cast("Listing", item)

    async def publish_listing(
        self,
        body: ListingRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Listing:
        """Publish a listing. The seller is the grant's subject, and is whom buyers pay: an active identity. Qwallet
        must be able to carry the price: what it cannot is `VALIDATION_FAILED`, with the reason
        `price_cannot_be_paid`.
        """
        data = await self._call(
            endpoints.PUBLISH_LISTING,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Listing", data)

    async def get_listing(
        self,
        *,
        listing_id: str,
    ) -> Listing:
        """Read a listing."""
        data = await self._call(
            endpoints.GET_LISTING,
            {"listingId": listing_id},
        )
        return cast("Listing", data)

    async def change_listing(
        self,
        body: ListingChange,
        *,
        listing_id: str,
        idempotency_key: str | None = None,
    ) -> Listing:
        """Change a listing. Purchases that have begun keep their price."""
        data = await self._call(
            endpoints.CHANGE_LISTING,
            {"listingId": listing_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Listing", data)

    async def withdraw_listing(
        self,
        *,
        listing_id: str,
        idempotency_key: str | None = None,
    ) -> Listing:
        """Withdraw a listing. It can no longer be bought. Purchases that have begun go on, and licences that were
        issued stay.
        """
        data = await self._call(
            endpoints.WITHDRAW_LISTING,
            {"listingId": listing_id},
            idempotency_key=idempotency_key,
        )
        return cast("Listing", data)

    async def index_listing(
        self,
        body: ListingIndexRequest,
        *,
        listing_id: str,
        idempotency_key: str | None = None,
    ) -> Listing:
        """Have the seller's index point to what is offered. Qindex is asked in the seller's name to have the key
        `listingId` of the type `listing` point to the content. `indexed` tells under which version it does, once
        Qindex has answered; where it refuses, nothing changes.
        """
        data = await self._call(
            endpoints.INDEX_LISTING,
            {"listingId": listing_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Listing", data)

    async def list_purchases(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
        | None = None,
    ) -> PurchasePage:
        """List purchases. Those of the grant's subject, who buys."""
        data = await self._call(
            endpoints.LIST_PURCHASES,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        return cast("PurchasePage", data)

    async def iterate_list_purchases(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
        | None = None,
    ) -> AsyncIterator[Purchase]:
        """The items of every page of `listPurchases`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PURCHASES,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Purchase", item)

    async def purchase_listing(
        self,
        body: PurchaseRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Purchase:
        """Buy a licence. Reserves a licence until `reservedUntil` and has Qwallet create an intent in the buyer's
        name. When the purchase is `AWAITING_SIGNATURE`, the buyer signs the intent at Qwallet; it is then paid,
        and the licence issued. What is not signed for in time, or is refused, is cancelled, and the licence can
        be bought by others. `CONFLICT` says in `reasons` why nothing can be reserved: `listing_withdrawn`,
        `listing_sold_out`, `licenses_reserved`, `price_changed`, `own_listing`, `seller_not_active`.
        """
        data = await self._call(
            endpoints.PURCHASE_LISTING,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Purchase", data)

    async def get_purchase(
        self,
        *,
        purchase_id: str,
    ) -> Purchase:
        """Read a purchase."""
        data = await self._call(
            endpoints.GET_PURCHASE,
            {"purchaseId": purchase_id},
        )
        return cast("Purchase", data)

    async def get_license(
        self,
        *,
        license_id: str,
    ) -> License:
        """Read a licence."""
        data = await self._call(
            endpoints.GET_LICENSE,
            {"licenseId": license_id},
        )
        return cast("License", data)

    async def deliver_license(
        self,
        *,
        license_id: str,
        idempotency_key: str | None = None,
    ) -> LicenseDelivery:
        """Have what opens the content of a licence. A capability for the holder, attenuated from what the seller
        granted for the content. Any number may be had, one after another.
        """
        data = await self._call(
            endpoints.DELIVER_LICENSE,
            {"licenseId": license_id},
            idempotency_key=idempotency_key,
        )
        return cast("LicenseDelivery", data)

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
        resource_type: Literal["market-listings", "transaction-records", "licenses", "session-data"] | None = None,
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
        """Have all erased that is kept of somebody. Of the grant's subject: listings that are no longer offered, and
        delegations for purchases that wait. Withdraw listings first. Sales and licences stay for as long as the
        law says, and are told in `kept`.
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


class QmarketClient(QmarketOperations, HttpClient):
    """Calls Qmarket over HTTP."""

    api_version = "v1.0"
