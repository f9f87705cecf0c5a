"""What Qmarket does for each operation, topic, answer and job. The decisions are in `services/`."""

from typing import Literal, cast

from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.reference.qmarket._gen.commands import (
    QindexPutRecordAnswer,
    QwalletCancelIntentAnswer,
    QwalletCreateIntentAnswer,
    QwalletPayIntentAnswer,
)
from anarq.reference.qmarket._gen.models import (
    License,
    Listing,
    ListingChange,
    ListingIndexRequest,
    ListingPage,
    ListingRequest,
    Purchase,
    PurchasePage,
    PurchaseRequest,
)
from anarq.reference.qmarket._gen.peers import Peers
from anarq.reference.qmarket._gen.spec import MODULE
from anarq.reference.qmarket.services import license_manager, listing_manager, open_purchases, purchase_processor
from anarq.runtime.call import Call, Decision
from anarq.runtime.pages import page_of
from anarq.runtime.rights import DataRights


class QmarketHandlers(DataRights):
    """What Qmarket provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self) -> None:
        super().__init__(MODULE)

    async def list_listings(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "SOLD_OUT", "WITHDRAWN"] = "LISTED",
        seller: str | None = None,
        currency: str | None = None,
    ) -> Decision[ListingPage]:
        """GET /listings."""
        where = {"status": status} | ({} if currency is None else {"currency": currency})
        listing = await call.records.list(listing_manager.KIND, owner=seller, where=where, limit=limit, cursor=cursor)
        return Decision(cast("ListingPage", page_of(listing)), message="Listings")

    async def publish_listing(self, call: Call[Peers], body: ListingRequest) -> Decision[Listing]:
        """POST /listings."""
        await listing_manager.require_seller(call)
        await listing_manager.require_payable(call, body["price"])
        return listing_manager.decide_publication(call, body)

    async def get_listing(self, call: Call, *, listing_id: str) -> Decision[Listing]:
        """GET /listings/{listingId}."""
        record = await listing_manager.found(call, listing_id)
        return Decision(listing_manager.listing_of(record), message="Listing")

    async def change_listing(self, call: Call[Peers], body: ListingChange, *, listing_id: str) -> Decision[Listing]:
        """PATCH /listings/{listingId}."""
        record = await call.owned(listing_manager.KIND, listing_id)
        if "price" in body:
            await listing_manager.require_payable(call, body["price"])
        return listing_manager.decide_change(call, body, record)

    async def withdraw_listing(self, call: Call, *, listing_id: str) -> Decision[Listing]:
        """POST /listings/{listingId}/withdrawal."""
        return listing_manager.decide_withdrawal(call, await call.owned(listing_manager.KIND, listing_id))

    async def index_listing(self, call: Call, body: ListingIndexRequest, *, listing_id: str) -> Decision[Listing]:
        """POST /listings/{listingId}/index."""
        return listing_manager.decide_index(body, await call.owned(listing_manager.KIND, listing_id))

    async def list_purchases(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
        | None = None,
    ) -> Decision[PurchasePage]:
        """GET /purchases."""
        where = {} if status is None else {"status": status}
        kind, owner = open_purchases.KIND, call.owner
        listing = await call.records.list(kind, owner=owner, where=where, limit=limit, cursor=cursor)
        return Decision(cast("PurchasePage", page_of(listing)), message="Purchases")

    async def purchase_listing(self, call: Call[Peers], body: PurchaseRequest) -> Decision[Purchase]:
        """POST /purchases."""
        return await purchase_processor.purchase(call, body)

    async def get_purchase(self, call: Call, *, purchase_id: str) -> Decision[Purchase]:
        """GET /purchases/{purchaseId}."""
        record = await call.owned(open_purchases.KIND, purchase_id)
        return Decision(open_purchases.purchase_of(record), message="Purchase")

    async def get_license(self, call: Call, *, license_id: str) -> Decision[License]:
        """GET /licenses/{licenseId}."""
        record = await call.owned(license_manager.KIND, license_id)
        return Decision(license_manager.license_of(record), message="Licence")

    async def on_qwallet_intent_created(self, call: Call, data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Learns which intent a purchase has."""
        return await purchase_processor.heard_created(call, data)

    async def on_qwallet_tx_signed(self, call: Call, data: qwallet_models.Transaction) -> Decision[None]:
        """Has the intent paid."""
        return await purchase_processor.heard(call, data["intentId"], "signed", "EXPIRED")

    async def on_qwallet_tx_settled(self, call: Call, data: qwallet_models.Payment) -> Decision[None]:
        """Issues the licence."""
        return await purchase_processor.heard(call, data["intentId"], "settled", "EXPIRED")

    async def on_qwallet_tx_failed(self, call: Call, data: qwallet_models.PaymentFailure) -> Decision[None]:
        """Ends the purchase."""
        reason: Literal["EXPIRED", "BY_BUYER"] = "EXPIRED" if data["reason"] == "EXPIRED" else "BY_BUYER"
        return await purchase_processor.heard(call, data["intentId"], "failed", reason)

    async def after_qwallet_create_intent(self, call: Call, data: QwalletCreateIntentAnswer) -> Decision[None]:
        """Gives the purchase its intent."""
        return await purchase_processor.created(call, data)

    async def after_qwallet_pay_intent(self, call: Call, data: QwalletPayIntentAnswer) -> Decision[None]:
        """Issues the licence, or cancels the intent."""
        return await purchase_processor.paid(call, data)

    async def after_qwallet_cancel_intent(self, call: Call, data: QwalletCancelIntentAnswer) -> Decision[None]:
        """Ends the purchase."""
        return await purchase_processor.cancelled(call, data)

    async def after_qindex_put_record(self, call: Call, data: QindexPutRecordAnswer) -> Decision[None]:
        """Notes the version of the key."""
        return await listing_manager.indexed(call, data)

    async def run_end_reservations(self, call: Call) -> Decision[None]:
        """Job `endReservations`."""
        return await purchase_processor.end_reservations(call)
