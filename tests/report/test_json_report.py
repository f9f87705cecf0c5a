import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from anarq import resources
from anarq.report.json_report import render_json, report_data
from anarq.rules.finding import Report


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    found = json.loads((resources.spec() / "report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_a_full_report_follows_the_schema(full: Report, schema: Draft202012Validator) -> None:
    schema.validate(json.loads(render_json(full)))


def test_an_empty_report_follows_the_schema(report: Callable[..., Report], schema: Draft202012Validator) -> None:
    schema.validate(json.loads(render_json(report())))


@pytest.mark.parametrize("name", ["findings", "waived", "not_checked", "problems"])
def test_the_schema_refuses_what_it_does_not_know(full: Report, schema: Draft202012Validator, name: str) -> None:
    data = json.loads(render_json(full))
    data[name][0]["surprise"] = 1
    with pytest.raises(ValidationError):
        schema.validate(data)


def test_findings_carry_all_that_they_know(full: Report) -> None:
    first, fixed = json.loads(render_json(full))["findings"]
    assert (first["rule"], first["severity"], first["file"], first["line"], first["column"], first["pointer"]) == (
        "http/bad-path",
        "error",
        "modules/qmail/openapi.yaml",
        4,
        3,
        "/paths/~1a",
    )
    assert (first["allowed"], [one["line"] for one in first["also"]]) == (["x", "y"], [9])
    assert fixed["fix"]["edits"] == [
        {"op": "remove", "pointer": "/paths/~1a"},
        {"op": "set", "pointer": "/paths/~1b", "value": {"c": [1]}},
    ]


def test_what_was_not_checked_names_the_rule_and_its_peers(full: Report) -> None:
    assert report_data(full)["not_checked"] == [
        {"rule": "mcp/bad-tool", "needs": [{"module": "qlock", "name": "qlock.sign"}], "unread": [], "lacks": []}
    ]


def test_the_text_is_ascii_so_that_every_terminal_and_pipe_takes_it(full: Report) -> None:
    assert render_json(full).isascii()


def test_what_contradicts_a_finding_is_a_place_with_what_it_says_there(full: Report) -> None:
    found: Any = report_data(full)["findings"]
    (side,) = found[0]["sides"]
    assert (side["file"], side["line"], side["found"]) == ("modules/qmail/mcp.json", 5, "the version `2.0.0`")
    assert found[1]["sides"] == []
