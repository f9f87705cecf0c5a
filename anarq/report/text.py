"""A report for people: two lines a finding, grouped by file, and one closing line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from anarq.model.errors import Place, Problem
from anarq.report.excerpt import Excerpts, no_excerpts
from anarq.report.phrases import MOST_INSTANCES, is_good, listed, mend, not_checked, verdict
from anarq.report.style import PLAIN, Style, harmless
from anarq.rules.finding import UNREADABLE, Finding, Report
from anarq.rules.rule import Severity


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How a report is printed.

    Attributes:
        style: colours, or none.
        excerpts: gives the lines of code around a place.
        show_waived: whether waived findings are listed, not only counted.
    """

    style: Style = PLAIN
    excerpts: Excerpts = no_excerpts
    show_waived: bool = False


def render_text(report: Report, options: TextOptions | None = None) -> str:
    """The report without its problems, which go to standard error by `render_problems`; ends in a line break."""
    chosen = options or TextOptions()
    blocks = [
        "\n".join(_file(list(found), chosen)) for _, found in groupby(report.findings, lambda one: one.place.file)
    ]
    if chosen.show_waived and report.waived:
        blocks.append("\n".join(_waived(report, chosen.style)))
    blocks.append("\n".join(_closing(report, chosen.style)))
    return "\n\n".join(blocks) + "\n"


def render_problems(problems: Sequence[Problem], style: Style = PLAIN) -> str:
    """Files that could not be used, in the shape of findings; empty when there are none."""
    return "".join(f"{line}\n" for problem in problems for line in _problem(problem, style))


def _file(findings: Sequence[Finding], options: TextOptions) -> Iterator[str]:
    for finding in findings:
        yield from _finding(finding, options)


def _finding(finding: Finding, options: TextOptions) -> Iterator[str]:
    style = options.style
    severity = style.severity(finding.severity)
    yield f"{style.place(_place(finding.place))} {severity} {style.rule(finding.rule)}  {harmless(finding.found)}"
    for line in options.excerpts(finding.place):
        yield f"  {style.faint(harmless(line))}"
    others = dict.fromkeys(_place(one.place) for one in finding.also if one.place != finding.place)
    if others:
        yield f"  also: {listed([*others], MOST_INSTANCES)}"
    for side in finding.sides[:MOST_INSTANCES]:
        yield f"  against: {style.place(_place(side.place))} {harmless(side.found)}"
    if len(finding.sides) > MOST_INSTANCES:
        yield f"  against: {len(finding.sides) - MOST_INSTANCES} more"
    yield f"  {style.label('mend:')} {mend(finding)}  {style.faint(f'explain: anarq explain {finding.rule}')}"


def _problem(problem: Problem, style: Style) -> Iterator[str]:
    place, severity = style.place(_place(problem.place)), style.severity(Severity.ERROR)
    yield f"{place} {severity} {style.rule(problem.rule or UNREADABLE)}  {harmless(problem.message)}"
    if problem.mend:
        yield f"  {style.label('mend:')} {harmless(problem.mend)}"


def _waived(report: Report, style: Style) -> Iterator[str]:
    for waived in report.waived:
        finding = waived.finding
        yield f"{style.place(_place(finding.place))} waived {style.rule(finding.rule)}  {harmless(finding.found)}"
        more = f" and {len(finding.also)} more" if finding.also else ""
        yield f"  until {waived.until}{more}: {harmless(waived.reason)} ({harmless(waived.owner)})"


def _closing(report: Report, style: Style) -> Iterator[str]:
    yield style.good(verdict(report)) if is_good(report) else style.strong(verdict(report))
    yield from not_checked(report)


def _place(place: Place) -> str:
    return harmless(str(place))
