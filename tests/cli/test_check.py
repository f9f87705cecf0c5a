import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from anarq import resources
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.examples import overlay

Anarq = Callable[..., Result]
WAIVER = """waivers:
  - rule: http/write-without-idempotency-key
    where: openapi.yaml#/paths/~1messages/post
    reason: Its callers never repeat a request.
    owner: messaging
    until: '2026-06-30'
"""


def test_a_clean_module_ends_with_0(anarq: Anarq, qmail: Path) -> None:
    result = anarq("check", "qmail")
    assert (result.exit_code, result.stdout.split(":")[0], result.stderr) == (0, "all good", "")


def test_by_default_the_current_folder_is_checked(anarq: Anarq, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad)
    assert anarq("check").stdout.startswith("openapi.yaml:22:5 error http/write-without-idempotency-key  ")


def test_a_finding_is_shown_and_ends_with_1(anarq: Anarq, bad: Path) -> None:
    result = anarq("check", "qmail")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "qmail/openapi.yaml:22:5 error http/write-without-idempotency-key"
        "  operation `sendMessage` is a write and takes no `Idempotency-Key`",
        "  mend: add the parameter `urn:anarq:common:http:v1#/components/parameters/IdempotencyKey`"
        "  explain: anarq explain http/write-without-idempotency-key",
    ]


def test_a_file_that_cannot_be_read_ends_with_2_and_goes_to_standard_error(anarq: Anarq, bad: Path) -> None:
    (bad / "mcp.json").write_text("{")
    result = anarq("check", "qmail")
    assert result.exit_code == 2
    assert "qmail/mcp.json:1:2 error internal/unreadable-file" in result.stderr
    assert "http/write-without-idempotency-key" in result.stdout


def test_a_folder_without_modules_ends_with_2(anarq: Anarq, tmp_path: Path) -> None:
    result = anarq("check", tmp_path / "absent")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no such file or folder" in result.stderr


def test_json_follows_its_schema(anarq: Anarq, bad: Path) -> None:
    result = anarq("check", "qmail", "--format", "json")
    data = json.loads(result.stdout)
    Draft202012Validator(json.loads((resources.spec() / "report.schema.json").read_text("utf-8"))).validate(data)
    assert (result.exit_code, data["summary"]["errors"], data["summary"]["modules"]) == (1, 1, ["qmail"])


def test_two_runs_print_the_same_bytes(anarq: Anarq, bad: Path) -> None:
    arguments = ("check", "qmail", "--format", "json", "--today", "2026-01-31")
    assert anarq(*arguments).stdout_bytes == anarq(*arguments).stdout_bytes


def test_rules_are_chosen_by_id_and_by_family(anarq: Anarq, bad: Path) -> None:
    assert anarq("check", "qmail", "--select", "mcp").exit_code == 0
    assert anarq("check", "qmail", "--select", "http").exit_code == 1
    assert "(1 rule," in anarq("check", "qmail", "--select", "http/write-without-idempotency-key").stdout


def test_rules_are_left_out_by_id_and_by_family(anarq: Anarq, bad: Path) -> None:
    rule = "http/write-without-idempotency-key"
    assert anarq("check", "qmail", "--ignore", "mcp").exit_code == 1
    assert anarq("check", "qmail", "--ignore", rule).exit_code == 0
    assert anarq("check", "qmail", "--select", "http", "--ignore", rule).exit_code == 0
    assert anarq("check", "qmail", "--select", rule, "--ignore", "mcp").exit_code == 1
    wrong = anarq("check", "qmail", "--ignore", f"{rule}s")
    assert (wrong.exit_code, "Invalid value for --ignore" in wrong.stderr) == (2, True)


def test_a_rule_that_does_not_exist_ends_with_2_and_a_suggestion(anarq: Anarq, qmail: Path) -> None:
    result = anarq("check", "qmail", "--select", "http/write-without-idempotency-keys")
    assert result.exit_code == 2
    assert "did you mean `http/write-without-idempotency-key`" in result.stderr


