"""One mutant: a process that has imported what others wrote forks, and runs the tests on ours, which is changed.

To import the libraries is most of what a short run of tests takes, and it is done once.
"""

import importlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import tree

LIBRARIES: Final = (
    *("click", "coverage", "cryptography.hazmat.primitives.asymmetric.ed25519", "dag_cbor", "httpx", "hypothesis"),
    *("jinja2", "jsonschema", "jsonschema_rs", "mcp.server.lowlevel", "multiformats", "openapi_spec_validator"),
    *("pytest_asyncio", "referencing", "regorus", "rfc8785", "sqlalchemy", "starlette.applications", "uvicorn", "yaml"),
)
_OURS: Final = 70
"""How a process ends in which our own code has failed: that is not a death of a mutant."""

_PROCESSOR: Final = (20.0, 5.0)
_WALL: Final = (120.0, 20.0)
"""A run may take so many seconds, and so many times as long as its tests have taken when nothing was changed.

It is the time of the processor that tells a loop without end; the other ends what waits for ever.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        killed: whether a test failed, or nothing could be run any more, or it did not come to an end.
        by: the test, or `import`, or `time`.
        told: the first line of what went wrong.
        seconds: how long it took.
        tests: how many were selected.
    """

    killed: bool
    by: str
    told: str
    seconds: float
    tests: int


class Running:
    """A run of tests in a process of its own."""

    def __init__(self, copy: Path, out: Path, tests: Sequence[str], seconds: Mapping[str, float]) -> None:
        """Starts it.

        Args:
            copy: the tree whose tests are run.
            out: where the process writes what became of them; what it prints lies beside it.
            tests: their names, in the order in which they are run.
            seconds: how long each of them takes when nothing is changed.
        """
        expected = sum(seconds[name] for name in tests)
        self.tests = tests
        self.started = time.monotonic()
        self.ends = self.started + _WALL[0] + _WALL[1] * expected
        self.out = out
        out.unlink(missing_ok=True)
        self.process = os.fork()
        if not self.process:
            _child(copy, out, tests, int(_PROCESSOR[0] + _PROCESSOR[1] * expected))

    def poll(self) -> Verdict | None:
        """What became of it; None: it is running.

        Raises:
            RuntimeError: the tests could not be run, for a reason of our own.
        """
        process, status = os.waitpid(self.process, os.WNOHANG)
        late = time.monotonic() > self.ends
        if not process and not late:
            return None
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        if not process:
            os.waitpid(self.process, 0)
        by, told = self._ended(late, status)
        return Verdict(bool(by), by, told, time.monotonic() - self.started, len(self.tests))

    def stop(self) -> None:
        """Ends it before it has ended by itself."""
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)

    def _ended(self, late: bool, status: int) -> tuple[str, str]:
        if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)):
            return "time", "it did not come to an end"
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _OURS:
            raise RuntimeError(f"the run could not be made:\n{self.out.with_suffix('.log').read_text()[-2000:]}")
        if not self.out.exists():
            return "import", f"the process ended with {os.waitstatus_to_exitcode(status)}"
        told = json.loads(self.out.read_text())
        return told["by"], told["told"]


class _Chosen:
    """Runs the tests that are chosen, in their order, until one fails; those that are not there any more, not."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._place = {name: at for at, name in enumerate(tests)}
        self.by = ""
        self.told = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self._place), key=lambda i: self._place[i.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.by:
            self._note(report.nodeid, report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.by:
            self._note("import", report)

    def _note(self, by: str, report: pytest.TestReport | pytest.CollectReport) -> None:
        crash = getattr(report.longrepr, "reprcrash", None)
        text = crash.message if crash is not None else str(report.longrepr)
        self.by, self.told = by, (text.strip().splitlines() or [""])[-1 if crash is None else 0]


def warm() -> None:
    """Imports what the tests need that is not ours."""
    for name in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)


def _child(copy: Path, out: Path, tests: Sequence[str], cpu: int) -> None:
    """Runs the tests, and ends the process: nothing of what forked it may go on here."""
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
        with out.with_suffix(".log").open("w") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        os.environ |= tree.environment(copy) | {"PYTHONDONTWRITEBYTECODE": "1"}
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        sys.dont_write_bytecode = True
        chosen = _Chosen(tests)
        files = list(dict.fromkeys(name.partition("::")[0] for name in tests))
        _hurry()
        # plugins of pytest that were imported before cannot be rewritten, and nobody needs that
        quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
        code = pytest.main(["-x", "-p", "no:xdist", "--tb=short", *quiet, *files], plugins=[chosen])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and not chosen.by:
            chosen.by, chosen.told = "import", f"pytest ended with {code}"
        out.write_text(json.dumps({"by": chosen.by, "told": chosen.told[:300]}))
    except BaseException:  # noqa: BLE001 - the process ends here, whatever went wrong
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(_OURS)
    finally:
        sys.stdout.flush()
        os._exit(0)


def _hurry() -> None:
    """A failure is enough: no search for a smaller one, and the same examples every time."""
    from hypothesis import Phase, settings

    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutation", database=None, deadline=None, derandomize=True, phases=phases)
    settings.load_profile("mutation")
