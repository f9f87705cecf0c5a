"""Where the code of modules is that can be served: in this installation, and in the workspace that one is in."""

import importlib
import pkgutil
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from anarq import resources
from anarq.cli.packages import lacking
from anarq.cli.workspace import Workspace, Written, workspace_above
from anarq.model.errors import AnarqError, Problem
from anarq.model.internal import UNRESOLVED
from anarq.source.names import quote

_GENERATED = "_gen"
_SPEC = f"{_GENERATED}/spec.py"
_APPLICATION = "app.py"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a module.

    Attributes:
        name: of the module.
        package: of Python, that it is in.
        folder: of that package.
        spec: the folder of the module.
        source: what Python imports from; None: where it looks anyway.
    """

    name: str
    package: str
    folder: Path
    spec: Path
    source: Path | None = None

    @property
    def is_generated(self) -> bool:
        """Whether something is generated of it."""
        return (self.folder / _SPEC).is_file()

    @property
    def is_service(self) -> bool:
        """Whether a service is written for it."""
        return self.is_generated and _has_service(self.folder)

    @property
    def peers(self) -> tuple[str, ...]:
        """The modules that it calls: those of which its spec says so, and that were known when it was generated."""
        uses = self.imported("_gen.uses")
        return tuple(sorted(found.name for found in pkgutil.iter_modules(uses.__path__)))

    def imported(self, part: str) -> Any:
        """A part of its code.

        Raises:
            click.ClickException: it does not fit what is generated, or the packages that services need are missing.
        """
        if self.source is not None and str(self.source) not in sys.path:
            sys.path.insert(0, str(self.source))
        try:
            return importlib.import_module(f"{self.package}.{part}")
        except ImportError as error:
            if (error.name or "").startswith(("anarq.", f"{self.package}.")):  # a name that was generated otherwise
                message = (
                    f"the service of `{self.name}` does not fit what is generated for it: {error}; mypy names the lines"
                )
                raise click.ClickException(message) from error
            missing = f"the service of `{self.name}` cannot be imported: {error}; install what it imports beside anarq"
            raise click.ClickException(lacking(error, "a service") or missing) from error
        except (AttributeError, TypeError) as error:
            if not self._is_generated_at(error):
                raise
            message = (
                f"what is generated of `{self.name}` is of another version of anarq: `anarq generate` writes it anew"
            )
            raise click.ClickException(message) from error

    def _is_generated_at(self, error: Exception) -> bool:
        """Whether a line that was generated raised it, or what that line called."""
        frames = traceback.extract_tb(error.__traceback__)
        generated = (self.folder / _GENERATED).resolve()
        return any(generated in Path(one.filename).resolve().parents for one in frames)


def codes(workspace: Workspace | None) -> Mapping[str, Code]:
    """The modules of which there is code: those of this installation, and those of a workspace."""
    own = {} if workspace is None else {one.name: of_written(one, workspace) for one in workspace.modules.values()}
    found = {**_installed(), **own}
    return {name: found[name] for name in sorted(found) if found[name].is_generated}


def codes_here() -> Mapping[str, Code]:
    """The modules of which there is code: those of this installation, and of the workspace that one is in.

    Raises:
        AnarqError: the file of the workspace cannot be used.
    """
    return codes(workspace_above(Path.cwd()))


def of_written(written: Written, workspace: Workspace) -> Code:
    """The code of a module of a workspace, whether there is any or not."""
    package = written.home.service
    folder = workspace.root / package.folder
    return Code(written.name, package.name, folder, written.folder, workspace.source.resolve())


def misplaced(written: Written, workspace: Workspace) -> Problem | None:
    """Why a module has no service although one lies there: it is in a package that nobody names; None: all is well."""
    if _has_service(of_written(written, workspace).folder):
        return None
    named = {of_written(one, workspace).folder for one in workspace.modules.values()}
    found = [folder for folder in _with_service(workspace.source) if folder not in named]
    if not found:
        return None
    packages = [".".join(folder.relative_to(workspace.source).parts) for folder in found]
    message = f"`{written.home.service.name}` has no service, and a package that no module names has one"
    return Problem(message, written.package, f"did you mean {' or '.join(map(quote, packages))}?", UNRESOLVED)


def require_placed(workspace: Workspace) -> None:
    """Checks that each service of a workspace lies where that says.

    Raises:
        AnarqError: one does not.
    """
    found = (misplaced(one, workspace) for one in workspace.modules.values())
    problems = [problem for problem in found if problem is not None]
    if problems:
        raise AnarqError(problems)


def _with_service(source: Path) -> list[Path]:
    """The packages of a folder that have a service over generated code, as deep as a package of a package."""
    there = sorted(path for depth in ("*", "*/*") for path in source.glob(f"{depth}/{_APPLICATION}"))
    found = [path.parent for path in there if _GENERATED in path.read_text("utf-8", "replace")]
    return found[:_MOST_NAMED]


def _has_service(folder: Path) -> bool:
    return (folder / _APPLICATION).is_file()


def _installed() -> Mapping[str, Code]:
    from anarq import reference

    folders = (path for folder in reference.__path__ for path in Path(folder).iterdir())
    modules = resources.root() / "modules"
    return {
        path.name: Code(path.name, f"{reference.__name__}.{path.name}", path, modules / path.name) for path in folders
    }
