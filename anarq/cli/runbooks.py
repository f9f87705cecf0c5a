"""The runbooks of a module, and what a shell says to their commands."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from anarq.cli import addresses
from anarq.costs.patterns.python import search
from anarq.model.module import Module
from anarq.model.suggest import did_you_mean
from anarq.model.views.objectives import objectives_of
from anarq.model.views.runbooks import Runbook, Step, filled, runbook_of
from anarq.source.names import quote

_MOST: Final = 1_000_000
"""Characters of the output of a command that are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A runbook, about one module.

    Attributes:
        name: of its file.
        runbook: what it says.
        module: how the module is called.
        operations: the classes of operations whose objectives name it; empty where it is about all.
        base: where the module is, without a slash at its end.
    """

    name: str
    runbook: Runbook
    module: str
    operations: str
    base: str

    def text(self, said: str) -> str:
        """What it says, about this module where it is."""
        return filled(said, self.module, self.operations).replace(addresses.USUAL, self.base)

    def commands(self, step: Step) -> tuple[tuple[str, str], ...]:
        """The commands of a step, each with the regular expression for what it prints; empty where there is none."""
        matches = (*step.matches.texts(), *("" for _ in step.commands.texts()))
        return tuple((self.text(said), match) for said, match in zip(step.commands.texts(), matches, strict=False))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a command printed.

    Attributes:
        command: what was run.
        output: what it printed, on both streams.
        holds: whether that is what the runbook expects; None where it does not say so in a regular expression.
    """

    command: str
    output: str
    holds: bool | None


def of_module(module: Module, display: str, base: str) -> dict[str, Found]:
    """The runbooks of a module by name: those that its objectives name, and others in its folder.

    Args:
        module: whose they are.
        display: how it is called.
        base: where it is, without a slash at the end.

    Raises:
        AnarqError: a file is there and cannot be read.
    """
    classes: dict[str, list[str]] = {}
    for objective in objectives_of(module):
        said = classes.setdefault(objective.runbook.text(), [])
        said += [text for text in [objective.operations.text()] if text and text not in said]
    for document in module.documents:
        path = Path(document)
        if path.parts[:2] == ("observability", "runbooks"):
            classes.setdefault(path.stem, [])
    found = {name: (runbook_of(module, name), said) for name, said in sorted(classes.items()) if name}
    return {
        name: Found(name, runbook, display, " and ".join(said), base)
        for name, (runbook, said) in found.items()
        if runbook.title.exists
    }


def named(runbooks: dict[str, Found], name: str, module: str) -> Found:
    """The runbook of a name.

    Raises:
        click.UsageError: there is none.
    """
    if name not in runbooks:
        mend = did_you_mean(name, tuple(runbooks), f"there are {', '.join(runbooks)}")
        raise click.UsageError(f"{module} has no runbook {quote(name)}; {mend}")
    return runbooks[name]


def carried_out(commands: Iterable[tuple[str, str]], seconds: float) -> Iterator[Shown]:
    """Runs commands with the shell, one after another, and looks at what each prints.

    Args:
        commands: each with its regular expression, as `Found.commands` gives them.
        seconds: how long each may take.
    """
    ours = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{ours}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    for command, match in commands:
        output = _printed(command, seconds, environment)
        yield Shown(command, output, bool(search(match)(output)) if match else None)


def _printed(command: str, seconds: float, environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(  # noqa: S602 - a runbook is made of command lines
            command,
            shell=True,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return f"{(error.stdout or b'').decode('utf-8', 'replace')[:_MOST]}\nnothing more in {seconds:g} s"
    return done.stdout.decode("utf-8", "replace")[:_MOST]
