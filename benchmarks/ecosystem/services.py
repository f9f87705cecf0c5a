"""What services cost that run in one process, as `anarq up` runs them: one of them, and all fifteen.

What no service provides is mocked, as `anarq up` does it. Each run is a process of its own. Memory is what it holds
when every service has said that it is healthy; time is processor time until then, beyond what it takes to import the
libraries that they use.

    python benchmarks/ecosystem/services.py [--tree DIR] [--rounds N]
"""

import argparse
import http.client
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from measure import ROOT, settings

ONE = "qwallet"
"""The service that is measured alone."""

KIB = 1024
_TICKS = os.sysconf("SC_CLK_TCK")
_LIBRARIES = """
import sys
import io
from contextlib import redirect_stdout, suppress
from anarq.cli.main import main
with redirect_stdout(io.StringIO()), suppress(SystemExit):
    main(["up", *sys.argv[1:], "--check"])
print(*(name for name in sys.modules if not name.startswith(("anarq", "__"))))
"""
_IMPORT = """
import importlib, contextlib, sys
for name in sys.stdin.read().split():
    with contextlib.suppress(Exception):
        importlib.import_module(name)
"""


@contextmanager
def running(names: Sequence[str], environment: dict[str, str], root: Path) -> Iterator[tuple[int, list[str], int]]:
    """The process that serves modules, the paths at which they are healthy, and its port."""
    words = [sys.executable, "-m", "anarq", "up", *names, "--port", "0"]
    process = subprocess.Popen(words, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    try:
        port = 0
        while not port:
            line = process.stdout.readline() if process.stdout else ""
            if not line and process.poll() is not None:
                raise SystemExit(f"the services ended with {process.returncode}")
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            port = int(found[1]) if found else 0
        paths = [f"/{name}/health" for name in names] if len(names) > 1 else ["/health"]
        yield process.pid, paths, port
    finally:
        process.terminate()
        process.wait()


def until_healthy(port: int, paths: Sequence[str]) -> None:
    """Asks each path until it says 200."""
    pending = list(paths)
    while pending:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", pending[0])
        if connection.getresponse().status == http.client.OK:
            pending.pop(0)
        else:
            sleep(0.05)
        connection.close()


def used(pid: int) -> tuple[float, float]:
    """Processor seconds of a process so far, and MiB that it holds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    held = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(held[1]) / KIB if held else 0


def cost(names: Sequence[str], environment: dict[str, str], root: Path, rounds: int) -> tuple[float, float]:
    """The least processor time until services are healthy, and the least memory that they hold then."""
    found = []
    for _ in range(rounds):
        with running(names, environment, root) as (pid, paths, port):
            until_healthy(port, paths)
            found.append(used(pid))
    return min(seconds for seconds, _ in found), min(held for _, held in found)


def of_libraries(name: str, environment: dict[str, str], root: Path, rounds: int) -> float:
    """The least processor time of a process that imports the libraries of a service, and nothing of ours."""
    listed = subprocess.check_output([sys.executable, "-c", _LIBRARIES, name], env=environment, cwd=root)  # noqa: S603 - ourselves
    found = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", _IMPORT], input=listed, env=environment, cwd=root, check=True)  # noqa: S603 - ourselves
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    """Prints a row for one service and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", type=Path, default=ROOT, help="the repository that is measured")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    tree = given.tree.resolve()
    every = sorted(path.name for path in (tree / "modules").iterdir())
    with tempfile.TemporaryDirectory() as scratch:
        environment = settings(tree, Path(scratch), "")
        cost(every, environment, Path(scratch), 1)  # compiles the code
        libraries = of_libraries(ONE, environment, Path(scratch), given.rounds)
        one, all_ = (cost(names, environment, Path(scratch), given.rounds) for names in ([ONE], every))
    print(f"libraries alone    {libraries:5.2f} s")  # noqa: T201 - a script
    for what, (seconds, held) in {"one service": one, f"{len(every)} services": all_}.items():
        print(f"{what:<18} {seconds - libraries:5.2f} s beyond them until healthy   {held:5.0f} MiB")  # noqa: T201
    print(f"each further one   {(all_[1] - one[1]) / (len(every) - 1):5.1f} MiB")  # noqa: T201


if __name__ == "__main__":
    main()
