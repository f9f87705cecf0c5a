"""Base64url without padding (RFC 4648 section 5), where every value has exactly one spelling."""

import base64

from anarq.crypto.errors import EncodingMalformed


def encode(data: bytes) -> str:
    """The text of bytes."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of a text.

    Raises:
        EncodingMalformed: padding, characters of other alphabets, white space, or left-over bits that are not zero.
    """
    padded = text + "=" * (-len(text) % 4)
    try:
        data = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True)
    except ValueError as error:
        raise EncodingMalformed("not base64url") from error
    # the decoder is lenient about left-over bits and about the standard alphabet
    if encode(data) != text:
        raise EncodingMalformed("not canonical base64url without padding")
    return data
