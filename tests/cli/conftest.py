import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anarq.cli.main import main
from anarq.rules.examples import overlay

KEY = "        - {$ref: 'urn:anarq:common:http:v1#/components/parameters/IdempotencyKey'}\n"


@pytest.fixture
def anarq() -> Callable[..., Result]:
    """Runs the command line in this process."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def qmail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module without findings, in a folder that is the current one."""
    shutil.copytree(Path(overlay.__file__).parent / "base", tmp_path / "qmail")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "qmail"


@pytest.fixture
def bad(qmail: Path) -> Path:
    """A module with one finding."""
    file = qmail / "openapi.yaml"
    text = file.read_text("utf-8")
    assert KEY in text
    file.write_text(text.replace("      parameters:\n" + KEY, ""))
    return qmail


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """A folder with a rule of the user's own."""
    folder = tmp_path / "own" / "ours"
    folder.mkdir(parents=True)
    (folder / "bad_name.md").write_text("page")
    (folder / "bad_name.py").write_text(
        """
from anarq.rules import Hit, Rule, Scope, Severity

def check(module):
    yield Hit(module.manifest.root, f"the module is called `{module.name}`", "rename it")

RULE = Rule("A name is bad.", Severity.ERROR, "0.1.0", "A section", Scope.MODULE, "a name", check)
"""
    )
    return folder.parent
