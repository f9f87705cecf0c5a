"""Where code and documents of modules stand: in a repository that is laid out as this one, or in a workspace."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_ANY: Final = "*"
_HERE: Final = "."


@dataclass(frozen=True, slots=True)
class Package:
    """A package of Python.

    Attributes:
        name: as code imports it.
        folder: below the root.
    """

    name: str
    folder: str

    def inner(self, *names: str) -> "Package":
        """A package inside of it."""
        return Package(".".join((self.name, *names)), "/".join((self.folder, *names)))


@dataclass(frozen=True, slots=True)
class Home:
    """Where one module stands.

    Attributes:
        spec: its folder, below the root; `.`: the root itself.
        client: the package of its types and its client.
        service: the package of its service, in which `_gen` lies.
    """

    spec: str
    client: Package
    service: Package

    @classmethod
    def installed(cls, module: str) -> "Home":
        """That of a module of this repository, of which installations have the code."""
        return cls(
            f"modules/{module}",
            Package(f"anarq.clients._gen.{module}", f"anarq/clients/_gen/{module}"),
            Package(f"anarq.reference.{module}", f"reference/{module}"),
        )

    @classmethod
    def own(cls, spec: str, package: str, source: str) -> "Home":
        """That of a module of a workspace: all that is generated is below `_gen` of one package.

        Args:
            spec: the folder of the module, below the root; `.`: the root itself.
            package: as code imports it.
            source: the folder that Python imports from, below the root; `.`: the root itself.
        """
        folder = "/".join([*([] if source == _HERE else [source]), *package.split(".")])
        service = Package(package, folder)
        return cls(spec, service.inner("_gen", "client"), service)

    @property
    def generated(self) -> Package:
        """What is generated of the service."""
        return self.service.inner("_gen")

    def beside(self, path: str) -> str:
        """A path below the folder of the module, as one below the root."""
        return path if self.spec == _HERE else f"{self.spec}/{path}"

    def shown(self, *paths: str) -> list[str]:
        """The folder of the module, or paths below it, as notices name them."""
        return [self.beside(path) for path in paths] or ["module.yaml" if self.spec == _HERE else self.spec]


@dataclass(frozen=True, slots=True)
class Homes:
    """Where the modules of an ecosystem stand.

    Attributes:
        workspace: the modules of a workspace, by name, of which alone something is generated; empty: the repository is
            laid out as this one, and something is generated of every module, and of what all share.
    """

    workspace: Mapping[str, Home] = field(default_factory=dict)

    def of(self, module: str) -> Home:
        """Where a module stands."""
        return self.workspace.get(module) or Home.installed(module)

    @property
    def generates_shared(self) -> bool:
        """Whether what all modules share is generated here."""
        return not self.workspace

    def generated(self, modules: Iterable[str]) -> Iterator[str]:
        """Those of some modules of which something is generated here, by name."""
        return (name for name in sorted(modules) if not self.workspace or name in self.workspace)

    def globs(self, pattern: str) -> Iterator[str]:
        """Globs of paths below the root.

        Args:
            pattern: of a path, in which `{client}`, `{service}` and `{spec}` stand for the folders of any module.
        """
        for home in self.workspace.values() or [Home.installed(_ANY)]:
            folders = {"client": home.client.folder, "service": home.service.folder}
            yield pattern.replace("{spec}/", home.beside("")).format(**folders)


REPOSITORY: Final = Homes()
"""A repository that is laid out as this one."""


def is_root(folder: Path) -> bool:
    """Whether a folder holds `modules/` and `spec/standards.yaml`."""
    return (folder / "modules").is_dir() and (folder / "spec" / "standards.yaml").is_file()
