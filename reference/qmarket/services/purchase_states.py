"""The states of a purchase: what happens in each, and where it leads.

Until the payment is settled everything can be taken back, and afterwards nothing is: a purchase that is paid ends with
its licence, also when it was being cancelled. A licence stays reserved until it is certain that it will not be paid. So
of what Qwallet tells, in whatever order and however often, nothing is refused: it leads on, or changes nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Status: TypeAlias = Literal["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]
Happening: TypeAlias = Literal[
    "intended", "refused", "unanswered", "signed", "rejected", "settled", "failed", "overdue", "settled_too_late"
]
"""What happens to a purchase.

- `intended`: its intent is there.
- `refused`: Qwallet made no intent.
- `unanswered`: nobody knows whether there is an intent.
- `signed`: the buyer has signed the intent.
- `rejected`: it was not paid when Qmarket commanded it, as far as is known.
- `settled`: it is paid.
- `failed`: it can no longer be paid.
- `overdue`: its time is over.
- `settled_too_late`: it is paid, its licence was released before, and none is left.
"""

TRANSITIONS: Final[Mapping[tuple[Status, Happening], Status]] = MappingProxyType(
    {
        ("RESERVED", "intended"): "AWAITING_SIGNATURE",
        ("RESERVED", "refused"): "CANCELLED",
        ("RESERVED", "unanswered"): "CANCELLING",
        ("RESERVED", "overdue"): "CANCELLING",
        ("AWAITING_SIGNATURE", "signed"): "PAYING",
        ("AWAITING_SIGNATURE", "settled"): "DONE",
        ("AWAITING_SIGNATURE", "failed"): "CANCELLED",
        ("AWAITING_SIGNATURE", "overdue"): "CANCELLING",
        ("PAYING", "rejected"): "CANCELLING",
        ("PAYING", "settled"): "DONE",
        ("PAYING", "failed"): "CANCELLED",
        ("CANCELLING", "refused"): "CANCELLED",
        ("CANCELLING", "settled"): "DONE",
        ("CANCELLING", "failed"): "CANCELLED",
        ("CANCELLING", "overdue"): "CANCELLED",
        ("CANCELLED", "settled"): "DONE",
        ("CANCELLED", "settled_too_late"): "OWED",
    }
)
"""What leads from one state to another. Anything else changes nothing."""


def step(status: Status, happening: Happening) -> Status:
    """The state that something leads to; the same when it changes nothing."""
    return TRANSITIONS.get((status, happening), status)
