"""The `did:key` method: a public key that is its own identifier, in exactly one spelling.

Source: https://w3c-ccg.github.io/did-key-spec/ and the multicodec table.
"""

import re
from typing import Final

from anarq.crypto import base58, varint
from anarq.crypto.errors import DidMalformed, EncodingMalformed

_PREFIX: Final = "did:key:z"
_MAX_CHARS: Final = 4096
_ANY_DID: Final = re.compile(r"did:[a-z0-9]+:[A-Za-z0-9._:%-]+", re.ASCII)


def encode(codec: int, key: bytes) -> str:
    """The identifier of a public key with its multicodec."""
    return _PREFIX + base58.encode(varint.encode(codec) + key)


def decode(text: str) -> tuple[int, bytes]:
    """The multicodec and the bytes of the key that a `did:key` names; neither is judged here.

    Raises:
        DidMalformed: another method, a fragment or query, or text that is not canonical.
    """
    if not text.startswith(_PREFIX):
        raise DidMalformed("a did:key starts with 'did:key:z'")
    try:
        data = base58.decode(text[len(_PREFIX) :])
        codec, at = varint.decode(data)
    except EncodingMalformed as error:
        raise DidMalformed(f"no did:key: {error}") from error
    return codec, data[at:]


def check_syntax(text: str) -> str:
    """The text itself, when it is a DID of any method without path, query or fragment (DID Core section 3.1).

    Raises:
        DidMalformed: it is not one, or is longer than 4,096 characters.
    """
    if len(text) > _MAX_CHARS or not _ANY_DID.fullmatch(text):
        raise DidMalformed("no DID")
    return text
