"""What Qwallet uses of Qlock, and nothing else: its client and its mock both satisfy it.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qlock.models import LockSig, SigningRequest

__all__ = [
    "LockSig",
    "Qlock",
    "SigningRequest",
]


class Qlock(Protocol):
    """The operations of Qlock that Qwallet declares to use in its module.yaml."""

    async def sign(
        self,
        body: SigningRequest,
    ) -> LockSig:
        """Sign a value by a key that is kept here. Show the value to the person whose key it is before you sign: a
        signature cannot be taken back. It never counts as the signature of a request. A key that is not `ACTIVE`,
        is there to encrypt, or is still closed gives `CONFLICT`.
        """
        ...
