"""No rule judges absence in what was not read: the true cause is told once, and the rest is not checked."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.report.json_report import report_data
from anarq.report.text import render_text
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.source import FolderSource, OverlaySource, PartSource
from anarq.testing.few import FEW

MODULES = Path(__file__).parents[2] / "modules"
UNREADABLE = {
    "not YAML": b"a: [",
    "another encoding": "name: Müller".encode("latin-1"),
    "a key twice": b"a: 1\na: 2\n",
    "too deep": b"[" * 500,
    "binary": bytes(range(256)),
}
SOURCES = sorted(
    path.relative_to(MODULES).as_posix()
    for path in MODULES.glob("qwallet/**/*")
    if path.suffix in (".yaml", ".json") and "_gen" not in path.parts
)


@pytest.fixture(scope="module")
def checked() -> Callable[[dict[str, bytes]], Report]:
    standards, rules = load_standards(), all_rules()

    def check(changes: dict[str, bytes]) -> Report:
        source = OverlaySource(PartSource(FolderSource(MODULES, "modules"), FEW), changes)
        loaded = load_ecosystem([source], standards=standards)
        return run(loaded.ecosystem, rules, today=date(2026, 11, 25), problems=loaded.problems)

    return check


@pytest.mark.parametrize("path", SOURCES)
def test_a_file_that_cannot_be_read_is_the_only_thing_that_is_wrong(checked, path: str) -> None:
    report = checked({path: UNREADABLE["not YAML"]})
    assert {problem.place.file for problem in report.problems} == {f"modules/{path}"}
    assert [(finding.rule, finding.found) for finding in report.findings] == []


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_it_does_not_matter_why_it_cannot_be_read(checked, content: bytes) -> None:
    report = checked({"qwallet/openapi.yaml": content})
    assert report.problems
    assert report.findings == ()


def test_what_depends_on_it_is_told_as_not_checked(checked) -> None:
    report = checked({"qwallet/openapi.yaml": b"a: ["})
    lacking = {one.rule: one.unread for one in report.not_checked if one.unread}
    assert lacking["names/unused-name"] == ("modules/qwallet/openapi.yaml",)
    assert lacking["names/undeclared-name"] == ("modules/qwallet/openapi.yaml",)
    assert "spec/file-off-schema" not in lacking
    text = render_text(report)
    assert f"\nnot checked: {len(lacking)} rules, for want of `modules/qwallet/openapi.yaml`\n" in text
    told = {one["rule"]: one["unread"] for one in json.loads(json.dumps(report_data(report)))["not_checked"]}
    assert told["names/unused-name"] == ["modules/qwallet/openapi.yaml"]


NO_OBJECT = {"nothing": b"", "a comment": b"# to come\n", "null": b"null\n", "a list": b"[]\n", "a text": b"text\n"}


@pytest.mark.parametrize("content", NO_OBJECT.values(), ids=NO_OBJECT)
@pytest.mark.parametrize("path", [path for path in SOURCES if path.endswith(".yaml")])
def test_a_file_that_holds_no_object_is_the_only_thing_that_is_wrong(checked, path: str, content: bytes) -> None:
    report = checked({path: content})
    assert report.problems == ()
    assert [(finding.rule, finding.at.place.file) for finding in report.findings] == [
        ("spec/file-off-schema", f"modules/{path}")
    ]


@pytest.mark.parametrize("path", [path for path in SOURCES if path.endswith(".json")])
def test_a_json_file_that_holds_no_object_is_the_only_thing_that_is_wrong(checked, path: str) -> None:
    report = checked({path: b"null"})
    assert [finding.rule for finding in report.findings] == ["spec/file-off-schema"]


def test_a_contract_that_takes_the_name_of_another_is_the_only_thing_that_is_wrong(checked) -> None:
    contract = (MODULES / "qwallet/contracts/payment.v1.schema.json").read_bytes()
    taken = contract.replace(b"urn:anarq:qwallet:payment:v1", b"urn:anarq:qwallet:network:v1")
    report = checked({"qwallet/contracts/payment.v1.schema.json": taken})
    assert [problem.message for problem in report.problems] == [
        "identifier `urn:anarq:qwallet:network:v1` is declared twice"
    ]
    assert report.findings == ()


def test_what_is_wrong_in_other_files_is_still_found(checked) -> None:
    tools = (MODULES / "qwallet/mcp.json").read_bytes()
    policy = (MODULES / "qwallet/storage/retention.policy.json").read_bytes()
    assert b'"P10Y"' in policy
    report = checked(
        {"qwallet/mcp.json": tools[:-20], "qwallet/storage/retention.policy.json": policy.replace(b'"P10Y"', b'"P9Y"')}
    )
    assert {finding.rule for finding in report.findings} == {"storage/retention-below-standard"}


def test_what_is_really_absent_is_found_where_everything_was_read(checked) -> None:
    tools = (MODULES / "qwallet/mcp.json").read_text().replace('"operation": "payIntent"', '"operation": "pay"')
    assert {finding.rule for finding in checked({"qwallet/mcp.json": tools.encode()}).findings} == {
        "names/undeclared-name"
    }


def test_nothing_is_missing_from_a_folder_that_was_not_entered(tmp_path: Path) -> None:
    module = tmp_path / "modules" / "qwallet"
    shutil.copytree(MODULES / "qwallet", module)
    (module / "contracts").rename(tmp_path / "elsewhere")
    (module / "contracts").symlink_to(tmp_path / "elsewhere")
    loaded = load_ecosystem([module], standards=load_standards())
    report = run(loaded.ecosystem, all_rules(), today=date(2026, 11, 25), problems=loaded.problems)
    assert [problem.message for problem in report.problems] == ["the link leads to a folder outside the root"]
    assert report.findings == ()
