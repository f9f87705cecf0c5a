"""A report for people: two lines a finding, grouped by file, and one closing line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from anarq.model.errors import Place, Problem
from anarq.model.internal import UNREADABLE
from anarq.model.severity import Severity
from anarq.report.excerpt import Excerpts, no_excerpts
from anarq.report.phrases import MOST_INSTANCES, count, is_good, listed, mend, not_checked, verdict
from anarq.report.screen import MOST_LINES, render_screen
from anarq.report.style import PLAIN, Style, harmless
from anarq.rules.finding import Finding, Report


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How a report is printed.

    Attributes:
        style: colours, or none.
        excerpts: gives the lines of code around a place.
        show_waived: whether waived findings are listed, not only counted.
        verbose: whether everything is listed, however much it is.
        modules: only what shows in one of these is listed; none: in whichever.
        families: only what rules of these found is listed; none: of whichever.
        width: characters of a line of the terminal; None: any number.
    """

    style: Style = PLAIN
    excerpts: Excerpts = no_excerpts
    show_waived: bool = False
    verbose: bool = False
    modules: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    width: int | None = None

    @property
    def is_choice(self) -> bool:
        """Whether only a part of what was found is listed."""
        return bool(self.modules or self.families)

    def lists(self, finding: Finding) -> bool:
        """Whether a finding is listed."""
        modules = {one.module for one in (finding.at, *finding.also, *finding.sides)}
        is_of_module = not self.modules or not modules.isdisjoint(self.modules)
        return is_of_module and (not self.families or finding.rule.partition("/")[0] in self.families)


def render_text(report: Report, options: TextOptions | None = None) -> str:
    """The report without its problems, which go to standard error by `render_problems`; ends in a line break.

    What fills more than a screen is an overview, unless it was asked for.
    """
    chosen = options or TextOptions()
    findings = [one for one in report.findings if chosen.lists(one)]
    blocks = ["\n".join(_file(list(found), chosen)) for _, found in groupby(findings, lambda one: one.place.file)]
    if sum(block.count("\n") + 1 for block in blocks) > MOST_LINES and not (chosen.verbose or chosen.is_choice):
        return render_screen(report, chosen.style, chosen.width)
    if chosen.show_waived and report.waived:
        blocks.append("\n".join(_waived(report, chosen.style)))
    closing = [*_closing(report, chosen.style)]
    if chosen.is_choice:
        closing.insert(0, f"{len(findings)} of {count(len(report.findings), 'finding')} listed")
    blocks.append("\n".join(closing))
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
