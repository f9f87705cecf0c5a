import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from anarq.cli.common import report_problems, say, style_for, text_of, today
from anarq.cli.group import UNUSABLE
from anarq.cli.paths import missing
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.loader.modules import MARKERS, load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.module import Ecosystem
from anarq.report.excerpt import excerpts_of, no_excerpts
from anarq.report.json_report import render_json
from anarq.report.text import TextOptions, render_text
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.rules.rule import Severity

CLEAN: Final = 0
FINDINGS: Final = 1

_RANK: Final = {severity: rank for rank, severity in enumerate((Severity.NOTE, Severity.WARNING, Severity.ERROR))}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the report.")
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

    PATH is a module folder, or a folder of module folders; by default the current folder. Modules that are given
    together see one another, so that rules between modules can look.

    \b
    Examples:
      anarq check                              the module in the current folder
      anarq check modules                      every module of a folder, together
      anarq check modules/qwallet modules/squid --strict
      anarq check modules --rule http --rule names/undeclared-name
      anarq check modules --format json > report.json

    \b
    Exit codes:
      0  nothing found that fails the run
      1  findings
      2  a path or file that cannot be used, wrong use, or a crash of a check
    """
    catalogue = _chosen(all_rules(folders), names)
    _require_modules(paths)
    loaded = load_ecosystem(paths or ["."], standards=load_standards())
    full = run(
        loaded.ecosystem,
        catalogue,
        today=day.date() if day else today(),
        problems=loaded.problems,
        refusals=_refusals,
    )
    report = _severe(full, Severity(severity))
    _print(report, form, show_waived=show_waived, excerpt=excerpt)
    raise SystemExit(exit_code(report, strict=strict))


def _require_modules(paths: Iterable[str]) -> None:
    unusable = [problem for problem in map(_problem, paths) if problem is not None]
    if unusable:
        raise AnarqError(unusable)


def _problem(path: str) -> Problem | None:
    """Why a path cannot name modules; None: it can."""
    if not path:
        return Problem(
            "a path is empty", Place("."), "give the folder of a module, or of modules; `.` is the current one"
        )
    if Path(path).is_file():
        return _file_given(path)
    return None if Path(path).exists() else Problem("no such file or folder", Place(path), missing(Path(path)))


def _file_given(path: str) -> Problem:
    module = next((one for one in Path(path).parents if any((one / marker).is_file() for marker in MARKERS)), None)
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


def _print(report: Report, form: str, *, show_waived: bool, excerpt: bool | None) -> None:
    report_problems(report.problems)  # first: what could not be read is why other things were not looked at
    if form == "json":
        say(render_json(report))
    else:
        style = style_for(sys.stdout)
        wanted = sys.stdout.isatty() if excerpt is None else excerpt
        excerpts = excerpts_of(text_of) if wanted else no_excerpts
        say(render_text(report, TextOptions(style, excerpts, show_waived)))
