"""In whose name a client calls, and the headers that say and prove it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from anarq.crypto.keys import Signer
from anarq.crypto.request import RequestToSign, sign_request


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """An identity with its key.

    Attributes:
        signer: the key of the subidentity when there is one, else of the identity.
        squid_id: the identity; by default the key's own.
        sub_id: the subidentity in whose name it acts; None: in its own.
        dao_id: the DAO in whose context it acts; None: in none.
        grant: the value of `x-qonsent`; None: for public operations only.
    """

    signer: Signer
    squid_id: str
    sub_id: str | None = None
    dao_id: str | None = None
    grant: str | None = None

    def headers(self) -> dict[str, str]:
        """Who calls, before it is proven."""
        found = {"x-squid-id": self.squid_id, "x-subid": self.sub_id, "x-daoid": self.dao_id, "x-qonsent": self.grant}
        return {name: value for name, value in found.items() if value is not None}

    def signature(self, request: RequestToSign, ts: float, nonce: bytes) -> str:
        """The value of `x-sig`.

        Args:
            request: what is sent.
            ts: now, seconds since the Unix epoch.
            nonce: at least 16 fresh random bytes.
        """
        return sign_request(request, self.signer, ts, nonce)


@dataclass(frozen=True, slots=True)
class Context:
    """What goes with every call of a client.

    Attributes:
        caller: in whose name; None: anonymous, for public operations.
        headers: further headers, e.g. `traceparent`.
    """

    caller: Caller | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
