"""What was found before is said again, when nothing has changed that it was made from; and only then."""

import json
import shutil
import subprocess
import sys

import pytest

from anarq import resources
from anarq.cli import checking
from anarq.cli import memory as remembered
from anarq.cli.commands import check, generate
from anarq.cli.memory import FOLDER, Memory, key_of

DOCK = resources.root().parent / "tests" / "mock" / "qdock"
LANTERN = resources.root().parent / "tests" / "golden" / "lantern"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty folder for what is remembered."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def runs(monkeypatch):
    """Counts how often rules are run."""
    made = []
    for command in (checking, generate):

        def counted(*arguments, real=command.run, **options):
            made.append(arguments)
            return real(*arguments, **options)

        monkeypatch.setattr(command, "run", counted)
    return made


def spoil(module):
    path = module / "module.yaml"
    path.write_text(path.read_text().replace("version: ", "versio: "))


def test_an_unchanged_module_is_checked_once(anarq, qmail, cache, runs):
    first, second = anarq("check", "qmail"), anarq("check", "qmail")

    assert len(runs) == 1
    assert (first.stdout, first.stderr, first.exit_code) == (second.stdout, second.stderr, second.exit_code)
    assert "all good" in first.stdout


def test_what_is_said_again_waits_for_no_rule_view_or_report(anarq, qmail, cache):
    first = anarq("check", "qmail")
    code = "import sys; from anarq.cli.main import main; main(['check', 'qmail'], standalone_mode=False)"
    heavy = "('anarq.rules', 'anarq.model.views.', 'anarq.report.')"
    told = f"print(sorted(name for name in sys.modules if name.startswith({heavy})))"
    script = f"try:\n    {code}\nexcept SystemExit:\n    {told}"
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert again.stdout == first.stdout + "['anarq.model.views.workspace', 'anarq.report.form', 'anarq.report.style']\n"


def test_findings_are_said_again_with_their_exit_code(anarq, qmail, cache, runs):
    spoil(qmail)
    first, second = anarq("check", "qmail"), anarq("check", "qmail")

    assert len(runs) == 1
    assert (first.stdout, first.exit_code) == (second.stdout, second.exit_code)
    assert "versio" in second.stdout
    assert second.exit_code == 1


def test_a_changed_file_is_checked_anew(anarq, qmail, cache, runs):
    anarq("check", "qmail")
    spoil(qmail)
    assert anarq("check", "qmail").exit_code == 1
    assert len(runs) == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--fail-on", "warning"],
        ["--format", "json"],
        ["--select", "http"],
        ["--ignore", "http"],
        ["--fail-on", "never"],
        ["--verbose"],
        ["--module", "qmail"],
        ["--family", "http"],
        ["--severity", "error"],
        ["--today", "2031-01-01"],
        ["--show-waived"],
    ],
    ids=str,
)
def test_another_question_is_asked_anew(anarq, qmail, cache, runs, options):
    anarq("check", "qmail")
    anarq("check", "qmail", *options)
    assert len(runs) == 2


def test_the_same_content_elsewhere_is_checked_anew_for_places_differ(anarq, qmail, cache, runs):
    anarq("check", "qmail")
    shutil.move(qmail, qmail.parent / "qchat")
    assert "qchat" in anarq("check", "qchat").stdout
    assert len(runs) == 2


def test_what_reads_more_than_the_modules_is_never_remembered(anarq, qmail, cache, runs, own_rules):
    for _ in range(2):
        anarq("check", "qmail", "--rules", own_rules)
        anarq("check", "qmail", "--excerpt")
    assert len(runs) == 4
    assert not cache.exists()


def test_files_that_cannot_be_used_are_looked_at_again(anarq, qmail, cache, runs):
    (qmail / "openapi.yaml").write_text("a: [")
    assert [anarq("check", "qmail").exit_code, anarq("check", "qmail").exit_code] == [2, 2]
    assert len(runs) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"key": "other", "out": "", "err": "", "code": 0}'])
def test_a_spoilt_memory_is_as_though_there_were_none(anarq, qmail, cache, runs, text):
    first = anarq("check", "qmail")
    (kept,) = cache.iterdir()
    kept.write_text(text)
    assert anarq("check", "qmail").stdout == first.stdout
    assert len(runs) == 2


