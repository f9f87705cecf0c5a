"""Workspaces: folders with an `anarq.yaml`, in which people write modules of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anarq import resources
from anarq.cli.forms import require_form
from anarq.cli.paths import is_file
from anarq.generators.homes import Home, Homes
from anarq.loader import load_document
from anarq.loader.wanted import wanted
from anarq.model.errors import AnarqError, Place
from anarq.model.tree import Node
from anarq.model.views.workspace import WorkspaceFile
from anarq.source import FolderSource
from anarq.source.snapshot import Snapshot

FILE: Final = "anarq.yaml"
"""What a workspace is recognised by."""

SCHEMA: Final = "workspace.schema.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A module of a workspace.

    Attributes:
        name: its name.
        folder: where it lies.
        home: where its code stands, below the workspace.
        package: where the workspace names the package of its code.
    """

    name: str
    folder: Path
    home: Home
    package: Place


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder in which modules are written.

    Attributes:
        root: the folder.
        modules: by name.
        source: the folder that Python imports from.
        targets: what is generated, by name.
    """

    root: Path
    modules: Mapping[str, Written]
    source: Path
    targets: tuple[str, ...]

    @property
    def homes(self) -> Homes:
        """Where its modules stand."""
        return Homes({name: module.home for name, module in self.modules.items()})

    def snapshots(self) -> list[Snapshot]:
        """The folders of its modules, read once.

        Raises:
            AnarqError: one of them cannot be listed.
        """
        return [
            Snapshot(one.folder, one.home.spec, within=self.root, name=one.name, wanted=wanted)
            for one in self.modules.values()
        ]

    def named(self, module: str) -> Written | None:
        """The module of that name, or that lies in that folder."""
        folder = Path(module).resolve()
        lying = (one for one in self.modules.values() if one.folder.resolve() == folder)
        return self.modules.get(module) or next(lying, None)


def workspace_above(start: Path) -> Workspace | None:
    """The workspace that a folder is, or is in; None when it is in none.

    Raises:
        AnarqError: its file cannot be used; holds every problem that was found.
    """
    root = next((one for one in (start, *start.resolve().parents) if is_file(one / FILE)), None)
    return None if root is None else workspace_at(root)


def has_peers(sources: Sequence[Snapshot]) -> bool:
    """Whether the modules lie in workspaces, where those of this installation are their peers."""
    return all(workspace_above(source.root) is not None for source in sources)


def workspace_at(root: Path) -> Workspace:
    """The workspace that a folder is.

    Raises:
        AnarqError: its file cannot be used; holds every problem that was found.
    """
    document = load_document(FolderSource(root), FILE)
    require_form(document, SCHEMA)
    said = WorkspaceFile(document.root)
    defaults = load_document(FolderSource(resources.spec()), SCHEMA).root.get("properties")
    source = said.source.text(defaults.get("source", "default").text())
    modules = {
        each.name: Written(
            each.name,
            root / each.folder.text(),
            Home.own(each.folder.text(), each.package.text(), source),
            each.package.place,
        )
        for each in said.modules
    }
    for target in said.targets.elements():
        _require_target(target)
    targets = said.targets.texts() or defaults.get("targets", "default").texts()
    return Workspace(root, modules, root / source, targets)


def _require_target(named: Node) -> None:
    """Checks that there is a target of that name.

    Raises:
        AnarqError: there is none.
    """
    from anarq.generators.targets import (  # most workspaces name none, and all targets take time to import
        UnknownTargetError,
        chosen,
    )

    try:
        chosen([named.text()])
    except UnknownTargetError as error:
        raise AnarqError.one(error.found, named.place, error.mend) from error
