"""A plugin of pytest: tells coverage which test is running, and writes down how each ended and how long it took.

A process that a test starts finds the test's name in its environment, and `coverage.rc` makes it the context there. No
name begins with `ANARQ_`: services refuse settings that they do not have.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

TEST = "MUTATION_TEST"
FOLDER = "MUTATION_FOLDER"


class _Times:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.skipped: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        measured = coverage.Coverage.current()
        os.environ[TEST] = item.nodeid
        if measured is not None:
            measured.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            del os.environ[TEST]
            if measured is not None:
                measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.skipped:
            self.skipped.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        others = self.failed | self.skipped
        passed = {name: seconds for name, seconds in self.seconds.items() if name not in others}
        found = {"passed": passed, "failed": sorted(self.failed)}
        (Path(os.environ[FOLDER]) / f"times.{os.getpid()}.json").write_text(json.dumps(found))


def pytest_configure(config: pytest.Config) -> None:
    """Every worker of pytest-xdist writes of its own tests; the process that they work for has none."""
    if not (config.getoption("numprocesses", None) or config.getoption("collectonly")):
        config.pluginmanager.register(_Times())
