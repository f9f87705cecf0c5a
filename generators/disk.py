"""The one place where generators meet the disk: reading a repository, finding what is owned, writing what differs."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from anarq.generators.file import Target
from anarq.generators.interface import Workbench
from anarq.generators.plan import Change, Kind, changes
from anarq.loader.load import load_folder
from anarq.loader.modules import assemble, load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place
from anarq.model.module import Ecosystem
from anarq.source.folder import FolderSource


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `modules/` and `spec/standards.yaml`."""
    for folder in (start, *start.parents):
        if (folder / "modules").is_dir() and (folder / "spec" / "standards.yaml").is_file():
            return folder
    return None


def read(root: Path) -> Ecosystem:
    """The ecosystem of a repository: its own modules, standards and common contracts.

    Raises:
        AnarqError: a file cannot be used; holds every problem that was found.
    """
    standards = load_standards(root / "spec")
    common = load_folder(FolderSource(root / "spec" / "common", "spec/common"))
    loaded = load_ecosystem([FolderSource(root / "modules", "modules")], standards=standards)
    ecosystem, doubled = assemble(loaded.ecosystem.modules.values(), standards=standards, common=common.documents)
    problems = dict.fromkeys([*common.problems, *loaded.problems, *doubled])
    if problems:
        raise AnarqError(sorted(problems, key=lambda problem: problem.place))
    return ecosystem


def drift(root: Path, ecosystem: Ecosystem, targets: Iterable[Target]) -> tuple[Change, ...]:
    """Where the repository differs from what the targets generate. Writes nothing.

    Raises:
        AnarqError: the spec cannot be generated from, or a file cannot be read.
    """
    chosen = tuple(targets)
    bench = Workbench(ecosystem)
    files = [file for target in chosen for file in target.generate(bench)]
    paths = {file.path for file in files} | owned(root, chosen)
    return changes(files, {path: _text(root, path) for path in sorted(paths) if (root / path).is_file()})


def owned(root: Path, targets: Iterable[Target]) -> set[str]:
    """The files on disk that belong to the targets."""
    found: set[str] = set()
    for glob in (glob for target in targets for glob in target.owns):
        found.update(path.relative_to(root).as_posix() for path in root.glob(glob) if path.is_file())
    return found


def write(root: Path, wanted: Sequence[Change]) -> None:
    """Makes the repository what is generated: each file as a whole or not at all, orphans removed.

    Raises:
        AnarqError: a file cannot be written; those before it are.
    """
    for change in wanted:
        path = root / change.path
        try:
            _require_inside(root, path)
            if change.kind is Kind.ORPHAN:
                path.unlink()
                _remove_empty(path.parent)
            else:
                _replace(path, change.after)
        except OSError as error:
            raise AnarqError.one(f"cannot be written: {error.strerror}", Place(change.path)) from error


def _text(root: Path, path: str) -> str:
    try:
        return (root / path).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise AnarqError.one(f"cannot be read: {error.strerror}", Place(path)) from error


def _require_inside(root: Path, path: Path) -> None:
    if not path.resolve().is_relative_to(root.resolve()):
        raise AnarqError.one("a link leads out of the repository", Place(str(path)), "replace the link by a folder")


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove_empty(folder: Path) -> None:
    """Removes the folders of generated files that are empty now; bytecode does not count."""
    while "_gen" in folder.parts and not any(entry.name != "__pycache__" for entry in folder.iterdir()):
        cache = folder / "__pycache__"
        if cache.is_dir():
            for compiled in cache.glob("*.pyc"):
                compiled.unlink()
            cache.rmdir()
        folder.rmdir()
        folder = folder.parent