def test_a_waiver_holds_until_its_end(anarq: Anarq, bad: Path) -> None:
    (bad / "waivers.yaml").write_text(WAIVER)
    held = anarq("check", "qmail", "--today", "2026-06-30", "--show-waived")
    assert held.exit_code == 0
    assert "Its callers never repeat a request. (messaging)" in held.stdout
    ended = anarq("check", "qmail", "--today", "2026-07-01")
    assert ended.exit_code == 1
    assert "waivers/expired-waiver" in ended.stdout
    assert "http/write-without-idempotency-key" in ended.stdout


def test_a_choice_of_rules_does_not_call_the_waivers_of_others_unused(anarq: Anarq, bad: Path) -> None:
    (bad / "waivers.yaml").write_text(WAIVER)
    result = anarq("check", "qmail", "--today", "2026-01-31", "--select", "waivers", "--select", "mcp")
    assert (result.exit_code, "unused" in result.stdout) == (0, False)


def test_a_day_that_is_not_one_ends_with_2(anarq: Anarq, qmail: Path) -> None:
    assert anarq("check", "qmail", "--today", "tomorrow").exit_code == 2


def test_an_excerpt_shows_the_line(anarq: Anarq, bad: Path) -> None:
    assert "  22 |     post:\n           ^\n" in anarq("check", "qmail", "--excerpt").stdout
    assert "21 |" not in anarq("check", "qmail").stdout


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[[Severity], None]:
    """Makes one rule of the given severity, with a finding, the only one."""

    def check(module: Module) -> Iterator[Hit]:
        yield Hit(module.manifest.root, "found", "mend")

    def use(severity: Severity) -> None:
        rule = Rule("A sentence.", severity, "0.1.0", "A section", Scope.MODULE, "a thing", check)
        catalogue = RuleCatalogue.of([Entry("http/bad-path", rule, Path("page.md"))])
        monkeypatch.setattr("anarq.cli.checking.all_rules", lambda folders: catalogue)

    return use


@pytest.mark.parametrize(
    ("severity", "options", "code"),
    [
        (Severity.ERROR, [], 1),
        (Severity.WARNING, [], 0),
        (Severity.WARNING, ["--fail-on", "warning"], 1),
        (Severity.WARNING, ["--strict"], 1),
        (Severity.NOTE, ["--strict"], 0),
        (Severity.WARNING, ["--fail-on", "warning", "--severity", "error"], 0),
        (Severity.NOTE, ["--fail-on", "warning"], 0),
        (Severity.NOTE, ["--fail-on", "note"], 1),
        (Severity.WARNING, ["--fail-on", "note"], 1),
        (Severity.ERROR, ["--fail-on", "never"], 0),
        (Severity.ERROR, ["--fail-on", "note"], 1),
    ],
)
def test_severity_decides_what_fails(
    severity: Severity, options: list[str], code: int, anarq: Anarq, qmail: Path, only: Callable[[Severity], None]
) -> None:
    only(severity)
    assert anarq("check", "qmail", *options).exit_code == code


def test_less_severe_findings_are_left_out_on_demand(
    anarq: Anarq, qmail: Path, only: Callable[[Severity], None]
) -> None:
    only(Severity.NOTE)
    assert "1 note in" in anarq("check", "qmail").stdout
    assert "note" not in anarq("check", "qmail", "--severity", "warning").stdout


