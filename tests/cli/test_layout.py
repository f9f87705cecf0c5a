"""Help and tables fit the terminal; a command is broken only between words, so that what is copied still works."""

import os
import pty
import re
import subprocess
import sys

import pytest

from anarq.cli.layout import folded, table

ROWS = [
    ("http/unknown-scope", "error", "An operation needs a scope that the policies do not declare."),
    ("a", "b", "c"),
]


def test_where_output_goes_elsewhere_each_row_is_one_line() -> None:
    assert table(ROWS, None).splitlines() == [
        "http/unknown-scope  error  An operation needs a scope that the policies do not declare.",
        "a                   b      c",
    ]


def test_in_a_width_the_last_column_is_wrapped_below_itself() -> None:
    assert table(ROWS, 60).splitlines() == [
        "http/unknown-scope  error  An operation needs a scope that",
        "                           the policies do not declare.",
        "a                   b      c",
    ]


def test_in_a_narrow_one_it_stands_below_the_others() -> None:
    assert table(ROWS, 40).splitlines()[:3] == [
        "http/unknown-scope  error",
        "    An operation needs a scope that the",
        "    policies do not declare.",
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("  anarq rules    every rule", ["  anarq rules    every rule"]),
        (
            "  anarq check modules      every module of a folder",
            ["  anarq check modules", "      every module of a folder"],
        ),
        (
            "  anarq check modules/qwallet modules/squid --excerpt",
            ["  anarq check modules/qwallet", "      modules/squid --excerpt"],
        ),
        ("  2  a file that cannot be used, or wrong use", ["  2  a file that cannot be used, or", "      wrong use"]),
        ("                            why a rule exists", ["        why a rule exists"]),
    ],
    ids=str,
)
def test_a_line_of_an_example_is_folded_where_it_is_too_long(line: str, parts: list[str]) -> None:
    assert list(folded(line, 36)) == parts


def in_a_terminal(columns: int, *arguments: str) -> list[str]:
    """The lines that a command writes to a terminal of that width."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "anarq", *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"},
    )
    os.close(theirs)
    chunks = []
    try:
        while chunk := os.read(ours, 65536):
            chunks.append(chunk)
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize(
    "arguments", [("--help",), ("check", "--help"), ("serve", "--help"), ("rules",), ("explain", "http")], ids=str
)
def test_on_a_phone_no_line_is_wider_than_the_screen_unless_it_is_one_word(arguments: tuple[str, ...]) -> None:
    wide = [line for line in in_a_terminal(40, *arguments) if len(line) > 40]
    assert [line for line in wide if len(line.split()) > 1 and not line.startswith("The page of one:")] == []


def test_a_wide_terminal_shows_one_row_a_line() -> None:
    lines = in_a_terminal(200, "rules")
    assert all(re.match(r"[a-z]+/[a-z-]+ +(error|warning|note) ", line) for line in lines)
