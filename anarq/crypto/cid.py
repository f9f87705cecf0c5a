"""Content identifiers: CIDv1 with SHA2-256, and CIDv0 for what IPFS stored before.

Identifiers of other hashes and codecs are refused: nothing in the ecosystem makes them, and to accept a hash function
is to trust it.
Source: https://github.com/multiformats/cid
"""

import base64
import enum
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from anarq.crypto import base58, varint
from anarq.crypto.errors import CidMalformed, EncodingMalformed

if TYPE_CHECKING:
    from anarq.crypto.dagcbor import Writable

_SHA2_256: Final = 0x12
_DIGEST_BYTES: Final = 32
_V0_BYTES: Final = 34
_V0_CHARS: Final = 46


class Codec(enum.IntEnum):
    """How the identified bytes are to be read (multicodec table)."""

    RAW = 0x55
    DAG_PB = 0x70
    DAG_CBOR = 0x71


@dataclass(frozen=True, slots=True, order=True)
class Cid:
    """The identifier of one block of bytes.

    Attributes:
        codec: how the block is to be read.
        digest: SHA2-256 of the block, 32 bytes.
        version: 1, or 0 for a `dag-pb` block in the old notation. The two are different identifiers.
    """

    codec: Codec
    digest: bytes
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.digest) != _DIGEST_BYTES:
            raise CidMalformed(f"a SHA2-256 digest has {_DIGEST_BYTES} bytes, not {len(self.digest)}")
        if self.version not in {0, 1}:
            raise CidMalformed(f"CID version {self.version} is unknown")
        if self.version == 0 and self.codec is not Codec.DAG_PB:
            raise CidMalformed("CIDv0 identifies dag-pb blocks only")

    @classmethod
    def of_block(cls, codec: Codec, block: bytes) -> Self:
        """The CIDv1 of a block."""
        return cls(codec, hashlib.sha256(block).digest())

    @classmethod
    def of_raw(cls, data: bytes) -> Self:
        """The CIDv1 of bytes that have no further structure."""
        return cls.of_block(Codec.RAW, data)

    @classmethod
    def of_dag_cbor(cls, value: "Writable") -> Self:
        """The CIDv1 of a value, written as DAG-CBOR.

        Raises:
            Unencodable: DAG-CBOR cannot hold the value.
        """
        # not at the top: that codec needs this class, and costs 40 ms at start which most users of CIDs need not pay
        from anarq.crypto import dagcbor

        return cls.of_block(Codec.DAG_CBOR, dagcbor.encode(value))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The identifier that a text names: base32 (`b…`), base58btc (`z…`) or version 0 (`Qm…`).

        Raises:
            CidMalformed: anything else, or a second spelling of the same identifier.
        """
        try:
            if len(text) == _V0_CHARS and text.startswith("Qm"):
                return cls._decode_v0(base58.decode(text))
            data = _decode_multibase(text)
        except EncodingMalformed as error:
            raise CidMalformed(f"no CID: {error}") from error
        if data[:1] != b"\x01":
            raise CidMalformed("a CID in multibase has version 1")
        return cls.from_bytes(data)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The identifier in binary form.

        Raises:
            CidMalformed: not exactly one CID of version 0 or 1 with SHA2-256.
        """
        if len(data) == _V0_BYTES and data[0] == _SHA2_256:
            return cls._decode_v0(data)
        try:
            version, at = varint.decode(data)
            code, at = varint.decode(data, at)
            function, at = varint.decode(data, at)
            size, at = varint.decode(data, at)
        except EncodingMalformed as error:
            raise CidMalformed(f"no CID: {error}") from error
        if version != 1 or function != _SHA2_256 or size != _DIGEST_BYTES:
            raise CidMalformed(f"CID version {version}, hash {function:#x}, {size} bytes: only version 1 with SHA2-256")
        return cls(_codec(code), data[at:])

    @classmethod
    def _decode_v0(cls, data: bytes) -> Self:
        if len(data) != _V0_BYTES or data[:2] != bytes((_SHA2_256, _DIGEST_BYTES)):
            raise CidMalformed("CIDv0 is a SHA2-256 multihash of 34 bytes")
        return cls(Codec.DAG_PB, data[2:], version=0)

    def __bytes__(self) -> bytes:
        multihash = bytes((_SHA2_256, _DIGEST_BYTES)) + self.digest
        return multihash if self.version == 0 else b"\x01" + varint.encode(self.codec) + multihash

    def __str__(self) -> str:
        return base58.encode(bytes(self)) if self.version == 0 else "b" + _base32(bytes(self))


def _codec(code: int) -> Codec:
    try:
        return Codec(code)
    except ValueError as error:
        raise CidMalformed(f"codec {code:#x} is none of raw, dag-pb, dag-cbor") from error


def _decode_multibase(text: str) -> bytes:
    base, body = text[:1], text[1:]
    if base == "z":
        return base58.decode(body)
    if base != "b":
        raise EncodingMalformed("the text starts with neither 'b', 'z' nor 'Qm'")
    try:
        data = base64.b32decode(body.upper() + "=" * (-len(body) % 8))
    except ValueError as error:
        raise EncodingMalformed("not base32") from error
    if _base32(data) != body:
        raise EncodingMalformed("not canonical lower-case base32 without padding")
    return data


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()
