"""The forms of a report that are one document each. Text for people is `anarq.report.text`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from anarq.model.errors import Problem
from anarq.model.severity import FailOn
from anarq.report.form import Form
from anarq.report.github import render_github
from anarq.report.json_report import render_json
from anarq.report.junit import render_junit
from anarq.report.markdown import render_markdown
from anarq.report.sarif import render_sarif
from anarq.rules.finding import Report


def _html(report: Report) -> str:
    from anarq.report.html import render_html  # imported here: templates cost more to load than a report in text

    return render_html(report)


def _same(render: Callable[[Report], str]) -> Callable[[Report, FailOn], str]:
    """Of a form in which it does not show what fails the run."""
    return lambda report, _: render(report)


DOCUMENTS: Final[Mapping[Form, Callable[[Report, FailOn], str]]] = {
    Form.JSON: _same(render_json),
    Form.SARIF: _same(render_sarif),
    Form.JUNIT: render_junit,
    Form.GITHUB: _same(render_github),
    Form.HTML: _same(_html),
    Form.MARKDOWN: _same(render_markdown),
}


def unusable(problems: Sequence[Problem]) -> Report:
    """The report of a run that could look at nothing."""
    return Report((), (), (), tuple(problems), (), (), 0)
