"""A report for people: two lines a finding, grouped by file, and one closing line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from anarq.model.errors import Place, Problem
from anarq.report.excerpt import Excerpts, no_excerpts
from anarq.report.style import PLAIN, Style, harmless
from anarq.rules.finding import UNREADABLE, Finding, NotChecked, Report
from anarq.rules.rule import Severity

MOST_ALLOWED: Final = 5
"""So many of the allowed values are listed; the rest is counted."""

MOST_INSTANCES: Final = 3
"""So many of the other places of a finding are listed; the rest is counted."""


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
        yield f"  also: {_listed([*others], MOST_INSTANCES)}"
    for side in finding.sides[:MOST_INSTANCES]:
        yield f"  against: {style.place(_place(side.place))} {harmless(side.found)}"
    if len(finding.sides) > MOST_INSTANCES:
        yield f"  against: {len(finding.sides) - MOST_INSTANCES} more"
    mend = harmless(finding.mend)
    if finding.allowed:
        allowed = _listed([f"`{harmless(name)}`" for name in finding.allowed], MOST_ALLOWED)
        mend = f"{mend} (allowed: {allowed})"
    yield f"  {style.label('mend:')} {mend}  {style.faint(f'explain: anarq explain {finding.rule}')}"


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
    counts = [_count(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    looked = f"({_count(len(report.rules), 'rule')}, {_count(report.files, 'file')})"
    waived = f"; {len(report.waived)} waived" if report.waived else ""
    waived += f"; {len(report.baselined)} in the baseline" if report.baselined else ""
    unreadable = f"; {_count(len(report.problems), 'problem')} with reading" if report.problems else ""
    tail = f"{_count(len(report.modules), 'module')} {looked}{waived}{unreadable}"
    if counts:
        yield style.strong(f"{', '.join(counts)} in {tail}")
    elif report.problems:
        yield style.strong(f"nothing found in what could be read: {tail}")
    elif report.not_checked:
        yield style.strong(f"nothing found in what could be checked: {tail}")
    else:
        yield style.good(f"all good: {tail}")
    yield from _not_checked(report.not_checked)


def _not_checked(rules: Sequence[NotChecked]) -> Iterator[str]:
    """A line for each rule that needs peers, and one for each file that rules need and that says nothing."""
    for one in rules:
        peers = [f"`{harmless(need.name)}` of `{harmless(need.module)}`" for need in one.needs]
        if peers:
            yield f"not checked: {one.rule} needs peers: {_listed(peers, MOST_INSTANCES)}"
    for (what, modules), number in _lacking(rules).items():
        yield f"not checked: {_count(number, 'rule')} in {_listed(modules, MOST_INSTANCES)}, for want of {what}"
    for file in sorted({file for one in rules for file in one.unread}):
        needing = [one.rule for one in rules if file in one.unread]
        named = needing[0] if len(needing) == 1 else _count(len(needing), "rule")
        yield f"not checked: {named}, for want of `{harmless(file)}`"


def _lacking(rules: Sequence[NotChecked]) -> Mapping[tuple[str, tuple[str, ...]], int]:
    """How many rules were not asked of which modules, by what these do not have."""
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for one in rules:
        modules: dict[str, list[str]] = {}
        for lack in one.lacks:
            modules.setdefault(harmless(lack.what), []).append(f"`{harmless(lack.module)}`")
        found.update((what, tuple(named)) for what, named in modules.items())
    return dict(sorted(found.items()))


def _place(place: Place) -> str:
    return harmless(str(place))


def _listed(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
