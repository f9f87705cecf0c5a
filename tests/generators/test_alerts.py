"""Alerts: what operators are told of, by whom and when, and only of what a service counts."""

import importlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from anarq import resources
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.generators.alerts import generate
from anarq.generators.alerts.rules import span
from anarq.generators.alerts.yamltext import yaml_text
from anarq.generators.disk import read
from anarq.generators.interface import Interfaces
from anarq.runtime.objectives import Objectives

CASES = Path(__file__).with_name("alerts.promtool.yaml")
MODULES = sorted(path.parent.name for path in resources.root().glob("modules/*/module.yaml"))


@pytest.fixture(scope="module")
def files(repository: Path) -> dict[str, Any]:
    """What is generated for the modules, read as YAML, by name of the file."""
    made = generate(Interfaces(read(repository)))
    return {file.path.rpartition("/")[2]: yaml.safe_load(file.text) for file in made}


@pytest.fixture(scope="module")
def qwallet(files: dict[str, Any]) -> list[dict[str, Any]]:
    """The alerts of Qwallet."""
    return alerts(files["qwallet.rules.yaml"])


def alerts(document: Any) -> list[dict[str, Any]]:
    return [rule for group in document["groups"] for rule in group["rules"] if "alert" in rule]


def of(found: list[dict[str, Any]], objective: str, name: str) -> list[dict[str, Any]]:
    return [each for each in found if each["alert"] == name and f'objective="{objective}"' in each["expr"]]


def tool(name: str) -> str:
    """The path of a tool of Prometheus; skips where it is not installed."""
    folder = os.environ.get("ANARQ_PROMETHEUS_TOOLS", str(Path.home() / "go" / "bin"))
    found = shutil.which(name) or shutil.which(name, path=folder)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.parametrize("module", MODULES)
def test_alerts_ask_for_nothing_but_what_the_service_shows_from_its_start(files: dict[str, Any], module: str) -> None:
    spec = importlib.import_module(f"anarq.reference.{module}._gen.spec").MODULE
    telemetry = MemoryTelemetry()
    Objectives(module, spec.objectives, telemetry)
    shown = set(
        re.findall(
            r'anarq_objective_calls_total\{kept="(\w+)",module="(\w+)",objective="([\w-]+)"', telemetry.exposition()
        )
    )
    rules = [rule for group in files[f"{module}.rules.yaml"]["groups"] for rule in group["rules"]]
    recorded = {rule["record"] for rule in rules if "record" in rule}
    for rule in rules:
        named = set(re.findall(r"[a-z_]+:[a-z_:0-9]+|anarq_\w+", rule["expr"]))
        if "record" in rule:
            assert named == {"anarq_objective_calls_total"}
        else:
            assert named <= recorded
            (objective,) = set(re.findall(r'objective="([\w-]+)"', rule["expr"]))
            assert {(kept, module, objective) for kept in ("true", "false")} <= shown


def test_an_objective_burns_when_it_is_missed_as_much_faster_as_the_standard_says(qwallet: list[Any]) -> None:
    fast, slow, even = of(qwallet, "availability", "ObjectiveBurns")
    this = '{module="qwallet",objective="availability"}'
    missed = "anarq:objective_missed:ratio_"
    assert fast["expr"] == f"{missed}1h{this} > 0.0144 and {missed}5m{this} > 0.0144"
    assert slow["expr"] == f"{missed}6h{this} > 0.006 and {missed}30m{this} > 0.006"
    assert even["expr"] == f"{missed}3d{this} > 0.001 and {missed}6h{this} > 0.001"
    assert [each["labels"]["severity"] for each in (fast, slow, even)] == ["critical", "critical", "warning"]


def test_what_can_never_be_is_not_waited_for(qwallet: list[Any]) -> None:
    """Half of the reads may be slower than their median: nothing is missed 14 times as often as that."""
    assert len(of(qwallet, "read-latency", "ObjectiveBurns")) == 1


def test_a_budget_is_told_of_when_so_much_of_it_is_spent(qwallet: list[Any]) -> None:
    told = [
        (each["expr"].rpartition(" > ")[2], each["labels"]["severity"])
        for each in of(qwallet, "settlement", "ObjectiveBudget")
    ]
    assert told == [("0.008", "warning"), ("0.0095", "critical"), ("0.01", "critical")]


