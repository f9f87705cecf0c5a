"""What code is generated in: a workspace, or a repository that is laid out as this one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from anarq import resources
from anarq.cli.code import require_placed
from anarq.cli.paths import is_file
from anarq.cli.workspace import FILE, Workspace, workspace_at
from anarq.generators.disk import Repository, load
from anarq.generators.homes import REPOSITORY, Homes, is_root
from anarq.loader import SUFFIXES
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.loader.wanted import wanted
from anarq.model.errors import AnarqError, Place
from anarq.model.module import Ecosystem
from anarq.model.standards import Standards
from anarq.source.port import Source
from anarq.source.snapshot import Snapshot

_INSTALLED: Final = resources.root() / "modules"
_WORD: Final = re.compile(r"[a-z][a-z0-9]*")
_CONTRACT: Final = re.compile(r"urn:anarq:([a-z][a-z0-9]*):")
_READ: Final = frozenset({".json", ".yaml"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Where code is generated, and from what.

    Attributes:
        root: the folder that it goes below.
        sources: the folders that it is made from, read once.
        load: gives the ecosystem that they are.
        homes: where the modules stand.
        targets: what is generated when nothing is named; empty: everything.
        workspace: that it is; None: a repository.
    """

    root: Path
    sources: Sequence[Snapshot]
    load: Callable[[], Ecosystem]
    homes: Homes = REPOSITORY
    targets: tuple[str, ...] = ()
    workspace: Workspace | None = None


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
        f"run it inside of one, or name it with `--root`; `anarq new NAME` makes a workspace; for a module that is "
        f"there already write `modules: {{NAME: {{folder: FOLDER, package: NAME}}}}` into `{FILE}`",
    )


def _of_workspace(workspace: Workspace) -> Ground:
    """The ground that a workspace is.

    Raises:
        AnarqError: a module has its service in a package that the workspace does not name.
    """
    require_placed(workspace)
    own = workspace.snapshots()
    return Ground(workspace.root, own, partial(ecosystem_of, own), workspace.homes, workspace.targets, workspace)


def ecosystem_of(own: Sequence[Source]) -> Ecosystem:
    """The modules of a workspace, with those of this installation that they name.

    Raises:
        AnarqError: a file cannot be used, or a module has the name of one of this installation.
    """
    standards = load_standards()
    loaded = load_ecosystem([*own, *peers_of(own, standards)], standards=standards)
    if loaded.problems:
        raise AnarqError(loaded.problems)
    return loaded.ecosystem


def peers_of(own: Sequence[Source], standards: Standards) -> list[Path]:
    """The folders of the modules of this installation that specs name, and of those whose contracts these refer to."""
    return [_INSTALLED / name for name in _named_by(own, standards)]


def _named_by(own: Sequence[Source], standards: Standards) -> list[str]:
    """The modules of this installation that some specs name, and those whose contracts these refer to.

    To read and check all of them for each change of a small module would take seconds.
    """
    there = {path.name for path in _INSTALLED.iterdir() if path.is_dir()}
    texts = [source.read(path).decode("utf-8", "replace") for source in own for path in _specs(source)]
    words = frozenset(word for text in texts for word in _WORD.findall(text))
    reserved = standards.reserved_topics.items()
    found: set[str] = set()
    pending = (there & words) | {owner for topic, owner in reserved if any(topic in text for text in texts)}
    while pending:
        name = pending.pop()
        found.add(name)
        contracts = (path.read_text("utf-8") for path in (_INSTALLED / name).rglob("*") if path.suffix in _READ)
        pending |= (there & {one for text in contracts for one in _CONTRACT.findall(text)}) - found
    return sorted(found)


def _specs(source: Source) -> frozenset[str]:
    return frozenset(path for path in wanted([*source.paths()]) if path.endswith(SUFFIXES))
