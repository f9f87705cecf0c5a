"""Folders and files that only their owner can read, whatever the umask is."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from anarq.ports.errors import UnavailableError

FOLDER: Final = 0o700
FILE: Final = 0o600
_OTHERS: Final = 0o077 if os.name == "posix" else 0  # elsewhere modes say nothing about others


def folder(path: Path) -> None:
    """Makes the folder, or makes sure of one that is there. The mode of what somebody else made is never changed.

    Raises:
        UnavailableError: it cannot be made, or others than its owner can enter it.
    """
    if path.is_file():
        raise UnavailableError(f"the folder {path} cannot be made: a file is called so; name another one")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=FOLDER, exist_ok=True)
        mode = path.stat().st_mode & 0o777
    except OSError as error:
        raise UnavailableError(f"the folder {path} cannot be made: {error.strerror}") from error
    if open_to_others(mode):
        raise UnavailableError(
            f"the folder {path} is open to others (mode {mode:o}); its mode must be 700: run `chmod 700 {path}`"
        )


def open_to_others(mode: int) -> bool:
    """Whether a mode lets anybody in but the owner."""
    return bool(mode & _OTHERS)


def create(path: Path) -> int:
    """Makes a file that is not there yet, and opens it for writing; the descriptor.

    Raises:
        OSError: it is there, or cannot be made.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lets one at a time go on, of all processes that name the same folder; who dies holds it no longer.

    Where the system has no such locks, all go on.

    Raises:
        OSError: the folder is not there, or cannot be locked.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
