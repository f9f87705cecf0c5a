import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from anarq.model.errors import AnarqError, Place, Problem
from anarq.source import beneath
from anarq.source.names import displayed, name_problem, quote
from anarq.source.port import MAX_BYTES, SKIPPED_FOLDERS

_MOST_ENTRIES: Final = 100_000
_FOLLOW: Final = "copy what it points to into the folder: no link may lead out of it"
_RENAME: Final = "rename it: letters, digits, `-`, `_` and `.` are understood everywhere"
_READABLE: Final = "put a file there that whoever checks may read, or take away what stands there"


class FolderSource:
    """A folder on disk. Links that leave the root are never followed; only regular files are ever opened."""

    def __init__(
        self,
        root: Path,
        shown: str | None = None,
        max_bytes: int = MAX_BYTES,
        within: Path | None = None,
        name: str = "",
    ) -> None:
        """Nothing is read yet.

        Args:
            root: the folder.
            shown: how to print the root; as given by default.
            max_bytes: largest file that `read` hands out.
            within: a folder above, which the root itself must not leave by a link; None: the root is the user's word.
            name: of the module that the root is, where something else than the name of the folder says it.
        """
        self.root = root
        self.within = root if within is None else within
        self.shown = str(root) if shown is None else shown
        self.max_bytes = max_bytes
        self.name = name

    def paths(self) -> Iterator[str]:
        """Every file below the root, sorted. Linked folders are not entered: their files have names of their own.

        Raises:
            AnarqError: the root is missing, is not a folder, cannot be listed or holds more than 100 000 entries.
        """
        return iter(sorted(path for path, _ in self._entries()))

    def refused(self) -> Iterator[Problem]:
        """A problem for each linked folder that leads out of the root, and each folder that cannot be listed."""
        for path, problem in self._walk():
            if problem:
                yield Problem(problem, Place(self.display(path)), _FOLLOW if "link" in problem else _READABLE)

    def read(self, path: str) -> bytes:
        """The bytes of one regular file.

        Raises:
            AnarqError: missing, too large, not a regular file, unreadable, or a name or link that leaves the root.
        """
        problem = name_problem(path, here=True)
        if problem:
            is_name = path and not path.startswith("/") and ".." not in path.split("/")
            raise self._error(path, problem, _RENAME if is_name else "")  # else who wrote the path knows better
        try:
            return self._read(path, self._inside(path))
        except OSError as error:
            raise self._error(path, _reason(error), "" if _is_absent(error) else _READABLE) from error

    def display(self, path: str) -> str:
        """Root and path."""
        return displayed(self.shown, path)

    def _entries(self) -> Iterator[tuple[str, str]]:
        return ((path, problem) for path, problem in self._walk() if not problem)

    def _walk(self) -> Iterator[tuple[str, str]]:
        """Files with an empty text, and what is left out with the reason. Iterative: depth costs no stack."""
        self._real_root()
        pending, left = [""], _MOST_ENTRIES
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(self.root / folder) as entries:
                    found = list(islice(entries, left + 1))
            except OSError as error:
                if not folder:
                    raise self._error("", _reason(error)) from error
                yield folder, f"the folder cannot be listed: {_reason(error)}"
                continue
            left -= len(found)
            if left < 0:
                raise self._error("", f"the folder holds more than {_MOST_ENTRIES} entries", "name a folder of modules")
            for entry in found:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield from self._file(entry, path)
                elif not _skipped(entry.name):
                    pending.append(path)

    def _file(self, entry: "os.DirEntry[str]", path: str) -> Iterator[tuple[str, str]]:
        """What is not a folder itself; a link to a folder is left out, and named when it leads out of the root."""
        if not entry.is_symlink() or not _is_folder(entry):
            yield path, ""
        elif not _skipped(entry.name) and not self._is_inside(path):
            yield path, "the link leads to a folder outside the root"

    def _is_inside(self, path: str) -> bool:
        try:
            self._inside(path)
        except (AnarqError, OSError):
            return False
        return True

    def _inside(self, path: str) -> Path:
        """The real place of the file, which is below the real root."""
        try:
            real = (self.root / path).resolve(strict=True)
            inside = real.is_relative_to(self._real_root())
        except RuntimeError as error:  # how Python before 3.13 says that links go in a circle
            raise self._error(path, "the link goes in a circle", _FOLLOW) from error
        if not inside:
            raise self._error(path, f"the link leads out of {quote(self.shown)}", _FOLLOW)
        return real

    def _real_root(self) -> Path:
        try:
            real, top = self.root.resolve(strict=True), self.within.resolve(strict=True)
        except RuntimeError as error:  # as above
            raise self._error("", "the link goes in a circle", _FOLLOW) from error
        except OSError as error:
            raise self._error("", _reason(error)) from error
        if not real.is_relative_to(top):
            raise self._error("", "the link leaves the folder above it", _FOLLOW)
        return real

    def _read(self, path: str, real: Path) -> bytes:
        # The real place has no links on the way: one that is put there meanwhile is refused, not followed.
        top = self.within.resolve(strict=True)
        *above, name = real.relative_to(top).parts
        with beneath.folder(top, above) as folder:
            # The kind is asked before opening, because to open a device can act on it, and again of what was opened.
            self._require_regular(path, folder.status(name) or real.lstat())
            with os.fdopen(folder.open(name), "rb") as file:
                self._require_regular(path, os.fstat(file.fileno()))
                content = file.read(self.max_bytes + 1)
        if len(content) > self.max_bytes:
            raise self._too_large(path, len(content))
        return content

    def _require_regular(self, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            raise self._error(
                path, f"not a regular file but {_kind(status.st_mode)}", "put a file there, or take it away"
            )
        if status.st_size > self.max_bytes:
            raise self._too_large(path, status.st_size)

    def _too_large(self, path: str, size: int) -> AnarqError:
        return self._error(path, f"the file is too large: {size} bytes, {self.max_bytes} are allowed", "split it")

    def _error(self, path: str, message: str, mend: str = "") -> AnarqError:
        return AnarqError.one(message, Place(self.display(path)), mend)


def _skipped(name: str) -> bool:
    return name in SKIPPED_FOLDERS or name.startswith(".")


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISLNK(mode):  # put there since its place was looked up
        return "a link"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _is_absent(error: OSError) -> bool:
    """Whether nothing is there. Whoever asked for it knows what to do."""
    return isinstance(error, FileNotFoundError | NotADirectoryError)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, NotADirectoryError):
        return "not a folder"
    return (error.strerror or type(error).__name__).lower()
