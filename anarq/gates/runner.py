"""Runs gates as processes, one after the other."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from anarq.gates.gate import Gate, Result

_FORCING: Final = frozenset({"FORCE_COLOR", "CLICOLOR_FORCE", "MYPY_FORCE_COLOR"})


def run(gates: Iterable[Gate], folder: Path) -> Iterator[Result]:
    """Runs each gate in `folder` and tells its result as soon as it is there. A failed gate stops no other."""
    for gate in gates:
        started = time.monotonic()
        passed, output = _run_commands(gate, folder)
        yield Result(gate, passed, time.monotonic() - started, output)


def _run_commands(gate: Gate, folder: Path) -> tuple[bool, str]:
    output: list[str] = []
    for command in gate.commands:
        try:
            done = subprocess.run(  # noqa: S603 - the commands are those of spec/gates.yaml, never a module's
                _located(command),
                cwd=folder,
                env=_colourless(os.environ),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
        except FileNotFoundError:
            return False, f"`{command[0]}` is not installed here: pip install -e '.[dev]'\n"
        output.append(done.stdout)
        if done.returncode:
            return False, "".join(output)
    return True, "".join(output)


def _colourless(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which tools print plain text: escapes in their output are shown, not acted on."""
    return {**{name: value for name, value in environment.items() if name not in _FORCING}, "NO_COLOR": "1"}


def _located(command: tuple[str, ...]) -> list[str]:
    """The command with `python` as the running interpreter, and tools taken from beside it first."""
    name, *arguments = command
    if name == "python":
        return [sys.executable, *arguments]
    beside = Path(sys.executable).parent
    return [shutil.which(name, path=str(beside)) or name, *arguments]
