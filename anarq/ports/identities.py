"""What sQuid says of keys, as state that all services of a deployment share: read at every decision."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeyFact:
    """What is known of a key.

    Attributes:
        did: the key.
        identity: whose it is: itself for the key of an identity, the identity for that of a subidentity.
        active: whether it may act. It ceases once, for good.
    """

    did: str
    identity: str
    active: bool


class Identities(Protocol):
    """The keys that sQuid knows, and who belongs to which DAO.

    Promises:
        What `known` calls inactive stays so. A key is inactive when it was taken out of use, or its identity was.
        Whoever takes a key out of use moves the revocation epoch (`Revocations.epoch`) before `note` returns.
    """

    async def known(self, dids: Collection[str]) -> Mapping[str, KeyFact]:
        """The facts of those keys that sQuid knows.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...

    async def member(self, identity: str, dao: str) -> bool:
        """Whether an identity belongs to a DAO.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...

    async def note(self, fact: KeyFact) -> None:
        """Takes in a fact, for sQuid alone. The first identity of a key stays; a second time changes nothing.

        Raises:
            UnavailableError: the state cannot be reached.
        """
        ...
