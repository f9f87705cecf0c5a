"""Every schema is held to its dialect, wherever it stands, and each fault is told once."""

import json
from datetime import date
from typing import Any

import pytest

from anarq.checks.contracts import exploding_pattern
from anarq.checks.http import link_to_nowhere
from anarq.checks.refs import climbing_reference
from anarq.checks.spec import schema_breaks_its_dialect
from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem
from anarq.model.module import Ecosystem
from anarq.rules import Hit, NeedsPeer
from anarq.rules.engine import run
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
WRONG = {"type": "strnig"}


def ecosystem(runner: ExampleRunner, path: str, data: Any) -> Ecosystem:
    source = MemorySource({"qmail/module.yaml": "{}", f"qmail/{path}": json.dumps(data)}, shown="mem")
    return load_ecosystem([source], standards=runner.standards).ecosystem


def told(given: Ecosystem) -> dict[str, list[str]]:
    """The places of what both rules of schemas tell together, by rule."""
    rules = all_rules().chosen(["spec/schema-breaks-its-dialect", "spec/file-off-schema"])
    found: dict[str, list[str]] = {}
    for finding in run(given, rules, today=date(2026, 1, 31)).findings:
        found.setdefault(finding.rule, []).append(finding.at.pointer)
    return found


def interface(**parts: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "paths": {}, **parts}


@pytest.mark.parametrize(
    ("path", "data", "pointer"),
    [
        ("mcp.json", {"tools": {"qmail.x": {"input": WRONG}}}, "/tools/qmail.x/input/type"),
        ("mcp.json", {"tools": {"qmail.x": {"output": {"items": WRONG}}}}, "/tools/qmail.x/output/items/type"),
        ("events/a.v1.event.json", {"schema": {"not": WRONG}}, "/schema/not/type"),
        ("contracts/a.v1.schema.json", {"properties": {"default": WRONG}}, "/properties/default/type"),
        (
            "openapi.yaml",
            interface(components={"headers": {"example": {"schema": WRONG}}}),
            "/components/headers/example/schema/type",
        ),
        (
            "openapi.yaml",
            interface(components={"callbacks": {"c": {"{$url}": {"post": {"parameters": [{"schema": WRONG}]}}}}}),
            "/components/callbacks/c/{$url}/post/parameters/0/schema/type",
        ),
        (
            "openapi.yaml",
            interface(components={"schemas": {"A": {"$ref": "#/x-std/0"}}}, **{"x-std": [WRONG]}),
            "/x-std/0/type",
        ),
        (
            "openapi.yaml",
            interface(components={"schemas": {"A": {"$schema": DRAFT_4, "id": 1}}}),
            "/components/schemas/A/id",
        ),
        (
            "openapi.yaml",
            interface(components={"schemas": {"A": {"$schema": DRAFT_4, "exclusiveMinimum": True}}}),
            "/components/schemas/A/exclusiveMinimum",
        ),
    ],
)
def test_a_schema_is_held_to_its_dialect_wherever_it_stands(
    runner: ExampleRunner, path: str, data: Any, pointer: str
) -> None:
    (hit,) = schema_breaks_its_dialect.check(ecosystem(runner, path, data))
    assert hit.node.pointer == pointer


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("openapi.yaml", interface(**{"x-std": [WRONG], "info": {"example": WRONG}})),
        ("events/a.v1.event.json", {"schema": {"enum": [WRONG]}, "example": WRONG}),
        ("runtime.yaml", {"schema": WRONG, "type": 1}),
        (
            "contracts/a.v1.schema.json",
            {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 0, "exclusiveMinimum": True},
        ),
    ],
)
def test_what_is_not_a_schema_or_is_one_of_its_dialect_is_left_alone(
    runner: ExampleRunner, path: str, data: Any
) -> None:
    assert "spec/schema-breaks-its-dialect" not in told(ecosystem(runner, path, data))


@pytest.mark.parametrize("pattern", ["^(?=a)a$", "^(?!b)a$", r"^(a)\1$", "^(?:a{1,1000}){1,1000}$"])
def test_a_pattern_that_no_service_matches_is_told(runner: ExampleRunner, pattern: str) -> None:
    told = list(schema_breaks_its_dialect.check(ecosystem(runner, "contracts/a.v1.schema.json", {"pattern": pattern})))
    slow = list(exploding_pattern.check(ecosystem(runner, "contracts/a.v1.schema.json", {"pattern": pattern})))
    assert [hit.node.pointer for hit in (*told, *slow)] == ["/pattern"], "told once, by one rule or the other"


def test_a_property_that_no_engine_knows_is_named(runner: ExampleRunner) -> None:
    found = ecosystem(runner, "contracts/a.v1.schema.json", {"pattern": r"^\p{Foo}*\p{L}$"})
    (hit,) = schema_breaks_its_dialect.check(found)
    assert hit.found.startswith(r"`\p{Foo}` in the pattern ")


@pytest.mark.parametrize("pattern", ["^a{1,1000}$", "^(?:a|b)$", r"^\p{L}+$"])
def test_a_pattern_that_services_match_is_left_alone(runner: ExampleRunner, pattern: str) -> None:
    found = ecosystem(runner, "contracts/a.v1.schema.json", {"pattern": pattern})
    assert list(schema_breaks_its_dialect.check(found)) == []


def test_what_the_schema_of_the_file_says_is_told_once(runner: ExampleRunner) -> None:
    given = ecosystem(runner, "openapi.yaml", interface(components={"schemas": {"A": 5}}))

    assert "/components/schemas/A" in told(given)["spec/file-off-schema"]
    assert "spec/schema-breaks-its-dialect" not in told(given)


def test_a_dynamic_reference_that_climbs_is_told_as_well(runner: ExampleRunner) -> None:
    given = ecosystem(runner, "contracts/a.v1.schema.json", {"$dynamicRef": "../b.json#x"})
    module = given.modules["qmail"]

    (hit,) = climbing_reference.check(module.document("contracts/a.v1.schema.json"), module)

    assert hit.node.pointer == "/$dynamicRef"


def test_a_link_to_a_module_that_was_not_given_is_not_judged(runner: ExampleRunner) -> None:
    link = {"operationRef": "urn:anarq:qwallet:http:v1#/paths/~1intents/get"}
    given = ecosystem(runner, "openapi.yaml", interface(components={"links": {"a": link}}))

    assert list(link_to_nowhere.check(given)) == [NeedsPeer("qwallet", "urn:anarq:qwallet:http:v1")]


def test_a_link_by_reference_leads_to_an_operation(runner: ExampleRunner) -> None:
    links = {"a": {"operationRef": "#/paths/~1a/get"}, "b": {"operationRef": "#/paths/~1a"}}
    given = ecosystem(runner, "openapi.yaml", interface(paths={"/a": {"get": {}}}, components={"links": links}))

    (hit,) = link_to_nowhere.check(given)

    assert isinstance(hit, Hit)
    assert hit.node.pointer == "/components/links/b/operationRef"
