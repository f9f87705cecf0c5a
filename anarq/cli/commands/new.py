"""`anarq new`: a module of one's own, from an empty folder."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from anarq.cli.common import complain, say
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.generators.file import File

LIKES: Final = ("crud", "worker", "gateway")
KINDS: Final = ("operation", "topic", "contract", "tool", "consumer", "job", "runbook")


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[KIND] NAME")
@click.option("--path", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Where.  [default: ./NAME]")
@click.option("--like", type=click.Choice(LIKES), help=f"What the module is like.  [default: {LIKES[0]}]")
@click.option("--module", "module", metavar="NAME", help="With KIND: to which module.  [default: the one here]")
@click.option("--by", default="", metavar="NAME", help="With `topic`: the operation or job that emits it.")
@click.option("--calls", default="", metavar="NAME", help="With `tool`: the operation that it calls.")
def command(
    words: tuple[str, ...], folder: Path | None, like: str | None, module: str | None, by: str, calls: str
) -> None:
    """Write a complete project of a module of one's own; with KIND, add one thing to a module that there is.

    A project passes its own gates and runs: the spec, a service with an operation, a topic, a consumer, a job and a
    tool, policies, metrics, tests, and what is generated of them. Nothing that is there is written over.

    \b
    What it may be like:
      crud      keeps things: they are made, read, listed
      worker    takes tasks and does them later, in a job
      gateway   asks another module, and keeps what it answered

    KIND is operation, topic, contract, tool, consumer, job or runbook. It is added to the spec, where its place is;
    comments and order stay. What is generated follows. A handler that runs, and a test, are written for it to begin
    with; where a service is laid out in another way than here, the handler that is to be written is named.

    \b
    Examples:
      anarq new notes
      anarq new counter --like worker --path ./services/counter
      anarq new operation archiveEntry
      anarq new topic entry.archived --by archiveEntry
      anarq new consumer q.squid.created.v1
    """
    if len(words) == 1:
        if words[0] in KINDS and folder is None:
            called = f"anarq new {words[0]} NAME; for a module that is called so, say where: --path"
            message = f"`{words[0]}` is a kind, and its name lacks: {called}"
            raise click.UsageError(message)
        _refuse({"--module": module, "--by": by, "--calls": calls}, "a new project")
        _project(words[0], folder or Path(words[0]), like or LIKES[0])
        return
    kind, name, *more = words
    if more or kind not in KINDS:
        raise click.UsageError(f"one name is expected, or one of {', '.join(KINDS)} and a name")
    _refuse({"--path": folder, "--like": like, **({} if kind == "topic" else {"--by": by})}, f"a new {kind}")
    _refuse({} if kind == "tool" else {"--calls": calls}, f"a new {kind}")
    _addition(kind, name, module, by, calls)


def _refuse(given: Mapping[str, object], what: str) -> None:
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} says nothing about {what}")


def _addition(kind: str, name: str, module: str | None, by: str, calls: str) -> None:
    from anarq.cli import rewriting
    from anarq.generators.interface import Interfaces
    from anarq.scaffold.additions import Asked, addition, named
    from anarq.scaffold.code import added, untold_by
    from anarq.scaffold.edits import UneditableError
    from anarq.scaffold.kinds import RefusedError
    from anarq.scaffold.parts import Part, is_laid_out

    workspace, written = rewriting.here(module)
    code = rewriting.python_below(workspace.root)
    before = rewriting.ecosystem_with(workspace, written, {})
    found = before.modules[written.name]
    texts = {path: (written.folder / path).read_text("utf-8") for path in found.documents}
    is_served = is_laid_out(written.home, code)
    try:
        asked = Asked(found, is_served, texts, name, by, calls)
        spec = addition(kind, asked)
        after = rewriting.ecosystem_with(workspace, written, spec)
        rewriting.require_right(before, after, written)
        part = Part(Interfaces(after, workspace.homes).of(written.name), kind, named(kind, asked), code)
        files = added(part)
    except (RefusedError, UneditableError) as error:
        raise click.UsageError(str(error)) from error
    rewriting.apply(workspace, {written.home.beside(path): text for path, text in spec.items()} | files)
    if kind == "operation" and not is_served:
        say(_next(name, written.name))
    untold = untold_by(replace(part, texts=rewriting.python_below(workspace.root))) if kind == "topic" else ""
    if untold:
        complain(f"to be written: {untold} tells `{part.name}`; _gen/events.py has the function for it\n")


def _next(operation: str, module: str) -> str:
    told = (
        f"To provide it, list `{operation}` under `implementation` in module.yaml, generate, and write its handler.\n"
    )
    return f"\n`anarq serve {module} --mock-rest` answers `{operation}` by its contract.\n{told}"


def _project(name: str, folder: Path, like: str) -> None:
    from anarq.cli.code import codes
    from anarq.cli.common import today
    from anarq.scaffold.project import name_clash, name_problem, project

    problem = name_problem(name)
    if not problem and name in codes(None):
        problem = "a module of this installation has that name"
    files = () if problem else project(name, like, today())
    problem = problem or name_clash(name, files) or _hidden(name)
    if problem:
        raise click.BadParameter(f"{quote(name)} is no name for a module: {problem}", param_hint="NAME")
    _write(folder, files)
    count = _generated(folder)
    shown = shlex.quote(os.path.relpath(folder))
    say(f"{shown}: a module like `{like}`, {count} files.\n\n")
    say("" if shown == "." else f"  cd {shown}\n")
    say(f"  anarq check --fail-on warning\n  anarq serve {name}\n\n")
    say("CONTRIBUTING.md says how it is installed, tested and changed, and how each example is removed.\n")


def _hidden(name: str) -> str:
    """What a package of that name would hide of what is installed here; empty: nothing."""
    from importlib.util import find_spec

    found = find_spec(name)
    return "a package of that name would hide another one" if found is not None and found.origin else ""


def _write(folder: Path, files: "Sequence[File]") -> None:
    """Writes the files into a folder that holds nothing yet.

    Raises:
        click.BadParameter: it does, or cannot be written to.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"{quote(str(folder))} is there already, and nothing is written over; choose another --path"
            raise click.BadParameter(message, param_hint="--path")
        for file in files:
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, "utf-8", newline="\n")
    except OSError as error:
        raise click.BadParameter(f"{quote(str(folder))}: {error.strerror}", param_hint="--path") from error


def _generated(folder: Path) -> int:
    """Writes what follows from the specs, and gives the number of all files."""
    from anarq.cli.ground import ground_of
    from anarq.generators.disk import differences, write
    from anarq.generators.formatting import formatted
    from anarq.generators.refusals import attempt
    from anarq.generators.targets import chosen

    ground = ground_of(folder)
    wanted = chosen(ground.targets)
    made = attempt(ground.load(), wanted, ground.homes)
    write(folder, differences(folder, formatted(made.files), wanted, ground.homes))
    return sum(path.is_file() for path in folder.rglob("*"))
