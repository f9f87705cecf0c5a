import io

import pytest

from anarq.cli.common import style_for, text_of, today
from anarq.report.style import COLOUR, PLAIN, Style


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "style"),
    [
        ({}, COLOUR),
        ({"NO_COLOR": "1"}, PLAIN),
        ({"NO_COLOR": ""}, COLOUR),
        ({"TERM": "dumb"}, PLAIN),
    ],
)
def test_a_terminal_has_colours_unless_asked_not_to(
    variables: dict[str, str], style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert style_for(Terminal()) == style


def test_a_file_or_pipe_has_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert style_for(io.StringIO()) == PLAIN


def test_the_text_of_a_file_that_is_gone_is_empty() -> None:
    assert text_of("/absent/file") == ""


def test_today_is_a_day() -> None:
    assert today().year >= 2026
