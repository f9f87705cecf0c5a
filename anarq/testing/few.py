"""Some of the modules of this repository, for tests that check a change of one of them again and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anarq.source import FolderSource, Source

FEW: Final = ("qerberos", "qindex", "qmarket", "qwallet", "squid")
"""Modules that use one another in every way that there is; what they use of others is not checked beside them."""


@dataclass(frozen=True, slots=True)
class FewSource:
    """The folders of a few modules out of a folder of many.

    Attributes:
        base: the folder of all.
        names: whose folders are listed.
    """

    base: Source
    names: tuple[str, ...] = FEW

    @property
    def shown(self) -> str:
        """The folder as the user wrote it."""
        return self.base.shown

    def paths(self) -> Iterator[str]:
        """Every file of the few, sorted.

        Raises:
            AnarqError: it cannot be listed.
        """
        return (path for path in self.base.paths() if path.partition("/")[0] in self.names)

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            AnarqError: as the folder of all does.
        """
        return self.base.read(path)

    def display(self, path: str) -> str:
        """The path as it is printed."""
        return self.base.display(path)


def few(folder: Path) -> FewSource:
    """The few out of a folder `modules/`."""
    return FewSource(FolderSource(folder, "modules"))
