import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.asked import Look, Question
from anarq.cli.common import collect_rarely, complain, say, today
from anarq.cli.given import given
from anarq.cli.group import UNUSABLE
from anarq.cli.layout import terminal_width
from anarq.cli.memory import Said, installed, key_of, memory
from anarq.cli.rules import rules_option
from anarq.cli.workspace import has_peers
from anarq.model.errors import Problem
from anarq.model.severity import FailOn, Severity
from anarq.report.form import Form
from anarq.source.snapshot import Snapshot

if TYPE_CHECKING:
    from anarq.cli.baseline import Baseline


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    metavar="FORM",
    help=f"How to print the report: {', '.join(Form)}.",
)
@rules_option
@click.option("--select", multiple=True, metavar="ID|FAMILY", help="Run these rules only. May be repeated.")
@click.option("--ignore", multiple=True, metavar="ID|FAMILY", help="Do not run these rules. May be repeated.")
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.NOTE.value,
    help="Leave out findings that are less severe.",
)
@click.option(
    "--fail-on",
    type=click.Choice([least.value for least in FailOn]),
    default=FailOn.ERROR.value,
    help="The least severe finding that fails the run.  [default: error]",
)
@click.option("--strict", is_flag=True, help="Short for --fail-on warning.")
@click.option("--baseline", "known", metavar="FILE", help="Let what FILE lists fail no run.")
@click.option("--write-baseline", is_flag=True, help="Write that FILE; one that is there gets shorter only.")
@click.option("--fix", "mend", is_flag=True, help="Mend what needs no decision, in the files; then check.")
@click.option("--verbose", is_flag=True, help="List all that was found, also where it fills more than a screen.")
@click.option("--module", "modules", multiple=True, metavar="NAME", help="List what was found in it. May be repeated.")
@click.option("--family", "families", multiple=True, metavar="NAME", help="List what its rules found. May be repeated.")
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
    select: Sequence[str],
    ignore: Sequence[str],
    severity: str,
    fail_on: str,
    strict: bool,
    known: str | None,
    write_baseline: bool,
    mend: bool,
    verbose: bool,
    modules: Sequence[str],
    families: Sequence[str],
    show_waived: bool,
    excerpt: bool | None,
    day: datetime | None,
) -> None:
    """Check modules against the standard: what is wrong, where, why, and how to mend it.

    PATH is a module folder, or a folder that holds modules at any depth; by default the current folder. Modules that
    are given together see one another, so that rules between modules can look. Of an OpenAPI document alone, what needs
    no other file is checked.

    \b
    Examples:
      anarq check                              the module in the current folder
      anarq check modules                      every module of a folder, together
      anarq check modules/qwallet modules/squid --fail-on warning
      anarq check modules --select http --ignore http/misrouted-path
      anarq check modules --baseline known.json --write-baseline
                                               what is wrong today fails no run
      anarq check modules --baseline known.json
                                               from then on: only what is new does
      anarq check modules --module qwallet     of many findings, those in one module
      anarq check . --fix                      slips of keys and values, what only has to be added
      anarq check petstore.yaml                one OpenAPI document, without its module
      anarq check . --format sarif > report.sarif
      anarq check . --format junit > report.xml

    \b
    Exit codes:
      0  nothing found that fails the run
      1  findings
      2  a path or file that cannot be used, wrong use, or a crash of a check
    """
    if write_baseline and known is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, which it writes")
    if strict and fail_on != FailOn.ERROR.value:
        raise click.UsageError("--strict is --fail-on warning: give one of them")
    if form != Form.TEXT and (modules or families):
        raise click.UsageError(f"--module and --family choose what is listed as text; {form} has everything")
    collect_rarely()
    question = Question(
        (*folders,),
        (*select,),
        (*ignore,),
        Severity(severity),
        FailOn.WARNING if strict else FailOn(fail_on),
        day.date() if day else today(),
    )
    look = Look(
        Form(form),
        show_waived,
        sys.stdout.isatty() if excerpt is None else excerpt,
        verbose,
        (*modules,),
        (*families,),
        terminal_width(),
    )
    if mend:
        _mend(paths, question)
    said = _said(paths, question, look, known, write_baseline=write_baseline)
    complain(said.err)  # first: what could not be read is why other things were not looked at
    say(said.out)
    raise SystemExit(said.code)


def _said(paths: Sequence[str], question: Question, look: Look, known: str | None, *, write_baseline: bool) -> Said:
    """What is said of the paths: what was said before, where nothing of it has changed.

    Raises:
        AnarqError: nothing can be read.
    """
    found, unusable = given(paths)
    baseline = None if known is None else _baseline(known, write=write_baseline)
    facts = [*question.facts(), *look.facts(), *(source.digest() for source in found), *map(repr, unusable)]
    facts += [installed()] if has_peers(found) else []
    facts += [baseline.file, repr(baseline.content)] if baseline else []
    # Rules of others may read what they like, an excerpt is read when it is shown, and what is written is not said.
    kept = None if question.folders or look.excerpt or write_baseline else memory()
    key = key_of("check", facts) if kept else ""
    said = Said.of(kept.recall(key)) if kept else None
    if said is None:
        said = _checked(found, unusable, question, look, baseline)
        if kept and said.code != UNUSABLE and all(source.is_complete for source in found):
            kept.keep(key, said.answer())
    return said


# Rules, views and reports take longer to import than to recall what was said: only who needs them waits for them.


def _mend(paths: Sequence[str], question: Question) -> None:
    from anarq.cli.checking import mend

    mend(paths, question)


def _baseline(file: str, *, write: bool) -> "Baseline":
    from anarq.cli.baseline import Baseline

    return Baseline.at(file, write=write)


def _checked(
    sources: Sequence[Snapshot],
    unusable: Sequence[Problem],
    question: Question,
    look: Look,
    baseline: "Baseline | None",
) -> Said:
    from anarq.cli.checking import checked

    return checked(sources, unusable, question, look, baseline)
