"""The types of Lantern, which its clients share.

Generated from modules/lantern by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.lantern.models import (
    DeadData,
    Did,
    DimLampRequest,
    Flash,
    FlashBeat,
    Lamp,
    LampPage,
    LampRequest,
    LampWick,
    PageInfo,
    Signal,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "DeadData",
    "Did",
    "DimLampRequest",
    "Flash",
    "FlashBeat",
    "Lamp",
    "LampPage",
    "LampRequest",
    "LampWick",
    "Number",
    "PageInfo",
    "Signal",
    "Timestamp",
]
