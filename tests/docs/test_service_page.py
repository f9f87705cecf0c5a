"""The service on the page is typed into a shell, in a new folder, and passes its gates."""

import subprocess
from collections.abc import Callable
from typing import Any


def test_what_is_written_there_is_a_service_that_passes_its_gates(
    blocks: Callable[[str], list[Any]], shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    ran = shell("".join(one.typed for one in blocks("how-to/write-a-service.md")))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "to be written" not in ran.stderr
    assert "operations provided: 5 of 5;" in ran.stdout
