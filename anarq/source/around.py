"""A folder, and what lies around it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from anarq.model.errors import AnarqError, Place
from anarq.model.steps import climbs, without_steps
from anarq.source.names import harmless, quote
from anarq.source.port import Source


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of which everything may be read.

    Attributes:
        at: its path, from where the paths of all rooms begin.
        source: what is in it.
    """

    at: str
    source: Source


@dataclass(frozen=True)
class AroundSource:
    """A folder out of which paths may climb with `..`, and links may lead, as long as they stay in one room.

    Attributes:
        inner: the folder; what it lists is listed.
        at: its path, from where the paths of the rooms begin.
        find_rooms: the folders of which everything may be read; asked for when something leads out of this one.
        mend: what to do about a path that leads elsewhere.
    """

    inner: Source
    at: str
    find_rooms: Callable[[], Sequence[Room]]
    mend: str = ""

    @property
    def shown(self) -> str:
        """The folder as the user wrote it."""
        return self.inner.shown

    def paths(self) -> Iterator[str]:
        """Every file of the folder, sorted.

        Raises:
            AnarqError: it cannot be listed.
        """
        return self.inner.paths()

    def read(self, path: str) -> bytes:
        """The bytes of one file, in the folder or in a room around it.

        Raises:
            AnarqError: missing, too large, not a regular file, or a name or link that leads out of all rooms.
        """
        way = without_steps(path)
        if not climbs(way):
            try:
                return self.inner.read(way)
            except AnarqError as error:  # a link may lead to somewhere else in a room
                with suppress(AnarqError):
                    return self._from_room(way)
                raise error
        return self._from_room(way)

    def display(self, path: str) -> str:
        """The path as it is printed, without steps as far as they can be taken away."""
        way = without_steps(path)
        room = self._room(way) if climbs(way) else None
        return without_steps(self.inner.display(way)) if room is None else room.source.display(self._inside(room, way))

    def _from_room(self, way: str) -> bytes:
        room = self._room(way)
        if room is None:
            outside = f"it lies outside of {quote(self._border() or '.')}, and is not read"
            raise AnarqError.one(outside, Place(harmless(self.display(way))), self.mend)
        return room.source.read(self._inside(room, way))

    def _border(self) -> str:
        """What may not be left, as people write it: the largest room that the folder is in, else the folder."""
        around = self._room("_")
        return self.shown if around is None else around.source.shown

    def _room(self, way: str) -> Room | None:
        """The largest room that holds the path."""
        whole = self._whole(way)
        around = (room for room in self._rooms if not room.at or whole.startswith(f"{room.at}/"))
        return min((room for room in around if not climbs(whole)), key=lambda room: len(room.at), default=None)

    def _inside(self, room: Room, way: str) -> str:
        return self._whole(way).removeprefix(room.at).removeprefix("/")

    def _whole(self, way: str) -> str:
        return without_steps(f"{self.at}/{way}" if self.at else way)

    @cached_property
    def _rooms(self) -> tuple[Room, ...]:
        return tuple(self.find_rooms())
