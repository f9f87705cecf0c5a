"""The one place where generators meet the disk: reading a repository, finding what is owned, writing what differs."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from anarq.generators.file import File, Target
from anarq.generators.formatting import formatted
from anarq.generators.homes import REPOSITORY, Homes
from anarq.generators.interface import Interfaces
from anarq.generators.plan import Change, Kind, changes
from anarq.loader.load import SUFFIXES, load_folder
from anarq.loader.modules import PLATFORM, STANDARDS, load_ecosystem, load_standards
from anarq.loader.wanted import wanted
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.module import Ecosystem
from anarq.source import beneath
from anarq.source.beneath import LinkError
from anarq.source.port import MAX_BYTES
from anarq.source.snapshot import Snapshot

_BYTECODE: Final = "__pycache__"


@dataclass(frozen=True, slots=True)
class Repository:
    """The folders of a repository that code is generated from, read once.

    Attributes:
        spec: its standards.
        common: its common contracts and components.
        modules: its modules.
        platform: what every module of it has that says nothing else; None: what the package says.
    """

    spec: Snapshot
    common: Snapshot
    modules: Snapshot
    platform: Snapshot | None = None

    @classmethod
    def at(cls, root: Path) -> "Repository":
        """Reads the folders.

        Raises:
            AnarqError: one of them cannot be listed.
        """
        platform = root / "spec" / PLATFORM
        return cls(
            Snapshot(root / "spec", "spec", within=root, wanted=_standards),
            Snapshot(root / "spec" / "common", "spec/common", within=root, wanted=_documents),
            Snapshot(root / "modules", "modules", within=root, wanted=wanted),
            Snapshot(platform, f"spec/{PLATFORM}", within=root, wanted=_documents) if platform.is_dir() else None,
        )

    def __iter__(self) -> Iterator[Snapshot]:
        """The folders."""
        return iter((self.spec, self.common, self.modules, *((self.platform,) if self.platform else ())))


def _standards(paths: Sequence[str]) -> frozenset[str]:
    return frozenset({STANDARDS}.intersection(paths))


def _documents(paths: Sequence[str]) -> frozenset[str]:
    return frozenset(path for path in paths if path.endswith(SUFFIXES))


def read(root: Path) -> Ecosystem:
    """The ecosystem of a repository: its own modules, standards, common contracts and platform.

    Raises:
        AnarqError: a file cannot be used; holds every problem that was found.
    """
    return load(Repository.at(root))


def load(repository: Repository) -> Ecosystem:
    """The ecosystem of a repository that was read: its modules in the house layout, of which alone code is made.

    Raises:
        AnarqError: a file cannot be used; holds every problem that was found.
    """
    standards = load_standards(repository.spec, repository.platform)
    common = load_folder(repository.common)
    loaded = load_ecosystem([repository.modules], standards=standards, common=common.documents)
    problems = dict.fromkeys([*common.problems, *loaded.problems])
    if problems:
        raise AnarqError(sorted(problems, key=lambda problem: problem.place))
    modules = loaded.ecosystem.modules
    house = [name for name, module in modules.items() if module.speaks_house]
    return loaded.ecosystem if len(house) == len(modules) else loaded.ecosystem.only(house)


def drift(root: Path, ecosystem: Ecosystem, targets: Iterable[Target]) -> tuple[Change, ...]:
    """Where the repository differs from what the targets generate. Writes nothing, and follows no link.

    Raises:
        AnarqError: the spec cannot be generated from, or files cannot be read; holds every problem that was found.
    """
    chosen = tuple(targets)
    interfaces = Interfaces(ecosystem)
    made = (file for target in chosen for file in target.generate(interfaces))
    return differences(root, formatted(made), chosen)


def differences(
    root: Path, files: Sequence[File], chosen: Sequence[Target], homes: Homes = REPOSITORY
) -> tuple[Change, ...]:
    """Where a folder differs from what the chosen targets have generated. Writes nothing, and follows no link.

    Raises:
        AnarqError: files cannot be read; holds every problem that was found.
    """
    existing: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted({file.path for file in files} | owned(root, chosen, homes)):
        try:
            text = _text(root, path)
        except AnarqError as error:
            problems.extend(error.problems)
        else:
            existing |= {} if text is None else {path: text}
    if problems:
        raise AnarqError(problems)
    return changes(files, existing)


def digests(files: Sequence[File]) -> dict[str, str]:
    """What generated files are known by: SHA-256, in hexadecimal, by path."""
    return {file.path: hashlib.sha256(file.text.encode()).hexdigest() for file in files}


def is_up_to_date(root: Path, wanted: Mapping[str, str], chosen: Sequence[Target], homes: Homes = REPOSITORY) -> bool:
    """Whether a folder holds exactly the files that the chosen targets generate, by their digests."""
    try:
        found = {path: _bytes(root, path) for path in wanted}
        return owned(root, chosen, homes) <= wanted.keys() and all(
            found[path] is not None and hashlib.sha256(found[path] or b"").hexdigest() == digest
            for path, digest in wanted.items()
        )
    except AnarqError:
        return False


def owned(root: Path, targets: Iterable[Target], homes: Homes = REPOSITORY) -> set[str]:
    """The files on disk that belong to the targets; links count as files, and none is entered.

    Raises:
        AnarqError: a folder cannot be listed.
    """
    globs = (glob for target in targets for glob in target.globs(homes))
    return {path for glob in globs for path in _matching(root, glob)}


def _matching(root: Path, glob: str) -> list[str]:
    try:
        return list(beneath.matching(root, glob))
    except OSError as error:
        raise _error("listed", glob, error) from error


def write(root: Path, wanted: Sequence[Change]) -> None:
    """Makes the repository what is generated: each file as a whole or not at all, orphans removed. Follows no link.

    Raises:
        AnarqError: a file cannot be written; those before it are.
    """
    for change in wanted:
        *above, name = change.path.split("/")
        try:
            if change.kind is Kind.ORPHAN:
                with beneath.folder(root, above) as folder:
                    folder.remove(name)
                _remove_empty(root, above)
            else:
                with beneath.folder(root, above, make=True) as folder:
                    folder.replace(name, change.after.encode())
        except OSError as error:
            raise _error("written", change.path, error) from error


def _text(root: Path, path: str) -> str | None:
    """The text on disk; None: there is none."""
    found = _bytes(root, path)
    return None if found is None else found.decode("utf-8", "replace")


def _bytes(root: Path, path: str) -> bytes | None:
    """What stands on disk; None: there is nothing."""
    *above, name = path.split("/")
    try:
        with beneath.folder(root, above) as folder, os.fdopen(folder.open(name), "rb") as file:
            return _read(file, path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _error("read", path, error) from error


def _read(file: BinaryIO, path: str) -> bytes:
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        raise AnarqError.one("no regular file stands where one is generated", Place(path), "move it away")
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise AnarqError.one(f"the file is larger than {MAX_BYTES} bytes", Place(path), "move it away, or delete it")
    return data


def _error(deed: str, path: str, error: OSError) -> AnarqError:
    help_ = "replace the link by a folder or file of the repository" if isinstance(error, LinkError) else ""
    return AnarqError.one(f"cannot be {deed}: {error.strerror}", Place(path), help_)


def _remove_empty(root: Path, parts: Sequence[str]) -> None:
    """Removes the folders of generated files that are empty now; bytecode does not count."""
    left = list(parts)
    while "_gen" in left:
        with beneath.folder(root, left) as folder:
            if any(name != _BYTECODE for name, _ in folder.names()):
                return
            if (_BYTECODE, True) in folder.names():
                with folder.enter(_BYTECODE) as cache:
                    for name, _ in cache.names():
                        if name.endswith(".pyc"):
                            cache.remove(name)
                folder.remove_folder(_BYTECODE)
        name = left.pop()
        with beneath.folder(root, left) as above:
            above.remove_folder(name)
