"""What is known of keys, as state that all services of a deployment share: read at every decision.

sQuid says whose they are; a service says which is its own.
"""

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
        service: whether it is the key of a service of the deployment: of one that shares this state.
    """

    did: str
    identity: str
    active: bool
    service: bool = False


class Identities(Protocol):
    """The keys that are known, and who belongs to which DAO.

    Promises:
        What `known` calls inactive stays so. A key is inactive when it was taken out of use, or its identity was.
        Whoever takes a key out of use moves the revocation epoch (`Revocations.epoch`) before `note` returns.
    """

    async def known(self, dids: Collection[str]) -> Mapping[str, KeyFact]:
        """The facts of those keys that are known.

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
        """Takes in a fact, from sQuid, or from a service about its own key.

        The first identity of a key stays, and what is a service's key remains one; a second time changes nothing.

        Raises:
            UnavailableError: the state cannot be reached.
        """
        ...
