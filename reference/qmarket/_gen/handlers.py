"""What the service of Qmarket has to implement.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.reference.qmarket._gen.commands import (
    QindexPutRecordAnswer,
    QwalletCancelIntentAnswer,
    QwalletCreateIntentAnswer,
    QwalletPayIntentAnswer,
)
from anarq.reference.qmarket._gen.models import (
    AuditEntryPage,
    Currency,
    Did,
    Erasure,
    ExportPage,
    License,
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
from anarq.reference.qmarket._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qmarket provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def list_listings(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "SOLD_OUT", "WITHDRAWN"] = "LISTED",
        seller: Did | None = None,
        currency: Currency | None = None,
    ) -> Decision[ListingPage]:
        """List what is offered. Listings of everybody that can be bought, unless another state is asked for."""
        ...

    async def publish_listing(
        self,
        call: Call[Peers],
        body: ListingRequest,
    ) -> Decision[Listing]:
        """Publish a listing. The seller is the grant's subject, and is whom buyers pay: an active identity. Qwallet
        must be able to carry the price: what it cannot is `VALIDATION_FAILED`, with the reason
        `price_cannot_be_paid`.
        """
        ...

    async def get_listing(
        self,
        call: Call[Peers],
        *,
        listing_id: str,
    ) -> Decision[Listing]:
        """Read a listing."""
        ...

    async def change_listing(
        self,
        call: Call[Peers],
        body: ListingChange,
        *,
        listing_id: str,
    ) -> Decision[Listing]:
        """Change a listing. Purchases that have begun keep their price."""
        ...

    async def withdraw_listing(
        self,
        call: Call[Peers],
        *,
        listing_id: str,
    ) -> Decision[Listing]:
        """Withdraw a listing. It can no longer be bought. Purchases that have begun go on, and licences that were
        issued stay.
        """
        ...

    async def index_listing(
        self,
        call: Call[Peers],
        body: ListingIndexRequest,
        *,
        listing_id: str,
    ) -> Decision[Listing]:
        """Have the seller's index point to what is offered. Qindex is asked in the seller's name to have the key
        `listingId` of the type `listing` point to the content. `indexed` tells under which version it does, once
        Qindex has answered; where it refuses, nothing changes.
        """
        ...

    async def list_purchases(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
        | None = None,
    ) -> Decision[PurchasePage]:
        """List purchases. Those of the grant's subject, who buys."""
        ...

    async def purchase_listing(
        self,
        call: Call[Peers],
        body: PurchaseRequest,
    ) -> Decision[Purchase]:
        """Buy a licence. Reserves a licence until `reservedUntil` and has Qwallet create an intent in the buyer's
        name. When the purchase is `AWAITING_SIGNATURE`, the buyer signs the intent at Qwallet; it is then paid,
        and the licence issued. What is not signed for in time, or is refused, is cancelled, and the licence can
        be bought by others. `CONFLICT` says in `reasons` why nothing can be reserved: `listing_withdrawn`,
        `listing_sold_out`, `licenses_reserved`, `price_changed`, `own_listing`, `seller_not_active`.
        """
        ...

    async def get_purchase(
        self,
        call: Call[Peers],
        *,
        purchase_id: str,
    ) -> Decision[Purchase]:
        """Read a purchase."""
        ...

    async def get_license(
        self,
        call: Call[Peers],
        *,
        license_id: str,
    ) -> Decision[License]:
        """Read a licence."""
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
        resource_type: Literal["market-listings", "transaction-records", "licenses", "session-data"] | None = None,
    ) -> Decision[ExportPage]:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        ...

    async def request_erasure(
        self,
        call: Call[Peers],
    ) -> Decision[Erasure]:
        """Have all erased that is kept of somebody. Of the grant's subject: listings that are no longer offered, and
        delegations for purchases that wait. Withdraw listings first. Sales and licences stay for as long as the
        law says, and are told in `kept`.
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

    async def on_qwallet_intent_created(self, call: Call[Peers], data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Learns which intent a purchase has, also when its answer is lost."""
        ...

    async def on_qwallet_tx_signed(self, call: Call[Peers], data: qwallet_models.Transaction) -> Decision[None]:
        """Has the intent of a purchase paid."""
        ...

    async def on_qwallet_tx_settled(self, call: Call[Peers], data: qwallet_models.Payment) -> Decision[None]:
        """Issues the licence of a purchase that is paid."""
        ...

    async def on_qwallet_tx_failed(self, call: Call[Peers], data: qwallet_models.PaymentFailure) -> Decision[None]:
        """Ends a purchase whose intent can no longer be paid, and releases its licence."""
        ...

    async def after_qwallet_create_intent(self, call: Call[Peers], data: QwalletCreateIntentAnswer) -> Decision[None]:
        """Gives the purchase its intent, for the buyer to sign; a refusal ends it."""
        ...

    async def after_qwallet_pay_intent(self, call: Call[Peers], data: QwalletPayIntentAnswer) -> Decision[None]:
        """Issues the licence; after a refusal the intent is cancelled."""
        ...

    async def after_qwallet_cancel_intent(self, call: Call[Peers], data: QwalletCancelIntentAnswer) -> Decision[None]:
        """Ends the purchase, and releases its licence; issues it when the intent turns out to be paid."""
        ...

    async def after_qindex_put_record(self, call: Call[Peers], data: QindexPutRecordAnswer) -> Decision[None]:
        """Notes under which version the key points to the content; after a refusal there is none."""
        ...

    async def run_end_reservations(self, call: Call[Peers]) -> Decision[None]:
        """Takes back purchases that are not signed for in time."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
