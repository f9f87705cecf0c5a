"""The whole output for a small ecosystem that is made to hold every odd shape: `tests/golden/lantern`.

After a change of a generator, read the difference and accept it with `anarq generate --root tests/golden/lantern`.
"""

import ast
import json
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from anarq.generators.disk import drift, read
from anarq.generators.plan import Kind
from anarq.generators.targets import targets

GENERATED = sorted(path for path in (Path(__file__).parents[1] / "golden" / "lantern").rglob("*.py"))


def test_every_file_of_the_golden_tree_is_what_is_generated(golden):
    found = drift(golden, read(golden), targets())
    assert not found, "\n".join(change.diff() for change in found)


def test_a_golden_file_that_is_gone_changed_or_left_over_is_seen(golden, lanterns, tmp_path):
    for folder in ("modules", "spec", "reference", "policies", "observability", "anarq", "docs"):
        _copy(golden / folder, tmp_path / folder)
    (tmp_path / "policies/rego/_gen/lantern.json").unlink()
    (tmp_path / "reference/lantern/_gen/scopes.py").write_text("")
    (tmp_path / "reference/lantern/_gen/uses/ocean.py").write_text("")
    found = {change.path: change.kind for change in drift(tmp_path, lanterns, targets())}
    assert found == {
        "policies/rego/_gen/lantern.json": Kind.MISSING,
        "reference/lantern/_gen/scopes.py": Kind.CHANGED,
        "reference/lantern/_gen/uses/ocean.py": Kind.ORPHAN,
    }


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: "/".join(path.parts[-4:]))
def test_generated_python_is_python_of_the_oldest_supported_version(path):
    ast.parse(path.read_text("utf-8"), feature_version=(3, 11))


def test_generated_openapi_documents_are_openapi(golden):
    for module in ("lantern", "harbour"):
        text = (golden / f"modules/{module}/_gen/openapi.json").read_text("utf-8")
        assert "urn:anarq:common:http" not in text
        validate(json.loads(text))


def test_what_is_generated_passes_the_linter(golden, run_python):
    rules = ["--isolated", "--select", "E,F,I", "--ignore", "E501", "--no-cache"]
    ours = ["--config", 'lint.isort.known-first-party=["anarq"]']
    run_python(golden, "-m", "ruff", "check", *rules, *ours, "anarq", "reference")


SAMPLE = """
from anarq.clients._gen.lantern.client import LanternClient
from anarq.clients._gen.lantern.mock import LanternMock
from anarq.clients._gen.lantern.models import Lamp
from anarq.clients.connection import Connection
from anarq.reference.harbour._gen.uses.lantern import Lantern
from anarq.reference.lantern._gen.handlers import Handlers
from anarq.runtime.call import Call, Decision


def served_by_both(connection: Connection) -> tuple[Lantern, Lantern]:
    return LanternClient(connection), LanternMock()


async def lamps(client: LanternClient) -> list[Lamp]:
    return [lamp async for lamp in client.iterate_list_lamps(colour="RED")]


class Half:
    async def get_lamp(self, *, lamp_id: str) -> Lamp: ...


def wrong(half: Half) -> Lantern:
    return half  # line-half


LAMP: Lamp = {"lampId": "lamp_0001", "colour": "GREEN", "litAt": "2026"}  # line-green
"""


def test_generated_python_is_strictly_typed_and_both_client_and_mock_are_what_a_peer_uses(
    golden, overlay, run_python, tmp_path
):
    folder = overlay(tmp_path, golden, None)
    (folder / "sample.py").write_text(SAMPLE)
    generated = [f"anarq.clients._gen.{name}" for name in ("common", "dao", "lantern", "harbour", "void")]
    generated += [f"anarq.reference.{name}._gen" for name in ("lantern", "harbour", "void")]
    packages = [word for name in generated for word in ("-p", name)]
    options = ["--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache"), "--explicit-package-bases"]
    assert run_python(folder, "-m", "mypy", *options, *packages).stdout == ""
    found = run_python(folder, "-m", "mypy", *options, "sample.py", check=False).stdout
    lines = SAMPLE.splitlines()
    named = [line for number, line in enumerate(lines, 1) if f"sample.py:{number}: error:" in found]
    assert [line.partition("  # ")[2] for line in named if "# line-" in line] == ["line-half", "line-green"], found


def test_generated_python_can_be_imported(golden, overlay, run_python, tmp_path):
    folder = overlay(tmp_path, golden, None)
    code = (
        "from anarq.reference.lantern._gen.spec import MODULE; from anarq.reference.harbour._gen import handlers, spec;"
        "from anarq.reference.harbour._gen.uses import lantern;"
        "print(MODULE.display, len(MODULE.operations), lantern.Lantern.__name__, spec.MODULE.consumes[0].name)"
    )
    assert run_python(folder, "-c", code).stdout == "Lantern 9 Lantern q.lantern.lamp.lit.v1\n"


def test_text_of_the_spec_that_wants_to_act_stays_text(golden):
    page = (golden / "docs/reference/modules/lantern.md").read_text("utf-8")
    models = (golden / "anarq/clients/_gen/lantern/models.py").read_text("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert '\\"\\"\\" ends nothing.' in models


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
