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
        identity: whose it is: itself for the first key of an identity, which names it; else that identity.
        active: whether it may act. It ceases once, for good; that of a name says so of the identity.
        root: the key that speaks for the identity now, where it is no longer the one that names it.
        service: whether it is the key of a service of the deployment: of one that shares this state.
    """

    did: str
    identity: str
    active: bool
    root: str | None = None
    service: bool = False

    @property
    def speaker(self) -> str:
        """The key that speaks for the identity now: it signs in its name, and for it delegates."""
        return self.root or self.identity

    @property
    def signs(self) -> bool:
        """Whether the key may sign. The one that names an identity does not, once another has taken its place."""
        return self.active and (self.did != self.identity or self.did == self.speaker)


@dataclass(frozen=True, slots=True)
class Succession:
    """A key that takes the place of another, and speaks for the identity from now on.

    Attributes:
        identity: whose keys they are.
        key: the new one.
        after: the key whose place it takes; None: of whichever speaks now.
    """

    identity: str
    key: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether an identity belongs to a DAO."""

    identity: str
    dao: str
    active: bool


class Identities(Protocol):
    """The keys that are known, and who belongs to which DAO.

    Promises:
        What `known` calls inactive stays so. A key is inactive when it was taken out of use, or its identity was.
        Whoever takes a key out of use, or lets another take its place, moves the revocation epoch (`Revocations.epoch`)
        before `note` or `succeed` returns.
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

    async def admit(self, identity: str, dao: str) -> None:
        """Makes an identity a member of a DAO, for sQuid alone. A second time changes nothing.

        Raises:
            UnavailableError: the state cannot be reached.
        """
        ...

    async def dismiss(self, identity: str, dao: str) -> None:
        """Takes an identity out of a DAO, for sQuid alone. A second time changes nothing.

        Raises:
            UnavailableError: the state cannot be reached.
        """
        ...

    async def note(self, fact: KeyFact) -> None:
        """Takes in a fact, from sQuid, or from a service about its own key.

        The first identity of a key stays, and what is a service's key remains one; a second time changes nothing.

        Raises:
            UnavailableError: the state cannot be reached.
        """
        ...

    async def succeed(self, succession: Succession) -> None:
        """Lets a key take the place of another, for sQuid alone: of two for one place, the first. Twice is once.

        Raises:
            ConflictError: another key has taken the place, the identity is not known, or the new key is known already.
            UnavailableError: the state cannot be reached.
        """
        ...
