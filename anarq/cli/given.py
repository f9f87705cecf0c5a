"""The folders that `anarq check` is given."""

from collections.abc import Sequence
from pathlib import Path

from anarq.cli.advice import is_module
from anarq.cli.paths import is_file, is_there, missing
from anarq.cli.workspace import workspace_above
from anarq.generators.disk import sources
from anarq.model.errors import AnarqError, Place, Problem
from anarq.source.snapshot import Snapshot


def given(paths: Sequence[str]) -> tuple[list[Snapshot], list[Problem]]:
    """The folders that can be read, and why the others cannot.

    Raises:
        AnarqError: none can.
    """
    found: list[Snapshot] = []
    unusable: list[Problem] = []
    for path in paths or ["."]:
        problem = _problem(path)
        if problem is not None:
            unusable.append(problem)
            continue
        try:
            found.append(Snapshot(Path(path), path, name=_name(path), wanted=sources))
        except AnarqError as error:
            unusable.extend(error.problems)
    if not found:
        raise AnarqError(unusable)
    return found, unusable


def _name(path: str) -> str:
    """The name of a module of a workspace that lies at a path; empty where the name of the folder says it."""
    workspace = workspace_above(Path(path))
    written = None if workspace is None else workspace.named(path)
    return written.name if written is not None else ""


def _problem(path: str) -> Problem | None:
    """Why a path cannot name modules; None: it can."""
    if not path:
        return Problem(
            "a path is empty", Place("."), "give the folder of a module, or of modules; `.` is the current one"
        )
    if is_file(Path(path)):
        return _file_given(path)
    return None if is_there(Path(path)) else Problem("no such file or folder", Place(path), missing(Path(path)))


def _file_given(path: str) -> Problem:
    module = next((one for one in Path(path).parents if is_module(one)), None)
    mend = f"check the module that it is a part of: anarq check {module}" if module else "give the folder of a module"
    return Problem("this is a file, and modules are checked as a whole", Place(path), mend)
