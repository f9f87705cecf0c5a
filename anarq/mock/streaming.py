"""Streams of a mock: bytes that were taken are the bytes that are given."""

import hashlib
from typing import Final

from anarq.mock.desk import Desk
from anarq.mock.shelf import Kept, id_of
from anarq.ports.content import Content
from anarq.ports.store import Change
from anarq.wire.streams import Stored, StreamKind

_KIND: Final = "mock:stream"
_EXAMPLE: Final = b"An example of the mock of a contract.\n"
_ANY: Final = {"*": "octet-stream", "image": "png", "text": "plain", "audio": "mpeg", "video": "mp4"}


class Streams:
    """The streams of one module. What is kept of one lies beside the record that its path names."""

    def __init__(self, content: Content) -> None:
        """Takes where blocks are."""
        self._content = content

    async def taken(self, desk: Desk, kept: Kept | None) -> tuple[Change, ...]:
        """What is to be kept of a body that is a stream."""
        if desk.stream is None:
            return ()
        id_ = _id(kept) if kept is not None else _path(desk)
        before = await desk.call.records.get(_KIND, id_)
        body = desk.stream.as_json()
        return (Change(_KIND, id_, body, before.version if before else 0, owner=desk.call.owner),)

    async def given(self, desk: Desk, kind: StreamKind) -> Stored:
        """The bytes that were taken for the record that the path names, or for one around it; else an example.

        Raises:
            Refused: there is no such record.
        """
        named = await desk.along_path()
        for id_ in (*(_id(kept) for kept in reversed(named)), _path(desk)):
            record = await desk.call.records.get(_KIND, id_)
            stored = None if record is None else Stored.from_json(record.body)
            if stored is not None and kind.takes(stored.media_type) and stored.size <= kind.max_bytes:
                return stored
        return await self._example(kind)

    async def _example(self, kind: StreamKind) -> Stored:
        data = _EXAMPLE[: kind.max_bytes]
        block = await self._content.put(data)
        return Stored(digest=hashlib.sha256(data).digest(), size=len(data), media_type=_of(kind), blocks=(block,))


def _id(kept: Kept) -> str:
    return f"{kept.family.name} {kept.id}"


def _path(desk: Desk) -> str:
    """Names what a path is about that names no record: those that give and take it are about the same."""
    return id_of(["", *(str(value) for value in desk.given.values()), desk.call.owner or ""])


def _of(kind: StreamKind) -> str:
    """A media type of a kind, in which nothing is left open."""
    main, _, sub = kind.media_types[0].partition("/")
    if main == "*":
        return "application/octet-stream"
    return f"{main}/{_ANY.get(main, 'octet-stream')}" if "*" in sub else kind.media_types[0]
