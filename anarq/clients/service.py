"""A service that calls as itself, with a key that never leaves its keeper."""

from dataclasses import dataclass
from typing import Final

from anarq.clients.caller import Caller
from anarq.crypto import base64url
from anarq.crypto.keys import Algorithm, PublicKey
from anarq.crypto.locksig import LockSig, signed_bytes
from anarq.crypto.request import PURPOSE, RequestToSign
from anarq.ports.clock import Clock
from anarq.ports.keys import Keys

SCOPE: Final = "service.sign"
"""What the key of a service is kept for."""


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """The newest key of a service.

    Attributes:
        keys: its keeper.
        public: its public half: the service's identity is the did:key of it.
    """

    keys: Keys
    public: PublicKey

    async def signature(self, request: RequestToSign, ts: float, nonce: bytes) -> str:
        """The value of `x-sig`.

        Raises:
            NotFoundError: the key was destroyed.
        """
        text = base64url.encode(nonce)
        _, raw = await self.keys.sign(SCOPE, signed_bytes(PURPOSE, request.payload, self.public, ts, text))
        return LockSig(self.public.alg, self.public.did, base64url.encode(raw), ts, text).encode()


class ServiceIdentity:
    """Who a service is. Its key is made when it first calls."""

    def __init__(self, keys: Keys, clock: Clock) -> None:
        self._keys = keys
        self._clock = clock

    async def caller(self) -> Caller:
        """The service, as a client calls in its name."""
        made = await self._keys.versions(SCOPE)
        newest = made[-1] if made else await self._keys.create(SCOPE, self._clock.now())
        key = ServiceKey(self._keys, PublicKey(Algorithm.EDDSA, newest.public))
        return Caller(signer=key, squid_id=key.public.did)
