"""What the pages of these checks do not show, because it takes another module or a strange file."""

import json
from datetime import date

import pytest

from anarq.checks.dependencies import unsendable_command
from anarq.checks.events import topic_off_pattern
from anarq.checks.http import (
    code_of_another_status,
    link_without_a_value,
    misrouted_path,
    response_without_envelope,
)
from anarq.checks.spec import dropped_fact, file_off_schema
from anarq.cli.rules import all_rules
from anarq.loader.load import parse_document
from anarq.loader.modules import common_documents, load_ecosystem
from anarq.model.errors import NotRead
from anarq.model.module import Module
from anarq.rules.engine import run
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource


def module(runner: ExampleRunner, name: str, **files: object) -> Module:
    texts = {f"{name}/{path.replace('__', '/')}.json": json.dumps(data) for path, data in files.items()}
    source = MemorySource({f"{name}/module.yaml": "{}", **texts}, shown="mem")
    return load_ecosystem([source], standards=runner.standards).ecosystem.modules[name]


def test_the_owner_of_a_reserved_topic_may_declare_it(runner: ExampleRunner) -> None:
    given = module(runner, "qerberos", **{"events__dead.event": {"topic": "q.bus.dead.v1"}})
    assert list(topic_off_pattern.check(given)) == []


def test_the_owner_of_a_reserved_topic_is_told_of_it(runner: ExampleRunner) -> None:
    given = module(runner, "qerberos", **{"events__a.event": {"topic": "q.qchat.a.v1"}})
    (hit,) = topic_off_pattern.check(given)
    assert hit.allowed == ("q.qerberos.…", "q.bus.dead.v1")


@pytest.mark.parametrize("event", [{}, {"topic": 1}, {"topic": ""}])
def test_a_file_without_a_topic_is_left_to_its_schema(event: object, runner: ExampleRunner) -> None:
    assert list(topic_off_pattern.check(module(runner, "qmail", **{"events__a.event": event}))) == []


def test_a_file_that_no_schema_describes_is_left_alone(runner: ExampleRunner) -> None:
    given = module(runner, "qmail", notes={"anything": 1})
    assert list(file_off_schema.check(given.document("notes.json"), given)) == []


def test_a_link_may_take_every_parameter_that_is_declared(runner: ExampleRunner) -> None:
    """One that is declared and does not stand in the path is told there, and not once more here."""
    declared = [{"name": "x", "in": "path", "required": True}, {"name": "X-Own", "in": "header"}]
    taken = {"a": "$request.path.x", "b": "$request.path.y", "c": "$request.path.z", "d": "$request.header.x-own"}
    answer = {"description": "Done.", "links": {"next": {"operationId": "a", "parameters": taken}}}
    operation = {"operationId": "a", "parameters": declared, "responses": {"200": answer}}
    text = {"openapi": "3.1.0", "paths": {"/a/{y}": {"get": operation}}}
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/openapi.yaml": json.dumps(text)}, shown="mem")
    given = load_ecosystem([source], standards=runner.standards).ecosystem.modules["qmail"]
    assert [hit.node.text() for hit in link_without_a_value.check(given)] == ["$request.path.z"]


@pytest.mark.parametrize(
    ("path", "item", "told"),
    [
        ("/health", {"get": {"operationId": "a"}}, 1),
        ("/metrics", {"post": {"operationId": "a"}}, 1),
        ("/health", {"$ref": "urn:anarq:common:http:v1#/components/pathItems/Metrics"}, 1),
        ("/health", {"$ref": "urn:anarq:common:http:v1#/components/pathItems/Health"}, 0),
        ("/healthy", {"get": {"operationId": "a"}}, 0),
    ],
)
def test_a_path_of_the_runtime_is_no_path_of_the_module(
    path: str, item: object, told: int, runner: ExampleRunner
) -> None:
    text = {"openapi": "3.1.0", "paths": {path: item}}
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/openapi.yaml": json.dumps(text)}, shown="mem")
    given = load_ecosystem([source], standards=runner.standards).ecosystem.modules["qmail"]
    assert len(list(misrouted_path.check(given))) == told


def test_a_module_that_names_no_purposes_is_told_so_once(runner: ExampleRunner) -> None:
    text = {"openapi": "3.1.0", "paths": {f"/{name}": {"get": {"operationId": name}} for name in "abc"}}
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/openapi.yaml": json.dumps(text)}, shown="mem")
    given = load_ecosystem([source], standards=runner.standards).ecosystem
    report = run(given, all_rules(), today=date(2026, 11, 25))
    told = [one.found for one in report.findings if one.rule == "policies/operation-without-purpose"]
    assert len(told) == 1


def test_whether_commands_can_be_sent_is_not_said_of_a_module_that_could_not_be_read(runner: ExampleRunner) -> None:
    source = MemorySource({"qmail/module.yaml": "a: [", "qmail/mcp.json": "{}"}, shown="mem")
    with pytest.raises(NotRead) as caught:
        list(unsendable_command.check(load_ecosystem([source], standards=runner.standards).ecosystem))
    assert "qmail/module.yaml" in str(caught.value.args)


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"type": "object"}, True),
        ({"properties": {"a": {}}}, True),
        ({"type": "string"}, False),
        ({}, False),
    ],
)
def test_a_parameter_of_the_query_that_is_an_object_cannot_be_read(
    schema: object, told: bool, runner: ExampleRunner
) -> None:
    parameter = {"name": "q", "in": "query", "schema": schema}
    text = {"openapi": "3.1.0", "paths": {"/a": {"get": {"operationId": "a", "parameters": [parameter]}}}}
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/openapi.yaml": json.dumps(text)}, shown="mem")
    given = load_ecosystem([source], standards=runner.standards).ecosystem.modules["qmail"]
    objects = [hit for hit in dropped_fact.check(given) if "takes an object" in hit.found]
    assert bool(objects) is told


def test_schemas_that_include_one_another_end(runner: ExampleRunner) -> None:
    base = module(runner, "qmail")
    text = """
paths:
  /a:
    get:
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
components:
  schemas:
    A: {allOf: [{$ref: '#/components/schemas/B'}]}
    B: {allOf: [{$ref: '#/components/schemas/A'}]}
"""
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/openapi.yaml": text}, shown="mem")
    given = load_ecosystem([source], standards=base.standards).ecosystem.modules["qmail"]
    assert len(list(response_without_envelope.check(given))) == 1


def test_a_code_of_a_common_answer_that_the_standard_does_not_know_is_one_finding(runner: ExampleRunner) -> None:
    documents = common_documents()
    text = documents["http.yaml"].data
    wrong = json.loads(json.dumps(text).replace("ORIGIN_NOT_ALLOWED", "ORIGIN_NOT_ALOWED"))
    common = {**documents, "http.yaml": parse_document(json.dumps(wrong).encode(), "http.yaml", "http.yaml")}
    answer = {"$ref": "urn:anarq:common:http:v1#/components/responses/Error"}
    paths = {f"/{name}": {"get": {"operationId": name, "responses": {"default": answer}}} for name in ("a", "b")}
    source = MemorySource({"qmail/openapi.yaml": json.dumps({"openapi": "3.1.0", "paths": paths})}, shown="mem")
    given = load_ecosystem([source], standards=runner.standards, common=common).ecosystem.modules["qmail"]
    hits = list(code_of_another_status.check(given))

    assert [hit.node.pointer for hit in hits] == [
        "/paths/~1a/get/responses/default",
        "/paths/~1b/get/responses/default",
    ]
    assert {hit.cause for hit in hits} == {"ORIGIN_NOT_ALOWED"}
