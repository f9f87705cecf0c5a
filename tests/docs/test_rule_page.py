"""The rule on the page finds what it says, and nothing where that is mended."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anarq.cli.main import main
from anarq.rules.examples import overlay

BASE = Path(overlay.__file__).parent / "base"


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: Callable[[str], list[list[str]]]
) -> list[list[str]]:
    """What is typed beside a module, with the files of the page written."""
    shutil.copytree(BASE, tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    return commands("how-to/write-a-rule.md")


def ran(command: list[str]) -> Result:
    return CliRunner().invoke(main, command)


def test_it_fires_on_each_operation_without_a_description_and_on_no_other(typed: list[list[str]]) -> None:
    check, _ = typed
    found = json.loads(ran([*check, "--format", "json"]).stdout)["findings"]
    assert {one["rule"] for one in found} == {"ours/terse-operation"}
    document = Path("notes/openapi.yaml")
    told = re.sub(r"( +)(summary: .*\n)", r"\1\2\1description: It is called when it is needed.\n", document.read_text())
    document.write_text(told, "utf-8")
    assert json.loads(ran([*check, "--format", "json"]).stdout)["findings"] == []


def test_its_page_is_shown(typed: list[list[str]]) -> None:
    _, explain = typed
    done = ran(explain)
    assert done.exit_code == 0
    assert "A summary names an operation." in done.stdout
