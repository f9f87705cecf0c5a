"""What sQuid uses of Qlock, and nothing else: its client and its mock both satisfy it.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qlock.models import Verification, VerificationRequest

__all__ = [
    "Qlock",
    "Verification",
    "VerificationRequest",
]


class Qlock(Protocol):
    """The operations of Qlock that sQuid declares to use in its module.yaml."""

    async def verify(
        self,
        body: VerificationRequest,
    ) -> Verification:
        """Tell whether a signature is of exactly this value, and whose key made it where it is kept here. One that
        does not hold is an answer, not a failure: `reason` says why. Whether the signer may act, sQuid knows
        (`squid.verifyIdentity`).
        """
        ...
