"""`anarq` alone says what to do next, by the folder that one is in."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from anarq.cli.main import main

REPOSITORY = Path(__file__).parents[2]
DOCK = REPOSITORY / "tests" / "mock" / "qdock"


def said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(DOCK, tmp_path / "made")
    (tmp_path / "made" / "anarq.yaml").write_text("modules:\n  dock: {folder: ., package: dock}\n")
    return tmp_path / "made"


def test_an_empty_folder_is_told_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(tmp_path, monkeypatch)
    assert text.startswith("There is no module here. Next:\n\n  anarq new NAME")


def test_a_module_alone_is_told_what_can_be_done_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(DOCK, tmp_path / "qdock")
    assert "This is a module, and no workspace" in said(tmp_path / "qdock", monkeypatch)


def test_the_specs_of_modules_are_named_and_what_they_lack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(DOCK, tmp_path / "modules" / "qdock")
    assert "Here are specs of modules (qdock), and no workspace" in said(tmp_path, monkeypatch)
    told = CliRunner().invoke(main, ["generate"]).output
    assert "write `modules: {NAME: {folder: FOLDER, package: NAME}}` into `anarq.yaml`" in " ".join(told.split())


def test_a_workspace_names_its_modules_also_from_below(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (workspace, workspace / "events"):
        text = said(folder, monkeypatch)
        assert "This is a workspace, with dock." in text
        assert "  anarq serve dock" in text


def test_a_workspace_that_cannot_be_used_says_why(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "anarq.yaml").write_text("modules: {}")
    assert "The workspace cannot be used: anarq.yaml:1:1 error `modules`" in said(workspace, monkeypatch)


def test_this_repository_names_its_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (REPOSITORY, REPOSITORY / "docs"):
        assert "  anarq gates" in said(folder, monkeypatch)


def test_every_command_that_is_named_exists(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DOCK, tmp_path / "qdock")
    with click.Context(main) as context:
        known = set(main.list_commands(context))  # type: ignore[attr-defined]  # a group
    for folder in (tmp_path, tmp_path / "qdock", workspace, REPOSITORY):
        named = re.findall(r"^  anarq ([a-z-]+)", said(folder, monkeypatch), re.MULTILINE)
        assert len(named) > 2
        assert set(named) <= known


def test_help_imports_nothing_of_the_toolchain() -> None:
    """It is what somebody asks first, and again and again: it takes a tenth of a second."""
    script = (
        "import sys; from click.testing import CliRunner; from anarq.cli.main import main;"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0;"
        "heavy = ('anarq.loader', 'anarq.generators', 'jinja2', 'yaml');"
        "print(sorted(name for name in sys.modules if name.startswith(heavy)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
