"""New projects, made by the command."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from anarq.cli.main import main

Anarq: TypeAlias = Callable[..., Result]
Python: TypeAlias = "Callable[..., subprocess.CompletedProcess[str]]"


@pytest.fixture
def anarq() -> Anarq:
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def python() -> Python:
    """Runs Python in a folder, as somebody does who has installed the library."""

    def ran(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )

    return ran


@pytest.fixture
def make(anarq: Anarq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a project like something, and goes there."""

    def made(like: str) -> Path:
        folder = tmp_path / f"made{like}"
        done = anarq("new", f"x{like}", "--like", like, "--path", str(folder))
        assert done.exit_code == 0, done.output
        monkeypatch.chdir(folder)
        return folder

    return made
