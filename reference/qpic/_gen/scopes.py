"""What a grant of QpiC can cover.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from typing import Final

ASSET_READ: Final = "qpic.asset.read"
"""Read assets, and how far transcodings are; not their bytes."""

ASSET_TRANSCODE: Final = "qpic.asset.transcode"
"""Have assets made of others."""

ASSET_WRITE: Final = "qpic.asset.write"
"""Make assets of files, change what is said of them, and remove them."""

DATA_ERASE: Final = "qpic.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qpic.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qpic.data.read"
"""Read what was done with what is kept of somebody."""

OFFER_READ: Final = "qpic.offer.read"
"""Read offers."""

OFFER_WRITE: Final = "qpic.offer.write"
"""Offer assets at Qmarket."""

PROFILE_READ: Final = "qpic.profile.read"
"""Read profiles."""

PROFILE_WRITE: Final = "qpic.profile.write"
"""Make and retire profiles."""
