"""Consent: the decision whether a call may go on."""

from dataclasses import dataclass
from typing import Protocol

from anarq.ports.json import JsonObject


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision, with machine codes of what spoke against it, sorted."""

    allow: bool
    reasons: tuple[str, ...] = ()


class Policy(Protocol):
    """Decides by the policies of `anarq.authz`.

    Promises:
        Deny by default: whatever goes wrong - no engine, no policy, no answer, a crash - is a verdict that denies
        with the reason `policy_unavailable`. Nothing is raised.
        An answer that both allows and names reasons against it denies.
    """

    async def decide(self, question: JsonObject) -> Verdict:
        """The verdict for one input document."""
        ...

    async def ready(self) -> bool:
        """Whether the engine answers, for health."""
        ...


class Revocations(Protocol):
    """What has been revoked, as shared state."""

    async def epoch(self) -> int:
        """Grows with every revocation; whatever was cached under an older epoch is void.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...

    async def revoked(self, cids: tuple[str, ...]) -> frozenset[str]:
        """Those of these delegations that were revoked.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...
