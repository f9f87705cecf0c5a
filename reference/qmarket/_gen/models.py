"""The types of Qmarket, which its clients share.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.qmarket.models import (
    Cid,
    Currency,
    DecimalText,
    Did,
    License,
    LicenseDelivery,
    Listing,
    ListingChange,
    ListingPage,
    ListingPublished,
    ListingRequest,
    ListingTerms,
    ListingWithdrawn,
    Money,
    PageInfo,
    Purchase,
    PurchaseFailure,
    PurchasePage,
    PurchaseRequest,
    Sale,
    Share,
    Supply,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "Cid",
    "Currency",
    "DecimalText",
    "Did",
    "License",
    "LicenseDelivery",
    "Listing",
    "ListingChange",
    "ListingPage",
    "ListingPublished",
    "ListingRequest",
    "ListingTerms",
    "ListingWithdrawn",
    "Money",
    "Number",
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
