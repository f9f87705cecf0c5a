import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from anarq.cli.group import Commands
from anarq.cli.main import main
from anarq.model.errors import AnarqError, Place
from anarq.rules.catalogue import discover

Anarq = Callable[..., Result]
HEAVY = {
    "anarq.checks",
    "anarq.contracts",
    "anarq.loader",
    "anarq.rules",
    "cryptography",
    "httpx",
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "mcp",
    "referencing",
    "sqlalchemy",
    "starlette",
    "yaml",
}
"""What the help needs nothing of, and what would make every start slow."""


def names() -> list[str]:
    commands = main
    assert isinstance(commands, Commands)
    with commands.make_context("anarq", ["--version"], resilient_parsing=True) as context:
        return commands.list_commands(context)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from anarq.cli.main import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.splitlines()[-1].split()) == set()


def test_help_lists_every_command_with_its_first_sentence(anarq: Anarq) -> None:
    text = anarq("--help").stdout
    assert "  check " in text
    for name in names():
        assert re.search(rf"^  {name} +[A-Z]", text, re.MULTILINE)


@pytest.mark.parametrize("name", names())
def test_the_help_of_each_command_has_examples(name: str, anarq: Anarq) -> None:
    result = anarq(name, "--help")
    assert result.exit_code == 0
    assert f"anarq {name}" in result.stdout.partition("Examples:")[2]


def test_rules_in_help_exist() -> None:
    known = discover("anarq.checks").known
    texts = [CliRunner().invoke(main, [*arguments, "--help"]).stdout for arguments in ([], ["check"], ["explain"])]
    mentioned = {found for text in texts for found in re.findall(r"\b(?:http|mcp|events|refs)/[a-z-]+", text)}
    assert mentioned
    assert mentioned <= known


@pytest.mark.parametrize(
    ("name", "told"),
    [("chekc", "no command `chekc`; did you mean `check`?"), ("xyzzy", "no command `xyzzy`; there")],
)
def test_a_command_that_does_not_exist_ends_with_2_and_what_may_be_meant(name: str, told: str, anarq: Anarq) -> None:
    result = anarq(name)
    assert (result.exit_code, told in result.stderr) == (2, True)


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


class Panic(BaseException):
    """What native code raises when it gives up: no `Exception`."""


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (Panic("out of bounds"), 2, "This is a bug of anarq."),
        (AnarqError.one("cannot be used", Place("a.yaml", 2, 3), "mend it"), 2, "a.yaml:2:3 error internal/unreadable"),
        (RuntimeError("oops"), 2, "This is a bug of anarq."),
        (
            ModuleNotFoundError("there", name="starlette.routing"),
            1,
            "pip install 'anarq[services]' (there is no `starlette`)",
        ),
        (ModuleNotFoundError("nowhere", name="anarq.nowhere"), 2, "This is a bug of anarq."),
    ],
)
def test_how_a_command_ends(
    error: BaseException, code: int, told: str, anarq: Anarq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anarq.cli.commands.rules.all_rules", raising(error))
    result = anarq("rules")
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert ("Traceback" in result.stderr) is ("bug" in told)


def test_a_reader_that_goes_away_is_not_a_reason_to_complain() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "anarq", "rules"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_that_the_terminal_cannot_encode_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "ä").mkdir()
    (tmp_path / "ä" / "mcp.json").write_text("{}")
    done = subprocess.run(
        [sys.executable, "-m", "anarq", "check", "ä", "--select", "spec"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"\\xe4/README.md" in done.stdout


def test_nothing_in_a_complaint_acts_on_a_terminal(anarq: Anarq, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "\x1b[2J\x9b31m"
    found = anarq("explain", f"http/{hostile}")
    assert (found.exit_code, "\x1b" in found.output) == (2, False)
    assert "\\x1b[2J\\x9b31m" in found.output

    def crash(*_: object) -> NoReturn:
        raise RuntimeError(hostile)

    monkeypatch.setattr("anarq.cli.commands.explain.say", crash)
    found = anarq("explain", "internal/check-crashed")
    assert (found.exit_code, "\x1b" in found.output) == (2, False)
    assert "RuntimeError: \\x1b[2J" in found.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["rules", "rules --format json", "check /nowhere --format json", "-h"])
def test_output_that_cannot_be_written_is_told_and_is_not_a_finding(words: str) -> None:
    command = [sys.executable, "-m", "anarq", *words.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith("Error: the output cannot be written: No space left on device\n")
    assert "Traceback" not in done.stderr


def test_an_output_that_is_closed_is_told() -> None:
    command = f"exec {sys.executable} -m anarq rules >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Error: the output cannot be written: it is closed\n")
