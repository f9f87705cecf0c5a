"""A service that calls as itself, with a key that never leaves its keeper."""

from dataclasses import dataclass

from anarq.clients.caller import Caller
from anarq.clients.endpoint import Endpoint
from anarq.crypto import base64url
from anarq.crypto.keys import PublicKey
from anarq.crypto.locksig import LockSig, signed_bytes
from anarq.crypto.request import PURPOSE, RequestToSign
from anarq.ports.clock import Clock
from anarq.ports.keys import Keys
from anarq.wire.own_key import SCOPE, own_key


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

    async def caller(self, _: Endpoint | None = None) -> Caller:
        """The service, as a client calls in its name."""
        key = ServiceKey(self._keys, await own_key(self._keys, self._clock))
        return Caller(signer=key, squid_id=key.public.did)
