"""`anarq check --fix` mends what needs no decision, and leaves every other character as it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Anarq = Callable[..., Result]

KEY = "        - {$ref: 'urn:anarq:common:http:v1#/components/parameters/IdempotencyKey'}\n"

SLIPS = {
    "a key": ("openapi.yaml", "      operationId: sendMessage", "      operrationId: sendMessage  # first"),
    "a key in JSON": ("mcp.json", '"capabilities"', '"capabilites"'),
    "a value": ("openapi.yaml", "x-anarq-limits: write", "x-anarq-limits: 'wriet'"),
    "a value between braces": ("runtime.yaml", "kind: counter", "kind: countr"),
    "a value in JSON": ("mcp.json", '["write"]', '["wriet"]'),
    "a keyword": ("contracts/message.v1.schema.json", '"properties"', '"propertis"'),
    "an entry that is repeated": ("storage/map.yaml", "[message]", "[message, message]"),
}


@pytest.mark.parametrize(("file", "right", "wrong"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_written_as_it_was_meant(anarq: Anarq, qmail: Path, file: str, right: str, wrong: str) -> None:
    path = qmail / file
    before = path.read_text("utf-8")
    assert right in before, "the slip no longer applies"
    path.write_text(before.replace(right, wrong, 1), "utf-8")
    assert anarq("check", "qmail").exit_code == 1
    fixed = anarq("check", "qmail", "--fix")
    assert (fixed.exit_code, fixed.stderr.startswith(f"fixed    qmail/{file}:")) == (0, True), fixed.output
    kept = path.read_text("utf-8").replace("  # first", "").replace("limits: 'write'", "limits: write")
    assert kept == before


def test_what_lacks_is_added_where_it_belongs(anarq: Anarq, bad: Path) -> None:
    before = (bad / "openapi.yaml").read_text("utf-8")
    assert anarq("check", "qmail", "--fix").exit_code == 0
    after = (bad / "openapi.yaml").read_text("utf-8")
    assert {*after.splitlines()} - {*before.splitlines()} == {"      parameters:", KEY.rstrip("\n")}


def test_many_slips_in_one_file_are_mended_in_one_run(anarq: Anarq, qmail: Path) -> None:
    path = qmail / "openapi.yaml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("summary:", "sumary:").replace("x-anarq-audit:", "x-anarq-adit:"), "utf-8")
    fixed = anarq("check", "qmail", "--fix")
    assert fixed.exit_code == 0
    assert len(fixed.stderr.splitlines()) == before.count("summary:") + before.count("x-anarq-audit:")
    assert path.read_text("utf-8") == before


def test_what_somebody_has_to_decide_stays_and_is_told(anarq: Anarq, qmail: Path) -> None:
    path = qmail / "openapi.yaml"
    path.write_text(path.read_text("utf-8").replace("x-anarq-limits: write", "x-anarq-limits: often"), "utf-8")
    before = path.read_bytes()
    told = anarq("check", "qmail", "--fix")
    assert (told.exit_code, told.stderr, path.read_bytes()) == (1, "", before)
    assert '`x-anarq-limits` is `"often"`' in told.stdout


def test_only_what_is_selected_is_mended_and_what_is_waived_is_not(anarq: Anarq, bad: Path) -> None:
    before = (bad / "openapi.yaml").read_bytes()
    assert anarq("check", "qmail", "--fix", "--ignore", "http").exit_code == 0
    assert (bad / "openapi.yaml").read_bytes() == before


def test_the_report_stays_one_document(anarq: Anarq, bad: Path) -> None:
    told = anarq("check", "qmail", "--fix", "--format", "json")
    assert json.loads(told.stdout)["findings"] == []
    assert told.stderr.startswith("fixed    qmail/openapi.yaml:")


def test_nothing_is_written_through_a_link(anarq: Anarq, bad: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (bad / "openapi.yaml").rename(elsewhere)
    before = elsewhere.read_bytes()
    (bad / "openapi.yaml").symlink_to(elsewhere)
    assert anarq("check", "qmail", "--fix").exit_code != 0
    assert elsewhere.read_bytes() == before
