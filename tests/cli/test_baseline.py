"""A module that is wrong from the start is held to getting no worse."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from jsonschema import Draft202012Validator

from anarq import resources

Anarq = Callable[..., Result]
KNOWN = ("--baseline", "known.json")


def spoil(module: Path) -> None:
    path = module / "module.yaml"
    path.write_text(path.read_text("utf-8").replace("version: ", "versio: "))


def test_it_is_written_once_and_then_fails_no_run(anarq: Anarq, bad: Path) -> None:
    assert anarq("check", "qmail").exit_code == 1
    first = anarq("check", "qmail", *KNOWN, "--write-baseline")
    assert (first.exit_code, first.stderr) == (0, "`known.json` has 1 entry\n")
    again = anarq("check", "qmail", *KNOWN)
    assert again.exit_code == 0
    assert "1 in the baseline" in again.stdout


def test_the_file_keeps_its_schema_and_names_what_sarif_names(anarq: Anarq, bad: Path) -> None:
    (result,) = json.loads(anarq("check", "qmail", "--format", "sarif").stdout)["runs"][0]["results"]
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    data = json.loads(Path("known.json").read_text("utf-8"))
    Draft202012Validator(json.loads((resources.spec() / "baseline.schema.json").read_text("utf-8"))).validate(data)
    assert [one["fingerprint"] for one in data["findings"]] == [result["partialFingerprints"]["anarq/v1"]]


def test_it_holds_when_the_file_is_written_in_another_form_and_the_folder_lies_elsewhere(
    anarq: Anarq, bad: Path
) -> None:
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    openapi = bad / "openapi.yaml"
    openapi.write_text("# moved\n\n\n" + yaml.safe_dump(yaml.safe_load(openapi.read_bytes()), indent=4))
    Path("below").mkdir()
    shutil.move(bad, Path("below", "qmail"))
    assert anarq("check", "below", *KNOWN).exit_code == 0


def test_what_is_new_fails(anarq: Anarq, bad: Path) -> None:
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    spoil(bad)
    found = anarq("check", "qmail", *KNOWN)
    assert found.exit_code == 1
    assert "versio" in found.stdout
    assert "write-without-idempotency-key" not in found.stdout


def test_what_is_mended_must_leave_the_file_and_writing_takes_it_away(
    anarq: Anarq, qmail: Path, tmp_path: Path
) -> None:
    shutil.copytree(qmail, tmp_path / "whole")
    spoil(qmail)
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    shutil.rmtree(qmail)
    shutil.move(tmp_path / "whole", qmail)
    found = anarq("check", "qmail", *KNOWN)
    assert found.exit_code == 1
    assert "known.json:4:5 error internal/mended-in-baseline" in found.stdout
    assert "taken away" in anarq("check", "qmail", *KNOWN, "--write-baseline").stderr
    assert json.loads(Path("known.json").read_text("utf-8"))["findings"] == []
    assert anarq("check", "qmail", *KNOWN).exit_code == 0


def test_a_file_that_is_there_gets_no_entry_more(anarq: Anarq, bad: Path) -> None:
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    before = Path("known.json").read_bytes()
    spoil(bad)
    assert anarq("check", "qmail", *KNOWN, "--write-baseline").exit_code == 1
    assert Path("known.json").read_bytes() == before


def test_it_is_not_written_when_not_everything_could_be_read(anarq: Anarq, bad: Path) -> None:
    (bad / "mcp.json").write_text("{")
    found = anarq("check", "qmail", *KNOWN, "--write-baseline")
    assert found.exit_code == 2
    assert "`known.json` is not written" in found.stderr
    assert not Path("known.json").exists()


@pytest.mark.parametrize(
    ("text", "told"), [("{", "known.json:1:2"), ("[]", "known.json:1:1"), ('{"format": "x", "findings": []}', "format")]
)
def test_a_file_that_is_no_baseline_cannot_be_used(anarq: Anarq, qmail: Path, text: str, told: str) -> None:
    Path("known.json").write_text(text)
    found = anarq("check", "qmail", *KNOWN)
    assert (found.exit_code, found.stdout) == (2, "")
    assert told in found.stderr


def test_a_baseline_that_is_not_there_is_told_and_how_to_have_one(anarq: Anarq, qmail: Path) -> None:
    found = anarq("check", "qmail", *KNOWN)
    assert found.exit_code == 2
    assert "`--write-baseline` writes one" in found.stderr
    assert "--baseline FILE" in anarq("check", "qmail", "--write-baseline").stderr
    there = anarq("check", "qmail", "--baseline", "nowhere/known.json", "--write-baseline")
    assert (there.exit_code, "cannot be written" in there.stderr) == (2, True)


def test_a_run_over_other_modules_leaves_the_entries_alone(anarq: Anarq, bad: Path, tmp_path: Path) -> None:
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    before = Path("known.json").read_bytes()
    shutil.copytree(bad, tmp_path / "elsewhere" / "qchat")
    found = anarq("check", "elsewhere", *KNOWN, "--write-baseline", "--ignore", "http")
    assert "mended-in-baseline" not in found.stdout
    assert Path("known.json").read_bytes() == before


def test_json_lists_what_the_baseline_takes_out(anarq: Anarq, bad: Path) -> None:
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    data = json.loads(anarq("check", "qmail", *KNOWN, "--format", "json").stdout)
    Draft202012Validator(json.loads((resources.spec() / "report.schema.json").read_text("utf-8"))).validate(data)
    assert [one["rule"] for one in data["baselined"]] == ["http/write-without-idempotency-key"]
    assert data["summary"]["errors"] == 0


def test_another_baseline_is_another_question(
    anarq: Anarq, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANARQ_CACHE", str(tmp_path / "cache"))
    anarq("check", "qmail", *KNOWN, "--write-baseline")
    assert anarq("check", "qmail", *KNOWN).exit_code == 0
    Path("known.json").write_text('{"format": "urn:anarq:spec:baseline:v1", "findings": []}')
    assert anarq("check", "qmail", *KNOWN).exit_code == 1
    assert anarq("check", "qmail").exit_code == 1
