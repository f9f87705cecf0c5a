"""The folders and files that `anarq check` is given."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from anarq.cli.advice import is_module
from anarq.cli.code import misplaced
from anarq.cli.paths import is_file, is_there, missing
from anarq.cli.workspace import FILE, workspace_above, workspace_at
from anarq.loader.load import SUFFIXES
from anarq.loader.vocabulary import packaged_layouts
from anarq.loader.wanted import wanted
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.recognise import GENERATED
from anarq.source.port import MAX_BYTES
from anarq.source.snapshot import Snapshot

_OPENAPI: Final = re.compile(rb"""(?:^|[{,])\s*["']?openapi["']?\s*:""", re.MULTILINE)
_GLOB: Final = re.compile(r"[*?{}]")
"""Of a layout, what names many files."""


def given(paths: Sequence[str]) -> tuple[list[Snapshot], list[Problem]]:
    """The folders and lone documents that can be read, and why the others cannot. Where none is named, those of the
    modules of the workspace that this folder is; else this folder.

    Raises:
        AnarqError: none can.
    """
    found: list[Snapshot] = []
    unusable: list[Problem] = []
    for path in paths or _here():
        problem = _problem(path)
        if problem is not None:
            unusable.append(problem)
            continue
        try:
            found.append(_snapshot(path))
            unusable.extend(_misplaced(path))
        except AnarqError as error:
            unusable.extend(error.problems)
    if not found:
        raise AnarqError(unusable)
    return found, unusable


def _here() -> list[str]:
    """The folders that are meant where none is named."""
    here = Path()
    if not is_file(here / FILE):
        return ["."]
    named = sorted({written.folder for written in workspace_at(here).modules.values()})
    outer = [one for one in named if not any(other in one.parents for other in named)]
    return [str(one) for one in outer] or ["."]


def _snapshot(path: str) -> Snapshot:
    """What lies at a path, read once.

    Raises:
        AnarqError: it cannot be listed, or cannot be read.
    """
    file = Path(path)
    if not is_file(file):
        return Snapshot(file, path, name=_name(path), wanted=wanted)
    return Snapshot(file.parent, str(file.parent), name=file.stem, only=file.name, wanted=lambda _: (file.name,))


def _name(path: str) -> str:
    """The name of a module of a workspace that lies at a path; empty where the name of the folder says it."""
    workspace = workspace_above(Path(path))
    written = None if workspace is None else workspace.named(path)
    return written.name if written is not None else ""


def _misplaced(path: str) -> list[Problem]:
    """That the service of a module of a workspace is not where that says."""
    workspace = workspace_above(Path(path))
    written = None if workspace is None else workspace.named(path)
    problem = None if workspace is None or written is None else misplaced(written, workspace)
    return [] if problem is None else [problem]


def _problem(path: str) -> Problem | None:
    """Why a path cannot name modules; None: it can."""
    if not path:
        return Problem(
            "a path is empty", Place("."), "give the folder of a module, or of modules; `.` is the current one"
        )
    if is_file(Path(path)):
        return None if _is_alone(Path(path)) else _file_given(path)
    return None if is_there(Path(path)) else Problem("no such file or folder", Place(path), missing(Path(path)))


def _is_alone(file: Path) -> bool:
    """Whether a file is an OpenAPI document that stands for itself; in a module of the house it leans on others."""
    house = [layout for layout in packaged_layouts() if layout.vocabulary]
    if file.suffix not in SUFFIXES or _GLOB.search(file.name) or any(is_module(one, house) for one in file.parents):
        return False
    with suppress(OSError), file.open("rb") as opened:
        return _OPENAPI.search(opened.read(MAX_BYTES)) is not None
    return False


def _file_given(path: str) -> Problem:
    module = next((one for one in Path(path).parents if one.name != GENERATED and is_module(one)), None)
    part = f"check the module that it is a part of: anarq check {module}"
    mend = part if module else "give the folder of a module, or an OpenAPI document"
    return Problem("this is a file, and modules are checked as a whole", Place(path), mend)
