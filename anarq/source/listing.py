"""Files of a tree that is not a folder on disk: what git revisions and archives have in common."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from anarq.model.errors import AnarqError, Place, Problem
from anarq.source.names import displayed, name_problem, quote
from anarq.source.port import MAX_BYTES, in_skipped_folder

_MOST_LINKS: Final = 40
_FOLLOW: Final = "no link may lead out of it"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a tree.

    Attributes:
        kind: a regular file, a symbolic link, or anything else, which is never read.
        size: bytes of the file.
        fetch: the content of a file, or where a link points to; may raise `AnarqError`.
    """

    kind: Literal["file", "link", "other"]
    size: int
    fetch: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries by path, served with the same care as a folder on disk."""

    entries: Mapping[str, Entry]
    shown: str
    max_bytes: int = MAX_BYTES

    def paths(self) -> Iterator[str]:
        """Every file and every link to a file, sorted."""
        return iter(sorted(path for path in self._listed() if not self._is_refused(path)))

    def refused(self) -> Iterator[Problem]:
        """A problem for each link that leads out of the root or in a circle."""
        for path in sorted(self._listed()):
            try:
                self._real(path)
            except AnarqError as error:
                yield from error.problems

    def read(self, path: str) -> bytes:
        """The bytes of one regular file.

        Raises:
            AnarqError: missing, too large, not a regular file, or a name or link that leaves the root.
        """
        problem = name_problem(path)
        if problem:
            raise self._error(path, problem)
        entry = self.entries.get(self._real(path))
        if entry is None:
            raise self._error(path, "no such file or folder")
        if entry.kind != "file":
            raise self._error(path, "not a regular file")
        if entry.size > self.max_bytes:
            raise self._error(path, f"the file is too large: {entry.size} bytes, {self.max_bytes} are allowed")
        return entry.fetch()

    def display(self, path: str) -> str:
        """Root and path."""
        return displayed(self.shown, path)

    def _listed(self) -> Iterator[str]:
        folders = {folder for path in self.entries for folder in _parents(path)}
        for path, entry in self.entries.items():
            if in_skipped_folder(path):
                continue
            if entry.kind != "link" or self._is_refused(path) or self._real(path) not in folders:
                yield path

    def _is_refused(self, path: str) -> bool:
        try:
            self._real(path)
        except AnarqError:
            return True
        return False

    def _real(self, path: str) -> str:
        """The path with every link on the way replaced by what it points to."""
        pending, done, links = path.split("/")[::-1], list[str](), 0
        while pending:
            part = pending.pop()
            if part == "..":
                if not done:
                    raise self._error(path, f"the link leads out of {quote(self.shown)}", _FOLLOW)
                done.pop()
            elif part not in ("", "."):
                done.append(part)
                entry = self.entries.get("/".join(done))
                if entry is not None and entry.kind == "link":
                    links += 1
                    pending.extend(self._target(path, entry, links).split("/")[::-1])
                    done.pop()
        return "/".join(done)

    def _target(self, path: str, entry: Entry, links: int) -> str:
        if links > _MOST_LINKS:
            raise self._error(path, "the link goes in a circle")
        if entry.size > self.max_bytes:
            raise self._error(path, "the link is too long")
        target = entry.fetch().decode("utf-8", "surrogateescape")
        if target.startswith("/"):
            raise self._error(path, f"the link leads out of {quote(self.shown)}", _FOLLOW)
        return target

    def _error(self, path: str, message: str, mend: str = "") -> AnarqError:
        return AnarqError.one(message, Place(self.display(path)), mend)


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
