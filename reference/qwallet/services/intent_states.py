"""The states of an intent: what may be done in each, where it leads, and why it is refused otherwise.

`PENDING` is signed, `SIGNED` is paid; both can be cancelled, and end when they are not paid in time. `SETTLED` and
`FAILED` are final.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from anarq.reference.qwallet._gen.models import PaymentIntent
from anarq.runtime.call import Refused
from anarq.wire.times import moment_of

Status: TypeAlias = Literal["PENDING", "SIGNED", "SETTLED", "FAILED"]
Act: TypeAlias = Literal["sign", "pay", "cancel", "expire"]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A transition that there is not.

    Attributes:
        name: in `details.reasons` of the refusal.
        message: for people.
    """

    name: str
    message: str


_NOT_SIGNED: Final = Forbidden("intent_not_signed", "The intent is not signed yet.")
_SIGNED: Final = Forbidden("intent_signed", "The intent is signed already.")
_SETTLED: Final = Forbidden("intent_settled", "The intent is settled: only its recipient can pay back what was paid.")
_FAILED: Final = Forbidden("intent_failed", "The intent has failed, and nothing can be done with it any more.")
_EXPIRED: Final = Forbidden("intent_expired", "The intent was not paid in time.")

TRANSITIONS: Final[Mapping[tuple[Status, Act], Status | Forbidden]] = MappingProxyType(
    {
        ("PENDING", "sign"): "SIGNED",
        ("PENDING", "pay"): _NOT_SIGNED,
        ("PENDING", "cancel"): "FAILED",
        ("PENDING", "expire"): "FAILED",
        ("SIGNED", "sign"): _SIGNED,
        ("SIGNED", "pay"): "SETTLED",
        ("SIGNED", "cancel"): "FAILED",
        ("SIGNED", "expire"): "FAILED",
        ("SETTLED", "sign"): _SETTLED,
        ("SETTLED", "pay"): _SETTLED,
        ("SETTLED", "cancel"): _SETTLED,
        ("SETTLED", "expire"): _SETTLED,
        ("FAILED", "sign"): _FAILED,
        ("FAILED", "pay"): _FAILED,
        ("FAILED", "cancel"): _FAILED,
        ("FAILED", "expire"): _FAILED,
    }
)
"""Every act in every state."""

_IN_TIME: Final = frozenset({"sign", "pay"})
"""Acts that come too late when the intent has expired, also before its end was written down."""


def step(intent: PaymentIntent, act: Act, now: datetime) -> Status:
    """The state that an act leads to.

    Raises:
        Refused: CONFLICT, the state does not allow it, or the intent has expired; `details` names the reason.
    """
    after = TRANSITIONS[intent["status"], act]
    if not isinstance(after, Forbidden) and act in _IN_TIME and now >= moment_of(intent["expiresAt"]):
        after = _EXPIRED
    if isinstance(after, Forbidden):
        details: dict[str, object] = {"reasons": [after.name], "status": intent["status"]}
        if "failure" in intent:
            details["failure"] = intent["failure"]
        raise Refused("CONFLICT", after.message, details)
    return after
