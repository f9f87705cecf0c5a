from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anarq.model.errors import AnarqError, Place, Problem
from anarq.source.memory import MemorySource
from anarq.source.port import GuardedSource, Source, in_skipped_folder


@dataclass(frozen=True, slots=True)
class OverlaySource:
    """Another source with some files replaced: unsaved buffers of an editor, or a mutant of a good spec.

    Attributes:
        base: what stays as it is.
        changes: new content by path; `None` takes the file away.
    """

    base: Source
    changes: Mapping[str, bytes | str | None]

    @property
    def shown(self) -> str:
        """The root of the base."""
        return self.base.shown

    def paths(self) -> Iterator[str]:
        """Every path of base and changes, sorted, without those that are taken away.

        Raises:
            AnarqError: the base cannot be listed.
        """
        kept = {path for path in self.base.paths() if path not in self.changes}
        added = {path for path, content in self.changes.items() if content is not None and not in_skipped_folder(path)}
        return iter(sorted(kept | added))

    def read(self, path: str) -> bytes:
        """The changed content, else that of the base.

        Raises:
            AnarqError: missing, taken away, or refused by the base.
        """
        if path not in self.changes:
            return self.base.read(path)
        content = self.changes[path]
        if content is None:
            raise AnarqError.one("no such file", Place(self.display(path)))
        return MemorySource({path: content}, self.shown).read(path)

    def refused(self) -> Iterator[Problem]:
        """What the base refuses."""
        return self.base.refused() if isinstance(self.base, GuardedSource) else iter(())

    def display(self, path: str) -> str:
        """As the base prints it."""
        return self.base.display(path)
