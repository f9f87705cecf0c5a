import shutil

import pytest
from click.testing import CliRunner

from anarq.cli.main import main
from anarq.model.severity import Severity
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.rule import Rule, Scope


@pytest.fixture
def tree(golden, tmp_path):
    for folder in ("modules", "spec"):
        shutil.copytree(golden / folder, tmp_path / folder, ignore=shutil.ignore_patterns("_gen"))
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["generate", *map(str, arguments)])


def test_it_writes_what_differs_says_what_it_did_and_then_has_nothing_to_do(tree):
    first = run("--root", tree, "rego")
    assert first.exit_code == 0
    names = ("dao", "harbour", "lantern", "void")
    assert first.stdout == "".join(f"added    policies/rego/_gen/{name}.json\n" for name in names)
    again = run("--root", tree, "rego")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "Nothing to do" in again.stderr


def test_check_writes_nothing_prints_the_difference_and_names_the_command(tree):
    run("--root", tree)
    (tree / "policies/rego/_gen/harbour.json").unlink()
    (tree / "policies/rego/_gen/ocean.json").write_text("{}\n")
    before = {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()}
    found = run("--root", tree, "--check", "rego")
    assert found.exit_code == 1
    assert "missing policies/rego/_gen/harbour.json" in found.stdout
    assert "orphan policies/rego/_gen/ocean.json" in found.stdout
    assert "-{}" in found.stdout
    assert found.stderr == "1 missing, 1 orphan. Run: anarq generate rego\n"
    assert {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()} == before


def test_check_is_silent_when_nothing_differs(tree):
    run("--root", tree)
    found = run("--root", tree, "--check")
    assert (found.exit_code, found.stdout) == (0, "")


def test_an_orphan_is_removed(tree):
    run("--root", tree)
    (tree / "policies/rego/_gen/ocean.json").write_text("{}\n")
    assert run("--root", tree).stdout == "removed  policies/rego/_gen/ocean.json\n"
    assert not (tree / "policies/rego/_gen/ocean.json").exists()


def test_it_finds_the_repository_upwards(tree, monkeypatch):
    monkeypatch.chdir(tree / "modules" / "lantern")
    assert "added" in run("rego").stdout


def test_a_folder_that_is_not_a_repository_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in ((), ("--root", tmp_path)):
        found = run(*arguments)
        assert found.exit_code == 2
        assert "no workspace here" in found.stderr


def test_a_folder_inside_of_a_repository_is_not_taken_for_it(tree):
    assert run("--root", tree / "modules").exit_code == 2


def test_a_target_that_there_is_not_is_told_with_those_there_are(tree):
    found = run("--root", tree, "reggo")
    assert found.exit_code == 2
    assert "no target `reggo`; did you mean `rego`?" in found.stderr


def test_a_spec_that_cannot_be_used_is_told_with_its_place_and_nothing_is_written(tree):
    (tree / "modules/lantern/openapi.yaml").write_text("openapi: [\n")
    found = run("--root", tree)
    assert found.exit_code == 2
    assert "modules/lantern/openapi.yaml:" in found.stderr
    assert not (tree / "policies").exists()


def test_the_targets_are_listed(tree):
    found = run("--list")
    assert found.exit_code == 0
    assert found.stdout.startswith("alerts    Alerts for Prometheus")
    assert "\nbundle    Each module's OpenAPI" in found.stdout


def test_help_shows_examples():
    assert "anarq generate --check" in run("--help").stdout


def test_check_prints_nothing_of_what_a_link_leads_to(tree, monkeypatch):
    monkeypatch.setenv("TOKEN_OF_MINE", "abc123")
    run("--root", tree)
    for name in ("harbour", "zz-left-over"):
        link = tree / f"policies/rego/_gen/{name}.json"
        link.unlink(missing_ok=True)
        link.symlink_to("/proc/self/environ")
    for options in (["--check"], []):
        found = run("--root", tree, *options, "rego")
        assert found.exit_code == 2
        assert "policies/rego/_gen/harbour.json:1:1" in found.output
        assert "a link stands here" in found.output
        assert "TOKEN_OF_MINE" not in found.output


