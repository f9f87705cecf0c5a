"""No message, page or help names a command or an option that does not exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from anarq.cli.main import main

REPOSITORY = Path(__file__).parents[2]
FOLDERS = ("anarq", "checks", "generators", "reference", "docs", "spec", "modules", "policies", "benchmarks", ".ci")
FILES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "noxfile.py", "mkdocs.yml")
KEPT = {"anarq/testing/people.py"}
"""`anarq person` is not a command there: keys follow from the words."""

SUFFIXES = {".py", ".md", ".j2", ".yaml", ".yml", ".json", ".rego", ".toml", ".css", ""}

CALL = re.compile(r"\banarq ((?!import\b)[a-z]+(?:-[a-z]+)*)\b(?![-.:'])([^`\n\"|]*)")
"""`anarq word`, and the rest of the line up to where a quotation ends. Prose writes the name in backticks, alone."""

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def texts() -> Iterator[tuple[str, str]]:
    """Every file that people may read a command in, by its path."""
    files = [REPOSITORY / name for name in FILES]
    for folder in FOLDERS:
        files += sorted(path for path in (REPOSITORY / folder).rglob("*") if path.is_file() and not path.is_symlink())
    for path in files:
        if path.suffix in SUFFIXES and "__pycache__" not in path.parts:
            yield str(path.relative_to(REPOSITORY)), path.read_text("utf-8", errors="replace")


def off(text: str) -> list[str]:
    """The mentions in a text of what does not exist."""
    context = main.make_context("anarq", ["check"])
    found = []
    for name, rest in CALL.findall(text):
        command = main.get_command(context, name)
        if command is None:
            found.append(f"anarq {name}")
            continue
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        with click.Context(command) as inner:
            known |= {*inner.help_option_names, "--help"}
        found += [f"anarq {name} {option}" for option in OPTION.findall(rest) if option not in known]
    return found


def test_every_command_and_option_that_is_named_exists() -> None:
    named = {path: wrong for path, text in texts() if path not in KEPT and (wrong := off(text))}
    assert named == {}


def test_there_is_something_to_look_at() -> None:
    mentions = {name for _, text in texts() for name, _ in CALL.findall(text)}
    assert {"check", "compat", "explain", "generate", "serve", "up"} <= mentions


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("make one: `anarq sing NAME`", ["anarq sing"]),
        ("run anarq chek modules", ["anarq chek"]),
        ("`anarq check --nope`", ["anarq check --nope"]),
        ("`anarq check --excerpt` and `--nope`", []),
        ("from anarq import spec", []),
        ("`anarq explain http`", []),
        ("`anarq mcp-proxy qwallet --at URL`", []),
        ("`anarq mcp-proxi`", ["anarq mcp-proxi"]),
        ("`anarq mcp-proxy --nope`", ["anarq mcp-proxy --nope"]),
    ],
)
def test_what_does_not_exist_is_seen(text: str, wrong: list[str]) -> None:
    assert off(text) == wrong
