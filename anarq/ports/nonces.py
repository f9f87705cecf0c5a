"""Nonces that have been seen: the defence against replay."""

from typing import Protocol


class Nonces(Protocol):
    """Remembers nonces as long as a signature that carries them would be accepted.

    Promises:
        Of any number of concurrent uses of one (signer, nonce), one is told True.
        A nonce is not forgotten before its `expires`.
    """

    async def use(self, signer: str, nonce: str, now: float, expires: float) -> bool:
        """Whether this is the first use. Times in epoch seconds.

        Raises:
            UnavailableError: the memory cannot be reached; the caller refuses the request.
        """
        ...
