"""Grants that are too long for a header, kept where every service of a deployment finds them."""

from dataclasses import dataclass
from typing import Protocol

from anarq.ports.errors import PortError


class DepositsFullError(PortError):
    """Nothing was kept: the owner has as many deposits as one may have."""

    def __init__(self) -> None:
        super().__init__("the owner has too many deposits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """A container of delegations, verified.

    Attributes:
        cid: of the block.
        owner: whom it counts for.
        network: where it comes from; identities cost nothing, so that many may be one.
        block: the container in DAG-CBOR.
        until: it may be forgotten after this, epoch seconds.
    """

    cid: str
    owner: str
    network: str
    block: bytes
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many deposits one owner may have, and all owners of one network."""

    owner: int
    network: int


class Deposits(Protocol):
    """Keeps containers by CID.

    Promises:
        What has been kept is found by every service that shares the state, until its time is over, or until its own
        network has deposited its share anew. No number of owners takes a place from another network.
    """

    async def keep(self, deposit: Deposit, share: Share, now: float) -> None:
        """Keeps a container; one that is there stays for the longer of the two times, and counts for its first owner.

        Of a network that has its share, the oldest deposit gives way.

        Raises:
            DepositsFullError: the owner has its share.
            UnavailableError: the state cannot be reached.
        """
        ...

    async def find(self, cid: str, now: float) -> bytes | None:
        """The container; None when there is none, or its time is over.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...
