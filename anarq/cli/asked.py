"""What `anarq check` is asked: which rules, on which day, and how the report is printed."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anarq.cli.common import style_for
from anarq.model.severity import FailOn, Severity
from anarq.report.form import Form


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which rules, which findings of theirs are told, which fail the run, and on which day.

    Attributes:
        folders: with rules of the user's own.
        select: ids and families that are run alone; all where none is named.
        ignore: ids and families that are not run.
        least: what is less severe is not told.
        fail_on: the least severe finding that fails the run.
        on: the day on which waivers are judged.
    """

    folders: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    least: Severity
    fail_on: FailOn
    on: date

    def facts(self) -> tuple[str, ...]:
        """What the findings depend on besides what is read."""
        return (*self.select, "", *self.ignore, "", self.least, self.fail_on, str(self.on))


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is printed: its form, and of text what is listed.

    Attributes:
        form: as what.
        show_waived: whether waived findings are listed.
        excerpt: whether the line of code is shown.
        verbose: whether all is listed that fills more than a screen.
        modules: of which alone findings are listed; all where none is named.
        families: of whose rules alone findings are listed; all where none is named.
        width: characters of a line of the terminal; None where lines may have any length.
    """

    form: Form
    show_waived: bool
    excerpt: bool
    verbose: bool
    modules: tuple[str, ...]
    families: tuple[str, ...]
    width: int | None

    def facts(self) -> tuple[str, ...]:
        """What the text depends on besides the report."""
        styles = (str(style_for(stream)) for stream in (sys.stdout, sys.stderr))
        return repr(self), *styles
