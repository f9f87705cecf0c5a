"""The forms of a report that are one document each. Text for people is `anarq.report.text`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from anarq.model.errors import Problem
from anarq.report.github import render_github
from anarq.report.json_report import render_json
from anarq.report.junit import render_junit
from anarq.report.markdown import render_markdown
from anarq.report.sarif import render_sarif
from anarq.rules.finding import Report
from anarq.rules.rule import FailOn

TEXT: Final = "text"
"""The form that is for people, and no document."""


def _html(report: Report) -> str:
    from anarq.report.html import render_html  # imported here: templates cost more to load than a report in text

    return render_html(report)


def _same(render: Callable[[Report], str]) -> Callable[[Report, FailOn], str]:
    """Of a form in which it does not show what fails the run."""
    return lambda report, _: render(report)


DOCUMENTS: Final[Mapping[str, Callable[[Report, FailOn], str]]] = {
    "json": _same(render_json),
    "sarif": _same(render_sarif),
    "junit": render_junit,
    "github": _same(render_github),
    "html": _same(_html),
    "markdown": _same(render_markdown),
}


def unusable(problems: Sequence[Problem]) -> Report:
    """The report of a run that could look at nothing."""
    return Report((), (), (), tuple(problems), (), (), 0)
