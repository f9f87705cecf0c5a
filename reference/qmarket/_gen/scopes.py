"""What a grant of Qmarket can cover.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_ERASE: Final = "qmarket.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qmarket.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qmarket.data.read"
"""Read what was done with what is kept of somebody."""

LICENSE_DELIVER: Final = "qmarket.license.deliver"
"""Have what opens the content of a licence."""

LICENSE_READ: Final = "qmarket.license.read"
"""Read a licence."""

LISTING_CHANGE: Final = "qmarket.listing.change"
"""Change or withdraw a listing."""

LISTING_PUBLISH: Final = "qmarket.listing.publish"
"""Publish a listing."""

LISTING_READ: Final = "qmarket.listing.read"
"""Look at listings."""

PURCHASE_CREATE: Final = "qmarket.purchase.create"
"""Buy a licence."""

PURCHASE_READ: Final = "qmarket.purchase.read"
"""Read purchases."""
