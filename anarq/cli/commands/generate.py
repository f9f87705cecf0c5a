"""`anarq generate`: writes everything that is made from the specs, or tells where it differs."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import click

from anarq.cli.common import collect_rarely, complain, report_problems, say, style_for, today
from anarq.cli.ground import Ground, ground_of
from anarq.cli.group import UNUSABLE
from anarq.cli.layout import table, terminal_width
from anarq.cli.memory import installed, key_of, memory
from anarq.cli.paths import Folder
from anarq.cli.rules import all_rules
from anarq.cli.spoiling import may_spoil, spoils
from anarq.generators.disk import differences, digests, is_up_to_date, write
from anarq.generators.file import File, Target
from anarq.generators.formatting import formatted
from anarq.generators.homes import Homes
from anarq.generators.plan import Change, Kind
from anarq.generators.refusals import attempt
from anarq.generators.targets import chosen, targets
from anarq.model.module import Ecosystem
from anarq.report.text import TextOptions, render_text
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Finding, Report
from anarq.source.names import harmless, harmless_lines

CLEAN: Final = 0
DRIFTED: Final = 1
REFUSED: Final = 1

_DONE: Final = {Kind.MISSING: "added", Kind.CHANGED: "changed", Kind.ORPHAN: "removed"}


def _list_targets(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(table([(target.name, target.summary) for target in targets()], terminal_width()))
        ctx.exit()


@click.command()
@click.argument("names", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--root",
    type=Folder(),
    metavar="DIR",
    help="The workspace or repository.  [default: the nearest one upwards]",
)
@click.option("--check", is_flag=True, help="Write nothing; print what would change, and end with 1 if anything would.")
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_targets, help="List the targets."
)
def command(names: Sequence[str], root: Path | None, check: bool) -> None:
    """Write everything that is made from the specs: services, clients, policies, documents.

    Only files that differ are written, each as a whole or not at all. Generated files that no spec asks for any more
    are removed. What is made by hand is never touched. In a workspace, which has an `anarq.yaml`, code goes into the
    packages that it names, and what code has to follow is told.

    Nothing is written, not even with --check, while a spec has an error that would be generated: one in a file of which
    code is made, from a rule that is for more than people. The errors are told as by `anarq check`, which finds the
    others as well.

    \b
    Examples:
      anarq generate                   everything
      anarq generate models service    the types and the services only
      anarq generate --check           as a gate: a diff of what is stale, missing or left over
      anarq generate --list            the targets, and what each makes

    \b
    Exit codes:
      0  everything is as it should be, or is now
      1  a spec has an error, and nothing was generated; with --check also: something differs
      2  a file that cannot be used, a folder that is not a repository, wrong use
    """
    collect_rarely()
    ground = ground_of(root)
    wanted = _targets(names or ground.targets)
    found = _differences(ground, wanted)
    if check:
        _show(found, names)
        raise SystemExit(DRIFTED if found else CLEAN)
    write(ground.root, found)
    for change in found:
        say(f"{_DONE[change.kind]:<8} {harmless(change.path)}\n")
    complain(_summary(found, wanted))
    if ground.workspace is not None and found:
        from anarq.cli.rewriting import tell_due  # imported here, as what it needs: a repository has its gates for that

        tell_due(ground.workspace, ground.load())


def _differences(ground: Ground, wanted: Sequence[Target]) -> tuple[Change, ...]:
    """What is not as it is generated. From specs that were generated from before nothing is made anew to see that."""
    folder, homes, on, kept = ground.root, ground.homes, today(), memory()
    facts = [
        *(target.name for target in wanted),
        "",
        str(on),
        repr(homes),
        *([installed()] if ground.workspace else []),
    ]
    key = key_of("generate", [*facts, *(source.digest() for source in ground.sources)]) if kept else ""
    known = kept.recall(key) if kept else None
    match known:
        case {"files": dict(files)} if is_up_to_date(folder, {path: str(files[path]) for path in files}, wanted, homes):
            return ()
    made = _made(ground.load(), wanted, on, homes)
    if kept and all(source.is_complete for source in ground.sources):
        kept.keep(key, {"files": {**digests(made)}})
    return differences(folder, made, wanted, homes)


def _made(ecosystem: Ecosystem, wanted: Sequence[Target], on: date, homes: Homes) -> Sequence[File]:
    """What the targets generate; ends with 1 where that would be wrong, or one of them refuses."""
    _require_right(ecosystem, on)
    made = attempt(ecosystem, wanted, homes)
    refused = (*made.problems, *made.unresolved)
    if refused:
        report_problems(refused)
        raise SystemExit(REFUSED)
    return formatted(made.files)


def _require_right(ecosystem: Ecosystem, on: date) -> None:
    """Ends with 1 when what is generated would be wrong, because a spec is."""
    rules = all_rules()
    severe = rules.chosen([entry.id for entry in rules if may_spoil(entry.rule)])
    if not _spoiled(run(ecosystem, severe, today=on), rules):
        return
    report = run(ecosystem, rules, today=on)  # what the others find may explain what these have found
    spoiled = _spoiled(report, rules)
    if not spoiled:
        return
    say(render_text(replace(report, findings=tuple(spoiled), not_checked=()), TextOptions(style_for(sys.stdout))))
    complain("Nothing is generated while code would be wrong. Mend these first.\n")
    raise SystemExit(UNUSABLE if report.crashed else REFUSED)


def _spoiled(report: Report, rules: RuleCatalogue) -> list[Finding]:
    return [finding for finding in report.findings if spoils(finding, rules)]


def _targets(names: Sequence[str]) -> tuple[Target, ...]:
    try:
        return chosen(names)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


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
