"""The types of the contracts of Harbour, with their exact JSON names.

Generated from modules/harbour/contracts, modules/harbour/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import NotRequired, TypedDict

from anarq.clients._gen.common.models import Did
from anarq.clients._gen.lantern.models import Lamp
from anarq.clients.values import Number

__all__ = [
    "Did",
    "GuideShipResponse",
    "Lamp",
    "ShipWarnedData",
]


class GuideShipResponse(TypedDict):
    """`GuideShipResponse`, which the interface writes out in place.

    Attributes:
        lamp: A lamp.
    """

    lamp: NotRequired[Lamp]
    bearing: Number


class ShipWarnedData(TypedDict):
    """`ShipWarnedData`, which the interface writes out in place."""

    lampId: str
