"""What to do next, by the folder that somebody is in."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from anarq.cli.layout import table
from anarq.cli.workspace import FILE, Workspace, workspace_above
from anarq.generators.homes import is_root
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.errors import AnarqError
from anarq.model.globs import spelled_out
from anarq.model.layout import Layout

_MOST_NAMED: Final = 5


def advice(here: Path) -> str:
    """What the folder is, and the commands that come next, as lines of text."""
    try:
        workspace = workspace_above(here)
    except AnarqError as error:
        problem = error.problems[0]
        return _lines(f"The workspace cannot be used: {problem}", [("anarq check", "what is wrong with its modules")])
    if workspace is not None:
        return _lines(*_of_workspace(workspace))
    if any(is_root(one) for one in (here, *here.resolve().parents)):
        return _lines("This is a repository of modules.", _OF_REPOSITORY)
    if is_module(here, [one for one in packaged_layouts() if one.vocabulary]):
        return _lines(f"This is a module, and no workspace: there is no `{FILE}`.", _OF_MODULE)
    if is_module(here):
        return _lines("This is a module, and it has no specs of this house.", _OF_FOREIGN)
    house = [one for one in packaged_layouts() if one.vocabulary]
    below = sorted(one for one in (here / "modules").glob("*") if one.is_dir() and is_module(one, house))
    if below:
        named = ", ".join(one.name for one in below[:_MOST_NAMED])
        return _lines(f"Here are specs of modules ({named}), and no workspace: there is no `{FILE}`.", _OF_MODULES)
    return _lines("There is no module here.", _ELSEWHERE)


def is_module(folder: Path, layouts: Iterable[Layout] | None = None) -> bool:
    """Whether a folder holds the marks of a layout, of those that there are or of some of them."""
    groups = (group for layout in (packaged_layouts() if layouts is None else layouts) for group in layout.marks)
    return any(all(any(any(folder.glob(one)) for one in spelled_out(mark)) for mark in group) for group in groups)


def _of_workspace(workspace: Workspace) -> tuple[str, list[tuple[str, str]]]:
    first = next(iter(workspace.modules))
    return f"This is a workspace, with {', '.join(workspace.modules)}.", [
        ("anarq check", "what is wrong, and how to mend it"),
        ("anarq generate", "write what follows from the specs"),
        (f"anarq serve {first}", "run it alone"),
        (f"anarq call {first}", "what it can be asked"),
        ("anarq up", "run it beside the others"),
        ("anarq new operation NAME", "add one; also a topic, a tool, a job and others"),
    ]


_OF_REPOSITORY = (
    ("anarq gates", "every quality gate"),
    ("anarq check modules", "what is wrong with the modules, and how to mend it"),
    ("anarq generate", "write what follows from the specs"),
    ("anarq up", "run every module"),
)

_OF_MODULE = (
    ("anarq check", "what is wrong with it, and how to mend it"),
    ("anarq serve .", "have its contract answered by a mock"),
    ("anarq new NAME --path DIR", "a project that shows where its code goes"),
)

_OF_MODULES = (
    ("anarq check", "what is wrong with them, and how to mend it"),
    ("anarq generate", f"write what follows from them; says what `{FILE}` has to hold"),
)

_OF_FOREIGN = (
    ("anarq check", "what is wrong with it, and how to mend it"),
    ("anarq adopt .", "write its specs from what lies there"),
    ("anarq new NAME --path DIR", "a project that shows where its code goes"),
)

_ELSEWHERE = (
    ("anarq new NAME", "write a module of one's own, which runs"),
    ("anarq adopt PATH", "write the specs of a module that somebody wrote without"),
    ("anarq check PATH", "what is wrong with modules that lie elsewhere"),
    ("anarq up", "run the modules of this installation"),
    ("anarq identity new", "have an identity, to call them with"),
)


def _lines(what: str, commands: Sequence[tuple[str, str]]) -> str:
    rows = [(f"  {command}", meaning) for command, meaning in commands]
    return f"{what} Next:\n\n{table(rows, None)}\n`anarq --help` lists every command.\n"
