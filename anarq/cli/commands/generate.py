"""`anarq generate`: writes everything that is made from the specs, or tells where it differs."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

from anarq.cli.common import complain, say, style_for
from anarq.generators.disk import drift, find_root, read, write
from anarq.generators.file import Target
from anarq.generators.plan import Change, Kind
from anarq.generators.targets import chosen, targets
from anarq.model.errors import AnarqError, Place
from anarq.source.names import harmless, harmless_lines

CLEAN: Final = 0
DRIFTED: Final = 1

_DONE: Final = {Kind.MISSING: "added", Kind.CHANGED: "changed", Kind.ORPHAN: "removed"}


def _list_targets(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        for target in targets():
            say(f"{target.name:<10}{target.summary}\n")
        ctx.exit()


@click.command()
@click.argument("names", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The repository.  [default: the nearest folder upwards with modules/ and spec/]",
)
@click.option("--check", is_flag=True, help="Write nothing; print what would change, and end with 1 if anything would.")
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_targets, help="List the targets."
)
def command(names: Sequence[str], root: Path | None, check: bool) -> None:
    """Write everything that is made from the specs: services, clients, policies, documents.

    Only files that differ are written, each as a whole or not at all. Generated files that no spec asks for any more
    are removed. What is made by hand is never touched.

    \b
    Examples:
      anarq generate                   everything
      anarq generate models service    the types and the services only
      anarq generate --check           as a gate: a diff of what is stale, missing or left over
      anarq generate --list            the targets, and what each makes

    \b
    Exit codes:
      0  everything is as it should be, or is now
      1  with --check: something differs
      2  a spec that cannot be used, a folder that is no repository, wrong use
    """
    wanted = _targets(names)
    folder = _root(root)
    found = drift(folder, read(folder), wanted)
    if check:
        _show(found, names)
        raise SystemExit(DRIFTED if found else CLEAN)
    write(folder, found)
    for change in found:
        say(f"{_DONE[change.kind]:<8} {harmless(change.path)}\n")
    complain(_summary(found, wanted))


def _targets(names: Sequence[str]) -> tuple[Target, ...]:
    try:
        return chosen(names)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _root(given: Path | None) -> Path:
    start = Path.cwd() if given is None else given
    found = find_root(start.resolve() if given is None else start)
    if given is not None and found != given:  # what is named is meant, not a folder above it
        found = None
    if found is None:
        raise AnarqError.one(
            "no repository of modules here: there is no `modules/` beside a `spec/standards.yaml`",
            Place(str(start)),
            "run it inside of the repository, or name it with `--root`",
        )
    return found


def _show(found: Iterable[Change], names: Sequence[str]) -> None:
    style = style_for(sys.stdout)
    count = Counter(change.kind for change in found)
    for change in found:
        say(f"{style.strong(change.kind.value)} {harmless(change.path)}\n{harmless_lines(change.diff())}")
    if count:
        told = ", ".join(f"{count[kind]} {kind.value}" for kind in Kind if count[kind])
        complain(f"{told}. Run: {' '.join(['anarq', 'generate', *names])}\n")
    else:
        complain("Nothing differs.\n")


def _summary(found: Sequence[Change], wanted: Sequence[Target]) -> str:
    if not found:
        return f"Nothing to do: {len(wanted)} targets are up to date.\n"
    return f"{len(found)} files written or removed.\n"
