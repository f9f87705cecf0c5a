"""What a command found before, by the content of everything that it was made from. It is never needed."""

import hashlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anarq import __version__, resources
from anarq.model.recognise import GENERATED
from anarq.model.tree import Json

FOLDER: Final = "ANARQ_CACHE"
"""The setting that names the folder; set and empty, nothing is remembered."""

_CODE: Final = (".py", ".j2", ".yaml", ".json")
_NOT_CODE: Final = frozenset({"_gen", "modules", "reference", "__pycache__"})
"""Folders of the package that no rule and no generator reads."""
_MOST_KEPT: Final = 64
_LARGEST: Final = 4 * 1024 * 1024
_FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, to standard output and to standard error, and the code that it ended with."""

    out: str
    err: str
    code: int

    @classmethod
    def of(cls, answer: Mapping[str, Json] | None) -> "Said | None":
        """What was kept; None when it is no such thing."""
        match answer:
            case {"out": str(out), "err": str(err), "code": int(code)}:
                return cls(out, err, code)
        return None

    def answer(self) -> Mapping[str, Json]:
        """The same, to be kept."""
        return {"out": self.out, "err": self.err, "code": self.code}


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder of answers, a file each. What cannot be read or written there is as though it were not there.

    Attributes:
        folder: where they lie.
    """

    folder: Path

    def recall(self, key: str) -> Mapping[str, Json] | None:
        """What was kept under a key; None when nothing was, or nothing of use."""
        with suppress(OSError, ValueError, RecursionError):
            path = self._path(key)
            if path.stat().st_size <= _LARGEST:
                found = json.loads(path.read_bytes())
                if isinstance(found, dict) and found.get("key") == key:
                    return found
        return None

    def keep(self, key: str, answer: Mapping[str, Json]) -> None:
        """Keeps an answer, as a whole or not at all. The oldest of many are thrown away."""
        text = json.dumps({**answer, "key": key}).encode()
        if len(text) > _LARGEST:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text)
                Path(name).replace(self._path(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _forget(self) -> None:
        found = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for path in found[:-_MOST_KEPT]:
            path.unlink(missing_ok=True)


def memory() -> Memory | None:
    """The memory of the user who runs this; None where there is to be none."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Memory(Path(named)) if named else None
    base = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # there is no home
        return Memory((Path(base) if base else Path.home() / ".cache") / "anarq")
    return None


def key_of(command: str, facts: Iterable[str]) -> str:
    """The key of an answer: the command, what it was told and read, and the code that answers.

    Args:
        command: its name.
        facts: options, in an order of their own, and digests of what is read.
    """
    parts = [str(_FORM), command, *_tool(), *facts]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _tool() -> Iterable[str]:
    """What makes the answer besides what it reads: this package as it lies there, Python, and the libraries."""
    yield from (__version__, sys.version, platform.platform())
    yield from _libraries()
    yield _content(resources.root(), _NOT_CODE)


def installed() -> str:
    """SHA-256, in hexadecimal, of the specs of the modules of this installation: a workspace has them as its peers."""
    return _content(resources.root() / "modules", frozenset({GENERATED}))


def _content(root: Path, left_out: Container[str]) -> str:
    content = hashlib.sha256()
    for path in _files(root, left_out):
        text = path.read_bytes()
        content.update(f"{path} {len(text)} ".encode("utf-8", "surrogateescape"))
        content.update(text)
    return content.hexdigest()


def _files(root: Path, left_out: Container[str]) -> Iterable[Path]:
    """The files that are code or specs, links followed, sorted."""
    for folder, below, files in os.walk(root, followlinks=True):
        below[:] = sorted(name for name in below if name not in left_out)
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(_CODE))


def _libraries() -> list[str]:
    """Every library that is installed, with its version, as the names of their folders say."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    return sorted({found.name for folder in folders for found in folder.glob("*.dist-info")})
