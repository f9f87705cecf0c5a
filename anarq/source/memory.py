from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anarq.model.errors import AnarqError, Place
from anarq.source.names import displayed, name_problem
from anarq.source.port import in_skipped_folder


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Files held in memory, by path."""

    files: Mapping[str, bytes | str]
    shown: str = "(memory)"

    def paths(self) -> Iterator[str]:
        """Every path, sorted."""
        return iter(sorted(path for path in self.files if not in_skipped_folder(path)))

    def read(self, path: str) -> bytes:
        """The bytes of one file; text is encoded as UTF-8.

        Raises:
            AnarqError: there is no such file, or its name is unsafe.
        """
        problem = name_problem(path)
        if problem:
            raise AnarqError.one(problem, Place(self.display(path)))
        if path not in self.files:
            raise AnarqError.one("no such file", Place(self.display(path)))
        content = self.files[path]
        return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content

    def display(self, path: str) -> str:
        """Root and path."""
        return displayed(self.shown, path)
