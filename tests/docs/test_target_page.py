"""The target on the page is found, generates what it says, and its orphans are found."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anarq import generators
from anarq.cli.main import main

ROOT = Path(__file__).parents[2]
TABLE = Path("modules/lantern/_gen/routes.csv")


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: Callable[[str], list[list[str]]]
) -> list[list[str]]:
    """What is typed in a repository of small modules, with the files of the page beside the other targets."""
    shutil.copytree(ROOT / "tests" / "golden" / "lantern", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(generators, "__path__", [*generators.__path__, str(tmp_path / "generators")])
    monkeypatch.delitem(sys.modules, "anarq.generators.routes", raising=False)
    return commands("how-to/write-a-generator-target.md")


def ran(*command: str) -> Result:
    return CliRunner().invoke(main, command)


def test_it_writes_a_table_and_nothing_differs_then(typed: list[list[str]]) -> None:
    write, check = typed
    assert ran(*check).exit_code == 1
    assert ran(*write).exit_code == 0, ran(*write).output
    first, head, *rows = TABLE.read_text("utf-8").splitlines()
    assert first.startswith("# Generated from modules/lantern/openapi.yaml by `anarq generate routes`")
    assert head == "path,method,operation"
    document = (Path("modules/lantern/openapi.yaml")).read_text("utf-8")
    assert rows == sorted(rows)
    assert rows
    assert all(f"operationId: {row.split(',')[2]}" in document for row in rows)
    assert ran(*check).exit_code == 0


def test_it_is_listed_and_its_orphan_is_found(typed: list[list[str]]) -> None:
    write, check = typed
    ran(*write)
    assert "The routes of each module, as a table." in ran("generate", "--list").output
    orphan = Path("modules/gone/_gen/routes.csv")
    orphan.parent.mkdir(parents=True)
    orphan.write_text(TABLE.read_text("utf-8"))
    done = ran(*check)
    assert (done.exit_code, "modules/gone/_gen/routes.csv" in done.output) == (1, True)
