"""Rate limits: token buckets that several calls share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket: `rpm` tokens a minute flow in, at most `burst` are kept; it starts full."""

    key: str
    rpm: float
    burst: float


class Limits(Protocol):
    """Takes tokens.

    Promises:
        One token from every bucket, or none from any.
        Over any time t in minutes, one bucket gives at most `burst + rpm * t` tokens.
    """

    async def take(self, buckets: Sequence[Bucket]) -> float:
        """0 when a token was taken from each; else the seconds until that can succeed.

        Raises:
            UnavailableError: the buckets cannot be reached.
        """
        ...


class Reputation(Protocol):
    """How far an identity is trusted, for limits that adapt."""

    async def factor(self, squid_id: str) -> float:
        """By what the limits of the identity are multiplied; 1 is neutral."""
        ...
