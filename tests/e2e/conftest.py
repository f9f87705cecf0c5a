import re
import subprocess
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `anarq up` serves all modules: `http://127.0.0.1:PORT`."""
    folder = tmp_path_factory.mktemp("services")
    command = [sys.executable, "-m", "anarq", "up", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            process.terminate()
