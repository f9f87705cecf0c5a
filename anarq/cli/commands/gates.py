"""`anarq gates`: runs the quality gates of the repository and shows them as a table."""

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.layout import terminal_width
from anarq.cli.paths import Folder
from anarq.source.names import harmless_lines

if TYPE_CHECKING:
    from anarq.gates.gate import Gate, Result


@click.command()
@click.argument("names", nargs=-1, metavar="[GATE]...")
@click.option(
    "--root",
    type=Folder(),
    default=".",
    show_default=True,
    help="The repository.",
)
@click.option("--verbose", is_flag=True, help="Show what passing gates printed, too.")
def command(names: tuple[str, ...], root: Path, verbose: bool) -> None:
    """Run the quality gates: all of spec/gates.yaml, or those that are named.

    \b
    Examples:
      anarq gates            all of them
      anarq gates check      only the rules over the specs

    Ends with 0 when every gate passed, with 1 when one failed. No gate writes to the tree.
    """
    from anarq.gates.runner import run

    chosen = _chosen(root, names)
    width = max(len(gate.name) for gate in chosen)
    failed = []
    click.echo()
    for result in run(_announced(chosen, width), root):
        _show(result, width, verbose)
        if not result.passed:
            failed.append(result)
    click.echo()
    if failed:
        click.secho(f"{len(failed)} of {len(chosen)} gates failed: {', '.join(r.gate.name for r in failed)}", fg="red")
        raise SystemExit(1)
    click.secho(f"All {len(chosen)} gates passed.", fg="green", bold=True)


def _chosen(root: Path, names: tuple[str, ...]) -> "tuple[Gate, ...]":
    from anarq.gates.gate import gates
    from anarq.loader import load_document
    from anarq.model.errors import AnarqError, Place
    from anarq.model.suggest import did_you_mean
    from anarq.source import FolderSource

    if not (root / "spec" / "gates.yaml").is_file():
        raise AnarqError.one(
            "no gates here: there is no `spec/gates.yaml`",
            Place(str(root)),
            "run it in the root of the repository, or name that with `--root`",
        )
    known = gates(load_document(FolderSource(root, "."), "spec/gates.yaml").root)
    unknown = sorted(set(names) - {gate.name for gate in known})
    if unknown:
        there = [gate.name for gate in known]
        mend = did_you_mean(unknown[0], there, f"there are {', '.join(there)}")
        raise click.UsageError(f"no gate `{unknown[0]}`; {mend}")
    return tuple(gate for gate in known if not names or gate.name in names)


def _announced(gates: "Iterable[Gate]", width: int) -> "Iterable[Gate]":
    """Names each gate while it runs, where somebody watches."""
    for gate in gates:
        if sys.stdout.isatty():
            line = f"  ·  {gate.name:<{width}}  {gate.question}"
            click.echo(f"{line[: (terminal_width() or len(line) + 1) - 1]}\r", nl=False)
        yield gate


def _show(result: "Result", width: int, verbose: bool) -> None:
    mark = click.style("pass", fg="green") if result.passed else click.style("FAIL", fg="red", bold=True)
    name, took = f"{result.gate.name:<{width}}", f"{result.seconds:6.1f} s"
    wide = terminal_width()
    if wide is None or len(f"  pass  {name}  {'':<56} {took}") <= wide:
        click.echo(f"  {mark}  {name}  {result.gate.question:<56} {took}")
    else:
        click.echo(f"  {mark}  {name} {took}")
        click.echo(textwrap.indent(textwrap.fill(result.gate.question, max(wide - 8, 1)), " " * 8))
    if verbose or not result.passed:
        click.echo("".join(f"        {line}\n" for line in harmless_lines(result.output).splitlines()))
    if not result.passed:
        click.echo(f"        {click.style('mend:', bold=True)} {result.gate.mend}")
