"""The states of a listing: what may be done in each, where it leads, and why it is refused otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from anarq.runtime.call import Refused

Status: TypeAlias = Literal["LISTED", "SOLD_OUT", "WITHDRAWN"]
Act: TypeAlias = Literal["reserve", "sell_last", "change", "withdraw"]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A transition that there is not.

    Attributes:
        name: in `details.reasons` of the refusal.
        message: for people.
    """

    name: str
    message: str


_SOLD_OUT: Final = Forbidden("listing_sold_out", "Every licence of the listing is sold.")
_WITHDRAWN: Final = Forbidden("listing_withdrawn", "The listing is withdrawn.")

TRANSITIONS: Final[Mapping[tuple[Status, Act], Status | Forbidden]] = MappingProxyType(
    {
        ("LISTED", "reserve"): "LISTED",
        ("LISTED", "sell_last"): "SOLD_OUT",
        ("LISTED", "change"): "LISTED",
        ("LISTED", "withdraw"): "WITHDRAWN",
        ("SOLD_OUT", "reserve"): _SOLD_OUT,
        ("SOLD_OUT", "sell_last"): _SOLD_OUT,
        ("SOLD_OUT", "change"): "SOLD_OUT",
        ("SOLD_OUT", "withdraw"): "WITHDRAWN",
        ("WITHDRAWN", "reserve"): _WITHDRAWN,
        ("WITHDRAWN", "sell_last"): "WITHDRAWN",
        ("WITHDRAWN", "change"): _WITHDRAWN,
        ("WITHDRAWN", "withdraw"): _WITHDRAWN,
    }
)
"""Every act in every state. What was reserved before a listing was withdrawn is sold all the same."""


def step(status: Status, act: Act) -> Status:
    """The state that an act leads to.

    Raises:
        Refused: CONFLICT, the state does not allow it; `details` names the reason.
    """
    after = TRANSITIONS[status, act]
    if isinstance(after, Forbidden):
        raise Refused("CONFLICT", after.message, {"reasons": [after.name], "status": status})
    return after
