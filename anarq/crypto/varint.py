"""Unsigned varints of multiformats: seven bits a byte, least significant first, at most nine bytes, always minimal."""

from typing import Final

from anarq.crypto.errors import EncodingMalformed, Unencodable

_MAX_BYTES: Final = 9


def encode(value: int) -> bytes:
    """The bytes of a number from 0 to 2**63 - 1.

    Raises:
        Unencodable: the number is outside that range.
    """
    if not 0 <= value < 1 << 7 * _MAX_BYTES:
        raise Unencodable(f"an unsigned varint holds 0 to 2**63 - 1, not {value}")
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def decode(data: bytes, start: int = 0) -> tuple[int, int]:
    """The number at `start`, and where the next byte stands.

    Raises:
        EncodingMalformed: cut short, longer than nine bytes, or longer than the number needs.
    """
    value = 0
    for length, byte in enumerate(data[start : start + _MAX_BYTES]):
        value |= (byte & 0x7F) << 7 * length
        if byte < 0x80:
            if byte == 0 and length > 0:
                raise EncodingMalformed("a varint is longer than its number needs")
            return value, start + length + 1
    raise EncodingMalformed("a varint has no end")
