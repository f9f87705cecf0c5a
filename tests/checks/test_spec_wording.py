from typing import Any

import pytest
from jsonschema import Draft202012Validator

from anarq.checks.spec._schemas import _breach, breaches, kind_of
from anarq.checks.spec._wording import faults
from anarq.model.tree import Json
from anarq.rules.examples import ExampleRunner
from anarq.rules.examples.overlay import base_files


def told(schema: dict[str, Any], data: Json) -> list[tuple[str, str, tuple[str, ...]]]:
    errors = Draft202012Validator(schema).iter_errors(data)
    return [(fault.found, fault.mend, fault.allowed) for fault in faults([_breach(error) for error in errors])]


NOTE = {
    "properties": {"title": {"type": "string"}, "tags": {"items": {"enum": ["red", "green", 3]}}},
    "patternProperties": {"^x-": {}},
    "required": ["title"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        (NOTE, {"title": "a", "x-mine": 1}, []),
        (NOTE, {}, [("the file lacks `title`", "add `title`", ())]),
        ({"allOf": [{"required": ["a"]}, {"required": ["a"]}]}, {}, [("the file lacks `a`", "add `a`", ())]),
        (NOTE, {"titel": "a"}, [("the file has no place for `titel`", "did you mean `title`?", ("title", "tags"))]),
        (
            NOTE,
            {"zzz": 1},
            [
                ("the file has no place for `zzz`", "take it away", ("tags", "title")),
                ("the file lacks `title`", "add `title`", ()),
            ],
        ),
        (NOTE, {"title": None}, [("`title` is null", "write a string", ())]),
        (
            NOTE,
            {"title": "a", "tags": ["red", "gren"]},
            [('entry 2 of `tags` is `"gren"`', "did you mean `green`?", ("green", "red", "3"))],
        ),
        ({"type": ["integer", "null"]}, 1.5, [("the file is a number", "write an integer or null", ())]),
        ({"type": "array"}, True, [("the file is a boolean", "write an array", ())]),
        (
            {"pattern": "^a$", "description": "Starts and ends with a."},
            "b",
            [('the file is `"b"`', "match `^a$`: Starts and ends with a", ())],
        ),
        (
            {"pattern": "^a$", "examples": ["a"], "description": "Starts and ends with a."},
            "b",
            [('the file is `"b"`', "write it like `a`, to match `^a$`: Starts and ends with a", ())],
        ),
        (
            {"type": "string", "pattern": "^3\\.1\\.[0-9]+$", "examples": ["3.1.0"]},
            3.1,
            [("the file is a number", "write a string, like `3.1.0`", ())],
        ),
        (
            {
                "properties": {"default": {}},
                "patternProperties": {"^[1-5](?:[0-9]{2}|XX)$": {}},
                "additionalProperties": False,
            },
            {"600": 1},
            [
                (
                    "the file has no place for `600`",
                    "write a status from 100 to 599, as `404`, a range of them, as `4XX`, or `default`",
                    ("default",),
                )
            ],
        ),
        (
            {"maxLength": 3},
            "é" * 90,
            [(f'the file is `"{"é" * 59}…`, which breaks `maxLength: 3`', "let it be at most 3 characters long", ())],
        ),
        ({"properties": {"a": False}}, {"a": 1}, [("`1` is not allowed in the file", "take it away", ())]),
        (
            {"items": {"type": "string"}},
            [1],
            [("entry 1 of the file is an integer", 'write a string: put it in quotes, as `"1"`', ())],
        ),
        (
            {"items": {"type": "string", "pattern": "^P", "description": "For how long."}},
            [730],
            [("entry 1 of the file is an integer", "write a string: For how long", ())],
        ),
        (
            {"propertyNames": {"enum": ["read", "write"]}},
            {"reed": 1},
            [("the file has the key `reed`", "did you mean `read`?", ("read", "write"))],
        ),
        (
            {"propertyNames": {"pattern": "^[a-z]+$"}},
            {"A": 1},
            [('the file has the key `A`, which breaks `pattern: "^[a-z]+$"`', "match `^[a-z]+$`", ())],
        ),
    ],
)
def test_each_root_cause_is_told_once(schema: dict[str, Any], data: Json, expected: list[object]) -> None:
    assert told(schema, data) == expected


def test_every_kind_of_file_has_a_schema_that_the_minimal_module_keeps_to(runner: ExampleRunner) -> None:
    documents = {path: runner.parse(path, text) for path, text in base_files().items()}
    seen = set()
    for path, document in documents.items():
        kind = kind_of(path)
        assert kind is not None, path
        seen.add(kind.path)
        assert breaches(kind.schema, document.data) == []
    assert seen == {kind.path for kind in runner.standards.vocabulary.files if kind.due}


def test_a_file_of_no_kind_has_no_schema() -> None:
    assert kind_of("notes.yaml") is None
    assert kind_of("events/old/sent.event.json") is None


def test_of_alternatives_the_closest_is_told() -> None:
    kind = kind_of("mcp.json")
    assert kind is not None
    own: dict[str, Json] = {
        "input": {},
        "output": {},
        "version": "1.0.0",
        "description": "x",
        "scope": "a.b",
        "capabilities": ["read"],
    }
    found = [
        fault.found for fault in faults(breaches(kind.schema, {"tools": {"qmail.x": {**own, "dependencies": []}}}))
    ]
    assert found == ["`qmail.x` lacks `rateLimit`"]
