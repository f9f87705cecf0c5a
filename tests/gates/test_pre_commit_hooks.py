"""Before a commit, other repositories can run a command that there is, when a file that it reads changes."""

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from anarq.cli.main import main
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.globs import spelled_out
from anarq.model.tree import Reader

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SUFFIXES = {"yaml": {".yaml", ".yml"}, "json": {".json"}, "markdown": {".md"}}
"""What the types are that pre-commit knows these files as."""


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_says_what_pre_commit_asks_for_and_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= hook.keys()
    program, command, *options = shlex.split(hook["entry"])
    scripts = re.findall(r"^(\w+) = \"anarq\.cli", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert program in scripts
    found = main.get_command(click.Context(main), command)
    assert found is not None
    assert {*options} <= {option for parameter in found.params for option in parameter.opts}


def test_modules_are_checked_as_a_whole() -> None:
    (hook,) = HOOKS
    assert hook["pass_filenames"] is False
    assert "files" not in hook


def test_it_runs_when_a_file_changes_that_is_read() -> None:
    (hook,) = HOOKS
    known = set().union(*(SUFFIXES[kind] for kind in hook["types_or"]))
    first = {
        Path(path).suffix
        for layout in packaged_layouts()
        for role in layout.roles.values()
        if role.reader is not Reader.NONE
        for path in spelled_out(role.path)
    }
    assert first <= known
    assert first & {".yaml", ".json", ".md"} == {".yaml", ".json", ".md"}
