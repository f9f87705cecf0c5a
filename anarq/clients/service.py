"""A service that calls as itself, with a key that never leaves its keeper."""

from dataclasses import dataclass, replace
from typing import Final

from anarq.clients.caller import Caller
from anarq.clients.endpoint import Endpoint
from anarq.crypto import base64url
from anarq.crypto.keys import PublicKey
from anarq.crypto.locksig import LockSig, signed_bytes
from anarq.crypto.request import PURPOSE, RequestToSign
from anarq.crypto.ucan import command, container
from anarq.crypto.ucan.delegation import issue_own
from anarq.ports.clock import Clock
from anarq.ports.identities import Identities, KeyFact
from anarq.ports.keys import Keys
from anarq.wire.own_key import SCOPE, own_key

_SECONDS: Final = 3600
"""For how long a grant to oneself holds, and up to twice that: the same for an hour, so that a question that is asked
again is known for the same one."""


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
        raw = await self.sign(signed_bytes(PURPOSE, request.payload, self.public, ts, text))
        return LockSig(self.public.alg, self.public.did, base64url.encode(raw), ts, text).encode()

    async def sign(self, message: bytes) -> bytes:
        """The signature of a message.

        Raises:
            NotFoundError: the key was destroyed.
        """
        _, raw = await self.keys.sign(SCOPE, message)
        return raw


class ServiceIdentity:
    """Who a service is. Its key is made, and known to the deployment for a service's, when it first calls."""

    def __init__(self, keys: Keys, clock: Clock, identities: Identities) -> None:
        self._keys = keys
        self._clock = clock
        self._identities = identities
        self._known = ""

    async def caller(self, endpoint: Endpoint | None = None) -> Caller:
        """The service, as a client calls in its name: with a grant of its own, about what is its own, where one is due.

        Args:
            endpoint: what is called; None: something that needs no grant.

        Raises:
            UnavailableError: its key cannot be made known.
        """
        key = ServiceKey(self._keys, await own_key(self._keys, self._clock))
        await self._make_known(key.public.did)
        own = Caller(signer=key, squid_id=key.public.did)
        if endpoint is None or not endpoint.scope:
            return own
        link = await issue_own(
            key.public,
            key.sign,
            command=command.of_scope(endpoint.scope),
            expires=(int(self._clock.now().timestamp()) // _SECONDS + 2) * _SECONDS,
        )
        return replace(own, grant=container.encode([link.token]))

    async def _make_known(self, did: str) -> None:
        if did != self._known:
            await self._identities.note(KeyFact(did, did, active=True, service=True))
            self._known = did
