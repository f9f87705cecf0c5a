"""The published document of a module, as a command names the module."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from anarq import resources
from anarq.cli.paths import is_file, is_folder, missing
from anarq.cli.workspace import workspace_above
from anarq.model.suggest import did_you_mean
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.clients.described.document import Document

PUBLISHED: Final = Path("_gen") / "openapi.json"
"""Where a module has its published document."""


def names() -> tuple[str, ...]:
    """The modules of this installation that have one."""
    return tuple(sorted(path.parent.parent.name for path in (resources.root() / "modules").glob(f"*/{PUBLISHED}")))


def folders() -> list[Path]:
    """The folders of the modules of this installation and of the workspace that have one."""
    workspace = workspace_above(Path())
    own = () if workspace is None else (one.folder for one in workspace.modules.values())
    found = [*map(folder_of, names()), *own]
    return [folder for folder in found if is_file(folder / PUBLISHED)]


def folder_of(module: str) -> Path:
    """The folder of a module: one of this installation or of the workspace by its name, or any other by its path.

    Raises:
        click.UsageError: there is none.
    """
    if module in names():
        return resources.root() / "modules" / module
    path = Path(module)
    workspace = workspace_above(Path())
    if workspace is not None and module in workspace.modules:
        return workspace.modules[module].folder
    if is_file(path):
        raise click.UsageError(f"{quote(module)} is a file; a module is a folder with `{PUBLISHED}` in it")
    if is_folder(path):
        return path
    if len(path.parts) > 1:
        raise click.UsageError(f"there is no module {quote(module)}; {missing(path)}")
    mend = did_you_mean(
        module, names(), f"there are {', '.join(names())}; any other is named by the path of its folder"
    )
    raise click.UsageError(f"there is no module {quote(module)}; {mend}")


def document(folder: Path) -> "Document":
    """The document of a module.

    Raises:
        click.UsageError: it has none, or none that can be used.
    """
    from anarq.clients.described.document import MAX_BYTES, Document, DocumentError

    path = folder / PUBLISHED
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise click.UsageError(f"there is no {quote(str(path))}; `anarq generate` writes it") from error
    except OSError as error:
        raise click.UsageError(f"{quote(str(path))} cannot be read: {error.strerror}") from error
    try:
        return Document.read(data)
    except DocumentError as error:
        raise click.UsageError(f"{quote(str(path))}: {error}") from error
