"""Pages with a console are played: files are written, commands are run, and what they print is what the page shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from click.testing import CliRunner

from anarq.cli.main import main

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGES: Final = ("how-to/keep-a-schema-compatible.md", "explanation/schema-compatibility.md")


class Block(NamedTuple):
    """A fenced block: its language, the file that it is, its text."""

    language: str
    title: str
    text: str


class Turn(NamedTuple):
    """A command and what it prints."""

    command: str
    output: str


def blocks(page: str) -> Iterator[Block]:
    fence = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
    return (Block(*found.groups("")) for found in fence.finditer((DOCS / page).read_text("utf-8")))


def turns(console: str) -> Iterator[Turn]:
    for part in console.removeprefix("$ ").split("\n$ "):
        command, _, output = part.partition("\n")
        yield Turn(command, output.rstrip("\n"))


@pytest.mark.parametrize("page", PAGES)
def test_the_page_shows_what_happens(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    played, exit_code = 0, 0
    for block in blocks(page):
        if block.title:
            Path(block.title).write_text(block.text, "utf-8")
        for turn in turns(block.text) if block.language == "console" else ():
            if turn.command == "echo $?":
                assert turn.output == str(exit_code)
                continue
            result = CliRunner().invoke(main, turn.command.removeprefix("anarq ").split())
            exit_code, played = result.exit_code, played + 1
            assert result.output.rstrip("\n") == turn.output, turn.command
    assert played
