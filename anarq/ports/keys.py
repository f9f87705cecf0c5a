"""Keys that never leave their keeper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """What may be known of a key.

    Attributes:
        id: `<scope>/<version>`.
        scope: what the key may be used for, `payment.sign`.
        version: counted from 1; rotation adds one.
        environment: where it may be used, `dev`.
        algorithm: `Ed25519`.
        public: raw public key, 32 bytes.
        created_at: UTC.
    """

    id: str
    scope: str
    version: int
    environment: str
    algorithm: str
    public: bytes
    created_at: datetime


class Keys(Protocol):
    """Makes keys and signs with them.

    Promises:
        No operation returns a private key.
        After `rotate`, signing by scope uses the new version; what the old one signed can still be verified.
        After `destroy`, nothing can be signed with the version again, after a restart either.
    """

    async def create(self, scope: str, now: datetime) -> KeyInfo:
        """The first version of a key.

        Raises:
            ValueError: the scope has a key already, which `versions` then gives unless it was destroyed, or is no
                scope.
        """
        ...

    async def rotate(self, scope: str, now: datetime) -> KeyInfo:
        """A further version, which signs from now on.

        Raises:
            NotFoundError: the scope has no key.
        """
        ...

    async def sign(self, scope: str, message: bytes) -> tuple[KeyInfo, bytes]:
        """A signature by the newest version, and which one that was.

        Raises:
            NotFoundError: the scope has no key.
        """
        ...

    async def versions(self, scope: str) -> Sequence[KeyInfo]:
        """Every version that was not destroyed, oldest first."""
        ...

    async def scopes(self) -> Sequence[str]:
        """Every scope that has a key, sorted."""
        ...

    async def destroy(self, key_id: str) -> None:
        """Removes one version for ever.

        Raises:
            NotFoundError: there is none.
        """
        ...

    async def ping(self) -> None:
        """Checks that keys can be used.

        Raises:
            UnavailableError: they cannot.
        """
        ...
