"""Streams as a client sends and receives them: with a digest that both ends hold them to, and never whole in memory."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from anarq.clients.errors import UnexpectedAnswer
from anarq.wire.streams import read_digest

_PART: Final = 256 * 1024
_BYTES: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be sent, as often as it takes.

    Attributes:
        media_type: of them.
        size: how many.
        digest: their SHA-256, which the signature of the request covers.
        parts: gives them from the beginning.
    """

    media_type: str
    size: int
    digest: bytes
    parts: Callable[[], AsyncIterator[bytes]]

    @classmethod
    def of_bytes(cls, data: bytes, media_type: str = _BYTES) -> Self:
        """Bytes in memory."""

        async def parts() -> AsyncIterator[bytes]:
            for start in range(0, len(data), _PART):
                yield data[start : start + _PART]

        return cls(media_type, len(data), hashlib.sha256(data).digest(), parts)

    @classmethod
    async def of_file(cls, path: Path, media_type: str = _BYTES) -> Self:
        """A file, which is read once for its digest, and once each time that it is sent.

        Raises:
            OSError: it cannot be read.
        """

        async def parts() -> AsyncIterator[bytes]:
            with await asyncio.to_thread(path.open, "rb") as file:
                while part := await asyncio.to_thread(file.read, _PART):
                    yield part

        def looked_at() -> tuple[int, bytes]:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").digest()
                return file.tell(), digest

        size, digest = await asyncio.to_thread(looked_at)
        return cls(media_type, size, digest, parts)


async def _nothing() -> None:
    """There is nothing to close."""


class Received:
    """Bytes that arrive while they are read: `async for part in received`. At their end they are held to their digest.

    Attributes:
        media_type: of them, as the module says.
        size: how many there are to be.
    """

    def __init__(
        self, media_type: str, size: int, digest: str, parts: AsyncIterator[bytes], close: Callable[[], Awaitable[None]]
    ) -> None:
        """Nothing is read yet.

        Args:
            media_type: of the bytes.
            size: how many there are to be.
            digest: as `Repr-Digest` has it.
            parts: gives them.
            close: ends the connection.
        """
        self.media_type = media_type
        self.size = size
        self._digest = read_digest(digest)
        self._parts = parts
        self._close = close

    @classmethod
    def of_bytes(cls, data: bytes, media_type: str = _BYTES) -> Self:
        """Bytes in memory, as if they had arrived: for mocks."""
        source = Source.of_bytes(data, media_type)
        received = cls(media_type, source.size, "", source.parts(), _nothing)
        received._digest = source.digest
        return received

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The bytes in parts, once.

        Raises:
            UnexpectedAnswer: they are not what the module said that they are.
            httpx.HTTPError: the connection broke off.
        """
        sha, size = hashlib.sha256(), 0
        try:
            async for part in self._parts:
                sha.update(part)
                size += len(part)
                if size > self.size:
                    break
                yield part
        finally:
            await self._close()
        if size != self.size or sha.digest() != self._digest:
            raise UnexpectedAnswer(200, f"{size} bytes arrived, which are not the {self.size} that were announced")

    async def read(self) -> bytes:
        """All of the bytes.

        Raises:
            UnexpectedAnswer: as when they are read in parts.
        """
        return b"".join([part async for part in self])
