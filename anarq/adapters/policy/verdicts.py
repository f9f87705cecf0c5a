"""How the answer of an engine becomes a verdict, the same for every engine."""

from collections.abc import Iterable, Mapping
from typing import Final

from anarq.ports.policy import Verdict

UNAVAILABLE: Final = Verdict(False, ("policy_unavailable",))
"""What is decided when nothing decides."""

PACKAGE: Final = "anarq.authz"
RULE: Final = "decision"


def verdict_of(answer: object) -> Verdict:
    """The verdict in the value of `data.anarq.authz.decision`; a denial when it is not one."""
    match answer:
        case {"allow": bool(allow), "reasons": reasons} if isinstance(reasons, Iterable) and not _is_text(reasons):
            named = tuple(sorted(str(reason) for reason in reasons))
            return Verdict(allow and not named, named)
    return UNAVAILABLE


def _is_text(value: object) -> bool:
    return isinstance(value, str | bytes | Mapping)