def test_the_runbook_says_whom_to_call_where_to_look_and_when_not_to_tell(qwallet: list[Any]) -> None:
    alert = of(qwallet, "settlement", "ObjectiveBurns")[0]
    assert alert["labels"] == {
        "severity": "critical",
        "urgency": "P1",
        "runbook": "payments-stuck",
        "pagerduty": "true",
        "slack": "true",
        "email": "true",
    }
    notes = alert["annotations"]
    assert (notes["summary"], notes["call"]) == ("Signed payments are not settled", "on-call of Qwallet")
    assert notes["runbook_url"] == "modules/qwallet/observability/runbooks/payments-stuck.yaml"
    assert notes["suppress_1"] == (
        "While the network announced maintenance: amtool silence add module=qwallet runbook=payments-stuck "
        "--duration=2h --comment='the network announced maintenance'"
    )


def test_a_shared_runbook_speaks_of_the_module_and_the_class_of_its_operations(qwallet: list[Any]) -> None:
    notes = of(qwallet, "write-latency", "ObjectiveBurns")[0]["annotations"]
    assert notes["summary"] == "The write operations of Qwallet are slower than their objective"
    assert notes["runbook_url"] == "spec/platform/observability/runbooks/slow-operations.yaml"


def test_the_next_is_called_after_each_delay(qwallet: list[Any]) -> None:
    escalated = of(qwallet, "settlement", "ObjectiveEscalated")
    assert [(each["for"], each["labels"]["escalation"]) for each in escalated] == [("600s", "1"), ("1200s", "2")]
    assert [each["annotations"]["description"].rpartition("call ")[2] for each in escalated] == [
        "owner of Qwallet.",
        "treasury.",
    ]


def test_alertmanager_tells_by_the_channels_of_the_runbook_and_again_after_its_delay(files: dict[str, Any]) -> None:
    manager = files["alertmanager.yaml"]
    routes = {tuple(route["matchers"]): route for route in manager["route"]["routes"]}
    route = routes['module="qwallet"', 'runbook="payments-stuck"']
    assert (route["receiver"], route["repeat_interval"]) == ("qwallet-pagerduty-slack-email", "10m")
    receivers = {receiver["name"]: receiver for receiver in manager["receivers"]}
    assert {*receivers["qwallet-pagerduty-slack-email"]} == {
        "name",
        "pagerduty_configs",
        "slack_configs",
        "email_configs",
    }
    assert {each["receiver"] for each in routes.values()} <= receivers.keys()
    (inhibited,) = manager["inhibit_rules"]
    assert inhibited["equal"] == ["module", "objective"]


@pytest.mark.parametrize(
    ("text", "written"),
    [("PT5M", "5m"), ("P3D", "3d"), ("PT90M", "90m"), ("PT36H", "36h"), ("PT61S", "61s"), ("", "0s")],
)
def test_a_time_is_written_as_prometheus_reads_it(text: str, written: str) -> None:
    assert span(text) == written


@pytest.mark.parametrize(
    "value",
    [
        {"a": "x: y", "b": ["#", {"c": 1.5, "d": []}], "e": {}, "f": True},
        {"text": "line\nbreak \u2028 \x85 \x7f \t \" \\ 'é"},
        [["nested"], [{"a": {"b": ["c"]}}]],
    ],
)
def test_what_is_printed_as_yaml_is_read_as_it_was(value: Any) -> None:
    assert yaml.safe_load(yaml_text("notice", value)) == value


def test_no_text_of_a_spec_is_a_template_of_prometheus(files: dict[str, Any], lanterns: Any) -> None:
    from anarq.generators.alerts.rules import _plain

    assert _plain("{{ $value }}") == '{{ "{{" }} $value }}'


def test_promtool_takes_the_rules(repository: Path) -> None:
    rules = sorted(map(str, (repository / "observability" / "_gen").glob("*.rules.yaml")))
    checked = subprocess.run([tool("promtool"), "check", "rules", *rules], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_an_alert_fires_when_an_objective_is_missed_and_is_silent_when_it_is_kept(repository: Path) -> None:
    command = [tool("promtool"), "test", "rules", str(CASES)]
    tested = subprocess.run(command, capture_output=True, text=True, check=False, cwd=repository)
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_amtool_takes_the_configuration(repository: Path) -> None:
    path = repository / "observability" / "_gen" / "alertmanager.yaml"
    checked = subprocess.run([tool("amtool"), "check-config", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
