"""Bodies that are streams: read to blocks behind all guards, and sent from them. No more than a block is in memory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.types import Receive, Scope, Send

from anarq.ports.content import Content
from anarq.runtime.call import Refused
from anarq.wire.errors import (
    MALFORMED_REQUEST,
    NOT_ACCEPTABLE,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from anarq.wire.schemas import one_violation
from anarq.wire.streams import BLOCK, DIGEST, Stored, StreamKind, digest_header, read_digest

PIECE: Final = 64 * 1024
"""Bytes that a connection is given at once: what its client does not take yet waits in memory."""

STREAMED: Final = "anarq.streamed"
"""Key of a scope's `state`: the body is not kept in memory, so that only what is not stored yet counts as held."""

SENT: Final = "anarq.sent"
"""The same for an answer that is a stream: a block of it is in memory while its client takes it."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A body of which nothing is read yet.

    Attributes:
        kind: what the operation takes.
        digest: SHA-256, as its sender declares and signs it.
        media_type: of it.
        receive: gives what comes.
    """

    kind: StreamKind
    digest: bytes
    media_type: str
    receive: Receive

    async def stored(self, content: Content) -> Stored:
        """Reads the body to its end, into blocks.

        Raises:
            Refused: PAYLOAD_TOO_LARGE; VALIDATION_FAILED, it is not what its digest says; MALFORMED_REQUEST, the client
                went away before the end.
            UnavailableError: a block could not be stored.
        """
        sha, size, more = hashlib.sha256(), 0, True
        waiting, blocks = bytearray(), []
        while more:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise Refused(MALFORMED_REQUEST, "The body ended before it was complete.")
            chunk: bytes = message.get("body", b"")
            size += len(chunk)
            if size > self.kind.max_bytes:
                raise _too_large(self.kind)
            sha.update(chunk)
            waiting += chunk
            more = message.get("more_body", False)
            while len(waiting) >= BLOCK or (waiting and not more):
                blocks.append(await content.put(bytes(waiting[:BLOCK])))
                del waiting[:BLOCK]
        if sha.digest() != self.digest:
            told = f"is {digest_header(sha.digest())}, and not what `{DIGEST}` says"
            details = one_violation("/body", "digest", told)
            raise Refused(VALIDATION_FAILED, "The body is not what was announced.", details)
        return Stored(digest=self.digest, size=size, media_type=self.media_type, blocks=tuple(blocks))


def arriving(scope: Scope, receive: Receive, kind: StreamKind) -> Arriving:
    """The body of a request, when it is one that the operation takes.

    Raises:
        Refused: UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, MALFORMED_REQUEST.
    """
    headers = _headers(scope)
    declared = headers.get("content-type", "")
    media_type = declared.partition(";")[0].strip().lower()
    if not kind.takes(media_type) or headers.get("content-encoding", "identity").lower() != "identity":
        details = {"supported": list(kind.media_types), "compressed": False}
        raise Refused(UNSUPPORTED_MEDIA_TYPE, f"Bodies are {', '.join(kind.media_types)}, not compressed.", details)
    length = headers.get("content-length", "0")
    if len(length) > len(str(kind.max_bytes)) or (length.isdecimal() and int(length) > kind.max_bytes):
        raise _too_large(kind)
    digest = read_digest(headers.get(DIGEST, ""))
    if digest is None:
        message = f"`{DIGEST}: sha-256=:…:` is missing: a stream is named before it is read."
        raise Refused(MALFORMED_REQUEST, message, {"header": DIGEST})
    scope.setdefault("state", {})[STREAMED] = True
    return Arriving(kind, digest, media_type, receive)


def check_accept(accept: str, kind: StreamKind) -> None:
    """Checks that a client takes one of the media types, raises NOT_ACCEPTABLE when it does not."""
    parts = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    if accept and not any(_meets(part, each) for part in parts for each in kind.media_types):
        available = list(kind.media_types)
        raise Refused(NOT_ACCEPTABLE, f"Answers are {', '.join(available)}.", {"available": available})


async def first_block(stored: Stored, content: Content) -> bytes:
    """The first of the bytes; empty when there are none.

    Raises:
        NotFoundError, CorruptError, UnavailableError: the block cannot be read.
    """
    return await content.get(stored.blocks[0]) if stored.blocks else b""


async def send_stored(
    send: Send, stored: Stored, first: bytes, content: Content, status: int, more: Mapping[str, str]
) -> None:
    """Answers with what is stored, block by block.

    Args:
        send: takes the answer.
        stored: what is sent.
        first: its first block.
        content: holds the others.
        status: of the answer.
        more: further headers.

    Raises:
        NotFoundError, CorruptError, UnavailableError: a later block cannot be read: the answer breaks off.
    """
    headers = {
        **more,
        "content-type": stored.media_type,
        "content-length": str(stored.size),
        "repr-digest": digest_header(stored.digest),
        "etag": f'"{stored.cid}"',
        "x-content-type-options": "nosniff",
    }
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await _send_block(send, first, last=len(stored.blocks) <= 1)
    for position, cid in enumerate(stored.blocks[1:], 2):
        await _send_block(send, await content.get(cid), last=position == len(stored.blocks))


async def _send_block(send: Send, block: bytes, *, last: bool) -> None:
    for start in range(0, max(len(block), 1), PIECE):
        more_body = not last or start + PIECE < len(block)
        await send({"type": "http.response.body", "body": block[start : start + PIECE], "more_body": more_body})


def _meets(accepted: str, offered: str) -> bool:
    return StreamKind(media_types=(accepted,), max_bytes=0).takes(offered) or StreamKind(
        media_types=(offered,), max_bytes=0
    ).takes(accepted)


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by name; a name that stands twice has the values of both, which is not one that is taken."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        text = name.decode("latin-1").lower()
        found[text] = f"{found[text]}, {value.decode('latin-1')}" if text in found else value.decode("latin-1")
    return found


def _too_large(kind: StreamKind) -> Refused:
    message = f"The body is larger than {kind.max_bytes} bytes."
    return Refused(PAYLOAD_TOO_LARGE, message, {"maxBytes": kind.max_bytes}, headers={"connection": "close"})