def test_a_memory_of_another_form_is_as_though_there_were_none(anarq, qmail, cache, runs):
    first = anarq("check", "qmail")
    (kept,) = cache.iterdir()
    kept.write_text(json.dumps({**json.loads(kept.read_text()), "code": "0"}))
    assert anarq("check", "qmail").stdout == first.stdout
    assert len(runs) == 2


def test_without_a_folder_to_write_to_everything_is_as_always(anarq, qmail, tmp_path, monkeypatch, runs):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file"))
    assert [anarq("check", "qmail").exit_code, anarq("check", "qmail").exit_code] == [0, 0]
    assert len(runs) == 2


def test_other_code_gives_other_keys(tmp_path, monkeypatch):
    monkeypatch.setattr(remembered.resources, "root", lambda: tmp_path)
    (tmp_path / "checks" / "http").mkdir(parents=True)
    keys = {key_of("check", [])}
    for path, text in (("checks/http/a.py", "1"), ("checks/http/a.py", "2"), ("checks/http/t.j2", ""), ("s.yaml", "")):
        (tmp_path / path).write_text(text)
        keys.add(key_of("check", []))
    assert len(keys) == 5
    assert key_of("check", []) in keys
    assert key_of("generate", []) not in keys
    assert key_of("check", ["a", ""]) != key_of("check", ["", "a"])


def test_other_peers_of_a_workspace_are_looked_at_anew(anarq, tmp_path, monkeypatch, cache, runs):
    shutil.copytree(DOCK, tmp_path / "dock")
    (tmp_path / "dock" / "anarq.yaml").write_text("modules:\n  qdock: {folder: ., package: dock}\n")
    monkeypatch.chdir(tmp_path / "dock")
    anarq("check")
    before = len(runs)
    anarq("check")
    assert len(runs) == before

    monkeypatch.setattr(check, "installed", lambda: "other specs")
    anarq("check")
    assert len(runs) > before


def test_what_is_installed_is_known_by_its_specs(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    (tmp_path / "modules" / "squid").mkdir(parents=True)
    spec = tmp_path / "modules" / "squid" / "module.yaml"
    spec.write_text("version: 1.0.0\n")
    before = remembered.installed()
    assert remembered.installed() == before
    spec.write_text("version: 1.0.1\n")
    assert remembered.installed() != before


def test_only_the_newest_of_many_answers_are_kept(tmp_path):
    memory = Memory(tmp_path)
    for number in range(100):
        memory.keep(f"{number:064}", {"out": str(number)})
    assert len(list(tmp_path.iterdir())) == 64
    assert memory.recall(f"{99:064}") is not None
    assert memory.recall(f"{0:064}") is None


@pytest.fixture
def lantern(tmp_path):
    """A small repository in which everything is generated."""
    shutil.copytree(LANTERN, tmp_path / "lantern")
    return tmp_path / "lantern"


def test_what_is_up_to_date_is_not_generated_again(anarq, lantern, cache, runs):
    for _ in range(2):
        assert anarq("generate", "--root", lantern, "--check").exit_code == 0
    assert "Nothing to do" in anarq("generate", "--root", lantern).stderr
    assert len(runs) == 1


@pytest.mark.parametrize("kind", ["changed", "missing", "orphan"])
def test_a_generated_file_that_is_not_as_it_should_be_is_seen(anarq, lantern, cache, kind):
    anarq("generate", "--root", lantern, "--check")
    page = lantern / "docs" / "reference" / "modules" / "index.md"
    if kind == "changed":
        page.write_text(page.read_text() + "more\n")
    elif kind == "missing":
        page.unlink()
    else:
        shutil.copy(page, page.with_name("other.md"))

    found = anarq("generate", "--root", lantern, "--check")
    assert found.exit_code == 1
    assert found.stdout.startswith(f"{kind} docs/reference/modules/")


def test_a_changed_spec_is_generated_from(anarq, lantern, cache):
    anarq("generate", "--root", lantern, "--check")
    manifest = next((lantern / "modules").glob("*/module.yaml"))
    manifest.write_text(manifest.read_text().replace("summary: ", "summary: Now "))
    found = anarq("generate", "--root", lantern, "--check")
    assert found.exit_code == 1
    assert "+" in found.stdout


def test_other_targets_are_another_question(anarq, lantern, cache, runs):
    anarq("generate", "--root", lantern, "--check", "models")
    anarq("generate", "--root", lantern, "--check", "site")
    assert len(runs) == 2
