"""Paths on the command line: what stands in the place of one that is not there."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from anarq.model.suggest import did_you_mean
from anarq.source.names import quote


def is_file(path: Path) -> bool:
    """Whether a file is at a path. No name is so long that it cannot be asked for: there is nothing of that name."""
    with suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Whether a folder is at a path, as `is_file`."""
    with suppress(OSError):
        return path.is_dir()
    return False


def is_there(path: Path) -> bool:
    """Whether anything is at a path, as `is_file`."""
    with suppress(OSError):
        return path.exists()
    return False


def missing(path: Path) -> str:
    """What to do about a path where nothing is: name what is nearly called so, or what there is."""
    above = next(one for one in (*path.parents, Path()) if is_folder(one))
    below = path.parts[len(above.parts)] if path.parts[: len(above.parts)] == above.parts else path.name
    there = sorted(one.name for one in above.iterdir() if not one.name.startswith(".") and is_there(one))
    shown = [str(above / name) for name in there]
    nearly = did_you_mean(below, there, "")
    if nearly:
        return did_you_mean(str(above / below), shown, nearly)
    return f"there is nothing in `{above}`" if not there else f"`{above}` holds none of that name"


class Folder(click.Path):
    """A folder that is there. What is not one is told with what was probably meant."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder as a path."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not str(value):
            self.fail("the name of the folder is empty; `.` is the current one", param, ctx)
        if is_file(path):
            self.fail(f"`{path}` is a file; give the folder that holds it, `{path.parent}`, or another one", param, ctx)
        if not is_folder(path):
            self.fail(f"there is no folder {quote(str(path))}; {missing(path)}", param, ctx)
        return path
