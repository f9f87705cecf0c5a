"""Gates run what `spec/gates.yaml` lists, tell what came of it, and let no failure pass."""

import sys

import pytest
from click.testing import CliRunner

from anarq.cli.commands.gates import command
from anarq.cli.main import main
from anarq.gates.gate import Gate, gates
from anarq.gates.runner import run
from anarq.model.tree import Document

PASS = Gate("good", "Is it well?", (("python", "-c", "print('fine')"),), "nothing")
FAIL = Gate(
    "bad",
    "Is it ill?",
    (("python", "-c", "print('ill'); raise SystemExit(3)"), ("python", "-c", "print('later')")),
    "mend it",
)


def test_a_gate_passes_when_every_command_ends_with_zero(tmp_path):
    (result,) = run([PASS], tmp_path)

    assert (result.passed, result.output) == (True, "fine\n")
    assert result.seconds > 0


def test_a_failing_command_ends_its_gate_and_no_other(tmp_path):
    bad, good = run([FAIL, PASS], tmp_path)

    assert (bad.passed, bad.output, good.passed) == (False, "ill\n", True)


def test_tools_are_taken_from_beside_the_interpreter(tmp_path):
    (result,) = run([Gate("v", "?", (("ruff", "--version"),), "")], tmp_path)

    assert result.output.startswith("ruff ")


def test_gates_are_read_from_data():
    data = {"gates": [{"name": "a", "question": "b?", "mend": "c", "commands": [["python", "-V"]]}]}

    assert gates(Document("gates.yaml", data).root) == (Gate("a", "b?", (("python", "-V"),), "c"),)


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "spec").mkdir()

    def write(code):
        (tmp_path / "spec" / "gates.yaml").write_text(
            f"gates: [{{name: only, question: Well?, mend: Mend it., commands: [[python, -c, '{code}']]}}]\n"
        )
        return tmp_path

    return write


def test_the_command_shows_a_table_and_ends_with_zero_when_all_pass(repository):
    result = CliRunner().invoke(command, ["--root", str(repository("print(7)"))])

    assert result.exit_code == 0
    assert "pass  only  Well?" in result.output
    assert "All 1 gates passed." in result.output


def test_a_failing_gate_shows_what_it_printed_and_how_to_mend(repository):
    result = CliRunner().invoke(command, ["--root", str(repository("print(7); raise SystemExit(1)")), "only"])

    assert result.exit_code == 1
    assert "FAIL  only" in result.output
    assert "        7\n" in result.output
    assert "mend: Mend it." in result.output


def test_an_unknown_gate_is_refused_with_those_that_there_are(repository):
    result = CliRunner().invoke(command, ["--root", str(repository("0")), "other"])

    assert result.exit_code == 2
    assert "no gate `other`; there are only" in result.output


def test_a_folder_without_gates_is_refused_with_where_to_run_it(tmp_path):
    result = CliRunner().invoke(main, ["gates", "--root", str(tmp_path)])

    assert result.exit_code == 2
    assert "no gates here" in result.output
    assert "--root" in result.output


def test_python_is_the_interpreter_that_runs_the_gates(tmp_path):
    (result,) = run([Gate("p", "?", (("python", "-c", "import sys; print(sys.executable)"),), "")], tmp_path)

    assert result.output.strip() == sys.executable


def test_a_tool_that_is_not_installed_fails_its_gate_and_says_so(tmp_path):
    (result,) = run([Gate("t", "?", (("no-such-tool",),), "")], tmp_path)

    assert (result.passed, "`no-such-tool` is not installed here" in result.output) == (False, True)


def test_what_a_tool_prints_is_shown_and_not_acted_on(repository, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    code = 'import os; print(chr(27) + "[2J", "FORCE_COLOR" in os.environ, os.environ["NO_COLOR"]); exit(1)'
    result = CliRunner().invoke(command, ["--root", str(repository(code))])

    assert "\\x1b[2J False 1" in result.output
    assert "\x1b[2J" not in result.output
