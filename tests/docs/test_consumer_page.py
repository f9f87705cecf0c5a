"""The page on consumers and jobs is typed into a shell, in a new folder."""

import subprocess
from collections.abc import Callable
from typing import Any


def test_what_is_written_there_is_right_and_does_what_it_says(
    blocks: Callable[[str], list[Any]], shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    ran = shell("".join(one.typed for one in blocks("how-to/add-a-consumer-or-a-job.md")))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "added    src/notes/handlers/on_squid_created.py" in ran.stdout
    assert "to be written" not in ran.stderr
    assert "passed" in ran.stdout
