"""A report for a browser: one HTML page that asks nothing of any other host, and runs no script."""

import re
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from anarq import __version__
from anarq.model.internal import UNREADABLE
from anarq.model.severity import Severity
from anarq.report.overview import rows
from anarq.report.phrases import is_good, mend, not_checked, verdict
from anarq.report.style import harmless
from anarq.rules.finding import Report

_SPAN: Final = re.compile(r"`([^`]+)`")


def render_html(report: Report) -> str:
    """The report as one page; ends in a line break."""
    environment = Environment(
        loader=PackageLoader("anarq.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(said=_said, shown=lambda value: harmless(str(value)))
    return environment.get_template("page.html.j2").render(
        version=__version__,
        verdict=verdict(report),
        good=is_good(report),
        severities=[*Severity],
        rows=[*rows(report)],
        report=report,
        mend=mend,
        not_checked=[line.removeprefix("not checked: ") for line in not_checked(report)],
        unreadable=UNREADABLE,
    )


def _said(text: str) -> Markup:
    """Text in which names in backticks are code."""
    parts = _SPAN.split(harmless(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )
