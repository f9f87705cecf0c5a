"""What stands on the first screen when many things were found: what to begin with, and where the rest is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from anarq.model.severity import Severity
from anarq.report.overview import ModuleRow, rows
from anarq.report.phrases import count, listed, not_checked, verdict
from anarq.report.style import Style, harmless
from anarq.rules.finding import Finding, Instance, Report

MOST_LINES: Final = 30
"""A terminal has at least so many lines, or nearly; what is listed in no more needs no overview."""

_MOST_GAPS: Final = 3
_MOST_ROWS: Final = 7
_MOST_FINDINGS: Final = 10
_MOST_FAMILIES: Final = 4
_FEWEST_MODULES: Final = 3
"""In so many modules at least something is found that is called a gap of all of them."""

_FEW_LINES: Final = 2


def render_screen(report: Report, style: Style, width: int | None) -> str:
    """The report in at most `MOST_LINES` lines, each cut to the width; ends in a line break.

    Args:
        report: the report, with more findings than a screen has room for.
        style: colours, or none.
        width: characters of a line; None: any number.
    """
    return "".join(f"{line}\n" for line in _lines(report, style, width))


def _lines(report: Report, style: Style, width: int | None) -> Iterator[str]:
    gaps = universal_gaps(report)
    told = {id(finding) for gap in gaps for finding in gap}
    yield style.strong(_cut(verdict(report), width))
    yield from (_cut(line, width) for line in _unchecked(report))
    if gaps:
        yield style.label("fix once, applies everywhere:")
        yield from (_cut(line, width) for line in _gaps(gaps, report))
    yield from (_cut(line, width) for line in _table(report))
    reaching = sorted((one for one in report.findings if id(one) not in told), key=_reach)
    if reaching:
        yield style.label("of the others, those with the largest reach:" if gaps else "with the largest reach:")
    for finding in reaching[:_MOST_FINDINGS]:
        line = _cut(_finding(finding), width)
        word = finding.severity.value
        yield f"{style.severity(finding.severity)}{line.removeprefix(word)}"
    yield style.faint(_cut("all of it: --verbose, or --module NAME, --family NAME; why: anarq explain RULE", width))


def universal_gaps(report: Report) -> Sequence[Sequence[Finding]]:
    """Findings that one mend takes away in half of the modules or more; the worst first, then those in most."""
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        alike[finding.rule, finding.mend].append(finding)
    least = max(_FEWEST_MODULES, (len(report.modules) + 1) // 2)
    gaps = [found for found in alike.values() if len(_modules(found)) >= least]
    return sorted(gaps, key=_width)


def _width(gap: Sequence[Finding]) -> tuple[int, int, str, str]:
    first = gap[0]
    return [*Severity].index(first.severity), -len(_modules(gap)), first.rule, first.mend


def _modules(findings: Sequence[Finding]) -> set[str]:
    return {at.module for one in findings for at in (one.at, *one.also) if at.module}


def _gaps(gaps: Sequence[Sequence[Finding]], report: Report) -> Iterator[str]:
    for gap in gaps[:_MOST_GAPS]:
        first = gap[0]
        modules = f"{len(_modules(gap))} of {count(len(report.modules), 'module')}"
        such = _at(harmless(first.found), first.at)
        yield f"{first.severity.value} in {modules}: {harmless(first.mend)}; such as {such}  {first.rule}"
    if len(gaps) > _MOST_GAPS:
        yield f"and {len(gaps) - _MOST_GAPS} more"


def _unchecked(report: Report) -> Iterator[str]:
    lines = [*not_checked(report)]
    if len(lines) > _FEW_LINES:
        yield f"not checked everywhere: {count(len(report.not_checked), 'rule')}; --verbose says for want of what"
    else:
        yield from lines


def _table(report: Report) -> Iterator[str]:
    """A row for each module in which something was found, those with most errors first."""
    recognised = {one.module: one for one in report.recognised}
    found = sorted((row for row in rows(report) if row.findings), key=_weight)
    cells = [("module", "layout", "files for", "found", "worst")]
    for row in found[:_MOST_ROWS]:
        seen = recognised.get(row.name)
        layout, roles = (seen.layout, count(len(seen.roles), "role")) if seen else ("", "")
        worst = row.findings[0]
        cells.append((harmless(row.name) or "none", layout, roles, _families(row), _at(worst.rule, worst.at)))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        yield "  ".join(f"{cell:<{wide}}" for cell, wide in zip(line, widths, strict=True)).rstrip()
    if len(found) > _MOST_ROWS:
        yield f"and {count(len(found) - _MOST_ROWS, 'module')} more with findings"
    fine = len(report.modules) - sum(bool(row.name) for row in found)
    if fine:
        yield f"nothing found in {count(fine, 'module')}"


def _weight(row: ModuleRow) -> tuple[int, ...]:
    return tuple(-row.count(severity) for severity in Severity)


def _families(row: ModuleRow) -> str:
    return listed([f"{family} {number}" for family, number in row.families().most_common()], _MOST_FAMILIES)


def _reach(finding: Finding) -> tuple[int, int, int]:
    """Worst first; then what shows in most modules; then in most places."""
    everywhere = (finding.at, *finding.also, *finding.sides)
    modules, places = {at.module for at in everywhere}, {at.place for at in everywhere}
    return [*Severity].index(finding.severity), -len(modules), -len(places)


def _finding(finding: Finding) -> str:
    also = f" (and {count(len(finding.also), 'place')} more)" if finding.also else ""
    against = "".join(f"; against {_at(harmless(one.found), one)}" for one in finding.sides[:1])
    more = f" and {len(finding.sides) - 1} more" if len(finding.sides) > 1 else ""
    return f"{finding.severity.value} {_at(harmless(finding.found), finding.at)}{also}{against}{more}  {finding.rule}"


def _at(what: str, one: Instance) -> str:
    return f"{what} at {harmless(str(one.place))}"


def _cut(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else f"{line[: max(width - 1, 0)]}…"
