"""What a generator gives, and what it says of itself. Values only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TypeAlias

from anarq.generators.homes import REPOSITORY, Homes
from anarq.generators.interface import Interfaces

Printed: TypeAlias = Callable[[], str]
"""The text of a file about which all is decided: to print it refuses nothing, and is left to whoever reads it."""


@dataclass(frozen=True, eq=False)
class File:
    """One generated file. Files are in the order of their paths.

    Attributes:
        path: POSIX path below the repository root.
        said: what it holds, or what prints that.
    """

    path: str
    said: str | Printed = field(repr=False)

    @cached_property
    def text(self) -> str:
        """What it holds; ends with a line break."""
        return self.said if isinstance(self.said, str) else self.said()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, File) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash(self.path)

    def __lt__(self, other: "File") -> bool:
        return self.path < other.path


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of output.

    Attributes:
        name: as on the command line; the name of its folder.
        summary: one sentence for people.
        owns: patterns of paths below the root, in which `*` stands for one name, and `{client}`, `{service}`, `{spec}`
            for folders of a module. What matches one and is not generated any more is an orphan.
        generate: the pure function from the interfaces of an ecosystem to the files, sorted by path. It changes
            nothing, so that one value serves all targets of a run, and it refuses all that it refuses before a file is
            printed.
    """

    name: str
    summary: str
    owns: tuple[str, ...]
    generate: Callable[[Interfaces], Iterator[File]]

    def globs(self, homes: Homes = REPOSITORY) -> tuple[str, ...]:
        """Globs of the paths that it owns, below the root."""
        return tuple(glob for pattern in self.owns for glob in homes.globs(pattern))

    def owns_path(self, path: str) -> bool:
        """Whether a file at `path` of a repository that is laid out as this one belongs to this target."""
        return any(_matches(path, glob) for glob in self.globs())


def _matches(path: str, glob: str) -> bool:
    parts, wanted = path.split("/"), glob.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))
