"""Some folders out of a folder of many."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.source.port import Source


@dataclass(frozen=True, slots=True)
class PartSource:
    """The files of a few folders of another source.

    Attributes:
        base: the source of all.
        names: the folders at its root that are listed.
    """

    base: Source
    names: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The root of the base."""
        return self.base.shown

    def paths(self) -> Iterator[str]:
        """Every file of the few, sorted.

        Raises:
            AnarqError: the base cannot be listed.
        """
        return (path for path in self.base.paths() if path.partition("/")[0] in self.names)

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            AnarqError: as the base does.
        """
        return self.base.read(path)

    def display(self, path: str) -> str:
        """The path as it is printed."""
        return self.base.display(path)