def test_nothing_in_a_difference_acts_on_a_terminal(tree):
    run("--root", tree)
    hostile = "\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202e"
    (tree / "policies/rego/_gen/harbour.json").write_text(f"{hostile}\n")
    (tree / "policies/rego/_gen/\x1b[2J.json").write_text("{}\n")
    found = run("--root", tree, "--check", "rego")
    assert found.exit_code == 1
    assert "-\\x1b]0;owned\\x07\\x1b[2J\\x0d" in found.stdout
    assert all(char.isprintable() or char in "\n\t" for char in found.output)


@pytest.mark.parametrize("linked", ["modules", "spec", "spec/common"])
def test_no_specs_are_read_through_a_link_out_of_the_repository(tree, tmp_path_factory, linked):
    away = tmp_path_factory.mktemp("outside") / "away"
    (tree / linked).rename(away)
    (tree / linked).symlink_to(away)
    found = run("--root", tree, "--check")
    assert found.exit_code == 2
    assert "the link leaves the folder above it" in found.output


SLIPS = {
    "a reference to nobody": ("lantern/openapi.yaml", "urn:anarq:lantern:lamp-page:v1", "urn:anarq:lantern:lamps:v1"),
    "a type that there is not": ("lantern/contracts/flash.v1.schema.json", '"type": "array"', '"type": "aray"'),
    "a name that Python does not take": ("lantern/openapi.yaml", "listLamps", "lambda"),
    "a file that holds nothing": ("lantern/openapi.yaml", None, ""),
    "a period that is none": ("lantern/storage/retention.policy.json", "P1Y", "1Y"),
    "an exception by another name": ("lantern/storage/retention.policy.json", "legalHold", "legalhold"),
    "a list that is a text": ("lantern/storage/map.yaml", "[lamp]", "lamp"),
    "an objective that is a text": ("lantern/observability/slo.yaml", "threshold: 50,", "threshold: fast,"),
    "a manifest that holds nothing": ("lantern/module.yaml", None, ""),
}


@pytest.mark.parametrize(("path", "old", "new"), SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("options", [(), ("--check",)])
def test_nothing_is_generated_from_a_spec_with_an_error(tree, options, path, old, new):
    file, manifest = tree / "modules" / path, tree / "modules/lantern/module.yaml"
    file.write_text(file.read_text().replace(old, new) if old else new)
    if old == "listLamps":  # who renames an operation renames what leads to it as well
        manifest.write_text(manifest.read_text().replace(old, new))
    found = run("--root", tree, *options)
    assert found.exit_code == 1
    assert f"modules/{path}:" in found.output
    assert not (tree / "policies").exists()


def test_an_error_that_is_for_people_alone_does_not_keep_code_from_being_generated(tree):
    runbook = tree / "modules/lantern/observability/runbooks/dark.yaml"
    runbook.write_text(runbook.read_text() + "unknown: 1\n")
    assert run("--root", tree).exit_code == 0


@pytest.mark.parametrize(
    ("severity", "for_people", "code"),
    [(Severity.ERROR, False, 2), (Severity.ERROR, True, 0), (Severity.WARNING, False, 0)],
)
def test_a_check_that_crashes_lets_nothing_be_generated_and_none_is_asked_that_could_not_keep_it_from_being(
    tree, monkeypatch, severity, for_people, code
):
    def crash(_):
        raise ValueError("broken")

    rule = Rule("A sentence.", severity, "0.1.0", "A section", Scope.MODULE, "a thing", crash, for_people=for_people)
    catalogue = RuleCatalogue.of([Entry("http/bad-path", rule, tree / "page.md")])
    monkeypatch.setattr("anarq.cli.commands.generate.all_rules", lambda: catalogue)
    assert run("--root", tree).exit_code == code
    assert (tree / "policies").exists() is (code == 0)
