"""What code is generated in: a workspace, or a repository that is laid out as this one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from anarq import resources
from anarq.cli.paths import is_file
from anarq.cli.workspace import FILE, Workspace, workspace_at
from anarq.generators.disk import Repository, is_root, load
from anarq.generators.homes import REPOSITORY, Homes
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place
from anarq.model.module import Ecosystem
from anarq.source.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Ground:
    """Where code is generated, and from what.

    Attributes:
        root: the folder that it goes below.
        sources: the folders that it is made from, read once.
        load: gives the ecosystem that they are.
        homes: where the modules stand.
        targets: what is generated when nothing is named; empty: everything.
    """

    root: Path
    sources: Sequence[Snapshot]
    load: Callable[[], Ecosystem]
    homes: Homes = REPOSITORY
    targets: tuple[str, ...] = ()


def ground_of(given: Path | None) -> Ground:
    """The workspace or the repository that is named, or the nearest one upwards.

    Raises:
        AnarqError: there is none, or its files cannot be used.
    """
    start = Path() if given is None else given
    for folder in (start,) if given is not None else (start, *start.resolve().parents):
        if is_file(folder / FILE):
            return _of_workspace(workspace_at(folder))
        if is_root(folder):
            found = Repository.at(folder)
            return Ground(folder, tuple(found), partial(load, found))
    raise AnarqError.one(
        f"no workspace here, which has an `{FILE}`, and no repository, which has `modules/` and `spec/standards.yaml`",
        Place(str(start)),
        "run it inside of one, or name it with `--root`; `anarq new NAME` makes a workspace",
    )


def _of_workspace(workspace: Workspace) -> Ground:
    own = workspace.snapshots()
    return Ground(workspace.root, own, partial(_ecosystem, own), workspace.homes, workspace.targets)


def _ecosystem(own: Sequence[Snapshot]) -> Ecosystem:
    """The modules of a workspace among those of this installation, which are their peers.

    Raises:
        AnarqError: a file cannot be used, or a module has the name of one of this installation.
    """
    loaded = load_ecosystem([*own, resources.root() / "modules"], standards=load_standards())
    if loaded.problems:
        raise AnarqError(loaded.problems)
    return loaded.ecosystem
