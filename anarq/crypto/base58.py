"""Base58btc, for CIDv0 and the `z` multibase."""

from typing import Final

from anarq.crypto.errors import EncodingMalformed

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# decoding takes quadratic time; the longest text of the project is the did:key of ML-DSA-87 with 3,549 characters
_MAX_CHARS: Final = 4096
# arithmetic on long numbers is what takes the time, so digits are taken by tens, which fit a machine word
_GROUP: Final = 10
_GROUP_BASE: Final = 58**_GROUP


def encode(data: bytes) -> str:
    """The text of bytes; each leading zero byte becomes a `1`."""
    number = int.from_bytes(data, "big")
    digits: list[str] = []
    while number:
        number, group = divmod(number, _GROUP_BASE)
        for _ in range(_GROUP):
            group, digit = divmod(group, 58)
            digits.append(_ALPHABET[digit])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(digits)).lstrip("1")


def decode(text: str) -> bytes:
    """The bytes of a text.

    Raises:
        EncodingMalformed: a character outside the alphabet, or more than 4,096 characters.
    """
    if len(text) > _MAX_CHARS:
        raise EncodingMalformed(f"base58btc of {len(text)} characters, {_MAX_CHARS} are allowed")
    number = 0
    for start in range(0, len(text), _GROUP):
        group = text[start : start + _GROUP]
        number = number * 58 ** len(group) + _number(group)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _number(text: str) -> int:
    number = 0
    for character in text:
        digit = _ALPHABET.find(character)
        if digit < 0:
            raise EncodingMalformed(f"{character!a} is not a base58btc character")
        number = number * 58 + digit
    return number
