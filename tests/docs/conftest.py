"""Pages are followed to the letter: the files that one shows are written, what it has typed is typed into a shell."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
KEPT = ROOT / ".nox" / "pages"
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
PROGRAMS = ("anarq", "mypy", "pytest")


class Block(NamedTuple):
    """A block of code: its language, the file that it is, if it is one, and what it says."""

    language: str
    title: str
    text: str

    @property
    def typed(self) -> str:
        """What is typed for it."""
        return f"cat > {self.title} <<'EOF'\n{self.text}EOF\n" if self.title else self.text


Blocks = Callable[[str], list[Block]]
Shell = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def blocks() -> Blocks:
    """The blocks of code of a page, by its path below `docs/`."""
    return lambda page: [Block(*found) for found in BLOCK.findall((DOCS / page).read_text("utf-8"))]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Types into a shell, in an empty folder, with the programs of this environment and no identity.

    What commands remember is of this folder alone, as a person's is. What takes ten seconds to find out and is the same
    for every folder is kept: what mypy knows of the packages here, and their compiled code.
    """
    programs, here = tmp_path / "bin", tmp_path / "here"
    programs.mkdir()
    here.mkdir()
    for name in PROGRAMS:
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {name} "$@"\n')
        (programs / name).chmod(0o700)
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("ANARQ_", "XDG_", "PYTHONDONT"))}
    environment = {
        **kept,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "ANARQ_CACHE": str(tmp_path / "cache"),
        "MYPY_CACHE_DIR": str(KEPT / "mypy"),
        "PYTHONPYCACHEPREFIX": str(KEPT / "compiled"),
    }

    def type_(text: str) -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", "-eu", "-c", text]
        return subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)

    return type_


@pytest.fixture
def commands(blocks: Blocks) -> Callable[[str], list[list[str]]]:
    """The commands of `anarq` on a page, when the files that it shows have been written into the folder one is in."""

    def written(page: str) -> list[list[str]]:
        for block in (one for one in blocks(page) if one.title):
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, "utf-8")
        typed = [one.text for one in blocks(page) if one.language == "sh" and not one.title]
        return [line.removeprefix("anarq ").split() for text in typed for line in text.splitlines()]

    return written
