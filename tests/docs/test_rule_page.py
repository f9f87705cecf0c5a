"""The rule on the page finds what it says, and nothing where that is mended."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anarq.cli.main import main
from anarq.rules.examples import overlay

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "write-a-rule.md").read_text("utf-8")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
BASE = Path(overlay.__file__).parent / "base"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is typed beside a module, with the files of the page written."""
    shutil.copytree(BASE, tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    typed: list[list[str]] = []
    for language, title, text in BLOCK.findall(PAGE):
        if title:
            Path(title).parent.mkdir(parents=True, exist_ok=True)
            Path(title).write_text(text, "utf-8")
        elif language == "sh":
            typed += [line.removeprefix("anarq ").split() for line in text.splitlines()]
    return typed


def ran(command: list[str]) -> Result:
    return CliRunner().invoke(main, command)


def test_it_fires_on_each_operation_without_a_description_and_on_no_other(commands: list[list[str]]) -> None:
    check, _ = commands
    found = json.loads(ran([*check, "--format", "json"]).stdout)["findings"]
    assert {one["rule"] for one in found} == {"ours/terse-operation"}
    document = Path("notes/openapi.yaml")
    told = re.sub(r"( +)(summary: .*\n)", r"\1\2\1description: It is called when it is needed.\n", document.read_text())
    document.write_text(told, "utf-8")
    assert json.loads(ran([*check, "--format", "json"]).stdout)["findings"] == []


def test_its_page_is_shown(commands: list[list[str]]) -> None:
    _, explain = commands
    done = ran(explain)
    assert done.exit_code == 0
    assert "A summary names an operation." in done.stdout