def test_a_check_that_crashes_ends_with_2(anarq: Anarq, qmail: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(module: Module) -> Iterator[Hit]:
        raise KeyError(module)

    rule = Rule("A sentence.", Severity.NOTE, "0.1.0", "A section", Scope.MODULE, "a thing", crash)
    catalogue = RuleCatalogue.of([Entry("http/bad-path", rule, Path("page.md"))])
    monkeypatch.setattr("anarq.cli.checking.all_rules", lambda folders: catalogue)
    result = anarq("check", "qmail")
    assert result.exit_code == 2
    assert "internal/check-crashed" in result.stdout
    assert anarq("check", "qmail", "--fail-on", "never").exit_code == 2


def test_rules_of_a_named_folder_are_run_and_those_of_the_checked_one_are_not(
    anarq: Anarq, qmail: Path, own_rules: Path
) -> None:
    shutil.copytree(own_rules, qmail / "checks")
    assert "ours/bad-name" not in anarq("check", "qmail").stdout
    result = anarq("check", "qmail", "--rules", own_rules, "--select", "ours")
    assert result.exit_code == 1
    assert "error ours/bad-name  the module is called `qmail`" in result.stdout
    assert anarq("explain", "ours/bad-name", "--rules", own_rules).stdout.startswith("# ours/bad-name")
    assert anarq("rules", "ours", "--rules", own_rules).stdout.startswith("ours/bad-name")


def test_a_file_is_not_a_module_and_the_one_that_it_is_a_part_of_is_named(anarq: Anarq, qmail: Path) -> None:
    result = anarq("check", "qmail/contracts/message.v1.schema.json")
    assert result.exit_code == 2
    assert "this is a file, and modules are checked as a whole" in result.stderr
    assert "mend: check the module that it is a part of: anarq check qmail\n" in result.stderr
    Path("alone.json").write_text("{}")
    assert "mend: give the folder of a module, or an OpenAPI document\n" in anarq("check", "alone.json").stderr


def test_the_module_that_a_file_is_a_part_of_is_named_in_any_layout(anarq: Anarq, tmp_path: Path) -> None:
    (tmp_path / "openapi.yml").write_text("{}")
    found = anarq("check", tmp_path / "openapi.yml")
    assert f"anarq check {tmp_path}" in found.stderr


def test_a_rule_that_is_like_none_gets_no_suggestion(anarq: Anarq, qmail: Path) -> None:
    assert (
        "there is no rule or family `zzzzz`; `anarq rules` lists what there is"
        in anarq("check", "qmail", "--select", "zzzzz").stderr
    )


def test_an_option_that_is_like_none_gets_no_suggestion(anarq: Anarq, qmail: Path) -> None:
    assert "Did you mean" not in anarq("check", "qmail", "--direction").stderr
    assert "Did you mean '--fail-on'?" in anarq("check", "qmail", "--fail-o").stderr


def test_a_path_that_is_not_there_does_not_cancel_the_others(anarq: Anarq, bad: Path) -> None:
    found = anarq("check", "absent", "empty.txt", bad, "--format", "json")
    assert found.exit_code == 2
    report = json.loads(found.stdout)
    assert report["summary"]["modules"] == ["qmail"]
    assert report["findings"]
    assert [one["file"] for one in report["problems"]] == ["absent", "empty.txt"]


def test_a_folder_without_a_module_does_not_cancel_the_others(anarq: Anarq, qmail: Path) -> None:
    (qmail.parent / "notes").mkdir()
    found = anarq("check", "notes", "qmail")
    assert found.exit_code == 2
    assert "no module here" in found.stderr
    assert "1 module" in found.stdout


def test_what_looks_like_a_module_is_told_in_text_and_in_json(anarq: Anarq, qmail: Path) -> None:
    (qmail.parent / "qchat").mkdir()
    (qmail.parent / "qchat" / "package.json").write_text("{}")
    assert "qchat:1:1 note internal/left-out-folder" in anarq("check", ".").stdout
    (finding,) = json.loads(anarq("check", ".", "--format", "json").stdout)["findings"]
    assert (finding["rule"], finding["severity"], finding["file"]) == ("internal/left-out-folder", "note", "qchat")


ENDS = [
    (["qmail", "--ignore", "http"], 0),
    (["qmail", "whole"], 1),
    (["absent", "qmail"], 2),
    (["absent"], 2),
    (["notes"], 2),
    (["--nope"], 2),
]


@pytest.fixture
def several(bad: Path, tmp_path: Path) -> None:
    """Folders to be checked: with a module, without one, and with a module in the layout of the design."""
    (tmp_path / "notes").mkdir()
    shutil.copytree(Path(overlay.__file__).parent / "design", tmp_path / "whole")


@pytest.mark.parametrize(("arguments", "code"), ENDS)
def test_sarif_is_one_document_at_every_exit_code(anarq: Anarq, several: None, arguments: list[str], code: int) -> None:
    found = anarq("check", *arguments, "--format", "sarif")
    assert found.exit_code == code
    (run,) = json.loads(found.stdout)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is (code != 2)


@pytest.mark.parametrize(("arguments", "code"), ENDS)
def test_junit_is_one_document_at_every_exit_code(anarq: Anarq, several: None, arguments: list[str], code: int) -> None:
    found = anarq("check", *arguments, "--format", "junit")
    assert found.exit_code == code
    root = Tree.fromstring(found.stdout)  # noqa: S314 - it is our own
    assert (root.tag, root.get("errors") != "0") == ("testsuites", code == 2)


@pytest.mark.parametrize(("form", "first"), [("html", "<!doctype html>"), ("markdown", "# anarq check: ")])
@pytest.mark.parametrize(("arguments", "code"), ENDS)
def test_so_are_the_forms_for_people(
    anarq: Anarq, several: None, form: str, first: str, arguments: list[str], code: int
) -> None:
    found = anarq("check", *arguments, "--format", form)
    assert found.exit_code == code
    assert found.stdout.startswith(first)
    assert found.stdout.count(first) == 1


@pytest.mark.parametrize(("arguments", "code"), ENDS)
def test_github_is_told_what_fails_the_run(anarq: Anarq, several: None, arguments: list[str], code: int) -> None:
    found = anarq("check", *arguments, "--format", "github")
    assert found.exit_code == code
    assert ("::error " in found.stdout) is (code != 0)


@pytest.fixture
def lines_of_many(qmail: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that finds more than a screen has room for."""

    def check(module: Module) -> Iterator[Hit]:
        for number in range(40):
            yield Hit(module.manifest.root, f"found {number}", "mend")

    rule = Rule("A sentence.", Severity.ERROR, "0.1.0", "A section", Scope.MODULE, "a thing", check)
    catalogue = RuleCatalogue.of([Entry("http/bad-path", rule, Path("page.md"))])
    monkeypatch.setattr("anarq.cli.checking.all_rules", lambda folders: catalogue)


def test_many_findings_are_an_overview_and_all_of_them_are_listed_on_demand(anarq: Anarq, lines_of_many: None) -> None:
    first = anarq("check", "qmail")
    assert (first.exit_code, "qmail   anarq   " in first.stdout, len(first.stdout.splitlines()) <= 30) == (
        1,
        True,
        True,
    )
    for options in (["--verbose"], ["--module", "qmail"], ["--family", "http"]):
        listed = anarq("check", "qmail", *options)
        assert (listed.exit_code, listed.stdout.count("  mend: ")) == (1, 40)
    none = anarq("check", "qmail", "--family", "internal")
    assert (none.exit_code, none.stdout.splitlines()[0]) == (1, "0 of 40 findings listed")


def test_a_module_or_family_that_is_not_there_is_told(anarq: Anarq, lines_of_many: None) -> None:
    assert "did you mean `qmail`" in anarq("check", "qmail", "--module", "qmial").stderr
    wrong = anarq("check", "qmail", "--family", "htp")
    assert (wrong.exit_code, "did you mean `http`" in wrong.stderr) == (2, True)


def test_what_is_listed_is_chosen_in_text_alone(anarq: Anarq, qmail: Path) -> None:
    found = anarq("check", "qmail", "--module", "qmail", "--format", "markdown")
    assert (found.exit_code, "choose what is listed as text" in found.stderr) == (2, True)


def test_strict_is_short_for_one_option_and_does_not_stand_beside_it(anarq: Anarq) -> None:
    refused = anarq("check", "qmail", "--strict", "--fail-on", "note")
    assert (refused.exit_code, "give one of them" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("document", "place", "found"),
    [
        ("openapi: 4.0.0\ninfo: {}\n", "1:1", '`openapi` is `"4.0.0"`'),
        ("openapi: [3]\ninfo: 1\npaths: {}\n", "1:1", "`openapi` is `[3]`"),
        ("openapi: 3.1\ninfo: {title: a, version: '1'}\npaths: {}\n", "1:1", "`openapi` is `3.1`"),
        ("openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {a: {}}\n", "3:9", "`paths` has no place for `a`"),
        ("openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths: {a: {}}\n", "3:9", "`paths` has no place for `a`"),
    ],
)
def test_a_document_of_no_version_that_is_read_is_not_all_good(
    document: str, place: str, found: str, anarq: Anarq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(document)
    result = anarq("check", "pets.yaml")
    assert result.exit_code == 1
    assert f"pets.yaml:{place} error spec/file-off-schema  {found}" in result.output


def test_further_keys_of_others_stay_no_fault(anarq: Anarq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: a, version: '1', logo: b.png}\npaths: {x-ours: 1}\nx-more: 2\n"
    )
    assert "spec/file-off-schema" not in anarq("check", "pets.yaml").output
