"""The tutorial is typed into a shell, in a new folder: every file is written, every command runs."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial" / "a-module-of-ones-own.md").read_text("utf-8")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
START = "$ anarq serve notes\n"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def script(port: int) -> Iterator[str]:
    """What is typed, with the service in the background and at a port that is free; installing is not typed."""
    yield "running=''; trap 'test -z \"$running\" || kill $running' EXIT"
    for language, title, text in BLOCK.findall(PAGE):
        if language == "sh":
            yield text.replace(":8000", f":{port}")
        elif title:
            yield f"cat > {title} <<'EOF'\n{text}EOF"
        elif text == START:
            yield 'test -z "$running" || { kill $running; wait $running || true; }'
            yield f"rm -f served; anarq serve notes --port {port} > served & running=$!"
            yield "until grep -qs health served; do sleep 0.1; done"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The programs of the environment, found by their names."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("anarq", "mypy", "pytest"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {name} "$@"\n')
        program.chmod(0o700)
    return folder


def test_a_person_who_follows_it_types_nothing_that_is_not_on_the_page(tmp_path: Path, programs: Path) -> None:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("ANARQ_IDENTITY", "ANARQ_KEY"))}
    environment = kept | {"PATH": f"{programs}:{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"}
    here = tmp_path / "here"
    here.mkdir()
    typed = "\n".join(script(free_port()))

    ran = subprocess.run(
        ["/bin/sh", "-eu", "-c", typed], cwd=here, env=environment, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    answers = [json.loads(line)["data"] for line in ran.stdout.splitlines() if line.startswith("{")]
    made, listed, _, counted = answers
    assert listed["items"] == [made]
    assert counted == {"count": 1}
    assert "This is a workspace, with notes." in ran.stdout
    assert "added    src/notes/handlers/count_entries.py" in ran.stdout
    assert "to be written" not in ran.stderr
    assert "removed  src/notes/handlers/run_remove_old.py" in ran.stdout


def test_the_page_starts_the_service_as_this_test_does() -> None:
    assert PAGE.count(f"```console\n{START}```") == 2
