"""The service on the page is typed into a shell, in a new folder, and passes its gates."""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "write-a-service.md").read_text("utf-8")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_what_is_written_there_is_a_service_that_passes_its_gates(tmp_path: Path) -> None:
    programs, here = tmp_path / "bin", tmp_path / "here"
    programs.mkdir()
    here.mkdir()
    for name in ("anarq", "mypy", "pytest"):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {name} "$@"\n')
        (programs / name).chmod(0o700)
    typed = "".join(f"cat > {title} <<'EOF'\n{text}EOF\n" if title else text for _, title, text in BLOCK.findall(PAGE))
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"}

    ran = subprocess.run(
        ["/bin/sh", "-eu", "-c", typed], cwd=here, env=environment, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "to be written" not in ran.stderr
    assert "5 of 5 operations are provided" in ran.stdout
