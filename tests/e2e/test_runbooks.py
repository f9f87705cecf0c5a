"""Every command of every runbook, run against services: it is found what the runbook expects."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from anarq import resources
from anarq.cli.runbooks import Found, Shown, carried_out, of_module
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.views.runbooks import Step

COMPARED_BY_PEOPLE = {
    ("qflow", "escalations-not-decided", 1),
    ("qwallet", "payments-stuck", 1),
}
"""Steps that compare how often two things were done: of a service that did neither there is nothing to look at."""

pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="curl is not here: the runbooks call it")


def anarq(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A run of the tool by somebody whose home a folder is."""
    environment = {**os.environ, "HOME": str(folder)}
    command = [sys.executable, "-m", "anarq", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def operator(tmp_path: Path, services: str) -> Path:
    """The home of an operator, who is registered, with the grants that the runbooks name."""
    assert anarq(tmp_path, "identity", "new").returncode == 0
    assert anarq(tmp_path, "call", "squid", "registerIdentity", "--at", f"{services}/squid").returncode == 0
    (did,) = re.findall(r"did:key:\w+", anarq(tmp_path, "identity", "show").stdout)
    granted = anarq(tmp_path, "grant", "qdrive.storage.inspect", "qwallet.quote.read", "--to", did).stdout
    (tmp_path / "operator.grants").write_text(granted, "utf-8")
    return tmp_path


def test_what_the_commands_of_runbooks_print_is_what_they_expect(
    operator: Path, services: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(operator)
    monkeypatch.setenv("HOME", str(operator))
    standards = load_standards()
    seen, wrong = 0, []
    for module in load_ecosystem([resources.root() / "modules"], standards=standards).ecosystem.modules.values():
        for name, found in of_module(module, standards.display(module.name), f"{services}/{module.name}").items():
            for number, step in enumerate(found.runbook.steps, 1):
                place = (module.name, name, number)
                printed = looked_at(found, step, place)
                seen += len(printed)
                if not is_well(printed, place):
                    wrong.append((place, printed))
    assert seen > 60
    assert wrong == []


def looked_at(found: Found, step: Step, place: tuple[str, str, int]) -> tuple[Shown, ...]:
    """What the commands of a step print, as soon as it is as expected: jobs are first due seconds after the start."""
    deadline = monotonic() + 60
    while True:
        printed = tuple(carried_out(found.commands(step), 60))
        if is_well(printed, place) or monotonic() > deadline:
            return printed
        sleep(1)


def is_well(printed: tuple[Shown, ...], place: tuple[str, str, int]) -> bool:
    """Whether each command printed what is expected, or leaves that to people."""
    outcomes = [each.holds for each in printed]
    return all(outcomes) if place not in COMPARED_BY_PEOPLE else outcomes == [None]
