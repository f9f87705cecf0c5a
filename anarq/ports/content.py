"""Content by its own identifier."""

from collections.abc import AsyncIterator
from typing import Protocol


class Content(Protocol):
    """Blocks of bytes, named by their CID.

    Promises:
        What `get` returns hashes to the identifier that was asked for.
        The same bytes have the same identifier, whoever puts them, however often.
        A pinned block is not deleted.
    """

    async def put(self, block: bytes) -> str:
        """Stores a block; its CIDv1 (raw, sha2-256) in base32.

        Raises:
            ValueError: the block is larger than 2 MiB, what peers exchange.
            UnavailableError: it could not be stored.
        """
        ...

    async def get(self, cid: str) -> bytes:
        """The block.

        Raises:
            ValueError: no CID of a raw block.
            NotFoundError: it is not here.
            CorruptError: what is stored does not hash to the identifier.
        """
        ...

    async def has(self, cid: str) -> bool:
        """Whether the block is here."""
        ...

    async def pin(self, cid: str) -> None:
        """Keeps the block from being deleted.

        Raises:
            NotFoundError: it is not here.
        """
        ...

    async def unpin(self, cid: str) -> None:
        """Lets the block be deleted again. Nothing when it is not pinned."""
        ...

    async def delete(self, cid: str) -> bool:
        """Deletes a block that is not pinned; whether it is gone."""
        ...

    def cids(self) -> AsyncIterator[tuple[str, bool]]:
        """Every block, sorted, with whether it is pinned."""
        ...

    async def ping(self) -> None:
        """Checks that blocks can be stored.

        Raises:
            UnavailableError: they cannot.
        """
        ...
