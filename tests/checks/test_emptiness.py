"""What the page of the rule does not show: roots and followers, and where nothing is decided."""

import json

import pytest

from anarq import resources
from anarq.checks._schemas import schemas
from anarq.checks.contracts import _emptiness, unsatisfiable_schema
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource

CROSSED = {"type": "integer", "minimum": 3, "maximum": 1}


@pytest.fixture
def told(runner: ExampleRunner):
    def of(*schemas: object) -> list[str]:
        files = {
            f"qmail/contracts/t{number}.v1.schema.json": json.dumps({"$id": f"urn:anarq:qmail:t{number}:v1", **schema})
            for number, schema in enumerate(schemas)
        }
        loaded = load_ecosystem([MemorySource({"qmail/module.yaml": "{}", **files})], standards=runner.standards)
        return [
            f"{hit.node.document.path[10:12]}{hit.node.pointer}" for hit in unsatisfiable_schema.check(loaded.ecosystem)
        ]

    return of


def ref(number: int) -> dict[str, str]:
    return {"$ref": f"urn:anarq:qmail:t{number}:v1"}


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": []},
        {"const": "abc", "maxLength": 2},
        {"enum": ["a", 1], "type": "boolean"},
        {"oneOf": [{"const": "a"}, {"const": "a"}]},
        {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 4},
        {"type": "string", "pattern": "^[a-z]{3}$", "minLength": 4},
        {"properties": {"a": True}, "required": ["b"], "additionalProperties": False, "type": "object"},
        {"type": "array", "minItems": 2, "maxItems": 1},
        {"allOf": [{"type": "string"}, {"type": "integer"}]},
        {"type": "string", "anyOf": [{"type": "integer"}, {"type": "null"}]},
        {"$ref": "#/$defs/text", "type": "integer", "$defs": {"text": {"type": "string"}}},
        {"type": "object", "properties": {"a": False}, "required": ["a"]},
        {"type": "object", "patternProperties": {"^a": False}, "required": ["a"]},
        {"type": "object", "dependentRequired": {"a": ["b"]}, "required": ["a"], "maxProperties": 1},
        {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]},
    ],
)
def test_a_schema_that_contradicts_itself_is_told(told, schema):
    (place,) = told(schema)
    assert place in (
        "t0",
        "t0/required/0",
    )  # a property that is required, and has no place, is told where it is required


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"not": {}, "description": "On purpose."},
        {"properties": {"a": False}, "additionalProperties": False},
        {"enum": ["abc", 1], "maxLength": 2},
        {"minLength": 3, "maxLength": 1},  # what is not text meets it
        {"type": "string", "format": "date", "maxLength": 3},  # what is not decided
        {"type": "integer", "minimum": "3", "maximum": 1},  # what is not a schema is told by its rule
        {"allOf": [{"$ref": "urn:anarq:qmail:t7:v1"}, {"type": "integer"}]},  # and what leads nowhere by its own
        {"$schema": "https://example.org/mine", **CROSSED},
        {"type": "string", "anyOf": [{"type": "integer"}, {"type": ["string", "null"]}]},
        {"type": "object", "properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"type": "array", "items": {"$ref": "#"}}}, "required": ["a"]},
    ],
)
def test_a_schema_that_something_meets_or_that_is_not_decided_is_not_a_finding(told, schema):
    assert told(schema) == []


def test_what_holds_or_needs_an_empty_schema_is_not_told_besides(told):
    needs = {"allOf": [{"type": "object", "properties": {"a": ref(0)}, "required": ["a"]}]}
    assert told(CROSSED, needs, {"allOf": [ref(1)]}) == ["t0"]


def test_a_circle_of_schemas_that_need_one_another_is_told_once(told):
    first, second = ({"allOf": [{"properties": {"a": ref(n)}, "required": ["a"]}], "type": "object"} for n in (1, 0))
    assert told(first, second) == ["t0"]


def test_a_circle_is_told_beside_what_has_nothing_to_do_with_it(told):
    circle = {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}
    assert told(circle, CROSSED) == ["t1", "t0/required/0"]


def test_a_name_that_needs_its_own_schema_by_others_is_told_where_it_is_required(told):
    whole = {"type": "object", "properties": {"part": ref(1)}, "required": ["part"]}
    part = {"type": "object", "properties": {"whole": {"allOf": [ref(0)]}}, "required": ["whole"]}
    assert told(whole, part, {"type": "object", "properties": {"a": ref(0)}, "required": ["a"]}) == ["t0/required/0"]


def test_beyond_the_work_of_a_run_nothing_is_told(told, monkeypatch):
    monkeypatch.setattr(_emptiness, "_TOGETHER", 10)
    assert told(CROSSED) == []


def test_of_right_schemas_hardly_any_needs_a_proof(monkeypatch):
    proofs = []
    monkeypatch.setattr(_emptiness, "_is_empty", lambda side, _: proofs.append(side))
    ecosystem = load_ecosystem([resources.root() / "modules"], standards=load_standards()).ecosystem
    assert list(unsatisfiable_schema.check(ecosystem)) == []
    assert 0 < len(proofs) < len([*schemas(ecosystem)]) / 100
