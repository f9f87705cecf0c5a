"""Modules are checked, as a question asks, and the report becomes what is said."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import click

from anarq.cli.asked import Look, Question
from anarq.cli.baseline import Baseline
from anarq.cli.common import complain, style_for, text_of
from anarq.cli.given import given
from anarq.cli.group import UNUSABLE
from anarq.cli.memory import Said
from anarq.cli.peers import beside_peers
from anarq.cli.rules import all_rules, unknown_rule
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Problem
from anarq.model.module import Ecosystem
from anarq.model.severity import FailOn
from anarq.model.suggest import did_you_mean
from anarq.report.excerpt import excerpts_of, no_excerpts
from anarq.report.formats import DOCUMENTS
from anarq.report.text import TextOptions, render_problems, render_text
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Finding, Report
from anarq.rules.internal import SUMMARIES
from anarq.source.names import quote
from anarq.source.snapshot import Snapshot

CLEAN: Final = 0
FINDINGS: Final = 1


def checked(
    sources: Sequence[Snapshot], unusable: Sequence[Problem], question: Question, look: Look, baseline: Baseline | None
) -> Said:
    """What is said of some folders.

    Args:
        sources: the folders.
        unusable: why others cannot be read.
        question: what is asked.
        look: how it is said.
        baseline: what fails no run.

    Raises:
        AnarqError: nothing can be read.
        click.BadParameter: a rule, a family or a module is named that there is not.
    """
    catalogue = _chosen(question)
    try:
        loaded = load_ecosystem(sources, standards=load_standards())
    except AnarqError as error:
        raise AnarqError([*unusable, *error.problems]) from error
    problems = (*unusable, *loaded.problems)
    full = run(loaded.ecosystem, catalogue, today=question.on, problems=problems, refusals=_refusals)
    full = beside_peers(full, sources, catalogue, question.on)
    _require_known(look, full, catalogue)
    report = _told(question, baseline.settled(full, catalogue) if baseline else full)
    err = render_problems(report.problems, style_for(sys.stderr))
    return Said(_text(look, report, question.fail_on), err, _code(question, report))


def mend(paths: Sequence[str], question: Question) -> None:
    """Mends in the files what findings can mend by themselves, and tells it beside the report.

    Raises:
        AnarqError: a file cannot be written, or none can be read.
        click.BadParameter: a rule or a family is named that there is not.
    """
    from anarq.cli.fixing import fix  # imported here: only who asks for it waits for it

    catalogue = _chosen(question)

    def look() -> tuple[Sequence[Snapshot], Iterable[Finding]]:
        sources, unusable = given(paths)
        loaded = load_ecosystem(sources, standards=load_standards())
        problems = (*unusable, *loaded.problems)
        report = _told(question, run(loaded.ecosystem, catalogue, today=question.on, problems=problems))
        return sources, report.findings

    for line in fix(look):
        complain(line)


def _chosen(question: Question) -> RuleCatalogue:
    """The rules that are selected, or all, without those that are ignored.

    Raises:
        click.BadParameter: a name is neither a rule nor a family.
    """
    catalogue = all_rules(question.folders)
    chosen = _matching(catalogue, question.select, "--select") if question.select else catalogue.known
    return catalogue.chosen(chosen - _matching(catalogue, question.ignore, "--ignore"))


def _matching(catalogue: RuleCatalogue, names: Sequence[str], option: str) -> frozenset[str]:
    found = {name: catalogue.matching(name) for name in names}
    for name, ids in found.items():
        if not ids:
            raise click.BadParameter(unknown_rule(name, catalogue), param_hint=option)
    return frozenset(id_ for ids in found.values() for id_ in ids)


def _told(question: Question, report: Report) -> Report:
    """The report without what is less severe."""
    return replace(report, findings=tuple(one for one in report.findings if one.severity.reaches(question.least)))


def _code(question: Question, report: Report) -> int:
    """What the run ends with: 0 clean, 1 findings, 2 files that could not be used or a crash."""
    if report.problems or report.crashed:
        return UNUSABLE
    return FINDINGS if any(question.fail_on.fails(one.severity) for one in report.findings) else CLEAN


def _require_known(look: Look, report: Report, catalogue: RuleCatalogue) -> None:
    """Holds the names that were given to those that there are.

    Raises:
        click.BadParameter: there is no such module, or no such family.
    """
    families = {id_.partition("/")[0] for id_ in (*catalogue.known, *SUMMARIES)}
    for option, names, known in (
        ("--module", look.modules, report.modules),
        ("--family", look.families, sorted(families)),
    ):
        for name in names:
            if name not in known:
                mended = did_you_mean(name, known, f"there are {', '.join(known)}")
                raise click.BadParameter(f"there is no {quote(name)}; {mended}", param_hint=option)


def _text(look: Look, report: Report, fail_on: FailOn) -> str:
    """The report as it is printed."""
    if look.form in DOCUMENTS:
        return DOCUMENTS[look.form](report, fail_on)
    excerpts = excerpts_of(text_of) if look.excerpt else no_excerpts
    style = style_for(sys.stdout)
    return render_text(
        report,
        TextOptions(style, excerpts, look.show_waived, look.verbose, look.modules, look.families, look.width),
    )


def _refusals(ecosystem: Ecosystem) -> Sequence[Problem]:
    from anarq.generators.refusals import refusals  # imported here: only modules without an error get so far

    return refusals(ecosystem)
