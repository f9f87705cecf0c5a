"""What the README shows is what a reader will see."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_it_opens_with_two_commands():
    first, second = blocks("sh")[0].splitlines()

    assert first.endswith("&& .venv/bin/nox")
    assert second == ".venv/bin/nox -s tests"


def test_the_gates_that_it_shows_are_those_that_run():
    shown = re.findall(r"^  pass  (\w+) +(.*\?)", README, re.MULTILINE)
    listed = re.findall(r"- name: (\w+)\n    question: (.*)", (ROOT / "spec" / "gates.yaml").read_text())

    assert shown == listed


def test_the_finding_that_it_shows_is_what_the_tool_prints(tmp_path):
    shutil.copytree(ROOT / "modules" / "qwallet", tmp_path / "modules" / "qwallet")
    openapi = tmp_path / "modules" / "qwallet" / "openapi.yaml"
    before, create, after = openapi.read_text().partition("      operationId: createIntent\n")
    key = "      parameters:\n        - {$ref: 'urn:anarq:common:http:v1#/components/parameters/IdempotencyKey'}\n"
    openapi.write_text(before + create + after.replace(key, "", 1))

    command = [sys.executable, "-m", "anarq", "check", "modules/qwallet", "--select", "http", "--excerpt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stdout in blocks("text")


def test_the_commands_that_it_names_are_there():
    help_ = subprocess.run([sys.executable, "-m", "anarq", "--help"], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"`anarq ([a-z-]+)", README)) - {"COMMAND"}

    assert named
    assert all(re.search(rf"^  {name} ", help_, re.MULTILINE) for name in named)
