"""The types of Harbour, which its clients share.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.harbour.models import (
    Did,
    GuideShipResponse,
    Lamp,
    ShipWarnedData,
)
from anarq.clients.values import Number

__all__ = [
    "Did",
    "GuideShipResponse",
    "Lamp",
    "Number",
    "ShipWarnedData",
]
