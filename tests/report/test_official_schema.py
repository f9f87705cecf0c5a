"""A report in SARIF, held to the schema of the standard; it is used where `nox -s clients` has installed it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from anarq.report.sarif import render_sarif
from anarq.rules.finding import Report

SCHEMA = (
    Path(__file__)
    .parents[2]
    .joinpath(
        *(".nox", "clients", "node_modules", "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json")
    )
)


@pytest.fixture
def schema() -> jsonschema.Draft7Validator:
    if not SCHEMA.is_file():
        pytest.skip("needs @microsoft/jest-sarif: nox -s clients")
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8-sig")))


def broken(schema: jsonschema.Draft7Validator, log: Any) -> list[str]:
    return [error.message for error in schema.iter_errors(log)]


def test_a_report_with_something_in_every_part_meets_the_schema(
    full: Report, schema: jsonschema.Draft7Validator
) -> None:
    assert broken(schema, json.loads(render_sarif(full))) == []


def test_what_the_standard_does_not_allow_breaks_it(full: Report, schema: jsonschema.Draft7Validator) -> None:
    log = json.loads(render_sarif(full))
    log["runs"][0]["results"][0]["level"] = "fatal"
    del log["runs"][0]["tool"]
    assert len(broken(schema, log)) == 2
