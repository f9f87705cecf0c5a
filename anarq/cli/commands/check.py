import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from anarq.cli.baseline import Baseline
from anarq.cli.common import collect_rarely, complain, say, style_for, text_of, today
from anarq.cli.given import given
from anarq.cli.group import UNUSABLE
from anarq.cli.layout import terminal_width
from anarq.cli.memory import Said, installed, key_of, memory
from anarq.cli.peers import beside_peers, has_peers
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Problem
from anarq.model.module import Ecosystem
from anarq.report.excerpt import excerpts_of, no_excerpts
from anarq.report.formats import DOCUMENTS, TEXT
from anarq.report.text import TextOptions, render_problems, render_text
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Finding, Report
from anarq.rules.internal import SUMMARIES
from anarq.rules.rule import FailOn, Severity
from anarq.rules.suggest import did_you_mean
from anarq.source.names import quote
from anarq.source.snapshot import Snapshot

CLEAN: Final = 0
FINDINGS: Final = 1


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, *DOCUMENTS]),
    default=TEXT,
    metavar="FORM",
    help=f"How to print the report: {', '.join((TEXT, *DOCUMENTS))}.",
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
    if form != TEXT and (modules or families):
        raise click.UsageError(f"--module and --family choose what is listed as text; {form} has everything")
    collect_rarely()
    found, unusable = given(paths)
    look = _Look(
        form,
        show_waived,
        sys.stdout.isatty() if excerpt is None else excerpt,
        verbose,
        (*modules,),
        (*families,),
        terminal_width(),
    )
    question = _Question(
        (*select,),
        (*ignore,),
        Severity(severity),
        FailOn.WARNING if strict else FailOn(fail_on),
        day.date() if day else today(),
    )
    if mend:
        _fix(paths, question.chosen(all_rules(folders)), question)
        found, unusable = given(paths)
    baseline = None if known is None else Baseline.at(known, write=write_baseline)
    facts = [*question.facts(), *look.facts(), *(source.digest() for source in found), *map(repr, unusable)]
    facts += [installed()] if has_peers(found) else []
    facts += [baseline.file, repr(baseline.content)] if baseline else []
    # Rules of others may read what they like, an excerpt is read when it is shown, and what is written is not said.
    kept = None if folders or look.excerpt or write_baseline else memory()
    key = key_of("check", facts) if kept else ""
    said = Said.of(kept.recall(key)) if kept else None
    if said is None:
        said = _checked(found, unusable, question.chosen(all_rules(folders)), question, look, baseline)
        if kept and said.code != UNUSABLE and all(source.is_complete for source in found):
            kept.keep(key, said.answer())
    complain(said.err)  # first: what could not be read is why other things were not looked at
    say(said.out)
    raise SystemExit(said.code)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: which rules, which findings of theirs are told, which fail the run, and on which day."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    least: Severity
    fail_on: FailOn
    on: date

    def facts(self) -> tuple[str, ...]:
        """What the findings depend on besides what is read."""
        return (*self.select, "", *self.ignore, "", self.least, self.fail_on, str(self.on))

    def chosen(self, catalogue: RuleCatalogue) -> RuleCatalogue:
        """The rules that are selected, or all, without those that are ignored.

        Raises:
            click.BadParameter: a name is neither a rule nor a family.
        """
        chosen = _matching(catalogue, self.select, "--select") if self.select else catalogue.known
        return catalogue.chosen(chosen - _matching(catalogue, self.ignore, "--ignore"))

    def told(self, report: Report) -> Report:
        """The report without what is less severe."""
        return replace(report, findings=tuple(one for one in report.findings if one.severity.reaches(self.least)))

    def code(self, report: Report) -> int:
        """What the run ends with: 0 clean, 1 findings, 2 files that could not be used or a crash."""
        if report.problems or report.crashed:
            return UNUSABLE
        return FINDINGS if any(self.fail_on.fails(one.severity) for one in report.findings) else CLEAN


def _matching(catalogue: RuleCatalogue, names: Sequence[str], option: str) -> frozenset[str]:
    found = {name: catalogue.matching(name) for name in names}
    for name, ids in found.items():
        if not ids:
            raise click.BadParameter(unknown_rule(name, catalogue), param_hint=option)
    return frozenset(id_ for ids in found.values() for id_ in ids)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a report is printed: its form, and of text what is listed."""

    form: str
    show_waived: bool
    excerpt: bool
    verbose: bool
    modules: tuple[str, ...]
    families: tuple[str, ...]
    width: int | None

    def facts(self) -> tuple[str, ...]:
        """What the text depends on besides the report."""
        styles = (str(style_for(stream)) for stream in (sys.stdout, sys.stderr))
        return repr(self), *styles

    def require_known(self, report: Report, catalogue: RuleCatalogue) -> None:
        """Holds the names that were given to those that there are.

        Raises:
            click.BadParameter: there is no such module, or no such family.
        """
        families = {id_.partition("/")[0] for id_ in (*catalogue.known, *SUMMARIES)}
        for option, names, known in (
            ("--module", self.modules, report.modules),
            ("--family", self.families, sorted(families)),
        ):
            for name in names:
                if name not in known:
                    mend = did_you_mean(name, known, f"there are {', '.join(known)}")
                    raise click.BadParameter(f"there is no {quote(name)}; {mend}", param_hint=option)

    def text(self, report: Report, fail_on: FailOn) -> str:
        """The report as it is printed."""
        if self.form in DOCUMENTS:
            return DOCUMENTS[self.form](report, fail_on)
        excerpts = excerpts_of(text_of) if self.excerpt else no_excerpts
        style = style_for(sys.stdout)
        return render_text(
            report,
            TextOptions(style, excerpts, self.show_waived, self.verbose, self.modules, self.families, self.width),
        )


def _checked(
    sources: Sequence[Snapshot],
    unusable: Sequence[Problem],
    catalogue: RuleCatalogue,
    question: _Question,
    look: _Look,
    baseline: Baseline | None,
) -> Said:
    try:
        loaded = load_ecosystem(sources, standards=load_standards())
    except AnarqError as error:
        raise AnarqError([*unusable, *error.problems]) from error
    problems = (*unusable, *loaded.problems)
    full = run(loaded.ecosystem, catalogue, today=question.on, problems=problems, refusals=_refusals)
    full = beside_peers(full, sources, catalogue, question.on)
    look.require_known(full, catalogue)
    report = question.told(baseline.settled(full, catalogue) if baseline else full)
    err = render_problems(report.problems, style_for(sys.stderr))
    return Said(look.text(report, question.fail_on), err, question.code(report))


def _fix(paths: Sequence[str], catalogue: RuleCatalogue, question: _Question) -> None:
    """Mends in the files what findings can mend by themselves, and tells it beside the report.

    Raises:
        AnarqError: a file cannot be written, or none can be read.
    """
    from anarq.cli.fixing import fix  # imported here: only who asks for it waits for it

    def look() -> tuple[Sequence[Snapshot], Iterable[Finding]]:
        sources, unusable = given(paths)
        loaded = load_ecosystem(sources, standards=load_standards())
        problems = (*unusable, *loaded.problems)
        report = question.told(run(loaded.ecosystem, catalogue, today=question.on, problems=problems))
        return sources, report.findings

    for line in fix(look):
        complain(line)


def _refusals(ecosystem: Ecosystem) -> Sequence[Problem]:
    from anarq.generators.refusals import refusals  # imported here: only modules without an error get so far

    return refusals(ecosystem)
