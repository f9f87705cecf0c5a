import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from anarq.cli.advice import is_module
from anarq.cli.common import collect_rarely, complain, say, style_for, text_of, today
from anarq.cli.group import UNUSABLE
from anarq.cli.memory import Said, key_of, memory
from anarq.cli.paths import is_file, is_there, missing
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.cli.workspace import workspace_above
from anarq.generators.disk import sources
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.module import Ecosystem
from anarq.report.excerpt import excerpts_of, no_excerpts
from anarq.report.json_report import render_json
from anarq.report.sarif import render_sarif
from anarq.report.text import TextOptions, render_problems, render_text
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.rules.rule import Severity
from anarq.source.port import Source
from anarq.source.snapshot import Snapshot

CLEAN: Final = 0
FINDINGS: Final = 1

_RANK: Final = {severity: rank for rank, severity in enumerate((Severity.NOTE, Severity.WARNING, Severity.ERROR))}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print the report."
)
@rules_option
@click.option("--rule", "names", multiple=True, metavar="ID|FAMILY", help="Run these rules only. May be repeated.")
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.NOTE.value,
    help="Leave out findings that are less severe.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the run as errors do.")
@click.option("--show-waived", is_flag=True, help="List waived findings, each with its reason.")
@click.option("--excerpt/--no-excerpt", default=None, help="Show the line of code.  [default: on a terminal]")
@click.option(
    "--today",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which waivers are judged.  [default: today]",
)
def command(
    paths: Sequence[str],
    form: str,
    folders: Sequence[Path],
    names: Sequence[str],
    severity: str,
    strict: bool,
    show_waived: bool,
    excerpt: bool | None,
    day: datetime | None,
) -> None:
    """Check modules against the standard: what is wrong, where, why, and how to mend it.

    PATH is a module folder, or a folder that holds modules at any depth; by default the current folder. Modules that
    are given together see one another, so that rules between modules can look.

    \b
    Examples:
      anarq check                              the module in the current folder
      anarq check modules                      every module of a folder, together
      anarq check modules/qwallet modules/squid --strict
      anarq check modules --rule http --rule names/undeclared-name
      anarq check modules --format json > report.json
      anarq check . --format sarif > report.sarif

    \b
    Exit codes:
      0  nothing found that fails the run
      1  findings
      2  a path or file that cannot be used, wrong use, or a crash of a check
    """
    with _one_document(form):
        collect_rarely()
        given, unusable = _given(paths)
        look = _Look(form, show_waived, sys.stdout.isatty() if excerpt is None else excerpt)
        on = day.date() if day else today()
        asked = [*names, "", severity, str(strict), str(on), *look.facts(), *(source.digest() for source in given)]
        asked.extend(map(repr, unusable))
        # Rules of others may read what they like, and an excerpt is read when it is shown.
        kept = None if folders or look.excerpt else memory()
        key = key_of("check", asked) if kept else ""
        said = Said.of(kept.recall(key)) if kept else None
        if said is None:
            said = _checked(
                given, unusable, _chosen(all_rules(folders), names), on, Severity(severity), look, strict=strict
            )
            if kept and said.code != UNUSABLE and all(source.is_complete for source in given):
                kept.keep(key, said.answer())
        complain(said.err)  # first: what could not be read is why other things were not looked at
        say(said.out)
        raise SystemExit(said.code)


@contextmanager
def _one_document(form: str) -> Iterator[None]:
    """Where nothing can be checked, SARIF says so itself; for the other forms whoever runs the command does."""
    try:
        yield
    except AnarqError as error:
        if form != "sarif":
            raise
        say(render_sarif(Report((), (), (), tuple(error.problems), (), (), 0)))
        raise SystemExit(UNUSABLE) from error


