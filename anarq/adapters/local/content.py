"""Content-addressed blocks in a folder."""

import asyncio
import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final, Self

from anarq.adapters.local import private
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.errors import CidMalformed
from anarq.ports.errors import CorruptError, NotFoundError, UnavailableError

MAX_BLOCK: Final = 2 * 1024 * 1024
"""Bytes of the largest block: what IPFS peers exchange."""

_PIN: Final = ".pin"


class LocalContent:
    """`anarq.ports.content.Content` in a folder: `<two characters>/<cid>`, and `<cid>.pin` beside what is pinned."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._remove: weakref.finalize[..., Self] | None = None

    @classmethod
    def temporary(cls) -> Self:
        """A private folder that is removed when the store is closed, and at the latest when the process ends."""
        folder = tempfile.mkdtemp(prefix="anarq-blocks-")
        content = cls(Path(folder))
        content._remove = weakref.finalize(content, shutil.rmtree, folder, ignore_errors=True)
        return content

    async def close(self) -> None:
        """Removes a temporary folder; any other stays."""
        if self._remove is not None:
            await asyncio.to_thread(self._remove)

    async def put(self, block: bytes) -> str:
        """Stores a block."""
        if len(block) > MAX_BLOCK:
            raise ValueError(f"a block has at most {MAX_BLOCK} bytes")
        cid = str(Cid.of_raw(block))
        await asyncio.to_thread(self._write, self._path(cid), block)
        return cid

    async def get(self, cid: str) -> bytes:
        """The block."""
        path = self._path(_checked(cid))
        block = await asyncio.to_thread(_read, path, cid)
        if str(Cid.of_raw(block)) != cid:
            raise CorruptError(f"the block {cid} does not hash to its identifier")
        return block

    async def has(self, cid: str) -> bool:
        """Whether the block is here."""
        return await asyncio.to_thread(self._path(_checked(cid)).is_file)

    async def pin(self, cid: str) -> None:
        """Keeps the block from being deleted."""
        if not await self.has(cid):
            raise NotFoundError(f"there is no block {cid}")
        await asyncio.to_thread(self._write, self._pin(cid), b"")

    async def unpin(self, cid: str) -> None:
        """Lets the block be deleted again."""
        await asyncio.to_thread(self._pin(_checked(cid)).unlink, missing_ok=True)

    async def delete(self, cid: str) -> bool:
        """Deletes a block that is not pinned; whether it is gone."""
        path = self._path(_checked(cid))
        if await asyncio.to_thread(self._pin(cid).is_file):
            return False
        await asyncio.to_thread(path.unlink, missing_ok=True)
        return True

    async def cids(self) -> AsyncIterator[tuple[str, bool]]:
        """Every block, sorted, with whether it is pinned."""
        names = await asyncio.to_thread(lambda: {path.name for path in self._folder.glob("??/b*")})
        for name in sorted(name for name in names if "." not in name):
            yield name, name + _PIN in names

    async def ping(self) -> None:
        """Checks that blocks can be stored."""
        await asyncio.to_thread(self._make)
        if not os.access(self._folder, os.W_OK):
            raise UnavailableError("blocks cannot be stored")

    def _path(self, cid: str) -> Path:
        return self._folder / cid[-3:-1] / cid  # the last characters but one spread evenly, as in IPFS's own stores

    def _pin(self, cid: str) -> Path:
        path = self._path(cid)
        return path.with_name(path.name + _PIN)

    def _make(self) -> None:
        private.folder(self._folder)

    def _write(self, path: Path, data: bytes) -> None:
        """Whole or not at all, and on the disk: another reader never sees half a block."""
        self._make()
        private.folder(path.parent)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        try:
            with os.fdopen(private.create(temporary), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise UnavailableError(f"a block cannot be stored: {error.strerror}") from error


def _read(path: Path, cid: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no block {cid}") from error
    except OSError as error:
        raise UnavailableError(f"the block {cid} cannot be read: {error.strerror}") from error


def _checked(cid: str) -> str:
    """The identifier, when it is the one spelling of a raw block's: whatever becomes a path is checked first."""
    try:
        parsed = Cid.parse(cid)
    except CidMalformed as error:
        raise ValueError(f"no content identifier: {cid!r}") from error
    if parsed.codec is not Codec.RAW or str(parsed) != cid:
        raise ValueError(f"no identifier of a raw block in base32: {cid!r}")
    return cid
