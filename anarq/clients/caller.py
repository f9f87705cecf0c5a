"""In whose name a client calls, and the headers that say and prove it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from anarq.crypto.keys import PublicKey, Signer
from anarq.crypto.request import RequestToSign, sign_request

if TYPE_CHECKING:
    from anarq.clients.endpoint import Endpoint
    from anarq.clients.operations import Operations


@runtime_checkable
class KeptKey(Protocol):
    """A key whose keeper signs: it may be elsewhere."""

    @property
    def public(self) -> PublicKey:
        """The key that verifies what is signed."""
        ...

    async def signature(self, request: RequestToSign, ts: float, nonce: bytes) -> str:
        """The value of `x-sig`, as `sign_request` gives it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """An identity with its key.

    Attributes:
        signer: the key of the subidentity when there is one, else of the identity; at hand, or with its keeper.
        squid_id: the identity; by default the key's own.
        sub_id: the subidentity in whose name it acts; None: in its own.
        dao_id: the DAO in whose context it acts; None: in none.
        grant: the value of `x-qonsent`; None: for public operations only.
    """

    signer: Signer | KeptKey
    squid_id: str
    sub_id: str | None = None
    dao_id: str | None = None
    grant: str | None = None

    def headers(self) -> dict[str, str]:
        """Who calls, before it is proven."""
        found = {"x-squid-id": self.squid_id, "x-subid": self.sub_id, "x-daoid": self.dao_id, "x-qonsent": self.grant}
        return {name: value for name, value in found.items() if value is not None}

    async def signature(self, request: RequestToSign, ts: float, nonce: bytes) -> str:
        """The value of `x-sig`.

        Args:
            request: what is sent.
            ts: now, seconds since the Unix epoch.
            nonce: at least 16 fresh random bytes.
        """
        if isinstance(self.signer, KeptKey):
            return await self.signer.signature(request, ts, nonce)
        return sign_request(request, self.signer, ts, nonce)


class LateCaller(Protocol):
    """Who says only at the call in whose name it is made: a service whose key is made when it is first needed."""

    async def caller(self, endpoint: "Endpoint") -> Caller:
        """In whose name an operation is called."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What goes with every call of a client.

    Attributes:
        caller: in whose name, or who says so at each call; None: anonymous, for public operations.
        headers: further headers, e.g. `traceparent`.
        key: makes the `Idempotency-Key` where a call gives none; None: a fresh one each time.
        mock: asked instead of a module that does not answer, where the breaker says so; None: nobody is.
        awaited: whether somebody waits for the answer: then the breaker of the connection stands before the call, and
            it is made again at once where that may help. What nobody waits for is sent once; who sends it comes back.
    """

    caller: Caller | LateCaller | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    key: "Callable[[Endpoint], str] | None" = None
    mock: "Operations | None" = None
    awaited: bool = True
