"""The types of the contracts of Qmarket, with their exact JSON names.

Generated from modules/qmarket/contracts, modules/qmarket/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Currency,
    DecimalText,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    Money,
    PageInfo,
    Timestamp,
)

__all__ = [
    "AuditEntryPage",
    "Cid",
    "Currency",
    "DecimalText",
    "Did",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "License",
    "LicenseDelivery",
    "Listing",
    "ListingChange",
    "ListingChanged",
    "ListingIndexRequest",
    "ListingPage",
    "ListingPublished",
    "ListingRequest",
    "ListingTerms",
    "ListingWithdrawn",
    "Money",
    "PageInfo",
    "Purchase",
    "PurchaseFailure",
    "PurchasePage",
    "PurchaseRequest",
    "Sale",
    "Share",
    "Supply",
    "Timestamp",
]


class LicenseDelivery(TypedDict):
    """What opens the content of a licence: a capability, attenuated from the seller's.

    Attributes:
        licenseId: The licence.
        grant: The grant, a UCAN container, good for the holder alone.
        expiresAt: When it ends.
    """

    licenseId: str
    grant: str
    expiresAt: Timestamp


class License(TypedDict):
    """What its holder may use. It is issued once for a purchase, when that is paid.

    Attributes:
        licenseId: Names the licence.
        purchaseId: The purchase that it was issued for.
        listingId: What it is of.
        holder: Who may use it.
        seller: Who gave it.
        content: What may be used, as bytes.
        issuedAt: When it was issued.
    """

    licenseId: str
    purchaseId: str
    listingId: str
    holder: Did
    seller: Did
    content: Cid
    issuedAt: Timestamp


class ListingChange(TypedDict):
    """What is to be changed of a listing; what is not named stays.

    Attributes:
        title: What is sold, in one line.
        description: What is sold, for people.
        price: What one licence costs; more than nothing.
        expectedVersion: The `version` that the change was made for.
    """

    title: NotRequired[str]
    description: NotRequired[str]
    price: NotRequired[Money]
    expectedVersion: int


class ListingChanged(TypedDict):
    """A change of a listing, as peers are told: what it says now anybody may read.

    Attributes:
        listingId: Names the listing.
        version: Counts what its seller has done with it.
        changedAt: When it changed.
    """

    listingId: str
    version: int
    changedAt: Timestamp


class ListingIndexRequest(TypedDict):
    """A key of the index that is to point to what a listing offers.

    Attributes:
        expectedVersion: The version that the key has at Qindex; 0 where it is not in the index.
    """

    expectedVersion: int


class ListingTerms(TypedDict):
    """What is sold, and what it costs.

    Attributes:
        title: What is sold, in one line.
        description: What is sold, for people.
        content: What the licence is for, as bytes.
        price: What one licence costs; more than nothing.
    """

    title: str
    description: NotRequired[str]
    content: Cid
    price: Money


class Supply(TypedDict):
    """Licences of a listing that there are not without end. `reserved` and `sold` are together never more than
    `licenses`.

    Attributes:
        licenses: How many there are.
        reserved: How many are held for purchases that have not ended.
        sold: How many were issued.
    """

    licenses: int
    reserved: int
    sold: int


class Listing(ListingTerms):
    """Content that is offered for licences.

    Attributes:
        listingId: Names the listing.
        seller: Who offers it, and is paid.
        supply: What is left of the licences; absent: there is no end of them.
        status: Whether it can be bought; of `SOLD_OUT` the last licence was issued.
        version: Counts what its seller has done with it.
        publishedAt: When it was published.
        indexed: The version under which a key of the seller's index points to the content; absent: none does.
    """

    listingId: str
    seller: Did
    supply: NotRequired[Supply]
    status: Literal["LISTED", "SOLD_OUT", "WITHDRAWN"]
    version: int
    publishedAt: Timestamp
    indexed: NotRequired[int]


class ListingPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Listing]


class ListingPublished(TypedDict):
    """A new listing, as others are told of it.

    Attributes:
        listingId: The listing.
        seller: Who offers it.
        title: What is sold, in one line.
        price: What one licence costs.
        publishedAt: When it was published.
    """

    listingId: str
    seller: Did
    title: str
    price: Money
    publishedAt: Timestamp


class ListingRequest(ListingTerms):
    """Content that the caller offers.

    Attributes:
        licenses: How many licences there are; absent: as many as are bought.
    """

    licenses: NotRequired[int]


class ListingWithdrawn(TypedDict):
    """A listing that can no longer be bought.

    Attributes:
        listingId: The listing.
        withdrawnAt: When it was withdrawn.
    """

    listingId: str
    withdrawnAt: Timestamp


class PurchaseFailure(TypedDict):
    """A purchase that ended without a licence.

    Attributes:
        purchaseId: The purchase.
        listingId: What was to be bought.
        buyer: Who would have bought.
        status: `CANCELLED`: nothing was paid; `OWED`: it was paid after all when no licence was left, and the
            seller owes the price.
        reason: Why it ended.
        failedAt: When it ended.
    """

    purchaseId: str
    listingId: str
    buyer: Did
    status: Literal["CANCELLED", "OWED"]
    reason: Literal["EXPIRED", "REFUSED", "UNANSWERED", "BY_BUYER"]
    failedAt: Timestamp


class Share(TypedDict):
    """Who gets how much of a price, in its currency. The shares of a price sum to it exactly.

    Attributes:
        recipient: Who gets it.
        amount: How much.
    """

    recipient: Did
    amount: DecimalText


class Purchase(TypedDict):
    """A licence that is being bought, from its reservation to its end.

    Attributes:
        purchaseId: Names the purchase.
        listingId: What is bought.
        buyer: Who buys and pays.
        seller: Who sells.
        price: What it costs; it stays whatever becomes of the listing.
        shares: Who gets what of the price: today all of it the seller, whom the buyer pays.
        status: How far it has come; `DONE` and `OWED` are final, and so is `CANCELLED` unless it turns out to be
            paid.
        reason: Why it is not `DONE`: nobody signed in time, Qwallet refused, Qwallet did not answer, or the buyer
            cancelled the intent.
        intentId: The intent at Qwallet that the buyer signs.
        licenseId: The licence, once it is `DONE`.
        createdAt: When the licence was reserved.
        reservedUntil: When it must be signed for at the latest.
        endedAt: When it ended.
    """

    purchaseId: str
    listingId: str
    buyer: Did
    seller: Did
    price: Money
    shares: list[Share]
    status: Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
    reason: NotRequired[Literal["EXPIRED", "REFUSED", "UNANSWERED", "BY_BUYER"]]
    intentId: NotRequired[str]
    licenseId: NotRequired[str]
    createdAt: Timestamp
    reservedUntil: Timestamp
    endedAt: NotRequired[Timestamp]


class PurchasePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Purchase]


class PurchaseRequest(TypedDict):
    """What the caller buys, and the price that it agrees to.

    Attributes:
        listingId: The listing.
        price: The price that was seen; another one is refused.
    """

    listingId: str
    price: Money


class Sale(TypedDict):
    """A licence that was paid and issued.

    Attributes:
        purchaseId: The purchase.
        licenseId: The licence.
        listingId: What was bought.
        buyer: Who bought and paid.
        seller: Who sold.
        price: What was paid.
        shares: Who got what of the price.
        soldAt: When the licence was issued.
    """

    purchaseId: str
    licenseId: str
    listingId: str
    buyer: Did
    seller: Did
    price: Money
    shares: list[Share]
    soldAt: Timestamp
