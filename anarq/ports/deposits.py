"""Grants that are too long for a header, kept where every service of a deployment finds them."""

from dataclasses import dataclass
from typing import Protocol

from anarq.ports.errors import PortError


class DepositsFullError(PortError):
    """Nothing was kept.

    Attributes:
        own: whether it is the owner who has too many; otherwise all together have.
    """

    def __init__(self, *, own: bool) -> None:
        super().__init__("the owner has too many deposits" if own else "there are too many deposits")
        self.own = own


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """A container of delegations, verified.

    Attributes:
        cid: of the block.
        owner: whom it counts for.
        block: the container in DAG-CBOR.
        until: it may be forgotten after this, epoch seconds.
    """

    cid: str
    owner: str
    block: bytes
    until: float


class Deposits(Protocol):
    """Keeps containers by CID.

    Promises:
        What has been kept is found by every service that shares the state, until its time is over.
        Neither one owner nor all of them together can fill the disk.
    """

    async def keep(self, deposit: Deposit, now: float) -> None:
        """Keeps a container; one that is there stays for the longer of the two times, and counts for its first owner.

        Raises:
            DepositsFullError: the owner, or all together, have as many as may be kept.
            UnavailableError: the state cannot be reached.
        """
        ...

    async def find(self, cid: str, now: float) -> bytes | None:
        """The container; None when there is none, or its time is over.

        Raises:
            UnavailableError: the state cannot be reached; the caller denies.
        """
        ...