@dataclass(frozen=True, slots=True)
class _Look:
    """How a report is printed: its form, whether waived findings are listed, and whether lines of code are shown."""

    form: str
    show_waived: bool
    excerpt: bool

    def facts(self) -> tuple[str, ...]:
        """What the text depends on besides the report."""
        return self.form, str(self.show_waived), str(style_for(sys.stdout)), str(style_for(sys.stderr))


def _checked(
    given: Sequence[Source],
    unusable: Sequence[Problem],
    catalogue: RuleCatalogue,
    on: date,
    least: Severity,
    look: _Look,
    *,
    strict: bool,
) -> Said:
    try:
        loaded = load_ecosystem(given, standards=load_standards())
    except AnarqError as error:
        raise AnarqError([*unusable, *error.problems]) from error
    problems = (*unusable, *loaded.problems)
    full = run(loaded.ecosystem, catalogue, today=on, problems=problems, refusals=_refusals)
    report = _severe(full, least)
    err = render_problems(report.problems, style_for(sys.stderr))
    return Said(_text(report, look), err, exit_code(report, strict=strict))


def _given(paths: Sequence[str]) -> tuple[list[Snapshot], list[Problem]]:
    """The folders that can be read, and why the others cannot.

    Raises:
        AnarqError: none can.
    """
    given: list[Snapshot] = []
    unusable: list[Problem] = []
    for path in paths or ["."]:
        problem = _problem(path)
        if problem is not None:
            unusable.append(problem)
            continue
        try:
            given.append(Snapshot(Path(path), path, name=_name(path), wanted=sources))
        except AnarqError as error:
            unusable.extend(error.problems)
    if not given:
        raise AnarqError(unusable)
    return given, unusable


def _name(path: str) -> str:
    """The name of a module of a workspace that lies at a path; empty where the name of the folder says it."""
    workspace = workspace_above(Path(path))
    written = None if workspace is None else workspace.named(path)
    return written.name if written is not None else ""


def _problem(path: str) -> Problem | None:
    """Why a path cannot name modules; None: it can."""
    if not path:
        return Problem(
            "a path is empty", Place("."), "give the folder of a module, or of modules; `.` is the current one"
        )
    if is_file(Path(path)):
        return _file_given(path)
    return None if is_there(Path(path)) else Problem("no such file or folder", Place(path), missing(Path(path)))


def _file_given(path: str) -> Problem:
    module = next((one for one in Path(path).parents if is_module(one)), None)
    mend = f"check the module that it is a part of: anarq check {module}" if module else "give the folder of a module"
    return Problem("this is a file, and modules are checked as a whole", Place(path), mend)


def exit_code(report: Report, *, strict: bool) -> int:
    """What the run ends with: 0 clean, 1 findings, 2 files that could not be used or a crash."""
    if report.problems or report.crashed:
        return UNUSABLE
    failing = report.count(Severity.ERROR) + (report.count(Severity.WARNING) if strict else 0)
    return FINDINGS if failing else CLEAN


def _refusals(ecosystem: Ecosystem) -> Sequence[Problem]:
    from anarq.generators.refusals import refusals  # imported here: only modules without an error get so far

    return refusals(ecosystem)


def _chosen(catalogue: RuleCatalogue, names: Iterable[str]) -> RuleCatalogue:
    ids = {name: catalogue.matching(name) for name in names}
    for name, found in ids.items():
        if not found:
            raise click.BadParameter(unknown_rule(name, catalogue), param_hint="--rule")
    return catalogue.chosen(id_ for found in ids.values() for id_ in found) if ids else catalogue


def _severe(report: Report, least: Severity) -> Report:
    return replace(report, findings=tuple(one for one in report.findings if _RANK[one.severity] >= _RANK[least]))


def _text(report: Report, look: _Look) -> str:
    if look.form == "json":
        return render_json(report)
    if look.form == "sarif":
        return render_sarif(report)
    excerpts = excerpts_of(text_of) if look.excerpt else no_excerpts
    return render_text(report, TextOptions(style_for(sys.stdout), excerpts, look.show_waived))
