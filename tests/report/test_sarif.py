from collections.abc import Callable
from typing import Any

from anarq.model.errors import Place
from anarq.report.sarif import render_sarif, sarif_data
from anarq.rules.finding import Finding, Instance, Report


def run_of(report: Report) -> Any:
    runs: Any = sarif_data(report)["runs"]
    (run,) = runs
    return run


def test_a_finding_is_a_result_at_its_place(full: Report) -> None:
    first, second = run_of(full)["results"]
    assert (first["ruleId"], first["level"], second["level"]) == ("http/bad-path", "error", "warning")
    assert first["message"]["text"] == "operation `a` is wrong. To mend it: drop it"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "modules/qmail/openapi.yaml"},
        "region": {"startLine": 4, "startColumn": 3},
    }


def test_other_places_and_those_that_contradict_are_related_with_what_they_say(full: Report) -> None:
    first, second = run_of(full)["results"]
    told = [
        (one["id"], one["physicalLocation"]["region"]["startLine"], one["message"]["text"])
        for one in first["relatedLocations"]
    ]
    assert told == [(1, 9, "operation `a` is wrong"), (2, 5, "the version `2.0.0`")]
    assert "relatedLocations" not in second


def test_a_fingerprint_survives_that_lines_move_and_not_that_something_else_is_wrong(
    finding: Callable[..., Finding], report: Callable[..., Report]
) -> None:
    found = run_of(report(finding(), finding(line=8), finding(found="b")))["results"]
    prints = [one["partialFingerprints"]["anarq/v1"] for one in found]
    assert prints[0] == prints[1] != prints[2]


def test_what_could_not_be_read_is_a_notification_and_the_run_was_no_success(full: Report) -> None:
    (invocation,) = run_of(full)["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "not JSON. close the bracket"


def test_a_file_is_named_by_a_uri_reference(report: Callable[..., Report], finding: Callable[..., Finding]) -> None:
    at = Instance(Place("a b/ü.yaml"), "m", "a", "", "x")
    (result,) = run_of(report(Finding("http/bad-path", finding().severity, at, "")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%BC.yaml"


def test_every_rule_that_is_named_is_listed_and_the_same_report_gives_the_same_bytes(full: Report) -> None:
    run = run_of(full)
    assert {one["ruleId"] for one in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert render_sarif(full) == render_sarif(full)
