"""What every form of a report says in the same words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from anarq.model.severity import Severity
from anarq.report.style import harmless
from anarq.rules.finding import Finding, NotChecked, Report

MOST_ALLOWED: Final = 5
"""So many of the allowed values are listed; the rest is counted."""

MOST_INSTANCES: Final = 3
"""So many of the other places of a finding are listed; the rest is counted."""


def is_good(report: Report) -> bool:
    """Whether everything was looked at and nothing was found."""
    return not (report.findings or report.problems or report.not_checked)


def verdict(report: Report) -> str:
    """What came of the run, in one line."""
    tail = _looked_at(report)
    counts = [count(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    if counts:
        return f"{', '.join(counts)} in {tail}"
    if report.problems:
        return f"nothing found in what could be read: {tail}"
    return f"nothing found in what could be checked: {tail}" if report.not_checked else f"all good: {tail}"


def _looked_at(report: Report) -> str:
    looked = f"({count(len(report.rules), 'rule')}, {count(report.files, 'file')})"
    waived = f"; {len(report.waived)} waived" if report.waived else ""
    baselined = f"; {len(report.baselined)} in the baseline" if report.baselined else ""
    unreadable = f"; {count(len(report.problems), 'problem')} with reading" if report.problems else ""
    return f"{count(len(report.modules), 'module')} {looked}{waived}{baselined}{unreadable}"


def mend(finding: Finding) -> str:
    """How to mend it, with what was allowed."""
    if not finding.allowed:
        return harmless(finding.mend)
    allowed = listed([f"`{harmless(name)}`" for name in finding.allowed], MOST_ALLOWED)
    return f"{harmless(finding.mend)} (allowed: {allowed})"


def not_checked(report: Report) -> Iterator[str]:
    """A line for each rule that needs peers, and one for each file that rules need and that says nothing."""
    rules = report.not_checked
    for one in rules:
        peers = [f"`{harmless(need.name)}` of `{harmless(need.module)}`" for need in one.needs]
        if peers:
            yield f"not checked: {one.rule} needs peers: {listed(peers, MOST_INSTANCES)}"
    for (what, modules), number in _lacking(rules).items():
        yield f"not checked: {count(number, 'rule')} in {listed(modules, MOST_INSTANCES)}, for want of {what}"
    for file in sorted({file for one in rules for file in one.unread}):
        needing = [one.rule for one in rules if file in one.unread]
        named = needing[0] if len(needing) == 1 else count(len(needing), "rule")
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


def listed(names: Sequence[str], most: int) -> str:
    """The first of several names; the rest is counted."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
