"""UCAN containers: several tokens in one header value.

Of the container format only the form with header byte `C` is used: base64url without padding, not compressed, since
that fits a header as it is and leaves nothing to inflate. Source: https://github.com/ucan-wg/container
"""

from collections.abc import Iterable
from typing import Final

from anarq.crypto import base64url, dagcbor
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import ContainerMalformed, DagCborMalformed, EncodingMalformed, Unencodable

MAX_TEXT: Final = 8192
"""Characters of a container in a header; common proxies allow no longer line."""

MAX_DEPOSIT: Final = 65_536
"""Characters of a container that is deposited, and then named by its CID: some four links of ML-DSA-65."""

_PREFIX: Final = "C"
_KEY: Final = "ctn-v1"


def encode(tokens: Iterable[bytes], limit: int = MAX_TEXT) -> str:
    """The header value that carries the tokens; their order does not matter.

    Raises:
        Unencodable: no tokens, or the text would be longer than `limit` characters.
    """
    ordered: list[Ipld] = []
    ordered.extend(sorted(set(tokens)))
    if not ordered:
        raise Unencodable("a container holds at least one token")
    text = _PREFIX + base64url.encode(dagcbor.encode({_KEY: ordered}))
    if len(text) > limit:
        raise Unencodable(f"the container has {len(text)} characters, {limit} are allowed; refer to the tokens by CID")
    return text


def decode(text: str, limit: int = MAX_TEXT) -> tuple[bytes, ...]:
    """The tokens in a header value, each once.

    Raises:
        ContainerMalformed: longer than `limit` characters, in another form, without tokens, or with one twice.
    """
    return unpack(block_of(text, limit))


def block_of(text: str, limit: int = MAX_TEXT) -> bytes:
    """The container in binary form, which its CID identifies; nothing of it is looked at yet.

    Raises:
        ContainerMalformed: longer than `limit` characters, or in another form.
    """
    if len(text) > limit:
        raise ContainerMalformed(f"a container of {len(text)} characters, {limit} are allowed")
    if not text.startswith(_PREFIX):
        raise ContainerMalformed("a container in a header starts with 'C': base64url, not compressed")
    try:
        return base64url.decode(text[1:])
    except EncodingMalformed as error:
        raise ContainerMalformed(f"no container: {error}") from error


def unpack(block: bytes) -> tuple[bytes, ...]:
    """The tokens in a container in binary form, each once.

    Raises:
        ContainerMalformed: no DAG-CBOR, in another form, without tokens, or with one twice.
    """
    try:
        return _tokens(dagcbor.decode(block))
    except DagCborMalformed as error:
        raise ContainerMalformed(f"no container: {error}") from error


def _tokens(value: Ipld) -> tuple[bytes, ...]:
    items = value.get(_KEY) if isinstance(value, dict) and len(value) == 1 else None
    if not isinstance(items, list) or not items:
        raise ContainerMalformed(f"a container is a map with the one key {_KEY} and a list that is not empty")
    tokens = tuple(item for item in items if isinstance(item, bytes))
    if len(tokens) != len(items) or len(set(tokens)) != len(tokens):
        raise ContainerMalformed("a container lists byte strings, each once")
    return tokens
