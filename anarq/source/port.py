from collections.abc import Iterator
from typing import Final, Protocol, runtime_checkable

from anarq.model.errors import Problem

MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest file that a source hands out, in bytes, unless it is made with another limit."""

SKIPPED_FOLDERS: Final = frozenset({"__pycache__", "node_modules"})
"""Folders that hold no source of a module; hidden ones (`.git`, `.venv`) are skipped as well."""


class Source(Protocol):
    """Where the bytes of a folder come from. Paths are POSIX paths below its root."""

    @property
    def shown(self) -> str:
        """The root as the user wrote it."""

    def paths(self) -> Iterator[str]:
        """Every file below the root, sorted. What cannot be read is listed too, and `read` says why.

        Raises:
            AnarqError: the root itself cannot be listed.
        """

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            AnarqError: missing, too large, not a regular file, or a name or link that leaves the root.
        """

    def display(self, path: str) -> str:
        """The path as it is printed in a place; never holds a control character."""


@runtime_checkable
class GuardedSource(Protocol):
    """A source that can name what it would not enter, so that nothing is left out in silence."""

    def refused(self) -> Iterator[Problem]:
        """One problem per entry that `paths` leaves out because it is unsafe."""


def in_skipped_folder(path: str) -> bool:
    """Whether a folder on the way to the file is one that sources leave out."""
    return any(part in SKIPPED_FOLDERS or part.startswith(".") for part in path.split("/")[:-1])
