"""`anarq runbook`."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from anarq.resources import root


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A copy of Qwallet, the second step of whose runbook can be run anywhere."""
    folder = tmp_path / "qwallet"
    shutil.copytree(root() / "modules" / "qwallet", folder)
    path = folder / "observability" / "runbooks" / "payments-stuck.yaml"
    text = path.read_text("utf-8").replace("curl -s", "echo").replace("anarq call", "echo")
    path.write_text(text.replace("""outputMatches: ['"status": ?"UP"']""", "outputMatches: ['^listNetworks']"), "utf-8")
    return folder


def test_runbooks_are_listed_with_their_urgency_and_those_of_the_platform(anarq: Any) -> None:
    result = anarq("runbook", "qwallet")
    assert result.exit_code == 0
    assert "payments-stuck   P1  Signed payments are not settled\n" in result.output
    assert "unavailable      P1  Qwallet spends its error budget\n" in result.output


def test_a_runbook_says_what_to_look_at_and_what_can_be_done(anarq: Any) -> None:
    result = anarq("runbook", "qwallet", "payments-stuck", "--at", "http://127.0.0.1:9999")
    assert result.exit_code == 0
    assert "   $ curl -s http://127.0.0.1:9999/metrics | grep -E 'anarq_requests_total" in result.output
    assert "- Take the network out of the preferred list. Somebody has to agree.\n" in result.output


def test_what_a_command_prints_is_held_against_what_is_expected(anarq: Any, module: Path) -> None:
    result = anarq("runbook", module, "payments-stuck", "--run", "--format", "json")
    assert result.exit_code == 1
    assert [each["asExpected"] for step in json.loads(result.output)["steps"] for each in step["printed"]] == [
        None,
        False,
    ]


def test_hints_are_told_where_a_command_prints_something_else(anarq: Any, module: Path) -> None:
    result = anarq("runbook", module, "payments-stuck", "--run")
    assert result.exit_code == 1
    assert "   not as expected: Every network is `UP`.\n   - A network that is `DEGRADED` settles late" in result.output


def test_a_runbook_whose_commands_print_what_is_expected_ends_well(anarq: Any, module: Path) -> None:
    path = module / "observability" / "runbooks" / "payments-stuck.yaml"
    path.write_text(path.read_text("utf-8").replace("'^listNetworks'", "'^qwallet listNetworks'"), "utf-8")
    result = anarq("runbook", module, "payments-stuck", "--run")
    assert result.exit_code == 0
    assert (
        "     qwallet listNetworks --at http://127.0.0.1:8000/qwallet --grant operator.grants\n   as expected: "
        in result.output
    )


def test_a_command_that_does_not_end_is_stopped(anarq: Any, module: Path) -> None:
    path = module / "observability" / "runbooks" / "payments-stuck.yaml"
    path.write_text(path.read_text("utf-8").replace("echo qwallet", "sleep 60; echo"), "utf-8")
    result = anarq("runbook", module, "payments-stuck", "--run", "--seconds", "0.3")
    assert result.exit_code == 1
    assert "nothing more in 0.3 s" in result.output


def test_a_runbook_that_is_not_there_is_told_with_the_one_that_was_meant(anarq: Any) -> None:
    result = anarq("runbook", "qwallet", "payment-stuck")
    assert result.exit_code == 2
    assert "did you mean `payments-stuck`?" in result.output


def test_nothing_is_run_of_no_runbook(anarq: Any) -> None:
    assert anarq("runbook", "qwallet", "--run").exit_code == 2
