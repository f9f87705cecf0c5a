"""Reading the claims of a token's payload, field by field, with nothing taken on trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.crypto import did
from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import DidMalformed, KeyMalformed, TokenMalformed
from anarq.crypto.keys import PublicKey

_MAX_TIME: Final = 2**53 - 1
_MAX_NONCE: Final = 128

Payload: TypeAlias = Mapping[str, Ipld]


@dataclass(frozen=True, slots=True)
class Claims:
    """The payload of a token, read by name.

    Attributes:
        payload: the map under the token's type tag.
    """

    payload: Payload

    def check_names(self, required: frozenset[str], optional: frozenset[str]) -> None:
        """Raise `TokenMalformed` unless all required claims are there and none that is unknown.

        An unknown claim may be a restriction, so that it cannot be passed over.
        """
        names = self.payload.keys()
        if missing := required - names:
            raise TokenMalformed(f"the claim {min(missing)} is missing")
        if unknown := names - required - optional:
            raise TokenMalformed(f"the claim {min(unknown)!a} is unknown")

    def text(self, name: str) -> str:
        """A string."""
        value = self.payload.get(name)
        if not isinstance(value, str):
            raise TokenMalformed(f"{name} is a string")
        return value

    def principal(self, name: str) -> str:
        """A DID of any method."""
        try:
            return did.check_syntax(self.text(name))
        except DidMalformed as error:
            raise TokenMalformed(f"{name} is a DID") from error

    def optional_principal(self, name: str) -> str | None:
        """A DID of any method; None when the claim is null or absent."""
        return None if self.payload.get(name) is None else self.principal(name)

    def issuer(self) -> PublicKey:
        """The key of `iss`, which has to be a did:key since no other method is resolved here."""
        try:
            return PublicKey.from_did(self.text("iss"))
        except (DidMalformed, KeyMalformed) as error:
            raise TokenMalformed(f"iss is not a key that signs here: {error}") from error

    def time(self, name: str) -> int | None:
        """Seconds since the Unix epoch within 53 bits; None when the claim is null or absent."""
        value = self.payload.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _MAX_TIME:
            raise TokenMalformed(f"{name} is a whole number of seconds within 53 bits")
        return value

    def nonce(self) -> bytes:
        """The nonce, at most 128 bytes; empty when the issuer wants equal tokens to be the same."""
        value = self.payload.get("nonce")
        if not isinstance(value, bytes) or len(value) > _MAX_NONCE:
            raise TokenMalformed(f"nonce has at most {_MAX_NONCE} bytes")
        return value

    def mapping(self, name: str) -> dict[str, Ipld]:
        """A map; an empty one when the claim is absent."""
        value = self.payload.get(name, {})
        if not isinstance(value, dict):
            raise TokenMalformed(f"{name} is a map")
        return value

    def links(self, name: str) -> tuple[Cid, ...]:
        """A list of links."""
        value = self.payload.get(name)
        if not isinstance(value, list):
            raise TokenMalformed(f"{name} is a list of links")
        links = tuple(item for item in value if isinstance(item, Cid))
        if len(links) != len(value):
            raise TokenMalformed(f"{name} is a list of links")
        return links
