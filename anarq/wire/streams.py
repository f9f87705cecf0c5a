"""Bytes that are larger than a message: kept as blocks, named by the digest of the whole."""

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Final

from anarq.crypto.cid import Cid, Codec

DIGEST: Final = "content-digest"
"""The header that names a body before it is read (RFC 9530)."""

BLOCK: Final = 256 * 1024
"""Bytes of a block."""

_DIGEST: Final = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamKind:
    """What an operation takes, or answers with, as a stream.

    Attributes:
        media_types: as the interface lists them: `image/*`, `application/octet-stream`.
        max_bytes: the most that one stream may hold.
    """

    media_types: tuple[str, ...]
    max_bytes: int

    def takes(self, media_type: str) -> bool:
        """Whether a media type, without its parameters, is one of them."""
        return any(fnmatchcase(media_type, each) for each in self.media_types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Bytes that were read to their end, and are what their digest says.

    Attributes:
        digest: SHA-256 of all of them, 32 bytes.
        size: in bytes.
        media_type: as who sent them says, without parameters.
        blocks: the CIDs of what they are kept in, in order; each but the last holds `BLOCK` bytes.
    """

    digest: bytes
    size: int
    media_type: str
    blocks: tuple[str, ...]

    @property
    def cid(self) -> str:
        """The CIDv1 (raw, sha2-256) of all of the bytes as one."""
        return str(Cid(Codec.RAW, self.digest))

    def as_json(self) -> dict[str, object]:
        """To be kept with what the bytes belong to."""
        return {
            "digest": digest_header(self.digest),
            "size": self.size,
            "mediaType": self.media_type,
            "blocks": [*self.blocks],
        }

    @classmethod
    def from_json(cls, kept: object) -> "Stored":
        """What `as_json` gave.

        Raises:
            ValueError, KeyError: it is something else.
        """
        members: Any = kept
        digest = read_digest(str(members["digest"]))
        if digest is None:
            raise ValueError("no digest")
        return cls(
            digest=digest,
            size=int(members["size"]),
            media_type=str(members["mediaType"]),
            blocks=tuple(members["blocks"]),
        )


def digest_header(digest: bytes) -> str:
    """The value of `Content-Digest` for a SHA-256."""
    return f"sha-256=:{b64encode(digest).decode('ascii')}:"


def read_digest(text: str) -> bytes | None:
    """The SHA-256 that `Content-Digest` says; None when it says none, or others beside it."""
    found = _DIGEST.fullmatch(text)
    if found is None:
        return None
    digest = b64decode(found.group(1), validate=True)
    return digest if len(digest) == hashlib.sha256().digest_size else None
