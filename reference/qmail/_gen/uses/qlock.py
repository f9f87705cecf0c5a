"""What Qmail uses of Qlock, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qlock.models import (
    DecryptionRequest,
    EncryptionRequest,
    LockSig,
    Opened,
    Sealed,
    SigningRequest,
    Verification,
    VerificationRequest,
)

__all__ = [
    "DecryptionRequest",
    "EncryptionRequest",
    "LockSig",
    "Opened",
    "Qlock",
    "Sealed",
    "SigningRequest",
    "Verification",
    "VerificationRequest",
]


class Qlock(Protocol):
    """The operations of Qlock that Qmail declares to use in its module.yaml."""

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

    async def sign(
        self,
        body: SigningRequest,
    ) -> LockSig:
        """Sign a value by a key that is kept here. Show the value to the person whose key it is before you sign: a
        signature cannot be taken back. It never counts as the signature of a request. A key that is not `ACTIVE`,
        is there to encrypt, or is still closed gives `CONFLICT`.
        """
        ...

    async def verify(
        self,
        body: VerificationRequest,
    ) -> Verification:
        """Tell whether a signature is of exactly this value, and whose key made it where it is kept here. One that
        does not hold is an answer, not a failure: `reason` says why. Whether the signer may act, sQuid knows
        (`squid.verifyIdentity`).
        """
        ...
