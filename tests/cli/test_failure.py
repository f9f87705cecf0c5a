"""With `--format json` a command prints a JSON document at every exit code, also when it could not do its work."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from anarq import resources
from anarq.cli.failure import wanted_form
from anarq.cli.main import main

Anarq = Callable[..., Result]
SCHEMA = json.loads((resources.spec() / "failure.schema.json").read_text("utf-8"))


def with_json() -> list[str]:
    """The commands that have `--format json`, found, not listed."""
    context = main.make_context("anarq", ["check"])
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return [
        name
        for name, command in commands.items()
        if command is not None and any("--format" in option.opts for option in command.params)
    ]


def failure_of(result: Result) -> dict[str, object]:
    document: dict[str, object] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(document)
    assert document["exit"] == result.exit_code
    return document


def test_there_are_such_commands() -> None:
    assert {"check", "compat", "rules"} <= {*with_json()}


@pytest.mark.parametrize("name", with_json())
@pytest.mark.parametrize("form", [["--format", "json"], ["--format=json"]])
def test_wrong_use_is_told_as_json(name: str, form: list[str], anarq: Anarq) -> None:
    result = anarq(name, "--no-such-option", *form)
    document = failure_of(result)
    assert (document["kind"], result.exit_code) == ("use", 2)
    assert "--no-such-option" in str(document["problems"])
    assert "--no-such-option" in result.stderr


@pytest.mark.parametrize("arguments", [["chek", "--format", "json"], ["--nope", "check", "--format", "json"]])
def test_wrong_use_before_the_command_is_told_too(arguments: list[str], anarq: Anarq) -> None:
    assert failure_of(anarq(*arguments))["kind"] == "use"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "nothing-here"], "nothing-here"),
        (["check", "--select", "nope"], "nope"),
        (["rules", "nope"], "nope"),
    ],
)
def test_what_cannot_be_used_is_told_as_json(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anarq: Anarq
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told in str(failure_of(anarq(*arguments, "--format", "json"))["problems"])


def test_a_file_that_cannot_be_used_has_its_place(tmp_path: Path, anarq: Anarq) -> None:
    document = failure_of(anarq("check", tmp_path, "--format", "json"))
    (problem,) = document["problems"]  # type: ignore[misc]  # the schema has said that it is a list
    assert (document["kind"], problem["file"], problem["line"]) == ("input", str(tmp_path), 1)


def test_a_fault_of_ours_is_told_as_one(anarq: Anarq, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("anarq.cli.commands.rules.all_rules", fail)
    result = anarq("rules", "--format", "json")
    document = failure_of(result)
    assert (document["kind"], result.exit_code) == ("bug", 2)
    assert "RuntimeError: oops" in str(document["problems"])
    assert "Traceback" not in result.stdout


def test_without_it_standard_output_stays_empty(anarq: Anarq, tmp_path: Path) -> None:
    for arguments in (["check", str(tmp_path)], ["check", str(tmp_path), "--format", "text"], ["rules", "nope"]):
        result = anarq(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_a_run_that_succeeds_prints_its_own_document_only(anarq: Anarq) -> None:
    assert isinstance(json.loads(anarq("rules", "--format", "json").stdout), list)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["check", "--format", "json"], "json"),
        (["check", "--format=json"], "json"),
        (["check", "--format", "json", "--format", "text"], "text"),
        (["check", "--", "--format", "json"], ""),
        (["check", "--format"], ""),
        (["check", "json"], ""),
        ([], ""),
    ],
)
def test_the_form_that_is_wanted_is_read_from_the_arguments(arguments: list[str], wanted: str) -> None:
    assert wanted_form(arguments) == wanted


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_reader_that_went_away_is_not_a_reason_to_complain() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "anarq", "rules", "nope", "--format", "json"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"nope" in done.stderr
