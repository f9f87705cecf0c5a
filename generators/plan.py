"""What a run of generators would change: pure, so that writing and checking are one comparison."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from anarq.generators.file import File
from anarq.generators.headings import MARK
from anarq.model.errors import AnarqError, Place, Problem

_OPENING: Final = 400
"""Characters of a file in which its notice stands."""


class Kind(StrEnum):
    """What is wrong with a file on disk."""

    MISSING = "missing"
    CHANGED = "changed"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One file that differs from what is generated.

    Attributes:
        path: below the repository root.
        kind: how it differs.
        before: the text on disk; empty when there is none.
        after: the generated text; empty for an orphan.
    """

    path: str
    kind: Kind
    before: str
    after: str

    def diff(self) -> str:
        """A unified diff from the file on disk to the generated one."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            "/dev/null" if self.kind is Kind.MISSING else f"a/{self.path}",
            "/dev/null" if self.kind is Kind.ORPHAN else f"b/{self.path}",
        )
        body = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        return body or f"--- a/{self.path}\n+++ b/{self.path}\n"


def changes(files: Iterable[File], existing: Mapping[str, str]) -> tuple[Change, ...]:
    """What differs, by path.

    Args:
        files: all that the chosen targets generate.
        existing: the text of every file on disk that they own, and of those that they generate.

    Raises:
        AnarqError: two targets make one file, or a file that somebody wrote stands where one is generated.
    """
    wanted = by_path(files)
    foreign = [path for path, text in existing.items() if path in wanted and text and not is_generated(path, text)]
    if foreign:
        raise AnarqError([_foreign(path) for path in sorted(foreign)])
    found = [_against(path, existing.get(path), file.text) for path, file in wanted.items()]
    orphans = [
        Change(path, Kind.ORPHAN, text, "")
        for path, text in existing.items()
        if path not in wanted and is_generated(path, text)
    ]
    return tuple(sorted([change for change in found if change is not None] + orphans))


def is_generated(path: str, text: str) -> bool:
    """Whether a file is one of ours: it lies in a `_gen` folder, or opens with the notice."""
    return "_gen" in path.split("/")[:-1] or MARK in text[:_OPENING]


def by_path(files: Iterable[File]) -> dict[str, File]:
    """The files by path.

    Raises:
        AnarqError: two targets make one file.
    """
    wanted: dict[str, File] = {}
    for file in files:
        if file.path in wanted:
            raise AnarqError.one("two targets generate this file", Place(file.path), "this is a bug of the generators")
        wanted[file.path] = file
    return wanted


def _against(path: str, before: str | None, after: str) -> Change | None:
    if before is None:
        return Change(path, Kind.MISSING, "", after)
    return None if before == after else Change(path, Kind.CHANGED, before, after)


def _foreign(path: str) -> Problem:
    message = "this file was written by hand, and one is to be generated in its place"
    return Problem(message, Place(path), "move it away, or delete it")
