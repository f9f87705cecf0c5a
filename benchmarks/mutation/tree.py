"""Copies of the tree: mutants are made there, so that the tree itself stays as it is."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_LEFT: Final = shutil.ignore_patterns(
    ".git", ".venv", ".nox", ".*_cache", ".hypothesis", ".coverage*", ".anarq", "*.pyc"
)


def copied(to: Path, of: Path = ROOT) -> Path:
    """A copy of the tree with its links, compiled files of the copy it is taken from included."""
    ignored = _LEFT if of == ROOT else None
    return Path(shutil.copytree(of, to, symlinks=True, ignore=ignored))


def environment(copy: Path) -> dict[str, str]:
    """Lets every process that is started import the copy, and remember nothing of it."""
    return {**os.environ, "PYTHONPATH": str(copy), "PYTHONHASHSEED": "0"}


@contextmanager
def standing(copy: Path, file: str, text: str) -> Iterator[None]:
    """The copy with another text in a file, which nothing compiled stands for."""
    path = copy / file
    before = path.read_bytes()
    times = path.stat()
    compiled = Path(sys.implementation.cache_tag and _compiled(path))
    kept = compiled.read_bytes() if compiled.exists() else None
    compiled.unlink(missing_ok=True)
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        compiled.unlink(missing_ok=True)
        if kept is not None:
            compiled.write_bytes(kept)


def _compiled(path: Path) -> Path:
    from importlib.util import cache_from_source

    return Path(cache_from_source(str(path.resolve())))
