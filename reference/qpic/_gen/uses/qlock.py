"""What QpiC uses of Qlock, and nothing else: its client and its mock both satisfy it.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qlock.models import (
    DecryptionRequest,
    EncryptionRequest,
    Opened,
    Sealed,
)

__all__ = [
    "DecryptionRequest",
    "EncryptionRequest",
    "Opened",
    "Qlock",
    "Sealed",
]


class Qlock(Protocol):
    """The operations of Qlock that QpiC declares to use in its module.yaml."""

    async def encrypt(
        self,
        body: EncryptionRequest,
    ) -> Sealed:
        """Encrypt bytes for one key or several, each of which opens them alone; find your own with `qlock.keys`,
        those of others with `qlock.publicKeys`. `release` keeps them closed until a time, by the clock of this
        service. Keep all of the answer: `qlock.decrypt` wants it as it is. A key that is not `ACTIVE`, or is
        there to sign, gives `CONFLICT`; more than 512 KB at once gives `VALIDATION_FAILED`.
        """
        ...

    async def decrypt(
        self,
        body: DecryptionRequest,
    ) -> Opened:
        """Open what `qlock.encrypt` sealed, by a key that it was sealed for, and with the same `context`. `CONFLICT`
        says in `reasons` why not: `not_released` comes with the time from which it may be, `release_ended` and
        `key_destroyed` are for good, `sealed_altered` means that something was changed. Do not show the plaintext
        to anybody who did not ask for it.
        """
        ...
