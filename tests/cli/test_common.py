import io
import os
from pathlib import Path

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


def test_the_text_of_a_link_a_pipe_or_a_folder_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "link").symlink_to("/proc/self/environ")
    os.mkfifo(tmp_path / "a" / "pipe")
    (tmp_path / "a" / "file").write_text("text")
    assert [text_of(str(tmp_path / "a" / name)) for name in ("link", "pipe", "file")] == ["", "", "text"]
    assert text_of(str(tmp_path / "a")) == ""
