"""A folder on disk that is read once, and what its content is known by."""

import hashlib
import re
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Final

from anarq.model.errors import AnarqError, Problem
from anarq.source.folder import FolderSource

_REFERS: Final = re.compile(rb"""\$ref["']?\s*:\s*["']?(?!["'#]|[A-Za-z][A-Za-z0-9+.-]*:)""")
"""A reference that names a file by its path."""


class Snapshot(FolderSource):
    """A folder that is listed and read once: whoever asks later gets what stood there then."""

    def __init__(
        self,
        root: Path,
        shown: str | None = None,
        *,
        within: Path | None = None,
        name: str = "",
        only: str = "",
        wanted: Callable[[Sequence[str]], Container[str]],
    ) -> None:
        """Lists the folder, and reads the files that are wanted. What cannot be read is kept as what it raises.

        Args:
            root: the folder.
            shown: how to print the root; as given by default.
            within: a folder above, which the root itself must not leave by a link.
            name: of the module that the root is, where something else than the name of the folder says it.
            only: the one file that is looked at, with those that it refers to; empty: all of them.
            wanted: from all files, those that somebody may read later.

        Raises:
            AnarqError: the folder cannot be listed, or the one file cannot be read.
        """
        super().__init__(root, shown, within=within, name=name)
        self.only = only
        is_listed = not only or _REFERS.search(super().read(only)) is not None
        self._paths = tuple(super().paths()) if is_listed else (only,)
        self._refused = () if only else tuple(super().refused())
        chosen = wanted(self._paths)
        self._files = {path: self._taken(path) for path in self._paths if path in chosen}
        self.is_complete = True
        """False once somebody has read a file that was not wanted: then `digest` does not say what was read."""

    def paths(self) -> Iterator[str]:
        """Every file below the root, sorted."""
        return iter(self._paths)

    def refused(self) -> Iterator[Problem]:
        """A problem for each folder that was left out because it is unsafe."""
        return iter(self._refused)

    def read(self, path: str) -> bytes:
        """The bytes of one file, as they were.

        Raises:
            AnarqError: it could not be read.
        """
        if path not in self._files:
            self.is_complete = False
            return super().read(path)
        found = self._files[path]
        if isinstance(found, AnarqError):
            raise found
        return found

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of where the folder is, of the names in it, and of the content of what is wanted."""
        content = hashlib.sha256()
        names = (self.shown.encode("utf-8", "replace"), self.name.encode(), self.only.encode())
        _add(content, str(self.root.resolve()).encode("utf-8", "surrogateescape"), *names)
        for path in self._paths:
            found = self._files.get(path, b"")
            _add(content, path.encode("utf-8", "surrogateescape"), found if isinstance(found, bytes) else _said(found))
            _add(content, b"error" if isinstance(found, AnarqError) else b"")
        for problem in self._refused:
            _add(content, repr(problem).encode("utf-8", "replace"))
        return content.hexdigest()

    def _taken(self, path: str) -> bytes | AnarqError:
        try:
            return super().read(path)
        except AnarqError as error:
            return error


def _said(error: AnarqError) -> bytes:
    return repr(error.problems).encode("utf-8", "replace")


def _add(content: "hashlib._Hash", *parts: bytes) -> None:
    """Each part behind its length, so that no two lists of parts are one text."""
    for part in parts:
        content.update(len(part).to_bytes(8, "big"))
        content.update(part)
