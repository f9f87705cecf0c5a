"""The types of the contracts of Lantern, with their exact JSON names.

Generated from modules/lantern/contracts, modules/lantern/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypeAlias, TypedDict

from anarq.clients._gen.common.models import Did, PageInfo, Timestamp
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
    "PageInfo",
    "Signal",
    "Timestamp",
]


FlashBeat: TypeAlias = Literal["SHORT", "LONG"]
"""One beat."""


Flash = TypedDict(
    "Flash",
    {
        "pattern": list[FlashBeat],
        "repeat-count": NotRequired[int],
    },
)
"""A pattern to show.

Attributes:
    pattern: The beats, in order.
    repeat-count: A name that Python does not take.
"""


class LampWick(TypedDict):
    """Its wick.

    Attributes:
        length: Millimetres.
    """

    length: int


class Lamp(TypedDict):
    """A lamp.

    Attributes:
        lampId: Names the lamp.
        colour: Its colour.
        brightness: From dark to bright.
        litAt: When it was lit.
        nearby: Lamps beside it.
        notes: What was said of it.
        wick: Its wick.
    """

    lampId: str
    colour: Literal["RED", "WHITE"]
    brightness: NotRequired[Number]
    litAt: Timestamp
    nearby: NotRequired[list["Lamp"]]
    notes: NotRequired[Mapping[str, str | None]]
    wick: NotRequired[LampWick]


class LampPage(PageInfo):
    """One page of a list.

    Attributes:
        items: The items.
    """

    items: list[Lamp]


class LampRequest(TypedDict):
    """A lamp to be lit.

    Attributes:
        colour: Its colour; \"\"\" ends nothing.
        brightness: From dark to bright.
        keeper: Who looks after it.
    """

    colour: Literal["RED", "WHITE"]
    brightness: NotRequired[Number]
    keeper: NotRequired[Did]


Signal: TypeAlias = Lamp | str
"""What a lamp shows: a lamp as it is, or why there is none."""


class DimLampRequest(TypedDict):
    """`DimLampRequest`, which the interface writes out in place.

    Attributes:
        until: Moment in UTC, RFC 3339 with `Z`.
    """

    brightness: Number
    until: NotRequired[Timestamp]


class DeadData(TypedDict):
    """`DeadData`, which the interface writes out in place."""

    reason: str
