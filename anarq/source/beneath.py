"""A folder and what lies below it, reached through no link.

Each name is opened in the folder before it, and what was opened is held, so that nothing can be put in its place
between a look and a deed. Where a system cannot open names in a folder, each is looked at just before it is used.
"""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

_HELD: Final = os.open in os.supports_dir_fd
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_MODE: Final = 0o644


class LinkError(OSError):
    """A link stands where a folder or file is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.ELOOP, "a link stands here, and no link is followed", name)


class Folder:
    """One folder that is held open."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        """Takes over the descriptor; `at` and `enter` make folders."""
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def at(cls, root: Path) -> Self:
        """The folder that a path names. The path itself is the user's, and may lead through links.

        Raises:
            OSError: there is none, or it cannot be opened.
        """
        return cls(root, os.open(root, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0)) if _HELD else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def enter(self, name: str, *, make: bool = False) -> "Folder":
        """The folder of that name in this one.

        Args:
            name: one name, no path.
            make: whether it is made when it is not there.

        Raises:
            LinkError: a link has the name.
            OSError: there is none, or it cannot be opened or made.
        """
        if make:
            with suppress(FileExistsError):
                self._do(os.mkdir, name)
        self._refuse_link(name)
        return Folder(self._path / name, self._do(os.open, name, _FOLDER) if _HELD else None)

    def names(self) -> list[tuple[str, bool]]:
        """Every name in the folder, sorted, with whether it is a folder's; that of a link is not."""
        with os.scandir(self._path if self._descriptor is None else self._descriptor) as entries:
            return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)

    def status(self, name: str) -> os.stat_result | None:
        """What has the name, a link itself rather than what it leads to; None: nothing has."""
        try:
            return self._do(os.stat, name, follow_symlinks=False)  # type: ignore[no-any-return]  # as `os.stat` says
        except (FileNotFoundError, NotADirectoryError):
            return None

    def open(self, name: str) -> int:
        """A descriptor for reading a file; to open a pipe does not wait for a writer.

        Raises:
            LinkError: a link has the name.
            OSError: there is none, or it cannot be opened.
        """
        self._refuse_link(name)
        return self._do(os.open, name, _READ)  # type: ignore[no-any-return]  # as `os.open` says

    def replace(self, name: str, data: bytes) -> None:
        """Puts a file in place, whole or not at all; one that is there gives it its permissions.

        Raises:
            LinkError: a link has the name.
            OSError: it cannot be written.
        """
        self._refuse_link(name)
        before = self.status(name)
        temporary = f".{name}.{secrets.token_hex(8)}"
        try:
            with os.fdopen(self._do(os.open, temporary, _NEW, 0o600), "wb") as file:
                file.write(data)
                os.chmod(file.fileno() if _HELD else self._path / temporary, _mode(before))  # noqa: PTH101 - a descriptor
            if self._descriptor is None:
                (self._path / temporary).replace(self._path / name)
            else:
                os.replace(temporary, name, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
        except BaseException:
            with suppress(OSError):
                self._do(os.unlink, temporary)
            raise

    def remove(self, name: str) -> None:
        """Removes a file, or a link itself."""
        self._do(os.unlink, name)

    def remove_folder(self, name: str) -> None:
        """Removes an empty folder."""
        self._do(os.rmdir, name)

    def _refuse_link(self, name: str) -> None:
        status = self.status(name)
        if status is not None and stat.S_ISLNK(status.st_mode):
            raise LinkError(name)

    def _do(self, deed: Callable[..., Any], name: str, *more: object, **options: object) -> Any:
        if self._descriptor is None:
            return deed(self._path / name, *more, **options)
        return deed(name, *more, dir_fd=self._descriptor, **options)


@contextmanager
def folder(root: Path, parts: Sequence[str], *, make: bool = False) -> Iterator[Folder]:
    """The folder that the names lead to, one after the other, below the root.

    Raises:
        LinkError: one of them is a link's.
        OSError: one is not there, or cannot be opened or made.
    """
    with ExitStack() as stack:
        found = stack.enter_context(Folder.at(root))
        for part in parts:
            found = stack.enter_context(found.enter(part, make=make))
        yield found


def matching(root: Path, glob: str) -> Iterator[str]:
    """The paths below the root that a glob matches, sorted, links included, folders not; no link is entered.

    Args:
        root: the folder.
        glob: POSIX path in which `*` stands for part of one name.

    Raises:
        OSError: a folder cannot be listed.
    """
    *above, last = glob.split("/")
    folders = [""]
    for part in above:
        folders = [
            f"{path}{name}/"
            for path in folders
            for name, is_folder in _names(root, path)
            if is_folder and fnmatchcase(name, part)
        ]
    for path in folders:
        yield from (path + name for name, is_folder in _names(root, path) if not is_folder and fnmatchcase(name, last))


def _names(root: Path, path: str) -> list[tuple[str, bool]]:
    with folder(root, path.split("/")[:-1]) as found:
        return found.names()


def _mode(before: os.stat_result | None) -> int:
    return _MODE if before is None else before.st_mode & 0o777
