"""A report for comments and summaries: Markdown (CommonMark, with the tables of GitHub)."""

import re
from collections.abc import Iterator
from typing import Final

from anarq.model.errors import Problem
from anarq.model.internal import UNREADABLE
from anarq.model.severity import Severity
from anarq.report.overview import ModuleRow, rows
from anarq.report.phrases import mend, not_checked, verdict
from anarq.report.style import harmless
from anarq.rules.finding import Finding, Instance, Report

_SPAN: Final = re.compile(r"`([^`]+)`")
_MARKUP: Final = re.compile(r"([!-/:-@\[-`{-~])")
"""All punctuation of ASCII: a backslash before it makes it plain text."""
_PLAIN: Final = frozenset(" ,.:;()-/'")


def render_markdown(report: Report) -> str:
    """The report as one document; ends in a line break."""
    return "\n".join(_document(report)) + "\n"


def _document(report: Report) -> Iterator[str]:
    yield f"# anarq check: {_text(verdict(report))}"
    if report.problems:
        yield from ("", "## What could not be used", "")
        for problem in report.problems:
            yield from _problem(problem)
    found = [*rows(report)]
    if report.modules:
        yield from ("", "| module | errors | warnings | notes |", "| --- | ---: | ---: | ---: |", *map(_row, found))
    for row in found:
        if row.findings:
            yield from ("", f"## {_text(harmless(row.name)) or 'In no module'}", "")
            for finding in row.findings:
                yield from _finding(finding)
    if report.not_checked:
        yield from ("", "## What was not checked", "")
        yield from (f"- {_text(line.removeprefix('not checked: '))}" for line in not_checked(report))


def _row(row: ModuleRow) -> str:
    counts = " | ".join(str(row.count(severity)) for severity in Severity)
    return f"| {_text(harmless(row.name)) or 'none'} | {counts} |"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- **{finding.severity.value}** {_code(finding.rule)}, {_said(finding.at)}"
    yield from (f"    - also {_said(one)}" for one in finding.also)
    yield from (f"    - against {_said(one)}" for one in finding.sides)
    yield f"    - mend: {_text(mend(finding))}"


def _said(one: Instance) -> str:
    return f"{_code(harmless(str(one.place)))}: {_text(harmless(one.found))}"


def _problem(problem: Problem) -> Iterator[str]:
    place = problem.place
    where = f" {_code(problem.rule or UNREADABLE)}, {_code(harmless(str(place)))}" if place.file else ""
    yield f"- **error**{where}: {_text(harmless(problem.message))}"
    if problem.mend:
        yield f"    - mend: {_text(harmless(problem.mend))}"


def _text(text: str) -> str:
    """Plain text, in which names in backticks stay code and nothing else is markup, also not of HTML."""
    parts = _SPAN.split(text)
    return "".join(_code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: found[0] if found[0] in _PLAIN else f"\\{found[0]}", text)


def _code(text: str) -> str:
    """A code span: its fence is longer than any row of backticks in it (CommonMark 0.31, section 6.1)."""
    longest = max((len(row) for row in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
