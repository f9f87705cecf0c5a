"""What the commands share: the clock, colours, and where output goes."""

import gc
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

from anarq.model.errors import AnarqError, Problem
from anarq.report.style import COLOUR, PLAIN, Style
from anarq.source import FolderSource


def collect_rarely() -> None:
    """Lets the collector of circles look now and then only: what is read stays until the command ends."""
    gc.set_threshold(100_000, 50, 50)


def today() -> date:
    """The day, in UTC."""
    return datetime.now(UTC).date()


def style_for(stream: TextIO) -> Style:
    """Colours on a terminal, unless NO_COLOR (no-color.org) is set and not empty, or the terminal is dumb."""
    wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return COLOUR if wanted else PLAIN


def say(text: str) -> None:
    """Writes to standard output, characters that it cannot encode as escapes."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Writes to standard error."""
    _write(sys.stderr, text)


def report_problems(problems: Sequence[Problem]) -> None:
    """Writes what cannot be used to standard error, in the shape of findings."""
    from anarq.report.text import render_problems  # imported here: a command seldom ends so

    complain(render_problems(problems, style_for(sys.stderr)))


def text_of(file: str) -> str:
    """The text of a file as a place names it; empty when it cannot be read, for it is only shown beside a finding."""
    try:
        folder, name = Path(file).parent, Path(file).name
        return FolderSource(folder).read(name).decode("utf-8", "replace")
    except AnarqError:
        return ""


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
