"""A report for GitHub Actions: workflow commands, which show findings beside the code of a pull request."""

from collections.abc import Iterator, Mapping
from typing import Final

from anarq.model.errors import Place, Problem
from anarq.model.internal import UNREADABLE
from anarq.model.severity import Severity
from anarq.report.phrases import mend, not_checked, verdict
from anarq.report.style import harmless
from anarq.rules.finding import Finding, Report

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA: Final = {"%": "%25"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(report: Report) -> str:
    """A command for each finding and each file that cannot be used, and the closing lines as text.

    The worst come first: GitHub shows no more than ten of a level for each step.
    """
    lines = [*map(_problem, report.problems)]
    for severity in Severity:
        lines.extend(_finding(one) for one in report.findings if one.severity is severity)
    return "\n".join((*lines, verdict(report), *not_checked(report))) + "\n"


def _finding(finding: Finding) -> str:
    return _command(_LEVELS[finding.severity], finding.place, finding.rule, "\n".join(_message(finding)))


def _message(finding: Finding) -> Iterator[str]:
    yield harmless(finding.found)
    yield from (f"against {harmless(str(one.place))}: {harmless(one.found)}" for one in finding.sides)
    yield from (f"also {harmless(str(one.place))}" for one in finding.also)
    yield f"mend: {mend(finding)}"


def _problem(problem: Problem) -> str:
    mending = f"\nmend: {harmless(problem.mend)}" if problem.mend else ""
    title = problem.rule or UNREADABLE if problem.place.file else "anarq"
    return _command("error", problem.place, title, harmless(problem.message) + mending)


def _command(level: str, place: Place, title: str, message: str) -> str:
    where = {"file": harmless(place.file), "line": str(place.line), "col": str(place.column)} if place.file else {}
    words = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in {**where, "title": title}.items())
    return f"::{level} {words}::{_escaped(message, _DATA)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    """As GitHub's own toolkit escapes it; all that breaks a line is harmless already, but for our own line breaks."""
    return "".join(table.get(char, char) for char in text).replace("\n", "%0A")
